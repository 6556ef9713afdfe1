package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function in the words of the framework. What it has no words for is put on the resource that it makes. Sources: "Functions" and
 * "Override AWS CloudFormation resource" in the documentation of the framework.
 */
final class FrameworkFunction {
    /** What a stack of the framework is called, when nothing else is said. */
    private static final String STACK = "${self:service}-${sls:stage}";
    private static final Set<String> ROLE_FORMS = Set.of("Fn::GetAtt", "Fn::Sub", "Fn::ImportValue", "Fn::Join");
    private static final Map<String, String> PROVIDER = Map.of("Runtime", "runtime", "MemorySize", "memorySize", "Timeout", "timeout");

    private final String id;
    private final Tree resource;
    private final Tree sam;
    private final Tree plain;
    private final Map<String, Tree> resources;
    private final FrameworkEvents events;
    private final Losses losses;
    /** Properties of the plain function that words of the framework say. */
    private final Set<String> said = new HashSet<>(Set.of("Code", "PackageType"));

    /**
     * @param resource the function of the SAM template
     * @param plain what becomes of it without the transform
     */
    FrameworkFunction(String id, Tree resource, Tree plain, Map<String, Tree> resources, FrameworkEvents events, Losses losses) {
        this.id = id;
        this.resource = resource;
        this.sam = resource.get("Properties").orElse(Tree.map());
        this.plain = plain.get("Properties").orElse(Tree.map());
        this.resources = resources;
        this.events = events;
        this.losses = losses;
    }

    /** What it is called below {@code functions}. */
    String key() {
        return Character.toLowerCase(id.charAt(0)) + id.substring(1);
    }

