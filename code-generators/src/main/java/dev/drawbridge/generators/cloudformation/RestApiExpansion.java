package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.wire.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A REST API as plain resources: the API with its routes as an OpenAPI body, a deployment, a stage, its keys and its domain. Source:
 * "AWS::Serverless::Api" in the SAM documentation.
 */
final class RestApiExpansion {
    private static final Set<String> KNOWN = Set.of("StageName", "Name", "Description", "DefinitionBody", "DefinitionUri", "Cors", "Auth", "AccessLogSetting", "BinaryMediaTypes",
            "MinimumCompressionSize", "EndpointConfiguration", "MethodSettings", "TracingEnabled", "Variables", "CacheClusterEnabled", "CacheClusterSize", "CanarySetting", "Tags",
            "Domain", "GatewayResponses", "Models", "FailOnWarnings", "DisableExecuteApiEndpoint", "OpenApiVersion", "AlwaysDeploy", "PropagateTags", "ApiKeySourceType", "Mode", "Policy",
            "MergeDefinitions");

    private final ServicePermits permits;
    private final PlainResources out;
    private final Losses losses;

    RestApiExpansion(ServicePermits permits, PlainResources out, Losses losses) {
        this.permits = permits;
        this.out = out;
        this.losses = losses;
    }

    /**
     * A route of the API.
     *
     * @param auth what its event says of who may call
     * @param hole the ARN of the function that is started, as a hole of {@code Fn::Sub}
     * @param start the state machine that is started in its place
     */
    record Route(String method, String path, Tree auth, String hole, Optional<Start> start) {
        Route(String method, String path, Tree auth, String hole) {
            this(method, path, auth, hole, Optional.empty());
        }
    }

    /** A state machine that API Gateway starts itself, in a role for it. */
    record Start(String machine, String role) {}

