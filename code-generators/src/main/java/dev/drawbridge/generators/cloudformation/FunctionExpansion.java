package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** A function and what starts it, as plain resources. Source of the properties: "Lambda" in the CloudFormation reference. */
final class FunctionExpansion {
    private static final String BUCKET_PARAMETER = "CodeBucket";
    private static final String RELEASE_PARAMETER = "Release";

    /** In the order they are written; all other properties that Lambda has under the same name come behind them. */
    private static final List<String> ORDER = List.of("FunctionName", "CodeUri", "InlineCode", "Handler", "Runtime", "MemorySize", "Timeout", "Architectures", "Role",
            "ReservedConcurrentExecutions", "SnapStart", "Tracing", "LoggingConfig", "Environment", "Description", "Layers", "PackageType", "ImageUri", "EphemeralStorage",
            "VpcConfig", "FileSystemConfigs", "KmsKeyArn", "Tags", "DeadLetterQueue");
    /** What SAM makes other resources of. */
    private static final Set<String> OTHERS = Set.of("Events", "AutoPublishAlias", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256", "VersionDescription",
            "VersionDeletionPolicy", "ProvisionedConcurrencyConfig", "DeploymentPreference", "EventInvokeConfig", "FunctionUrlConfig", "PropagateTags", "Policies",
            "AssumeRolePolicyDocument", "RolePath", "PermissionsBoundary");

    private final PlainResources out;
    private final EventExpansion events;
    private final GradualDeployment deployments;

    FunctionExpansion(PlainResources out, EventExpansion events) {
        this.out = out;
        this.events = events;
        this.deployments = new GradualDeployment(out);
    }

    /** Where the code is: CloudFormation itself takes no files from this machine. */
    static Block parameters() {
        return new Block().put(BUCKET_PARAMETER, new Block().put("Type", "String")
                        .put("Description", "The S3 bucket that holds the functions' zips."))
                .put(RELEASE_PARAMETER, new Block().put("Type", "String").put("Default", "1")
                        .put("Description", "The folder in that bucket with functions/NAME/target/NAME.zip below it. A new folder for each release publishes new versions."));
    }

    /** Whether a resource has its files in the bucket of those parameters, or a version for each release. */
    static boolean usesBucket(Tree tree) {
        return switch (tree) {
            case Tree.Scalar _ -> false;
            case Tree.Seq(List<Tree> items) -> items.stream().anyMatch(FunctionExpansion::usesBucket);
            case Tree.Map(SequencedMap<String, Tree> entries) -> entries.values().stream().anyMatch(FunctionExpansion::usesBucket);
            case Tree.Intrinsic(String function, Tree argument) -> function.equals("Ref") && argument.asText().filter(BUCKET_PARAMETER::equals).isPresent()
                    || function.equals("Fn::Sub") && argument.asText().filter(text -> text.contains("${" + RELEASE_PARAMETER + "}")).isPresent();
        };
    }

    void function(String id, Tree whole) {
        out.add(id, "AWS::Lambda::Function", properties(whole));
        EventExpansion.Started started = new EventExpansion.Started(id, Tree.getAtt(id, "Arn"), "${" + id + ".Arn}");
        Tree qualifier = Tree.string("$LATEST");
        if (whole.get("AutoPublishAlias").isPresent()) {
            qualifier = whole.get("AutoPublishAlias").get();
            String alias = published(id, whole, qualifier);
            started = new EventExpansion.Started(id, Tree.ref(alias), "${" + alias + "}");
        }
        if (whole.get("EventInvokeConfig").isPresent()) {
            invocations(id, qualifier, whole.get("EventInvokeConfig").get(), started);
        }
        if (whole.get("FunctionUrlConfig").isPresent()) {
            url(id, whole.get("AutoPublishAlias"), whole.get("FunctionUrlConfig").get(), started);
        }
        EventExpansion.Started target = started;
        whole.get("Events").ifPresent(events -> events.entries().forEach((name, event) -> this.events.event(name, event, target)));
    }

    private static Block properties(Tree whole) {
        Block properties = new Block();
        boolean java = whole.get("Runtime").flatMap(Tree::asText).filter(runtime -> !runtime.startsWith("java")).isEmpty();
        for (String key : ORDER) {
            whole.get(key).ifPresent(value -> {
                switch (key) {
                    case "CodeUri" -> properties.put("Code", java ? code(value) : zipped(value));
                    case "InlineCode" -> properties.put("Code", new Block().put("ZipFile", value));
                    case "ImageUri" -> properties.put("Code", new Block().put("ImageUri", value));
                    case "Tags" -> properties.put("Tags", Normalization.pairs(value));
                    case "Tracing" -> properties.put("TracingConfig", new Block().put("Mode", value));
                    case "DeadLetterQueue" -> properties.put("DeadLetterConfig", new Block().put("TargetArn", value.get("TargetArn")));
                    default -> properties.put(key, value);
                }
            });
        }
        whole.entries().forEach((key, value) -> {
            if (!ORDER.contains(key) && !OTHERS.contains(key)) {
                properties.put(key, value);
            }
        });
        return properties;
    }

