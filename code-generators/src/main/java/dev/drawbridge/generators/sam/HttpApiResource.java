package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An API: {@code AWS::Serverless::HttpApi}. Its routes are events of the functions ({@link FunctionEvents}). */
final class HttpApiResource implements CardResources {
    private static final int LOG_DAYS = 30;
    /** One line of JSON for each request. Source: variables for HTTP API access logs, in the API Gateway guide. */
    private static final String LOG_FORMAT = """
            {"time":"$context.requestTime","requestId":"$context.requestId","ip":"$context.identity.sourceIp",\
            "route":"$context.routeKey","status":"$context.status","bytes":"$context.responseLength",\
            "latency":"$context.responseLatency","error":"$context.integrationErrorMessage"}""";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        Block properties = new Block();
        if (design.flag(card, "cors")) {
            properties.put("CorsConfiguration", cors(design, card));
        }
        properties.put("Auth", authorizers(design, card));
        properties.put("DefaultRouteSettings", new Block().put("ThrottlingBurstLimit", design.field(card, "throttleBurst"))
                .put("ThrottlingRateLimit", design.field(card, "throttleRate")));
        if (design.flag(card, "accessLog")) {
            String logs = design.ids().beside(card, "Logs");
            // API Gateway keeps one resource policy for log groups; groups below vendedlogs do not lengthen it beyond its limit
            out.addLogGroup(logs, "/aws/vendedlogs/${AWS::StackName}-" + Names.kebab(card.name()), Optional.of(Tree.integer(LOG_DAYS)));
            properties.put("AccessLogSettings", new Block().put("DestinationArn", Tree.getAtt(logs, "Arn")).put("Format", LOG_FORMAT));
        }
        properties.put("Domain", domain(design, card));
        out.add(id, "AWS::Serverless::HttpApi", properties.put("FailOnWarnings", true));
        out.output(id + "Url", "Address of the API " + card.name(), Tree.sub("https://${" + id + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}"));
    }

    /** The address of one's own, if there is one. */
    static Block domain(SamDesign design, Node card) {
        return new Block().put("DomainName", design.set(card, "domain")).put("CertificateArn", design.set(card, "certificate"));
    }

    private static Block cors(SamDesign design, Node card) {
        List<Tree> origins = design.set(card, "corsOrigins").map(Tree::items).filter(own -> !own.isEmpty())
                .orElseGet(() -> Origins.of(design, design.into(card, WireRole.CALL)));
        if (origins.isEmpty()) {
            return new Block();
        }
        Set<String> methods = new TreeSet<>();
        for (SamDesign.Link link : design.outOf(card, WireRole.CALL)) {
            for (Value.Entries route : link.rule().rows(link.wire(), WireTable.ROUTES)) {
                methods.add(FunctionEvents.method(route));
            }
        }
        boolean any = methods.isEmpty() || methods.contains("ANY");
        return new Block().put("AllowOrigins", origins)
                .put("AllowMethods", any ? Block.strings("*") : Block.strings(List.copyOf(methods)))
                .put("AllowHeaders", Block.strings("authorization", "content-type"))
                .put("MaxAge", Origins.MAX_AGE_SECONDS);
    }

    private static Block authorizers(SamDesign design, Node card) {
        List<SamDesign.Link> pools = design.into(card, WireRole.AUTHORIZE);
        if (pools.isEmpty()) {
            return new Block();
        }
        Block authorizers = new Block();
        Set<String> names = new LinkedHashSet<>();
        for (SamDesign.Link link : pools) {
            String pool = design.id(link.from());
            if (names.add(pool) && SamKinds.isFunction(link.from())) {
                authorizers.put(pool, Authorizers.of(design, link));
            } else if (names.contains(pool) && !authorizers.has(pool)) {
                Block authorizer = new Block().put("IdentitySource", "$request.header.Authorization").put("JwtConfiguration", new Block()
                        .put("issuer", Tree.sub("https://cognito-idp.${AWS::Region}.amazonaws.com/${" + pool + "}"))
                        .put("audience", List.of(Tree.ref(UserPoolResource.clientId(design, link.from())))));
                design.field(link, "scopes").filter(scopes -> !scopes.items().isEmpty())
                        .ifPresent(scopes -> authorizer.put("AuthorizationScopes", scopes));
                authorizers.put(pool, authorizer);
            }
        }
        return new Block().put("DefaultAuthorizer", names.iterator().next()).put("Authorizers", authorizers);
    }

    /** Whether requests need a token unless their route says otherwise. */
    static boolean isGuarded(SamDesign design, Node api) {
        return !design.into(api, WireRole.AUTHORIZE).isEmpty();
    }
}
