package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.cloudformation.Artifact;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The descriptor alone: {@code serverless.yml}. Immutable. */
public final class ServerlessTarget implements Target {
    /** As it stands on the command line. */
    public static final String ID = "serverless";
    public static final String FILE = "serverless.yml";

    /** The framework makes these of what stands below {@code functions}. */
    private static final Set<String> OF_FUNCTIONS = Set.of("AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Alias");
    /** Properties of functions that are said in the words of the framework, or that it has none for. */
    private static final Set<String> SAID = Set.of("EventInvokeConfig", "FunctionUrlConfig", "DeploymentPreference");
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String HTTP_API = "AWS::Serverless::HttpApi";
    /** What a stack of the framework is called, when nothing else is said. */
    private static final String STACK = "${self:service}-${sls:stage}";

    /** Sections here are no lists of resources, so their entries stand together. */
    private static final DocumentStyle STYLE = new DocumentStyle(2, 2, false, "\n", true, false, true, false, false, 110, false, "  ", ": ");

    private final CloudFormationTemplate template;

    public ServerlessTarget(CloudFormationTemplate template) {
        this.template = template;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Serverless Framework";
    }

    @Override
    public List<GeneratedFile> generate(Design design) {
        return List.of(new GeneratedFile(FILE, new Emitter(STYLE).emit(tree(design)), Ownership.GENERATED));
    }

    /** What the file says. */
    Tree tree(Design design) {
        Tree sam = template.samTree(design);
        Map<String, Tree> resources = sam.get("Resources").orElse(Tree.map()).entries();
        List<String> apis = resources.keySet().stream().filter(id -> is(resources.get(id), HTTP_API)).toList();
        Optional<String> api = apis.size() == 1 ? Optional.of(apis.getFirst()) : Optional.empty();
        Tree apiProperties = api.flatMap(id -> resources.get(id).get("Properties")).orElse(Tree.map());
        FrameworkEvents events = new FrameworkEvents(api, apiProperties);

        FrameworkNames names = new FrameworkNames();
        Block functions = new Block();
        // the framework makes these schedules, but not the roles that they take on
        Set<String> schedules = new HashSet<>();
        Block rest = new Block();
        List<String> made = new ArrayList<>(api.stream().toList());
        api.ifPresent(id -> names.call(id, "HttpApi"));
        apiProperties.at("AccessLogSettings", "DestinationArn", "Fn::GetAtt", "0").flatMap(Tree::asText).ifPresent(made::add);
        resources.forEach((id, resource) -> {
            if (is(resource, FUNCTION)) {
                String key = Character.toLowerCase(id.charAt(0)) + id.substring(1);
                String theirs = Character.toUpperCase(key.charAt(0)) + key.substring(1);
                names.call(id, theirs + "LambdaFunction");
                names.call(id + "Url", theirs + "LambdaFunctionUrl");
                names.call(id + "Aliaslive", theirs + "SnapStartLambdaAlias");
                resource.at("Properties", "LoggingConfig", "LogGroup", "Ref").flatMap(Tree::asText).ifPresent(logs -> {
                    made.add(logs);
                    names.call(logs, theirs + "LogGroup");
                });
                functions.put(key, function(id, resource.get("Properties").orElse(Tree.map()), resources, events));
                resource.at("Properties", "Events").orElse(Tree.map()).entries().forEach((name, event) -> FrameworkEvents.scheduler(event, "").ifPresent(_ -> schedules.add(id + name)));
            }
        });
        resources.forEach((id, resource) -> {
            if (!made.contains(id)) {
                rest.put(id, is(resource, FUNCTION) ? withoutWhatTheFrameworkSays(resource, events) : resource);
            }
        });
        Tree plain = template.expand(sam.with("Resources", rest.tree()));
        Block others = new Block();
        plain.get("Resources").orElse(Tree.map()).entries().forEach((id, resource) -> {
            if (!OF_FUNCTIONS.contains(resource.get("Type").flatMap(Tree::asText).orElse("")) && !schedules.contains(id)) {
                others.put(id, resource);
            }
        });
        String service = Names.kebab(design.name());
        return names.in(new Block().put("service", service.length() < 2 ? "project" : service).put("frameworkVersion", "3 || 4")
                .put("provider", provider(sam, apiProperties, api.isPresent()))
                .put("package", new Block().put("individually", true))
                .put("functions", functions)
                .put("resources", new Block().put("Resources", others).put("extensions", extensions(apiProperties, resources))
                        .put("Outputs", plain.get("Outputs"))).tree());
    }

    private static boolean is(Tree resource, String type) {
        return resource.get("Type").flatMap(Tree::asText).filter(type::equals).isPresent();
    }

    private static Block provider(Tree sam, Tree api, boolean hasApi) {
        Tree globals = sam.at("Globals", "Function").orElse(Tree.map());
        Block provider = new Block().put("name", "aws").put("runtime", globals.get("Runtime")).put("memorySize", globals.get("MemorySize"))
                .put("timeout", globals.get("Timeout"));
        if (!hasApi) {
            return provider;
        }
        Block authorizers = new Block();
        api.at("Auth", "Authorizers").orElse(Tree.map()).entries().forEach((name, authorizer) -> authorizers.put(name, new Block().put("type", "jwt")
                .put("identitySource", authorizer.get("IdentitySource")).put("issuerUrl", authorizer.at("JwtConfiguration", "issuer"))
                .put("audience", authorizer.at("JwtConfiguration", "audience"))));
        Tree cors = api.get("CorsConfiguration").orElse(Tree.map());
        provider.put("httpApi", new Block().put("cors", new Block().put("allowedOrigins", cors.get("AllowOrigins"))
                .put("allowedMethods", cors.get("AllowMethods")).put("allowedHeaders", cors.get("AllowHeaders"))
                .put("maxAge", cors.get("MaxAge"))).put("authorizers", authorizers));
        api.at("AccessLogSettings", "Format").ifPresent(format -> provider.put("logs", new Block().put("httpApi", new Block().put("format", format))));
        return provider;
    }


