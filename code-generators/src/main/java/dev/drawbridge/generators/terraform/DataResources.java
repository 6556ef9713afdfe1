package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables and buckets. What a bucket is told is a resource for each thing here. */
final class DataResources {
    private DataResources() {}

    static void table(Source source) {
        HclBody body = new HclBody().put("name", source.name("TableName", "")).put("billing_mode", source.value("BillingMode"))
                .put("read_capacity", source.value("ProvisionedThroughput", "ReadCapacityUnits")).put("write_capacity", source.value("ProvisionedThroughput", "WriteCapacityUnits"))
                .put("deletion_protection_enabled", source.value("DeletionProtectionEnabled")).put("table_class", source.value("TableClass"));
        keys(source, source.properties(), body);
        source.value("StreamSpecification", "StreamViewType").ifPresent(view -> body.put("stream_enabled", Expression.code("true")).put("stream_view_type", view));
        for (Tree attribute : source.items("AttributeDefinitions")) {
            body.block("attribute", new HclBody().put("name", source.value(attribute, "AttributeName")).put("type", source.value(attribute, "AttributeType")));
        }
        for (Tree index : source.items("GlobalSecondaryIndexes")) {
            HclBody inner = new HclBody().put("name", source.value(index, "IndexName"));
            keys(source, index, inner);
            body.block("global_secondary_index", inner.put("projection_type", source.value(index, "Projection", "ProjectionType"))
                    .put("non_key_attributes", source.value(index, "Projection", "NonKeyAttributes"))
                    .put("read_capacity", source.value(index, "ProvisionedThroughput", "ReadCapacityUnits")).put("write_capacity", source.value(index, "ProvisionedThroughput", "WriteCapacityUnits")));
        }
        source.value("TimeToLiveSpecification", "AttributeName").ifPresent(field -> body.block("ttl",
                new HclBody().put("attribute_name", field).put("enabled", source.value("TimeToLiveSpecification", "Enabled"))));
        body.blockIfAny("point_in_time_recovery", new HclBody().put("enabled", source.value("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")))
                .blockIfAny("server_side_encryption", new HclBody().put("enabled", source.value("SSESpecification", "SSEEnabled")));
        source.write(body);
    }

    private static void keys(Source source, Tree holder, HclBody body) {
        for (Tree key : holder.get("KeySchema").map(Tree::items).orElse(List.of())) {
            boolean hash = source.text(key, "KeyType").filter("HASH"::equals).isPresent();
            body.put(hash ? "hash_key" : "range_key", source.value(key, "AttributeName"));
        }
    }

    static void bucket(Source source) {
        source.write(new HclBody().put("bucket", source.value("BucketName")));
        // without a word the account's own rule holds, which is the same as all four
        source.tree("PublicAccessBlockConfiguration").ifPresent(_ -> source.write("aws_s3_bucket_public_access_block", of(source).put("block_public_acls", source.value("PublicAccessBlockConfiguration", "BlockPublicAcls"))
                .put("block_public_policy", source.value("PublicAccessBlockConfiguration", "BlockPublicPolicy"))
                .put("ignore_public_acls", source.value("PublicAccessBlockConfiguration", "IgnorePublicAcls"))
                .put("restrict_public_buckets", source.value("PublicAccessBlockConfiguration", "RestrictPublicBuckets"))));
        source.value("OwnershipControls", "Rules", "0", "ObjectOwnership").ifPresent(owner -> source.write("aws_s3_bucket_ownership_controls",
                of(source).block("rule", new HclBody().put("object_ownership", owner))));
        source.value("BucketEncryption", "ServerSideEncryptionConfiguration", "0", "ServerSideEncryptionByDefault", "SSEAlgorithm").ifPresent(algorithm ->
                source.write("aws_s3_bucket_server_side_encryption_configuration", of(source).block("rule", new HclBody()
                        .block("apply_server_side_encryption_by_default", new HclBody().put("sse_algorithm", algorithm)))));
        source.value("VersioningConfiguration", "Status").ifPresent(status -> source.write("aws_s3_bucket_versioning",
                of(source).block("versioning_configuration", new HclBody().put("status", status))));
        lifecycle(source);
        cors(source);
        notification(source);
    }