    private String name() {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    /** The logical id that the framework gives to the function. */
    String theirs() {
        return name() + "LambdaFunction";
    }

    void names(FrameworkNames names) {
        names.call(id, theirs());
        names.call(id + "Url", name() + "LambdaFunctionUrl");
        if (hasSnapshots()) {
            names.call(id + "Alias" + sam.get("AutoPublishAlias").flatMap(Tree::asText).orElse(""), name() + "SnapStartLambdaAlias");
        }
        logGroup().ifPresent(logs -> names.call(logs, name() + "LogGroup"));
        int schedules = 0;
        for (Map.Entry<String, Tree> event : sam.get("Events").orElse(Tree.map()).entries().entrySet()) {
            boolean scheduler = schedule(event.getKey(), event.getValue()).isPresent();
            boolean rule = event(event.getValue()).filter(word -> word.get("schedule").isPresent()).isPresent();
            schedules += scheduler || rule ? 1 : 0;
            if (rule) {
                names.call(id + event.getKey(), FrameworkIds.rule(key(), schedules));
            }
        }
    }

    private boolean hasSnapshots() {
        return sam.at("SnapStart", "ApplyOn").flatMap(Tree::asText).filter("PublishedVersions"::equals).isPresent();
    }

    /** Whether events go to an alias that the framework does not know. */
    private boolean hasAlias() {
        return sam.get("AutoPublishAlias").isPresent() && !hasSnapshots();
    }

    /** The log group of the template that the framework makes in its place. */
    Optional<String> logGroup() {
        return sam.at("LoggingConfig", "LogGroup", "Ref").flatMap(Tree::asText).filter(group -> resources.containsKey(group)
                && Set.of("LogGroupName", "RetentionInDays").containsAll(resources.get(group).get("Properties").orElse(Tree.map()).entries().keySet()));
    }

    /** Whether the framework makes that plain resource of the function itself. */
    boolean makes(String made, Tree resource) {
        String type = resource.get("Type").flatMap(Tree::asText).orElse("");
        return type.equals("AWS::Lambda::Function") || hasSnapshots() && (type.equals("AWS::Lambda::Version") || type.equals("AWS::Lambda::Alias"))
                || schedules().contains(made);
    }

    /** @param shared what the provider says of all functions */
    Block words(Tree shared) {
        Block words = new Block().put("handler", word("Handler"));
        name(words);
        code(words);
        words.put("description", word("Description").filter(text -> !text.asText().orElse("").contains("${"))).put("role", role());
        for (String key : List.of("Runtime", "MemorySize", "Timeout")) {
            words.put(PROVIDER.get(key), word(key).filter(value -> shared.get(key).filter(value::equals).isEmpty()));
        }
        said("Architectures", plain.get("Architectures").filter(list -> list.items().size() == 1).flatMap(list -> list.items().getFirst().asText())
                .map(Tree::string)).ifPresent(architecture -> words.put("architecture", architecture));
        words.put("reservedConcurrency", word("ReservedConcurrentExecutions"));
        words.put("tracing", said("TracingConfig", plain.at("TracingConfig", "Mode").filter(Tree.Scalar.class::isInstance)));
        if (hasSnapshots()) {
            words.put("snapStart", true);
            said.add("SnapStart");
            sam.get("AutoPublishAlias").flatMap(Tree::asText).filter(alias -> !alias.equals("snapstart"))
                    .ifPresent(alias -> losses.add(id, "The alias of its published versions is called snapstart, not " + alias + "."));
        }
        logGroup().ifPresent(group -> {
            resources.get(group).at("Properties", "RetentionInDays").ifPresent(days -> words.put("logRetentionInDays", days));
            if (plain.get("LoggingConfig").map(config -> config.entries().size() == 1).orElse(false)) {
                said.add("LoggingConfig");
            }
        });
        words.put("layers", said("Layers", plain.get("Layers").filter(layers -> layers.items().stream().allMatch(FrameworkFunction::isArn))))
                .put("kmsKeyArn", said("KmsKeyArn", plain.get("KmsKeyArn").filter(FrameworkFunction::isArn)))
                .put("ephemeralStorageSize", said("EphemeralStorage", plain.at("EphemeralStorage", "Size").filter(Tree.Scalar.class::isInstance)))
                .put("tags", said("Tags", sam.get("Tags").filter(tags -> tags.entries().values().stream().allMatch(Tree.Scalar.class::isInstance))));
        Optional<Tree> network = plain.get("VpcConfig").filter(config -> config.entries().keySet().equals(Set.of("SecurityGroupIds", "SubnetIds"))
                && config.entries().values().stream().allMatch(Tree.Seq.class::isInstance));
        said("VpcConfig", network).ifPresent(config -> words.put("vpc", new Block().put("securityGroupIds", config.get("SecurityGroupIds")).put("subnetIds", config.get("SubnetIds"))));
        if (isUrlSaid()) {
            sam.get("FunctionUrlConfig").ifPresent(url -> words.put("url", url(url)));
        }
        words.put("environment", said("Environment", plain.at("Environment", "Variables").filter(Tree.Map.class::isInstance)));
        words.put("condition", resource.get("Condition")).put("dependsOn", resource.get("DependsOn"));
        if (isInvocationSaid()) {
            sam.get("EventInvokeConfig").ifPresent(config -> words.put("maximumRetryAttempts", config.get("MaximumRetryAttempts"))
                    .put("maximumEventAge", config.get("MaximumEventAgeInSeconds"))
                    .put("destinations", new Block().put("onFailure", config.at("DestinationConfig", "OnFailure", "Destination")
                            .map(arn -> new Block().put("type", "sqs").put("arn", arn).tree()))));
        }
        List<Tree> starts = new ArrayList<>();
        sam.get("Events").orElse(Tree.map()).entries().forEach((name, event) -> event(event).or(() -> schedule(name, event)).ifPresent(starts::add));
        return words.put("events", starts);
    }

    /** A property that the framework takes as plain text or number alone. */
    private Optional<Tree> word(String property) {
        return said(property, FrameworkApi.plain(plain, property));
    }

    private Optional<Tree> said(String property, Optional<Tree> word) {
        if (word.isPresent()) {
            said.add(property);
        }
        return word;
    }

    private static boolean isArn(Tree value) {
        return value instanceof Tree.Intrinsic || value.asText().filter(text -> text.startsWith("arn:")).isPresent();
    }

    private void name(Block words) {
        Optional<Tree> name = plain.get("FunctionName");
        said("FunctionName", name.flatMap(value -> value.asText().or(() -> value.get("Fn::Sub").flatMap(Tree::asText).map(text -> text.replace("${AWS::StackName}", STACK))))
                .filter(text -> !text.replace(STACK, "").contains("${")).map(Tree::string)).ifPresent(text -> words.put("name", text));
    }

    private void code(Block words) {
        Tree code = plain.get("Code").orElse(Tree.map());
        if (code.get("ImageUri").isPresent()) {
            words.put("image", code.get("ImageUri"));
            return;
        }
        Optional<String> uri = sam.get("CodeUri").flatMap(Tree::asText).filter(text -> text.startsWith("s3://"));
        Optional<String> artifact = uri.or(() -> CloudFormationTemplate.artifact(code).map(file -> file.path()));
        artifact.ifPresentOrElse(file -> words.put("package", new Block().put("artifact", file)),
                () -> losses.add(id, "Its code stands in the template itself, where the framework takes files: put it into one."));
    }

    private Optional<Tree> role() {
        Optional<Tree> role = plain.get("Role");
        Optional<Tree> own = plain.at("Role", "Fn::GetAtt").filter(target -> target.items().size() == 2 && resources.containsKey(target.items().getFirst().asText().orElse(""))
                && target.items().get(1).asText().filter("Arn"::equals).isPresent()).map(target -> target.items().getFirst());
        return said("Role", own.or(() -> role.filter(value -> value.asText().filter(text -> text.startsWith("arn:")).isPresent()
                || value instanceof Tree.Intrinsic(String function, Tree _) && ROLE_FORMS.contains(function))));
    }

    private boolean isUrlSaid() {
        return !hasAlias();
    }

    private boolean isInvocationSaid() {
        Tree destinations = sam.at("EventInvokeConfig", "DestinationConfig").orElse(Tree.map());
        boolean queue = destinations.get("OnFailure").map(there -> there.get("Type").flatMap(Tree::asText).filter("SQS"::equals).isPresent()
                && there.get("Destination").isPresent()).orElse(true);
        return !hasAlias() && destinations.get("OnSuccess").isEmpty() && queue;
    }

    /** A schedule that the framework makes, though not the role that it takes on. */
    private Optional<Tree> schedule(String name, Tree event) {
        return hasAlias() ? Optional.empty() : FrameworkEvents.scheduler(event, id + name + "TargetRole");
    }

    private Set<String> schedules() {
        Set<String> made = new HashSet<>();
        sam.get("Events").orElse(Tree.map()).entries().forEach((name, event) -> schedule(name, event).ifPresent(_ -> made.add(id + name)));
        return made;
    }

    private Optional<Tree> event(Tree event) {
        return hasAlias() ? Optional.empty() : events.of(event);
    }

    /** An address; open to everybody and without CORS is what {@code true} says. */
    private static Tree url(Tree config) {
        Block url = new Block();
        if (config.get("AuthType").flatMap(Tree::asText).filter("AWS_IAM"::equals).isPresent()) {
            url.put("authorizer", "aws_iam");
        }
        config.get("InvokeMode").ifPresent(mode -> url.put("invokeMode", mode));
        config.get("Cors").ifPresent(cors -> url.put("cors", new Block().put("allowedOrigins", cors.get("AllowOrigins")).put("allowedMethods", cors.get("AllowMethods"))
                .put("allowedHeaders", cors.get("AllowHeaders")).put("allowCredentials", cors.get("AllowCredentials"))
                .put("exposedResponseHeaders", cors.get("ExposeHeaders")).put("maxAge", cors.get("MaxAge"))));
        return url.isEmpty() ? Tree.bool(true) : url.tree();
    }

    /** Properties that no word says; to be asked after {@link #words}. */
    Block rest() {
        Block rest = new Block();
        plain.entries().forEach((key, value) -> {
            if (!said.contains(key)) {
                rest.put(key, value);
            }
        });
        return rest;
    }

    /** The function of the SAM template without what the words say. */
    Tree left() {
        Block kept = new Block();
        sam.entries().forEach((key, value) -> {
            if (key.equals("Events")) {
                Block left = new Block();
                value.entries().forEach((name, event) -> {
                    if (event(event).isEmpty()) {
                        left.put(name, event);
                    }
                });
                kept.put(key, left);
            } else if (!(key.equals("EventInvokeConfig") && isInvocationSaid()) && !(key.equals("FunctionUrlConfig") && isUrlSaid())) {
                kept.put(key, value);
            }
        });
        return resource.with("Properties", kept.tree());
    }
}