    /** A version for each release, and the alias that goes from one to the next. */
    private String published(String id, Tree whole, Tree name) {
        // what is said here makes a new version when it changes; nothing else of a version can
        String version = out.addFresh(id + "Version", "AWS::Lambda::Version", new Block().put("FunctionName", Tree.ref(id))
                .put("Description", whole.get("VersionDescription").filter(said -> said instanceof Tree.Intrinsic).orElse(Tree.sub("Release ${" + RELEASE_PARAMETER + "}"))));
        String alias = out.addFresh(id + "Alias" + name.asText().orElse(""), "AWS::Lambda::Alias", new Block().put("FunctionName", Tree.ref(id))
                .put("FunctionVersion", Tree.getAtt(version, "Version")).put("Name", name).put("ProvisionedConcurrencyConfig", whole.get("ProvisionedConcurrencyConfig")));
        out.call(id + ".Version", version);
        out.call(id + ".Alias", alias);
        whole.get("DeploymentPreference").ifPresent(preference -> deployments.of(id, alias, preference));
        return alias;
    }

    /** Code that is built by nobody: a folder that is zipped as it is, next to itself. */
    static Block zipped(Tree codeUri) {
        Optional<String> folder = codeUri.asText().filter(uri -> !uri.startsWith("s3://") && !uri.matches(".*\\.(zip|jar)"));
        return folder.map(uri -> code(Tree.string((uri.replaceAll("^\\./|/+$", "").isEmpty() || uri.equals(".") ? "code" : uri.replaceAll("/+$", "")) + ".zip"))).orElseGet(() -> code(codeUri));
    }

    static Block code(Tree codeUri) {
        if (codeUri.get("Bucket").isPresent()) {
            return new Block().put("S3Bucket", codeUri.get("Bucket")).put("S3Key", codeUri.get("Key")).put("S3ObjectVersion", codeUri.get("Version"));
        }
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

    /** The same for those who take an address, where it is no address yet. */
    static Tree addressInBucket(Tree file) {
        return file.asText().filter(path -> !path.startsWith("s3://")).map(path -> Tree.sub("s3://${" + BUCKET_PARAMETER + "}/${" + RELEASE_PARAMETER + "}/" + path.replaceAll("^\\./", ""))).orElse(file);
    }

    /** The file that such an address is of; none for other values. */
    static Optional<String> ofAddress(Tree address) {
        String start = "s3://${" + BUCKET_PARAMETER + "}/${" + RELEASE_PARAMETER + "}/";
        return address.get("Fn::Sub").flatMap(Tree::asText).filter(text -> text.startsWith(start)).map(text -> text.substring(start.length()));
    }

    private void invocations(String id, Tree qualifier, Tree config, EventExpansion.Started started) {
        Block properties = new Block().put("FunctionName", Tree.ref(id)).put("Qualifier", qualifier)
                .put("MaximumRetryAttempts", config.get("MaximumRetryAttempts")).put("MaximumEventAgeInSeconds", config.get("MaximumEventAgeInSeconds"));
        Block destinations = new Block();
        for (String outcome : List.of("OnSuccess", "OnFailure")) {
            config.at("DestinationConfig", outcome).ifPresent(destination -> destinations.put(outcome, new Block().put("Destination", destination.get("Destination")
                    .or(() -> made(id, outcome, destination)))));
        }
        properties.put("DestinationConfig", destinations);
        String invocation = out.addFresh(id + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", properties);
        if (started.arn() instanceof Tree.Intrinsic(String function, Tree alias) && function.equals("Ref")) {
            out.dependsOn(invocation, List.of(alias.asText().orElseThrow()));
        }
    }

    /** A queue or topic that SAM makes because none is named. */
    private Optional<Tree> made(String id, String outcome, Tree destination) {
        return switch (destination.get("Type").flatMap(Tree::asText).orElse("")) {
            case "SQS" -> Optional.of(Tree.getAtt(out.addFresh(id + "EventInvokeConfig" + outcome + "Queue", "AWS::SQS::Queue", new Block()), "Arn"));
            case "SNS" -> Optional.of(Tree.ref(out.addFresh(id + "EventInvokeConfig" + outcome + "Topic", "AWS::SNS::Topic", new Block())));
            default -> Optional.empty();
        };
    }

    /** Source: "Access control for function URLs" in the Lambda documentation. */
    private void url(String id, Optional<Tree> alias, Tree config, EventExpansion.Started started) {
        String url = id + "Url";
        out.add(url, "AWS::Lambda::Url", new Block().put("TargetFunctionArn", Tree.ref(id)).put("Qualifier", alias)
                .put("AuthType", config.get("AuthType")).put("InvokeMode", config.get("InvokeMode")).put("Cors", config.get("Cors")));
        started.arn().get("Ref").flatMap(Tree::asText).ifPresent(published -> out.dependsOn(url, List.of(published)));
        if (config.get("AuthType").flatMap(Tree::asText).filter("NONE"::equals).isPresent()) {
            out.addFresh(url + "PublicPermissions", "AWS::Lambda::Permission", new Block().put("FunctionName", started.arn()).put("Action", BaseGrants.INVOKE_URL)
                    .put("Principal", "*").put("FunctionUrlAuthType", "NONE"));
            out.addFresh(url + "InvokePermissions", "AWS::Lambda::Permission", new Block().put("FunctionName", started.arn()).put("Action", BaseGrants.INVOKE)
                    .put("Principal", "*").put("InvokedViaFunctionUrl", true));
        }
    }
}
