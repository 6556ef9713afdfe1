package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions, who may start them, their roles and their logs. */
final class LambdaResources {
    private LambdaResources() {}

    static void function(Source source, Map<String, Tree> resources) {
        HclBody body = new HclBody().put("function_name", source.name("FunctionName", ""));
        Tree code = source.tree("Code").orElse(Tree.map());
        CloudFormationTemplate.artifact(code).ifPresentOrElse(artifact -> {
            String file = "\"${var.project}/" + Expression.quoted(artifact.path()) + '"';
            body.put("filename", Expression.code(file)).put("source_code_hash", Expression.code("filebase64sha256(" + file + ")"));
        }, () -> body.put("s3_bucket", source.value(code, "S3Bucket")).put("s3_key", source.value(code, "S3Key")).put("s3_object_version", source.value(code, "S3ObjectVersion")));
        body.put("handler", source.value("Handler")).put("runtime", source.value("Runtime")).put("memory_size", source.value("MemorySize"))
                .put("timeout", source.value("Timeout")).put("architectures", source.value("Architectures")).put("role", source.value("Role"))
                .put("reserved_concurrent_executions", source.value("ReservedConcurrentExecutions"))
                .put("description", source.value("Description")).put("layers", source.value("Layers")).put("kms_key_arn", source.value("KmsKeyArn"))
                .put("package_type", source.value("PackageType")).put("image_uri", source.value(code, "ImageUri"));
        boolean published = resources.values().stream().anyMatch(other -> other.get("Type").flatMap(Tree::asText).filter("AWS::Lambda::Version"::equals).isPresent()
                && other.at("Properties", "FunctionName", "Ref").flatMap(Tree::asText).filter(source.id()::equals).isPresent());
        if (published) {
            body.put("publish", Expression.code("true"));
        }
        // what the role may do must be there before the function is first started
        source.properties().at("Role", "Fn::GetAtt", "0").flatMap(Tree::asText).filter(role -> !resources.getOrDefault(role, Tree.map()).at("Properties", "Policies").map(Tree::items).orElse(List.of()).isEmpty()).ifPresent(role ->
                body.put("depends_on", Expression.code("[aws_iam_role_policy." + source.expressions().name(role) + "]")));
        body.blockIfAny("snap_start", new HclBody().put("apply_on", source.value("SnapStart", "ApplyOn")))
                .blockIfAny("tracing_config", new HclBody().put("mode", source.value("TracingConfig", "Mode")));
        source.tree("FileSystemConfigs").map(Tree::items).orElse(List.of()).forEach(files -> body.block("file_system_config", new HclBody().put("arn", source.value(files, "Arn"))
                .put("local_mount_path", source.value(files, "LocalMountPath"))));
        body.blockIfAny("dead_letter_config", new HclBody().put("target_arn", source.value("DeadLetterConfig", "TargetArn")))
                .blockIfAny("image_config", new HclBody().put("command", source.value("ImageConfig", "Command")).put("entry_point", source.value("ImageConfig", "EntryPoint"))
                        .put("working_directory", source.value("ImageConfig", "WorkingDirectory")));
        body.blockIfAny("vpc_config", new HclBody().put("security_group_ids", source.value("VpcConfig", "SecurityGroupIds"))
                        .put("subnet_ids", source.value("VpcConfig", "SubnetIds")))
                .blockIfAny("ephemeral_storage", new HclBody().put("size", source.value("EphemeralStorage", "Size")));
        source.tree("LoggingConfig").ifPresent(logging -> body.block("logging_config", new HclBody()
                .put("log_format", source.value(logging, "LogFormat").orElseGet(() -> Expression.text("Text"))).put("log_group", source.value(logging, "LogGroup"))
                .put("application_log_level", source.value(logging, "ApplicationLogLevel")).put("system_log_level", source.value(logging, "SystemLogLevel"))));
        body.blockIfAny("environment", new HclBody().put("variables", source.value("Environment", "Variables")));
        source.write(body);
    }

    /** The zip of a layer's folder is made by whoever applies the module, beside the folder. */
    static void layer(Source source) {
        HclBody body = new HclBody().put("layer_name", source.name("LayerName", "")).put("description", source.value("Description"));
        Tree content = source.properties().get("Content").orElse(Tree.map());
        CloudFormationTemplate.artifact(content).ifPresentOrElse(artifact -> {
            String file = "\"${var.project}/" + Expression.quoted(artifact.path().matches(".*\\.(zip|jar)") ? artifact.path() : artifact.path() + ".zip") + '"';
            body.put("filename", Expression.code(file)).put("source_code_hash", Expression.code("filebase64sha256(" + file + ")"));
        }, () -> body.put("s3_bucket", source.value(content, "S3Bucket")).put("s3_key", source.value(content, "S3Key")));
        boolean kept = source.resource().get("DeletionPolicy").flatMap(Tree::asText).filter("Retain"::equals).isPresent();
        source.write(body.put("compatible_runtimes", source.value("CompatibleRuntimes")).put("compatible_architectures", source.value("CompatibleArchitectures"))
                .put("license_info", source.value("LicenseInfo")).put("skip_destroy", kept ? Optional.of(Expression.code("true")) : Optional.empty()));
    }

