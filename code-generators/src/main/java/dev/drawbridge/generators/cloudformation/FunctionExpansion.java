package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A function and what starts it, as plain resources. Source of the properties: "Lambda" in the CloudFormation reference. */
final class FunctionExpansion {
    private static final String BUCKET_PARAMETER = "CodeBucket";
    private static final String RELEASE_PARAMETER = "Release";

    private final ServicePermits permits;
    private final Tree globals;
    private final Map<String, Tree> sam;
    private final PlainResources out;
    private final HttpApiExpansion apis;
    private final SequencedMap<String, List<Tree>> notifications = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> notified = new LinkedHashMap<>();
    private final SequencedMap<String, List<RestApiExpansion.Route>> restRoutes = new LinkedHashMap<>();
    private final Map<String, String> integrations = new LinkedHashMap<>();

    FunctionExpansion(ServicePermits permits, Tree globals, Map<String, Tree> sam, PlainResources out, HttpApiExpansion apis) {
        this.permits = permits;
        this.globals = globals;
        this.sam = sam;
        this.out = out;
        this.apis = apis;
    }

    /** Where the code is: CloudFormation itself takes no files from this machine. */
    static Block parameters() {
        return new Block().put(BUCKET_PARAMETER, new Block().put("Type", "String")
                        .put("Description", "The S3 bucket that holds the functions' zips."))
                .put(RELEASE_PARAMETER, new Block().put("Type", "String").put("Default", "1")
                        .put("Description", "The folder in that bucket with functions/NAME/target/NAME.zip below it. A new folder for each release publishes new versions."));
    }

    /** What others start: the function or the alias of its published versions. */
    private record Started(String function, Tree arn, String hole) {}

    void function(String id, Tree own) {
        Block properties = new Block();
        Tree merged = globals;
        for (Map.Entry<String, Tree> entry : own.entries().entrySet()) {
            merged = merged.with(entry.getKey(), entry.getValue());
        }
        for (String key : List.of("FunctionName", "CodeUri", "Handler", "Runtime", "MemorySize", "Timeout", "Architectures", "Role",
                "ReservedConcurrentExecutions", "SnapStart", "Tracing", "LoggingConfig", "Environment", "Description", "Layers", "PackageType", "ImageUri", "EphemeralStorage",
                "VpcConfig", "FileSystemConfigs", "KmsKeyArn", "Tags")) {
            merged.get(key).ifPresent(value -> {
                switch (key) {
                    case "CodeUri" -> properties.put("Code", code(value));
                    case "ImageUri" -> properties.put("Code", new Block().put("ImageUri", value));
                    case "Tags" -> properties.put("Tags", Tree.seq(value.entries().entrySet().stream()
                            .map(tag -> Tree.map("Key", Tree.string(tag.getKey())).with("Value", tag.getValue())).toList()));
                    case "Tracing" -> properties.put("TracingConfig", new Block().put("Mode", value));
                    default -> properties.put(key, value);
                }
            });
        }
        out.add(id, "AWS::Lambda::Function", properties);
        Started started = new Started(id, Tree.getAtt(id, "Arn"), "${" + id + ".Arn}");
        Tree qualifier = Tree.string("$LATEST");
        if (merged.get("AutoPublishAlias").isPresent()) {
            Tree name = merged.get("AutoPublishAlias").get();
            // what is said here makes a new version when it changes; nothing else of a version can
            String version = out.addFresh(id + "Version", "AWS::Lambda::Version", new Block().put("FunctionName", Tree.ref(id))
                    .put("Description", Tree.sub("Release ${" + RELEASE_PARAMETER + "}")));
            String alias = out.addFresh(id + "Alias" + name.asText().orElse(""), "AWS::Lambda::Alias", new Block().put("FunctionName", Tree.ref(id))
                    .put("FunctionVersion", Tree.getAtt(version, "Version")).put("Name", name).put("ProvisionedConcurrencyConfig", merged.get("ProvisionedConcurrencyConfig")));
            started = new Started(id, Tree.ref(alias), "${" + alias + "}");
            qualifier = name;
        }
        if (merged.get("EventInvokeConfig").isPresent()) {
            invocations(id, qualifier, merged.get("EventInvokeConfig").get(), started);
        }
        if (merged.get("FunctionUrlConfig").isPresent()) {
            url(id, merged.get("AutoPublishAlias"), merged.get("FunctionUrlConfig").get(), started);
        }
        Started target = started;
        merged.get("Events").ifPresent(events -> events.entries().forEach((name, event) -> event(name, event, target)));
    }