    /** What the framework has no words for, put on the resources that it makes. */
    private static Block extensions(Tree api, Map<String, Tree> resources) {
        Block extensions = new Block();
        resources.forEach((id, resource) -> {
            Block own = new Block().put("FileSystemConfigs", resource.at("Properties", "FileSystemConfigs"))
                    .put("LoggingConfig", new Block().put("LogFormat", resource.at("Properties", "LoggingConfig", "LogFormat")));
            if (is(resource, FUNCTION) && !own.isEmpty()) {
                extensions.put(Character.toUpperCase(id.charAt(0)) + id.substring(1) + "LambdaFunction", new Block().put("Properties", own));
            }
        });
        api.get("DefaultRouteSettings").ifPresent(settings -> extensions.put("HttpApiStage",
                new Block().put("Properties", new Block().put("DefaultRouteSettings", settings))));
        if (api.get("AccessLogSettings").isPresent()) {
            extensions.put("HttpApiLogGroup", new Block().put("Properties", new Block().put("RetentionInDays", 30)));
        }
        return extensions;
    }

    private static Block function(String id, Tree properties, Map<String, Tree> resources, FrameworkEvents events) {
        Block function = new Block().put("handler", properties.get("Handler"));
        properties.at("FunctionName", "Fn::Sub").flatMap(Tree::asText).or(() -> properties.get("FunctionName").flatMap(Tree::asText))
                .ifPresent(name -> function.put("name", name.replace("${AWS::StackName}", STACK)));
        function.put("description", properties.get("Description")).put("image", properties.get("ImageUri"));
        properties.get("CodeUri").ifPresent(code -> function.put("package", new Block().put("artifact",
                code.asText().filter(uri -> uri.startsWith("s3://")).orElseGet(() -> Artifact.of(code).path()))));
        function.put("role", properties.at("Role", "Fn::GetAtt", "0")).put("runtime", properties.get("Runtime")).put("memorySize", properties.get("MemorySize"))
                .put("timeout", properties.get("Timeout")).put("architecture", properties.at("Architectures", "0"))
                .put("reservedConcurrency", properties.get("ReservedConcurrentExecutions")).put("tracing", properties.get("Tracing"))
                .put("provisionedConcurrency", properties.at("ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"))
                .put("ephemeralStorageSize", properties.at("EphemeralStorage", "Size")).put("kmsKeyArn", properties.get("KmsKeyArn")).put("layers", properties.get("Layers"))
                .put("vpc", new Block().put("securityGroupIds", properties.at("VpcConfig", "SecurityGroupIds")).put("subnetIds", properties.at("VpcConfig", "SubnetIds")))
                .put("tags", properties.get("Tags"));
        if (properties.get("SnapStart").isPresent()) {
            function.put("snapStart", true);
        }
        properties.at("LoggingConfig", "LogGroup", "Ref").flatMap(Tree::asText).map(resources::get)
                .flatMap(logs -> logs.at("Properties", "RetentionInDays")).ifPresent(days -> function.put("logRetentionInDays", days));
        properties.get("FunctionUrlConfig").ifPresent(url -> function.put("url", url(url)));
        function.put("environment", properties.at("Environment", "Variables"));
        properties.get("EventInvokeConfig").ifPresent(config -> function.put("maximumRetryAttempts", config.get("MaximumRetryAttempts"))
                .put("maximumEventAge", config.get("MaximumEventAgeInSeconds"))
                .put("destinations", new Block().put("onFailure", new Block().put("type", "sqs").put("arn", config.at("DestinationConfig", "OnFailure", "Destination")))));
        List<Tree> said = new ArrayList<>();
        properties.get("Events").orElse(Tree.map()).entries().forEach((name, event) -> events.of(event).or(() -> FrameworkEvents.scheduler(event, id + name + "TargetRole")).ifPresent(said::add));
        return function.put("events", said);
    }

    /** An address; open to everybody and without CORS is what {@code true} says. */
    private static Tree url(Tree config) {
        Block url = new Block();
        if (config.get("AuthType").flatMap(Tree::asText).filter("AWS_IAM"::equals).isPresent()) {
            url.put("authorizer", "aws_iam");
        }
        config.get("Cors").ifPresent(cors -> url.put("cors", new Block().put("allowedOrigins", cors.get("AllowOrigins")).put("allowedMethods", cors.get("AllowMethods"))
                .put("allowedHeaders", cors.get("AllowHeaders")).put("maxAge", cors.get("MaxAge"))));
        return url.isEmpty() ? Tree.bool(true) : url.tree();
    }

    private static Tree withoutWhatTheFrameworkSays(Tree resource, FrameworkEvents events) {
        Block kept = new Block();
        resource.get("Properties").orElse(Tree.map()).entries().forEach((key, value) -> {
            if (key.equals("Events")) {
                Block left = new Block();
                value.entries().forEach((name, event) -> {
                    if (events.of(event).isEmpty()) {
                        left.put(name, event);
                    }
                });
                kept.put(key, left);
            } else if (!SAID.contains(key)) {
                kept.put(key, value);
            }
        });
        return new Block().put("Type", FUNCTION).put("Properties", kept).tree();
    }
}