    private static HclBody of(Source source) {
        return new HclBody().put("bucket", source.self("id"));
    }

    private static void lifecycle(Source source) {
        HclBody body = of(source);
        for (Tree rule : source.items("LifecycleConfiguration", "Rules")) {
            body.block("rule", new HclBody().put("id", source.value(rule, "Id")).put("status", source.value(rule, "Status"))
                    .block("filter", new HclBody())
                    .blockIfAny("expiration", new HclBody().put("days", source.value(rule, "ExpirationInDays")))
                    .blockIfAny("noncurrent_version_expiration", new HclBody().put("noncurrent_days", source.value(rule, "NoncurrentVersionExpiration", "NoncurrentDays")))
                    .blockIfAny("abort_incomplete_multipart_upload", new HclBody()
                            .put("days_after_initiation", source.value(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation"))));
        }
        if (!source.items("LifecycleConfiguration", "Rules").isEmpty()) {
            // rules about old versions make sense where versions are kept already
            if (source.properties().get("VersioningConfiguration").isPresent()) {
                body.put("depends_on", Expression.code("[aws_s3_bucket_versioning." + source.expressions().name(source.id()) + "]"));
            }
            source.write("aws_s3_bucket_lifecycle_configuration", body);
        }
    }

    private static void cors(Source source) {
        HclBody body = of(source);
        for (Tree rule : source.items("CorsConfiguration", "CorsRules")) {
            body.block("cors_rule", new HclBody().put("allowed_origins", source.value(rule, "AllowedOrigins"))
                    .put("allowed_methods", source.value(rule, "AllowedMethods")).put("allowed_headers", source.value(rule, "AllowedHeaders"))
                    .put("max_age_seconds", source.value(rule, "MaxAge")));
        }
        if (!source.items("CorsConfiguration", "CorsRules").isEmpty()) {
            source.write("aws_s3_bucket_cors_configuration", body);
        }
    }

    private static void notification(Source source) {
        List<Tree> all = source.items("NotificationConfiguration", "LambdaConfigurations");
        List<Tree> queues = source.items("NotificationConfiguration", "QueueConfigurations");
        List<Tree> topics = source.items("NotificationConfiguration", "TopicConfigurations");
        boolean bus = source.value("NotificationConfiguration", "EventBridgeConfiguration").isPresent();
        if (all.isEmpty() && queues.isEmpty() && topics.isEmpty() && !bus) {
            return;
        }
        List<String> permissions = source.waits();
        HclBody body = of(source);
        if (bus) {
            body.put("eventbridge", Expression.code("true"));
        }
        if (!permissions.isEmpty()) {
            body.put("depends_on", new Expression.Items(permissions.stream().map(Expression::code).toList()));
        }
        all.forEach(one -> told(source, body, "lambda_function", "lambda_function_arn", one, "Function"));
        queues.forEach(one -> told(source, body, "queue", "queue_arn", one, "Queue"));
        topics.forEach(one -> told(source, body, "topic", "topic_arn", one, "Topic"));
        source.write("aws_s3_bucket_notification", body);
    }

    private static void told(Source source, HclBody body, String block, String argument, Tree one, String target) {
        HclBody inner = new HclBody().put(argument, source.value(one, target))
                .put("events", source.value(one, "Event").map(event -> new Expression.Items(List.of(event))));
        for (Tree rule : one.at("Filter", "S3Key", "Rules").map(Tree::items).orElse(List.of())) {
            Optional<String> name = source.text(rule, "Name").map(text -> text.toLowerCase(Locale.ROOT));
            name.map(Map.of("prefix", "filter_prefix", "suffix", "filter_suffix")::get).ifPresent(each -> inner.put(each, source.value(rule, "Value")));
        }
        body.block(block, inner);
    }
}