    static void alias(Source source) {
        source.write(new HclBody().put("name", source.value("Name")).put("function_name", source.value("FunctionName"))
                .put("function_version", source.value("FunctionVersion")).put("description", source.value("Description")));
        source.value("ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions").ifPresent(count -> source.write("aws_lambda_provisioned_concurrency_config",
                new HclBody().put("function_name", source.self("function_name")).put("qualifier", source.self("name")).put("provisioned_concurrent_executions", count)));
    }

    static void invocations(Source source) {
        source.write(new HclBody().put("function_name", source.value("FunctionName"))
                .put("qualifier", source.value("Qualifier"))
                .put("maximum_retry_attempts", source.value("MaximumRetryAttempts"))
                .put("maximum_event_age_in_seconds", source.value("MaximumEventAgeInSeconds"))
                .put("depends_on", waits(source))
                .blockIfAny("destination_config", new HclBody()
                        .blockIfAny("on_failure", new HclBody().put("destination", source.value("DestinationConfig", "OnFailure", "Destination")))
                        .blockIfAny("on_success", new HclBody().put("destination", source.value("DestinationConfig", "OnSuccess", "Destination")))));
    }

    static void mapping(Source source) {
        HclBody filters = new HclBody();
        for (Tree filter : source.items("FilterCriteria", "Filters")) {
            filters.block("filter", new HclBody().put("pattern", source.value(filter, "Pattern")));
        }
        HclBody access = new HclBody();
        for (Tree way : source.items("SourceAccessConfigurations")) {
            access.block("source_access_configuration", new HclBody().put("type", source.value(way, "Type")).put("uri", source.value(way, "URI")));
        }
        HclBody servers = new HclBody();
        List<String> addresses = source.items("SelfManagedEventSource", "Endpoints", "KafkaBootstrapServers").stream().map(source.expressions()::of)
                .flatMap(each -> each instanceof Expression.Code(String text) ? java.util.stream.Stream.of(text) : java.util.stream.Stream.empty()).toList();
        if (!addresses.isEmpty()) {
            servers.put("endpoints", Expression.code("{ KAFKA_BOOTSTRAP_SERVERS = join(\",\", [" + String.join(", ", addresses) + "]) }"));
        }
        source.write(new HclBody().put("event_source_arn", source.value("EventSourceArn")).put("function_name", source.value("FunctionName"))
                .put("starting_position", source.value("StartingPosition")).put("topics", source.value("Topics")).put("queues", source.value("Queues"))
                .put("enabled", source.value("Enabled")).put("tumbling_window_in_seconds", source.value("TumblingWindowInSeconds"))
                .put("batch_size", source.value("BatchSize"))
                .put("maximum_batching_window_in_seconds", source.value("MaximumBatchingWindowInSeconds"))
                .put("parallelization_factor", source.value("ParallelizationFactor"))
                .put("maximum_retry_attempts", source.value("MaximumRetryAttempts"))
                .put("maximum_record_age_in_seconds", source.value("MaximumRecordAgeInSeconds"))
                .put("bisect_batch_on_function_error", source.value("BisectBatchOnFunctionError"))
                .put("function_response_types", source.value("FunctionResponseTypes"))
                .blocks(access)
                .blockIfAny("self_managed_event_source", servers)
                .blockIfAny("amazon_managed_kafka_event_source_config", new HclBody().put("consumer_group_id", source.value("AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId")))
                .blockIfAny("self_managed_kafka_event_source_config", new HclBody().put("consumer_group_id", source.value("SelfManagedKafkaEventSourceConfig", "ConsumerGroupId")))
                .blockIfAny("document_db_event_source_config", new HclBody().put("database_name", source.value("DocumentDBEventSourceConfig", "DatabaseName"))
                        .put("collection_name", source.value("DocumentDBEventSourceConfig", "CollectionName")).put("full_document", source.value("DocumentDBEventSourceConfig", "FullDocument")))
                .blockIfAny("filter_criteria", filters)
                .blockIfAny("destination_config", new HclBody().blockIfAny("on_failure",
                        new HclBody().put("destination_arn", source.value("DestinationConfig", "OnFailure", "Destination"))))
                .blockIfAny("scaling_config", new HclBody().put("maximum_concurrency", source.value("ScalingConfig", "MaximumConcurrency"))));
    }

