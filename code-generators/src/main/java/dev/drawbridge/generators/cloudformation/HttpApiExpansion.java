package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.wire.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An HTTP API as plain resources: the API, its one stage, its authorizers, its domain. Routes come with the functions. Source:
 * "AWS::Serverless::HttpApi" in the SAM documentation.
 */
final class HttpApiExpansion {
    private static final String IAM = "AWS_IAM";
    private static final Set<String> KNOWN = Set.of("Name", "Description", "StageName", "StageVariables", "CorsConfiguration", "DefinitionBody", "DefinitionUri", "Auth", "Domain",
            "DefaultRouteSettings", "RouteSettings", "AccessLogSettings", "Tags", "FailOnWarnings", "DisableExecuteApiEndpoint", "PropagateTags");

    private final ServicePermits permits;
    private final PlainResources out;
    private final Losses losses;
    private final Map<String, String> authorizers = new HashMap<>();

    HttpApiExpansion(ServicePermits permits, PlainResources out, Losses losses) {
        this.permits = permits;
        this.out = out;
        this.losses = losses;
    }

    /** Tells a route of an API that is written already who may call it. */
    void authorize(String api, Tree settings, Tree event, Block route) {
        Tree auth = settings.get("Auth").orElse(Tree.map());
        Optional<String> named = event.at("Auth", "Authorizer").flatMap(Tree::asText);
        boolean signed = auth.get("EnableIamAuthorizer").flatMap(Tree::asText).filter("true"::equals).isPresent();
        String name = named.or(() -> auth.get("DefaultAuthorizer").flatMap(Tree::asText)).orElse("NONE");
        if (name.equals(IAM) && signed) {
            route.put("AuthorizationType", IAM);
        } else if (authorizers.containsKey(api + " " + name)) {
            boolean function = auth.at("Authorizers", name, "FunctionArn").isPresent();
            route.put("AuthorizationType", function ? "CUSTOM" : "JWT").put("AuthorizerId", Tree.ref(authorizers.get(api + " " + name)))
                    .put("AuthorizationScopes", event.at("Auth", "AuthorizationScopes").or(() -> auth.at("Authorizers", name, "AuthorizationScopes")));
        }
    }

    void api(String id, Tree properties) {
        properties.entries().keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(key -> losses.add(id, key + " is not written."));
        Block api = new Block();
        Optional<Tree> body = properties.get("DefinitionBody");
        Optional<Tree> file = properties.get("DefinitionUri").filter(_ -> body.isEmpty());
        if (body.isPresent() || file.isPresent()) {
            // the body says the name and the protocol
            api.put("Body", body).put("BodyS3Location", file.map(RestApiExpansion::location));
            properties.at("Auth", "Authorizers").ifPresent(_ -> losses.add(id, "It has an OpenAPI body of its own, into which Auth is not written."));
        } else {
            api.put("Name", properties.get("Name").orElse(Tree.sub("${AWS::StackName}-" + Names.kebab(id)))).put("ProtocolType", "HTTP");
        }
        api.put("Description", properties.get("Description")).put("CorsConfiguration", properties.get("CorsConfiguration").map(HttpApiExpansion::cors))
                .put("DisableExecuteApiEndpoint", properties.get("DisableExecuteApiEndpoint")).put("Tags", properties.get("Tags"));
        out.add(id, "AWS::ApiGatewayV2::Api", api);
        String stage = out.addFresh(id + "Stage", "AWS::ApiGatewayV2::Stage", new Block().put("ApiId", Tree.ref(id))
                .put("StageName", properties.get("StageName").orElse(Tree.string("$default"))).put("AutoDeploy", true)
                .put("StageVariables", properties.get("StageVariables")).put("DefaultRouteSettings", properties.get("DefaultRouteSettings"))
                .put("RouteSettings", properties.get("RouteSettings")).put("AccessLogSettings", properties.get("AccessLogSettings")));
        out.call(id + ".Stage", stage);
        out.call(id + "ApiGatewayDefaultStage", stage);
        if (body.isEmpty() && file.isEmpty()) {
            properties.at("Auth", "Authorizers").ifPresent(all -> all.entries().forEach((name, authorizer) -> this.authorizers.put(id + " " + name, authorizer(id, name, authorizer))));
        }
        properties.get("Domain").filter(domain -> !domain.entries().isEmpty()).ifPresent(domain -> ApiDomain.http(id, domain, stage, out, losses));
    }

    /** True alone means everything. */
    private static Tree cors(Tree cors) {
        return cors instanceof Tree.Map ? cors : new Block().put("AllowOrigins", Block.strings("*")).tree();
    }

    private String authorizer(String id, String name, Tree authorizer) {
        Block written = new Block().put("ApiId", Tree.ref(id)).put("Name", name);
        Optional<Tree> function = authorizer.get("FunctionArn");
        if (function.isEmpty()) {
            Tree jwt = authorizer.get("JwtConfiguration").orElse(Tree.map());
            written.put("AuthorizerType", "JWT").put("IdentitySource", authorizer.get("IdentitySource").map(List::of).orElse(List.of()))
                    .put("JwtConfiguration", new Block().put("Issuer", jwt.get("issuer").or(() -> jwt.get("Issuer"))).put("Audience", jwt.get("audience").or(() -> jwt.get("Audience"))));
        } else {
            Tree identity = authorizer.get("Identity").orElse(Tree.map());
            written.put("AuthorizerType", "REQUEST").put("AuthorizerUri", RestApiBody.uri(function.get())).put("AuthorizerPayloadFormatVersion", authorizer.get("AuthorizerPayloadFormatVersion"))
                    .put("EnableSimpleResponses", authorizer.get("EnableSimpleResponses")).put("AuthorizerResultTtlInSeconds", identity.get("ReauthorizeEvery"))
                    .put("IdentitySource", sources(identity)).put("AuthorizerCredentialsArn", authorizer.get("FunctionInvokeRole"));
            // unlike that of a REST API, it is permitted only when that is asked for
            boolean permitted = authorizer.get("EnableFunctionDefaultPermissions").flatMap(Tree::asText).filter("true"::equals).isPresent();
            (permitted ? permits.of(Trigger.HTTP) : List.<ServicePermits.Permit>of()).forEach(permit -> out.addFresh(id + Names.pascal(name) + "AuthorizerPermission", "AWS::Lambda::Permission", new Block()
                    .put("FunctionName", function.get()).put("Action", permit.action()).put("Principal", permit.service())
                    .put("SourceArn", Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + id + "}/authorizers/*"))));
        }
        return out.addFresh(id + "Authorizer" + name, "AWS::ApiGatewayV2::Authorizer", written);
    }

    private static List<Tree> sources(Tree identity) {
        Map<String, String> words = Map.of("Headers", "$request.header.", "QueryStrings", "$request.querystring.", "StageVariables", "$stageVariables.", "Context", "$context.");
        return List.of("Headers", "QueryStrings", "StageVariables", "Context").stream().flatMap(key -> identity.get(key).map(Tree::items).orElse(List.of()).stream()
                .flatMap(item -> item.asText().stream()).map(name -> Tree.string(words.get(key) + name))).toList();
    }
}
