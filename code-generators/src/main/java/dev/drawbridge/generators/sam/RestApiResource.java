package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A REST API: {@code AWS::Serverless::Api} with one stage. Its routes are events of the functions ({@link FunctionEvents}). */
final class RestApiResource implements CardResources {
    private static final int LOG_DAYS = 30;
    /** Source: variables for REST API access logs, in the API Gateway guide. */
    private static final String LOG_FORMAT = """
            {"time":"$context.requestTime","requestId":"$context.requestId","ip":"$context.identity.sourceIp",\
            "route":"$context.httpMethod $context.resourcePath","status":"$context.status","bytes":"$context.responseLength",\
            "latency":"$context.responseLatency"}""";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        Tree stage = design.field(card, "stage").orElse(Tree.string("live"));
        Block properties = new Block().put("StageName", stage);
        if (!AlarmParts.of(design, card).isEmpty()) {
            properties.put("Name", AlarmParts.restApiName(card));
        }
        if (design.flag(card, "cors")) {
            List<Tree> origins = Origins.of(design, design.into(card, WireRole.CALL));
            // this resource takes one origin, inside quotes of its own
            origins.stream().findFirst().flatMap(Tree::asText).ifPresent(origin -> properties.put("Cors", new Block()
                    .put("AllowOrigin", "'" + origin + "'").put("AllowMethods", "'*'").put("AllowHeaders", design.flag(card, "apiKey") ? "'authorization,content-type,x-api-key'" : "'authorization,content-type'")));
        }
        properties.put("BinaryMediaTypes", design.set(card, "binaryTypes")).put("Domain", HttpApiResource.domain(design, card));
        Block auth = authorizers(design, card);
        if (design.flag(card, "apiKey")) {
            auth.put("ApiKeyRequired", true).put("AddApiKeyRequiredToCorsPreflight", false).put("UsagePlan", new Block().put("CreateUsagePlan", "PER_API"));
        }
        properties.put("Auth", auth);
        if (design.flag(card, "accessLog")) {
            String logs = design.ids().beside(card, "Logs");
            out.addLogGroup(logs, "/aws/vendedlogs/${AWS::StackName}-" + Names.kebab(card.name()), Optional.of(Tree.integer(LOG_DAYS)));
            properties.put("AccessLogSetting", new Block().put("DestinationArn", Tree.getAtt(logs, "Arn")).put("Format", LOG_FORMAT));
        }
        out.add(id, "AWS::Serverless::Api", properties);
        out.output(id + "Url", "Address of the API " + card.name(),
                Tree.sub("https://${" + id + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" + stage.asText().orElse("live")));
    }

    private static Block authorizers(SamDesign design, Node card) {
        Set<String> pools = new LinkedHashSet<>();
        Block authorizers = new Block();
        for (SamDesign.Link link : design.into(card, WireRole.AUTHORIZE)) {
            String pool = design.id(link.from());
            if (pools.add(pool) && SamKinds.isFunction(link.from())) {
                authorizers.put(pool, Authorizers.of(design, link));
            } else if (pools.contains(pool) && !authorizers.has(pool)) {
                Block authorizer = new Block().put("UserPoolArn", Tree.getAtt(pool, "Arn"));
                design.field(link, "scopes").filter(scopes -> !scopes.items().isEmpty()).ifPresent(scopes -> authorizer.put("AuthorizationScopes", scopes));
                authorizers.put(pool, authorizer);
            }
        }
        // a browser asks first without token or key
        return pools.isEmpty() ? new Block() : new Block().put("DefaultAuthorizer", pools.iterator().next())
                .put("AddDefaultAuthorizerToCorsPreflight", false).put("Authorizers", authorizers);
    }
}