    static void permission(Source source, Map<String, Tree> resources) {
        Tree function = source.tree("FunctionName").orElse(Tree.string(""));
        HclBody body = new HclBody();
        Optional<String> alias = function.get("Ref").flatMap(Tree::asText).filter(id -> type(resources, id).equals("AWS::Lambda::Alias"));
        Optional<String> plain = function.get("Ref").or(() -> function.at("Fn::GetAtt", "0")).flatMap(Tree::asText).filter(id -> type(resources, id).equals("AWS::Lambda::Function"));
        if (alias.isPresent()) {
            // a permission is kept with the function, and names the alias beside it
            body.put("function_name", source.value(resources.get(alias.get()), "Properties", "FunctionName"))
                    .put("qualifier", Expression.code(source.expressions().attributeOf(alias.get(), "name")));
        } else {
            body.put("function_name", plain.map(id -> Expression.code(source.expressions().attributeOf(id, "function_name"))).orElseGet(() -> source.expressions().of(function)));
        }
        source.write(body.put("action", source.value("Action")).put("principal", source.value("Principal"))
                .put("source_arn", source.value("SourceArn")).put("event_source_token", source.value("EventSourceToken")).put("source_account", source.value("SourceAccount"))
                .put("function_url_auth_type", source.value("FunctionUrlAuthType")).put("invoked_via_function_url", source.value("InvokedViaFunctionUrl")));
    }

    static void url(Source source) {
        source.write(new HclBody().put("function_name", source.value("TargetFunctionArn")).put("qualifier", source.value("Qualifier"))
                .put("authorization_type", source.value("AuthType")).put("invoke_mode", source.value("InvokeMode")).put("depends_on", waits(source))
                .blockIfAny("cors", new HclBody().put("allow_origins", source.value("Cors", "AllowOrigins")).put("allow_methods", source.value("Cors", "AllowMethods"))
                        .put("allow_headers", source.value("Cors", "AllowHeaders")).put("allow_credentials", source.value("Cors", "AllowCredentials"))
                        .put("expose_headers", source.value("Cors", "ExposeHeaders")).put("max_age", source.value("Cors", "MaxAge"))));
    }

    static void role(Source source) {
        source.write(new HclBody().put("name", source.name("RoleName", "")).put("path", source.value("Path")).put("description", source.value("Description"))
                .put("max_session_duration", source.value("MaxSessionDuration")).put("permissions_boundary", source.value("PermissionsBoundary"))
                .put("assume_role_policy", source.json("AssumeRolePolicyDocument")));
        List<Tree> policies = source.items("Policies");
        for (int i = 0; i < policies.size(); i++) {
            Tree policy = policies.get(i);
            source.write("aws_iam_role_policy", i == 0 ? "" : "_" + (i + 1), new HclBody().put("name", source.value(policy, "PolicyName")).put("role", source.self("id"))
                    .put("policy", source.json(policy, "PolicyDocument")));
        }
        List<Tree> managed = source.items("ManagedPolicyArns");
        for (int i = 0; i < managed.size(); i++) {
            source.write("aws_iam_role_policy_attachment", i == 0 ? "" : "_" + (i + 1), new HclBody().put("role", source.self("name")).put("policy_arn", source.value(managed.get(i))));
        }
    }

    /** Lines of a log group that go to a function. */
    static void filter(Source source) {
        source.write(new HclBody().put("name", source.name("FilterName", "")).put("log_group_name", source.value("LogGroupName"))
                .put("filter_pattern", source.value("FilterPattern").orElseGet(() -> Expression.text(""))).put("destination_arn", source.value("DestinationArn"))
                .put("depends_on", waits(source)));
    }

    static void logs(Source source) {
        source.write(new HclBody().put("name", source.value("LogGroupName")).put("kms_key_id", source.value("KmsKeyId")).put("retention_in_days", source.value("RetentionInDays")));
    }

    private static String type(Map<String, Tree> resources, String id) {
        return resources.getOrDefault(id, Tree.map()).get("Type").flatMap(Tree::asText).orElse("");
    }

    private static Optional<Expression> waits(Source source) {
        List<String> others = source.waits();
        return others.isEmpty() ? Optional.empty() : Optional.of(Expression.code("[" + String.join(", ", others) + "]"));
    }
}
