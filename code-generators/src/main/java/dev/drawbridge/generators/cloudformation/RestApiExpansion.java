package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A REST API as plain resources: the API with its routes as an OpenAPI body, a deployment, a stage. Source of the extensions: "OpenAPI
 * extensions" in the API Gateway guide.
 */
final class RestApiExpansion {
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_]+)\\+?\\}");
    private static final String KEY = "api_key";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    private final PlainResources out;

    RestApiExpansion(PlainResources out) {
        this.out = out;
    }

    /**
     * A route of the API.
     *
     * @param hole the ARN of the function that is started, as a hole of {@code Fn::Sub}
     * @param start the state machine that is started in its place
     */
    record Route(String method, String path, boolean open, String hole, Optional<Start> start) {
        Route(String method, String path, boolean open, String hole) {
            this(method, path, open, hole, Optional.empty());
        }
    }

    /** A state machine that API Gateway starts itself, in a role for it. */
    record Start(String machine, String role) {}

    void api(String id, Tree properties, List<Route> routes) {
        Tree body = body(properties, routes);
        out.add(id, "AWS::ApiGateway::RestApi", new Block().put("Name", Tree.sub("${AWS::StackName}-" + Names.kebab(id))).put("Body", body));
        // a deployment is a picture of the API as it was: another body needs another deployment
        String deployment = out.addFresh(id + "Deployment" + stamp(body), "AWS::ApiGateway::Deployment", new Block().put("RestApiId", Tree.ref(id)));
        String stage = out.addFresh(id + "Stage", "AWS::ApiGateway::Stage", new Block().put("RestApiId", Tree.ref(id)).put("DeploymentId", Tree.ref(deployment))
                .put("StageName", properties.get("StageName")).put("AccessLogSetting", properties.get("AccessLogSetting")));
        if (needsKey(properties)) {
            String plan = out.addFresh(id + "UsagePlan", "AWS::ApiGateway::UsagePlan", new Block().put("ApiStages",
                    List.of(new Block().put("ApiId", Tree.ref(id)).put("Stage", Tree.ref(stage)).tree())));
            String key = out.addFresh(id + "ApiKey", "AWS::ApiGateway::ApiKey", new Block().put("Enabled", true));
            out.addFresh(id + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey", new Block().put("KeyId", Tree.ref(key)).put("KeyType", "API_KEY")
                    .put("UsagePlanId", Tree.ref(plan)));
        }
    }

    private static boolean needsKey(Tree properties) {
        return properties.at("Auth", "ApiKeyRequired").flatMap(Tree::asText).filter("true"::equals).isPresent();
    }

    private static String stamp(Tree body) {
        CRC32 sum = new CRC32();
        sum.update(body.toString().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static Tree body(Tree properties, List<Route> routes) {
        Tree auth = properties.get("Auth").orElse(Tree.map());
        Block definitions = new Block();
        auth.get("Authorizers").ifPresent(all -> all.entries().forEach((name, authorizer) -> definitions.put(name, new Block()
                .put("type", "apiKey").put("name", "Authorization").put("in", "header")
                .put("x-amazon-apigateway-authtype", "cognito_user_pools")
                .put("x-amazon-apigateway-authorizer", new Block().put("type", "cognito_user_pools")
                        .put("providerARNs", authorizer.get("UserPoolArn").map(List::of).orElse(List.of()))))));
        if (needsKey(properties)) {
            definitions.put(KEY, new Block().put("type", "apiKey").put("name", "x-api-key").put("in", "header"));
        }
        SequencedMap<String, Block> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            String method = route.method().equalsIgnoreCase("any") ? "x-amazon-apigateway-any-method" : route.method().toLowerCase(Locale.ROOT);
            paths.computeIfAbsent(route.path(), _ -> new Block()).put(method, operation(route, auth));
        }
        properties.get("Cors").ifPresent(cors -> paths.values().forEach(path -> path.put("options", preflight(cors))));
        Block written = new Block();
        paths.forEach((path, operations) -> written.put(path, operations));
        return new Block().put("swagger", "2.0").put("info", new Block().put("version", "1.0").put("title", Tree.ref("AWS::StackName")))
                .put("paths", written.tree()).put("securityDefinitions", definitions).tree();
    }

    private static Block operation(Route route, Tree auth) {
        List<Tree> parameters = new ArrayList<>();
        PARAMETER.matcher(route.path()).results().forEach(found -> parameters.add(new Block().put("name", found.group(1)).put("in", "path")
                .put("required", true).put("type", "string").tree()));
        Block operation = new Block().put("parameters", parameters).put(INTEGRATION, route.start().map(RestApiExpansion::starting)
                .orElseGet(() -> new Block().put("type", "aws_proxy").put("httpMethod", "POST")
                        .put("uri", Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/" + route.hole() + "/invocations"))));
        Block security = new Block();
        auth.get("DefaultAuthorizer").flatMap(Tree::asText).filter(_ -> !route.open()).ifPresent(name -> security.put(name,
                auth.at("Authorizers", name, "AuthorizationScopes").orElse(Tree.seq())));
        if (auth.get("ApiKeyRequired").isPresent()) {
            security.put(KEY, Tree.seq());
        }
        if (!security.isEmpty()) {
            operation.put("security", List.of(security.tree()));
        }
        return operation.put("responses", route.start().map(_ -> Tree.map("200", Tree.map("description", Tree.string("Started")))
                .with("400", Tree.map("description", Tree.string("Not started")))).orElseGet(Tree::map));
    }

    /** The body of the request becomes the input, as SAM does it. */
    private static Block starting(Start start) {
        return new Block().put("type", "aws").put("httpMethod", "POST")
                .put("uri", Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution"))
                .put("credentials", Tree.getAtt(start.role(), "Arn"))
                .put("requestTemplates", Tree.map("application/json",
                        Tree.sub("{\"input\": \"$util.escapeJavaScript($input.json('$'))\", \"stateMachineArn\": \"${" + start.machine() + "}\"}")))
                .put("responses", Tree.map("200", Tree.map("statusCode", Tree.string("200"))).with("400", Tree.map("statusCode", Tree.string("400"))));
    }

    /** The answer to a browser that asks first, given by the API itself. */
    private static Block preflight(Tree cors) {
        Block values = new Block();
        Block headers = new Block();
        cors.entries().forEach((key, value) -> {
            String header = "Access-Control-" + key.replaceAll("(?<=[a-z])(?=[A-Z])", "-");
            values.put("method.response.header." + header, value);
            headers.put(header, new Block().put("type", "string"));
        });
        return new Block().put("responses", Tree.map("200", new Block().put("description", "What browsers may do").put("headers", headers).tree()))
                .put(INTEGRATION, new Block().put("type", "mock")
                        .put("requestTemplates", new Block().put("application/json", "{\"statusCode\": 200}"))
                        .put("responses", Tree.map("default", new Block().put("statusCode", "200").put("responseParameters", values).tree())));
    }
}