    private static Block code(Tree codeUri) {
        String uri = codeUri.asText().orElse("");
        if (uri.startsWith("s3://") && uri.indexOf('/', 5) > 0) {
            return new Block().put("S3Bucket", uri.substring(5, uri.indexOf('/', 5))).put("S3Key", uri.substring(uri.indexOf('/', 5) + 1));
        }
        return new Block().put("S3Bucket", Tree.ref(BUCKET_PARAMETER))
                .put("S3Key", Tree.sub("${" + RELEASE_PARAMETER + "}/" + Artifact.of(codeUri).path()));
    }

    static Optional<Artifact> artifact(Tree code) {
        String release = "${" + RELEASE_PARAMETER + "}/";
        return code.at("S3Key", "Fn::Sub").flatMap(Tree::asText).filter(key -> key.startsWith(release)).map(key -> new Artifact(key.substring(release.length())));
    }

    /** Where a file of the project is, for those who take its bucket and key. */
    static Block inBucket(String file) {
        return new Block().put("Bucket", Tree.ref(BUCKET_PARAMETER)).put("Key", Tree.sub("${" + RELEASE_PARAMETER + "}/" + file.replaceAll("^\\./", "")));
    }

    private void invocations(String id, Tree qualifier, Tree config, Started started) {
        Block properties = new Block().put("FunctionName", Tree.ref(id)).put("Qualifier", qualifier)
                .put("MaximumRetryAttempts", config.get("MaximumRetryAttempts")).put("MaximumEventAgeInSeconds", config.get("MaximumEventAgeInSeconds"));
        config.at("DestinationConfig", "OnFailure", "Destination").ifPresent(destination -> properties.put("DestinationConfig",
                Tree.map("OnFailure", Tree.map("Destination", destination))));
        String invocation = out.addFresh(id + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", properties);
        if (started.arn() instanceof Tree.Intrinsic(String function, Tree alias) && function.equals("Ref")) {
            out.dependsOn(invocation, List.of(alias.asText().orElseThrow()));
        }
    }

    /** Source: "Access control for function URLs" in the Lambda documentation. */
    private void url(String id, Optional<Tree> alias, Tree config, Started started) {
        String url = id + "Url";
        out.add(url, "AWS::Lambda::Url", copy(config, new Block().put("TargetFunctionArn", Tree.ref(id)).put("Qualifier", alias), "AuthType", "InvokeMode", "Cors"));
        started.arn().get("Ref").flatMap(Tree::asText).ifPresent(published -> out.dependsOn(url, List.of(published)));
        if (config.get("AuthType").flatMap(Tree::asText).filter("NONE"::equals).isPresent()) {
            out.addFresh(url + "PublicPermissions", "AWS::Lambda::Permission", new Block().put("FunctionName", started.arn()).put("Action", BaseGrants.INVOKE_URL)
                    .put("Principal", "*").put("FunctionUrlAuthType", "NONE"));
            out.addFresh(url + "InvokePermissions", "AWS::Lambda::Permission", new Block().put("FunctionName", started.arn()).put("Action", BaseGrants.INVOKE)
                    .put("Principal", "*").put("InvokedViaFunctionUrl", true));
        }
    }

    private void event(String name, Tree event, Started started) {
        Tree properties = Expansion.properties(event);
        String id = started.function() + name;
        switch (Expansion.type(event)) {
            case "SQS" -> out.addFresh(id, "AWS::Lambda::EventSourceMapping", copy(properties, new Block()
                    .put("EventSourceArn", properties.get("Queue")).put("FunctionName", started.arn()), "BatchSize",
                    "MaximumBatchingWindowInSeconds", "ScalingConfig", "FunctionResponseTypes"));
            case "DynamoDB", "Kinesis" -> out.addFresh(id, "AWS::Lambda::EventSourceMapping", copy(properties, new Block()
                    .put("EventSourceArn", properties.get("Stream")).put("FunctionName", started.arn()), "StartingPosition", "BatchSize",
                    "MaximumBatchingWindowInSeconds", "ParallelizationFactor", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds",
                    "BisectBatchOnFunctionError", "FunctionResponseTypes", "FilterCriteria").put("DestinationConfig", plainDestination(properties)));
            case "SNS" -> {
                out.addFresh(id, "AWS::SNS::Subscription", copy(properties, new Block().put("TopicArn", properties.get("Topic"))
                        .put("Protocol", "lambda").put("Endpoint", started.arn()), "FilterPolicy"));
                permit(id, Trigger.TOPIC_MESSAGE, started, properties.get("Topic").orElseThrow());
            }
            case "Schedule" -> {
                boolean on = properties.get("Enabled").flatMap(Tree::asText).map(Boolean::parseBoolean).orElse(true);
                String rule = out.addFresh(id, "AWS::Events::Rule", new Block().put("ScheduleExpression", properties.get("Schedule"))
                        .put("State", on ? "ENABLED" : "DISABLED")
                        .put("Targets", List.of(copy(properties, new Block().put("Arn", started.arn()).put("Id", "Function"), "Input").tree())));
                permit(id, Trigger.SCHEDULE_TICK, started, Tree.getAtt(rule, "Arn"));
            }
            case "EventBridgeRule" -> {
                String rule = out.addFresh(id, "AWS::Events::Rule", new Block().put("EventBusName", properties.get("EventBusName"))
                        .put("EventPattern", properties.get("Pattern")).put("State", "ENABLED")
                        .put("Targets", List.of(copy(properties, new Block().put("Id", "Function").put("Arn", started.arn()), "RetryPolicy").tree())));
                permit(id, Trigger.BUS_EVENT, started, Tree.getAtt(rule, "Arn"));
            }
            case "S3" -> bucket(id, properties, started);
            case "HttpApi" -> httpRoute(id, properties, started);
            case "Api" -> {
                String api = reference(properties.get("RestApiId"));
                String method = properties.get("Method").flatMap(Tree::asText).orElse("get");
                String path = properties.get("Path").flatMap(Tree::asText).orElse("/");
                boolean open = properties.at("Auth", "Authorizer").flatMap(Tree::asText).filter("NONE"::equals).isPresent();
                restRoutes.computeIfAbsent(api, _ -> new ArrayList<>()).add(new RestApiExpansion.Route(method, path, open, started.hole()));
                permit(id, Trigger.HTTP, started, requests(api, method, path));
            }
            default -> throw new ModelException("The event " + name + " of " + started.function() + " (" + Expansion.type(event) + ") can be written for SAM only.");
        }
    }

    /** What SAM wants to know of a destination beside its ARN is not CloudFormation's. */
    private static Block plainDestination(Tree properties) {
        return new Block().put("OnFailure", new Block().put("Destination", properties.at("DestinationConfig", "OnFailure", "Destination")));
    }

    private static Block copy(Tree from, Block to, String... keys) {
        for (String key : keys) {
            to.put(key, from.get(key));
        }
        return to;
    }

    private static String reference(Optional<Tree> ref) {
        return ref.flatMap(tree -> tree.get("Ref")).flatMap(Tree::asText).orElseThrow();
    }

    private List<String> permit(String id, Trigger trigger, Started started, Tree source) {
        return permits.of(trigger).stream().map(permit -> out.addFresh(id + "Permission", "AWS::Lambda::Permission",
                permission(permit, started, source))).toList();
    }

    private static Block permission(ServicePermits.Permit permit, Started started, Tree source) {
        return new Block().put("FunctionName", started.arn()).put("Action", permit.action()).put("Principal", permit.service()).put("SourceArn", source);
    }

    /** The bucket must find the permission when it is told whom to notify, so the source is named without referring to it. */
    private void bucket(String id, Tree properties, Started started) {
        String bucket = reference(properties.get("Bucket"));
        Tree name = sam.get(bucket).at("Properties", "BucketName").orElse(Tree.string("*"));
        String arn = "arn:${AWS::Partition}:s3:::" + name.get("Fn::Sub").or(() -> Optional.of(name)).flatMap(Tree::asText).orElse("*");
        for (ServicePermits.Permit permit : permits.of(Trigger.BUCKET_EVENT)) {
            notified.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(out.addFresh(id + "Permission", "AWS::Lambda::Permission",
                    permission(permit, started, Tree.sub(arn)).put("SourceAccount", Tree.ref("AWS::AccountId"))));
        }
        Block lambda = new Block().put("Event", properties.get("Events")).put("Function", started.arn());
        properties.get("Filter").ifPresent(filter -> lambda.put("Filter", filter));
        notifications.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(lambda.tree());
    }

    void notifyFromBuckets() {
        notifications.forEach((bucket, configurations) -> {
            out.change(bucket, resource -> resource.with("Properties", Expansion.properties(resource)
                    .with("NotificationConfiguration", Expansion.properties(resource).get("NotificationConfiguration").orElse(Tree.map())
                            .with("LambdaConfigurations", Tree.seq(configurations)))));
            out.dependsOn(bucket, notified.get(bucket));
        });
    }

    private void httpRoute(String id, Tree properties, Started started) {
        String api = reference(properties.get("ApiId"));
        String method = properties.get("Method").flatMap(Tree::asText).orElse("ANY");
        String path = properties.get("Path").flatMap(Tree::asText).orElse("/");
        String integration = integrations.computeIfAbsent(api + " " + started.function(), _ -> out.addFresh(api + started.function() + "Integration",
                "AWS::ApiGatewayV2::Integration", new Block().put("ApiId", Tree.ref(api)).put("IntegrationType", "AWS_PROXY")
                        .put("IntegrationUri", started.arn()).put("PayloadFormatVersion", "2.0")));
        Block route = new Block().put("ApiId", Tree.ref(api)).put("RouteKey", method + " " + path).put("Target", Tree.sub("integrations/${" + integration + "}"));
        Tree auth = sam.get(api).at("Properties", "Auth").orElse(Tree.map());
        boolean open = properties.at("Auth", "Authorizer").flatMap(Tree::asText).filter("NONE"::equals).isPresent();
        auth.get("DefaultAuthorizer").flatMap(Tree::asText).filter(_ -> !open).ifPresent(authorizer -> route.put("AuthorizationType", "JWT")
                .put("AuthorizerId", Tree.ref(apis.authorizerId(api, authorizer)))
                .put("AuthorizationScopes", auth.at("Authorizers", authorizer, "AuthorizationScopes")));
        out.addFresh(id, "AWS::ApiGatewayV2::Route", route);
        permit(id, Trigger.HTTP, started, requests(api, method, path));
    }

    /** The requests of one route, on every stage: parts of the path that vary are stars. */
    private static Tree requests(String api, String method, String path) {
        return Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + api + "}/*/"
                + (method.equalsIgnoreCase("ANY") ? "*" : method.toUpperCase(Locale.ROOT)) + path.replaceAll("\\{[^}]*\\}", "*"));
    }

    List<RestApiExpansion.Route> restRoutes(String api) {
        return restRoutes.getOrDefault(api, List.of());
    }
}
