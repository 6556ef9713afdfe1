package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An HTTP API as plain resources: the API, its one stage, its authorizers. Routes come with the functions. */
final class HttpApiExpansion {
    private final PlainResources out;
    private final Map<String, String> authorizers = new HashMap<>();

    HttpApiExpansion(PlainResources out) {
        this.out = out;
    }

    /** The logical id of an authorizer of an API that is written already. */
    String authorizerId(String api, String authorizer) {
        return authorizers.get(api + " " + authorizer);
    }

    void api(String id, Tree properties) {
        out.add(id, "AWS::ApiGatewayV2::Api", new Block().put("Name", Tree.sub("${AWS::StackName}-" + Names.kebab(id)))
                .put("ProtocolType", "HTTP").put("CorsConfiguration", properties.get("CorsConfiguration")));
        out.addFresh(id + "Stage", "AWS::ApiGatewayV2::Stage", new Block().put("ApiId", Tree.ref(id)).put("StageName", "$default").put("AutoDeploy", true)
                .put("DefaultRouteSettings", properties.get("DefaultRouteSettings")).put("AccessLogSettings", properties.get("AccessLogSettings")));
        properties.at("Auth", "Authorizers").ifPresent(authorizers -> authorizers.entries().forEach((name, authorizer) -> {
            Tree jwt = authorizer.get("JwtConfiguration").orElse(Tree.map());
            this.authorizers.put(id + " " + name, out.addFresh(id + "Authorizer" + name, "AWS::ApiGatewayV2::Authorizer", new Block().put("ApiId", Tree.ref(id)).put("Name", name)
                    .put("AuthorizerType", "JWT")
                    .put("IdentitySource", authorizer.get("IdentitySource").map(List::of).orElse(List.of()))
                    .put("JwtConfiguration", new Block().put("Issuer", jwt.get("issuer")).put("Audience", jwt.get("audience")))));
        }));
    }
}