    void api(String id, Tree properties, List<Route> routes) {
        properties.entries().keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(key -> losses.add(id, key + " is not written."));
        Block api = new Block().put("Name", properties.get("Name").orElse(Tree.sub("${AWS::StackName}-" + Names.kebab(id)))).put("Description", properties.get("Description"));
        Optional<Tree> file = properties.get("DefinitionUri");
        Tree body = new RestApiBody(properties, losses, id).of(routes);
        if (file.isPresent() && properties.get("DefinitionBody").isEmpty()) {
            api.put("BodyS3Location", location(file.get()));
            unwritten(id, properties, "Its routes are in a file", "Cors", "Auth", "GatewayResponses", "Models");
        } else {
            api.put("Body", body);
        }
        Optional<Tree> endpoint = properties.get("EndpointConfiguration");
        api.put("EndpointConfiguration", endpoint.filter(said -> said.asText().isEmpty() && said.get("Type").isEmpty()).or(() -> endpoint.map(said -> new Block()
                .put("Types", Tree.seq(said.get("Type").orElse(said))).put("VpcEndpointIds", said.get("VPCEndpointIds")).tree())));
        for (String key : List.of("BinaryMediaTypes", "MinimumCompressionSize", "DisableExecuteApiEndpoint", "ApiKeySourceType", "Mode", "Policy")) {
            api.put(key, properties.get(key));
        }
        properties.at("Auth", "ResourcePolicy").ifPresent(policy -> policy(id, policy, api));
        out.add(id, "AWS::ApiGateway::RestApi", api.put("Tags", properties.get("Tags").map(Normalization::pairs)));
        String stage = stage(id, properties, file.<Object>map(there -> there).orElse(body));
        keys(id, properties.get("Auth").orElse(Tree.map()), stage);
        properties.at("Auth", "Authorizers").map(Tree::entries).ifPresent(all -> all.forEach((name, authorizer) -> authorizer.get("FunctionArn").ifPresent(function ->
                permits.of(Trigger.HTTP).forEach(permit -> out.addFresh(id + Names.pascal(name) + "AuthorizerPermission", "AWS::Lambda::Permission", new Block()
                        .put("FunctionName", function).put("Action", permit.action()).put("Principal", permit.service())
                        .put("SourceArn", Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + id + "}/authorizers/*")))))));
        properties.get("Domain").filter(domain -> !domain.entries().isEmpty()).ifPresent(domain -> ApiDomain.rest(id, domain, stage, out, losses));
    }

    private void unwritten(String id, Tree properties, String why, String... keys) {
        for (String key : keys) {
            if (properties.get(key).isPresent()) {
                losses.add(id, why + ", so " + key + " is not written.");
            }
        }
    }

    static Tree location(Tree uri) {
        if (uri.get("Bucket").isPresent()) {
            return uri;
        }
        String text = uri.asText().orElse("");
        boolean there = text.startsWith("s3://") && text.indexOf('/', 5) > 0;
        return there ? Tree.map("Bucket", Tree.string(text.substring(5, text.indexOf('/', 5)))).with("Key", Tree.string(text.substring(text.indexOf('/', 5) + 1)))
                : FunctionExpansion.inBucket(text).tree();
    }

    private void policy(String id, Tree policy, Block api) {
        policy.get("CustomStatements").ifPresent(statements -> api.put("Policy", new Block().put("Version", "2012-10-17")
                .put("Statement", statements instanceof Tree.Seq ? statements : Tree.seq(statements))));
        policy.entries().keySet().stream().filter(key -> !key.equals("CustomStatements")).forEach(key -> losses.add(id, "Auth.ResourcePolicy." + key + " is not written."));
    }

    private String stage(String id, Tree properties, Object body) {
        // a deployment is a picture of the API as it was: another body needs another deployment
        String deployment = out.addFresh(id + "Deployment" + stamp(body), "AWS::ApiGateway::Deployment", new Block().put("RestApiId", Tree.ref(id)));
        Tree name = properties.get("StageName").orElse(Tree.string("Prod"));
        Block stage = new Block().put("RestApiId", Tree.ref(id)).put("DeploymentId", Tree.ref(deployment)).put("StageName", name);
        for (String key : List.of("AccessLogSetting", "MethodSettings", "TracingEnabled", "Variables", "CacheClusterEnabled", "CacheClusterSize", "CanarySetting")) {
            stage.put(key, properties.get(key));
        }
        String stageId = out.addFresh(id + "Stage", "AWS::ApiGateway::Stage", stage);
        out.call(id + ".Stage", stageId);
        out.call(id + ".Deployment", deployment);
        name.asText().filter(text -> text.matches("[A-Za-z0-9]+")).ifPresent(text -> out.call(id + text + "Stage", stageId));
        return stageId;
    }

    private static String stamp(Object body) {
        CRC32 sum = new CRC32();
        sum.update(body.toString().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private void keys(String id, Tree auth, String stage) {
        Tree settings = auth.get("UsagePlan").orElse(Tree.map());
        String made = settings.get("CreateUsagePlan").flatMap(Tree::asText).orElse("NONE");
        if (made.equals("NONE")) {
            return;
        }
        if (made.equals("SHARED")) {
            losses.add(id, "It has a usage plan of its own, where SAM makes one for all APIs.");
        }
        String plan = out.addFresh(id + "UsagePlan", "AWS::ApiGateway::UsagePlan", new Block().put("ApiStages",
                List.of(new Block().put("ApiId", Tree.ref(id)).put("Stage", Tree.ref(stage)).tree())).put("UsagePlanName", settings.get("UsagePlanName"))
                .put("Description", settings.get("Description")).put("Quota", settings.get("Quota")).put("Throttle", settings.get("Throttle")).put("Tags", settings.get("Tags")));
        String key = out.addFresh(id + "ApiKey", "AWS::ApiGateway::ApiKey", new Block().put("Enabled", true));
        String planKey = out.addFresh(id + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey", new Block().put("KeyId", Tree.ref(key)).put("KeyType", "API_KEY")
                .put("UsagePlanId", Tree.ref(plan)));
        out.call(id + ".UsagePlan", plan);
        out.call(id + ".ApiKey", key);
        out.call(id + ".UsagePlanKey", planKey);
    }
}
