package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The HTTP and the REST API that the framework makes, with who may call their routes, as SAM says them. For one template. Sources: "HTTP API"
 * and "REST API" in the documentation of the framework.
 */
final class ApiSource {
    /** Words of routes that are read here. */
    static final Set<String> READ = Set.of("authorizer", "cors", "private", "timeout", "timeoutInMillis", "operationId");
    private static final String IAM = "AWS_IAM";
    private static final TreePath AUTH = TreePath.of("Properties", "Auth");
    private static final String CORS_HEADERS = "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent,X-Amzn-Trace-Id'";
    /** What a line of the access log has. Source: the framework's default format. */
    private static final String HTTP_LINE = "{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"requestTime\":\"$context.requestTime\",\"httpMethod\":\"$context.httpMethod\","
            + "\"routeKey\":\"$context.routeKey\",\"status\":\"$context.status\",\"protocol\":\"$context.protocol\",\"responseLength\":\"$context.responseLength\"}";
    private static final String REST_LINE = "requestId: $context.requestId, ip: $context.identity.sourceIp, caller: $context.identity.caller, user: $context.identity.user, requestTime: $context.requestTime, "
            + "httpMethod: $context.httpMethod, resourcePath: $context.resourcePath, status: $context.status, protocol: $context.protocol, responseLength: $context.responseLength";

    private final FrameworkDocument file;
    private final Losses losses;
    private final Tree httpApi;
    private final Tree gateway;
    private final SequencedMap<String, Tree> restAuthorizers = new LinkedHashMap<>();
    private final SequencedMap<String, Tree> extra = new LinkedHashMap<>();
    private final List<String> methods = new ArrayList<>(List.of("OPTIONS"));
    private Optional<Tree> cors = Optional.empty();
    private boolean someWithoutCors;
    private boolean signedRoutes;

    ApiSource(FrameworkDocument file, Losses losses) {
        this.file = file;
        this.losses = losses;
        this.httpApi = file.at("provider", "httpApi").orElseGet(Tree::map);
        this.gateway = file.at("provider", "apiGateway").orElseGet(Tree::map);
    }

    /** Resources beside the APIs: their log groups. */
    SequencedMap<String, Tree> extra() {
        return extra;
    }

    private static boolean isOn(Optional<Tree> said) {
        return said.filter(ApiSource::isOn).isPresent();
    }

    static boolean isOn(Tree said) {
        return !(said instanceof Tree.Scalar s && !s.asBoolean().orElse(!s.isNull()));
    }

    /**
     * A route with who may call it.
     *
     * @param value what the event says
     * @param properties of the event of SAM so far
     */
    Tree route(String function, EventWord word, Tree value, Tree properties) {
        return word.type().equals("Api") ? rest(function, value, properties) : http(function, value, properties);
    }

    private Tree http(String function, Tree value, Tree properties) {
        Tree route = properties;
        if (value.get("path").flatMap(Tree::asText).filter("*"::equals).isPresent()) {
            route = Twig.at(Twig.at(route, TreePath.of("Path"), Optional.empty()), TreePath.of("Method"), Optional.empty());
        }
        Optional<String> payload = httpApi.get("payload").flatMap(Tree::asText);
        route = payload.isPresent() ? route.with("PayloadFormatVersion", Tree.string(payload.get())) : route;
        Optional<Tree> authorizer = value.get("authorizer");
        if (authorizer.isEmpty()) {
            return route;
        }
        if (authorizer.get().get("id").isPresent()) {
            losses.add(function, "A route asks an authorizer that is made elsewhere, so it is open here.");
            return route;
        }
        boolean signed = authorizer.get().get("type").flatMap(Tree::asText).filter("aws_iam"::equalsIgnoreCase).isPresent();
        signedRoutes |= signed;
        Block auth = new Block().put("Authorizer", signed ? IAM : Apis.name(authorizer.get())).put("AuthorizationScopes", authorizer.get().get("scopes").filter(scopes -> !scopes.items().isEmpty()));
        return route.with("Auth", auth.tree());
    }

    private Tree rest(String function, Tree value, Tree properties) {
        value.get("method").flatMap(Tree::asText).map(method -> method.toUpperCase(Locale.ROOT)).filter(method -> !methods.contains(method)).ifPresent(methods::add);
        Optional<Tree> said = value.get("cors").filter(ApiSource::isOn);
        someWithoutCors |= said.isEmpty();
        cors = cors.isPresent() ? cors : said;
        Block auth = new Block();
        value.get("authorizer").ifPresent(authorizer -> authorizer(function, authorizer).ifPresent(name -> {
            auth.put("Authorizer", name);
            auth.put("AuthorizationScopes", authorizer.get("scopes").filter(scopes -> !scopes.items().isEmpty()));
        }));
        if (isOn(value.get("private"))) {
            auth.put("ApiKeyRequired", true);
        }
        return auth.isEmpty() ? properties : properties.with("Auth", auth.tree());
    }

    private Optional<String> authorizer(String function, Tree authorizer) {
        String type = authorizer.get("type").flatMap(Tree::asText).orElse("").toUpperCase(Locale.ROOT);
        if (type.equals(IAM) || authorizer.asText().filter(IAM::equalsIgnoreCase).isPresent()) {
            return Optional.of(IAM);
        }
        if (authorizer.get("authorizerId").isPresent()) {
            losses.add(function, "A route asks an authorizer that is made elsewhere, so it is open here.");
            return Optional.empty();
        }
        String name = Apis.name(authorizer);
        if (Apis.isPool(authorizer)) {
            return Optional.of(name);
        }
        Optional<Tree> arn = authorizer.get("arn").or(() -> authorizer.asText().filter(text -> text.contains(":")).map(Tree::string));
        Tree called = arn.orElseGet(() -> Tree.getAtt(FrameworkIds.function(name), "Arn"));
        String id = name.contains(":") ? name.substring(name.lastIndexOf(':') + 1) : name;
        restAuthorizers.putIfAbsent(id, byFunction(authorizer, type, called));
        return Optional.of(id);
    }

    private static Tree byFunction(Tree authorizer, String type, Tree called) {
        String source = authorizer.get("identitySource").flatMap(Tree::asText).orElse("method.request.header.Authorization");
        Block identity = new Block();
        if (type.equals("REQUEST")) {
            List<Tree> headers = new ArrayList<>();
            List<Tree> queries = new ArrayList<>();
            for (String each : source.split(",")) {
                String last = each.strip().substring(each.strip().lastIndexOf('.') + 1);
                (each.contains("querystring") ? queries : headers).add(Tree.string(last));
            }
            identity.put("Headers", headers).put("QueryStrings", queries);
        } else {
            identity.put("Header", source.substring(source.lastIndexOf('.') + 1)).put("ValidationExpression", authorizer.get("identityValidationExpression"));
        }
        identity.put("ReauthorizeEvery", authorizer.get("resultTtlInSeconds"));
        return new Block().put("FunctionArn", called).put("FunctionPayloadType", type.equals("REQUEST") ? "REQUEST" : "TOKEN").put("Identity", identity).tree();
    }

    /** @param seen the API in the view */
    Tree http(Tree seen) {
        Tree api = Twig.at(seen, TreePath.of("Properties", "Name"), httpApi.get("name").or(() -> Optional.of(Tree.string(file.stage() + "-" + file.service()))));
        api = Twig.at(api, TreePath.of("Properties", "Tags"), file.at("provider", "tags"));
        if (isOn(httpApi.get("disableDefaultEndpoint"))) {
            api = Twig.at(api, TreePath.of("Properties", "DisableExecuteApiEndpoint"), Optional.of(Tree.bool(true)));
        }
        if (isOn(httpApi.get("metrics"))) {
            api = Twig.at(api, TreePath.of("Properties", "DefaultRouteSettings", "DetailedMetricsEnabled"), Optional.of(Tree.bool(true)));
        }
        TreePath authorizers = AUTH.child("Authorizers");
        for (Map.Entry<String, Tree> each : httpApi.get("authorizers").orElseGet(Tree::map).entries().entrySet()) {
            String type = each.getValue().get("type").flatMap(Tree::asText).orElse("jwt");
            if (type.equals("request")) {
                api = Twig.at(api, authorizers.child(each.getKey()), Optional.of(httpByFunction(each.getKey(), each.getValue())));
            }
        }
        if (signedRoutes) {
            api = Twig.at(api, AUTH.child("EnableIamAuthorizer"), Optional.of(Tree.bool(true)));
        }
        Optional<Tree> format = api.at("Properties", "AccessLogSettings", "Format");
        if (format.isPresent()) {
            Tree line = format.get().asText().filter(String::isEmpty).map(_ -> Tree.string(HTTP_LINE)).orElse(format.get());
            api = Twig.at(api, TreePath.of("Properties", "AccessLogSettings"), Optional.of(Tree.map("DestinationArn", Tree.getAtt("HttpApiLogGroup", "Arn")).with("Format", line)));
            log("HttpApiLogGroup", "/aws/http-api/");
        }
        return api;
    }

    private static Tree httpByFunction(String name, Tree own) {
        Tree called = own.get("functionArn").orElseGet(() -> Tree.getAtt(FrameworkIds.function(own.get("functionName").flatMap(Tree::asText).orElse(name)), "Arn"));
        Tree source = own.get("identitySource").orElseGet(Tree::seq);
        List<Tree> headers = new ArrayList<>();
        List<Tree> queries = new ArrayList<>();
        for (Tree each : source.each()) {
            String text = each.asText().orElse("");
            (text.contains(".querystring.") ? queries : headers).add(Tree.string(text.substring(text.lastIndexOf('.') + 1)));
        }
        return new Block().put("FunctionArn", called).put("AuthorizerPayloadFormatVersion", own.get("payloadVersion").orElse(Tree.string("2.0")))
                .put("EnableSimpleResponses", own.get("enableSimpleResponses")).put("EnableFunctionDefaultPermissions", true)
                .put("Identity", new Block().put("Headers", headers).put("QueryStrings", queries).put("ReauthorizeEvery", own.get("resultTtlInSeconds"))).tree();
    }

    private void log(String id, String path) {
        extra.put(id, new Block().put("Type", "AWS::Logs::LogGroup").put("Properties", new Block().put("LogGroupName", path + file.service() + "-" + file.stage())
                .put("RetentionInDays", file.at("provider", "logRetentionInDays"))).tree());
    }

    /** @param seen the API in the view */
    Tree rest(Tree seen) {
        Block properties = new Block();
        seen.get("Properties").orElseGet(Tree::map).entries().forEach((key, value) -> {
            if (!Set.of("Auth", "Cors", "AccessLogSetting").contains(key)) {
                properties.put(key, value);
            }
        });
        Tree provider = file.at("provider").orElseGet(Tree::map);
        properties.put("Name", provider.get("apiName").or(() -> Optional.of(Tree.string(file.stage() + "-" + file.service()))));
        Optional<Tree> endpoints = gateway.at("endpoint", "vpcEndpointIds").or(() -> provider.get("vpcEndpointIds"));
        String endpoint = gateway.at("endpoint", "type").or(() -> provider.get("endpointType")).flatMap(Tree::asText).orElse("EDGE");
        properties.put("EndpointConfiguration", new Block().put("Type", endpoint.toUpperCase(Locale.ROOT)).put("VPCEndpointIds", endpoints));
        properties.put("Tags", provider.get("tags")).put("Description", gateway.get("description")).put("BinaryMediaTypes", gateway.get("binaryMediaTypes")).put("MinimumCompressionSize", gateway.get("minimumCompressionSize"))
                .put("ApiKeySourceType", gateway.get("apiKeySourceType")).put("DisableExecuteApiEndpoint", gateway.get("disableDefaultEndpoint").filter(ApiSource::isOn));
        if (isOn(provider.at("tracing", "apiGateway"))) {
            properties.put("TracingEnabled", true);
        }
        if (isOn(gateway.get("metrics"))) {
            properties.put("MethodSettings", List.of(new Block().put("HttpMethod", "*").put("ResourcePath", "/*").put("MetricsEnabled", true).tree()));
        }
        cors().ifPresent(all -> properties.put("Cors", all));
        seen.at("Properties", "AccessLogSetting").ifPresent(_ -> {
            Tree logs = provider.at("logs", "restApi").orElseGet(Tree::map);
            properties.put("AccessLogSetting", new Block().put("DestinationArn", Tree.getAtt("ApiGatewayLogGroup", "Arn")).put("Format", logs.get("format").orElse(Tree.string(REST_LINE))));
            log("ApiGatewayLogGroup", "/aws/api-gateway/");
            losses.add(FrameworkIds.REST_API, "The role by which API Gateway writes logs for the whole account is not made here.");
        });
        Block authorizers = new Block();
        seen.at(AUTH.child("Authorizers")).orElseGet(Tree::map).entries().forEach(authorizers::put);
        restAuthorizers.forEach(authorizers::put);
        Block auth = new Block().put("Authorizers", authorizers);
        gateway.get("resourcePolicy").ifPresent(policy -> auth.put("ResourcePolicy", Tree.map("CustomStatements", policy)));
        usage(auth);
        unsaid();
        return seen.with("Properties", properties.put("Auth", auth).tree());
    }

    private Optional<Tree> cors() {
        if (cors.isEmpty()) {
            return Optional.empty();
        }
        if (someWithoutCors) {
            losses.add(FrameworkIds.REST_API, "All its routes answer browsers of other origins, not some alone.");
        }
        Tree own = cors.get();
        String origin = own.get("origin").flatMap(Tree::asText).or(() -> own.get("origins").map(all -> all.items().isEmpty() ? all : all.items().getFirst()).flatMap(Tree::asText)).orElse("*");
        Optional<String> headers = own.get("headers").map(all -> all.asText().orElseGet(() -> String.join(",", all.items().stream().flatMap(each -> each.asText().stream()).toList())));
        return Optional.of(new Block().put("AllowOrigin", "'" + origin + "'").put("AllowHeaders", headers.map(text -> "'" + text + "'").orElse(CORS_HEADERS))
                .put("AllowMethods", "'" + String.join(",", methods).replace("ANY", "DELETE,GET,HEAD,PATCH,POST,PUT").replace("*", "DELETE,GET,HEAD,PATCH,POST,PUT") + "'")
                .put("MaxAge", own.get("maxAge").flatMap(Tree::asText).map(age -> Tree.string("'" + age + "'")))
                .put("AllowCredentials", own.get("allowCredentials").filter(ApiSource::isOn)).tree());
    }

    private void usage(Block auth) {
        List<Tree> keys = gateway.get("apiKeys").or(() -> file.at("provider", "apiKeys")).map(Tree::items).orElse(List.of());
        Optional<Tree> plan = gateway.get("usagePlan").or(() -> file.at("provider", "usagePlan"));
        if (keys.isEmpty() && plan.isEmpty()) {
            return;
        }
        if (keys.size() > 1 || plan.filter(Tree.Seq.class::isInstance).isPresent()) {
            losses.add(FrameworkIds.REST_API, "It has one usage plan with one key; further keys and plans are not written.");
        }
        Tree one = plan.map(said -> said instanceof Tree.Seq(var items) && !items.isEmpty() ? items.getFirst().entries().values().stream().findFirst().orElseGet(Tree::map) : said).orElseGet(Tree::map);
        auth.put("UsagePlan", new Block().put("CreateUsagePlan", "PER_API").put("Quota", capitals(one.get("quota"))).put("Throttle", capitals(one.get("throttle"))));
    }

    private static Block capitals(Optional<Tree> settings) {
        Block capitals = new Block();
        settings.orElseGet(Tree::map).entries().forEach((key, value) -> capitals.put(Character.toUpperCase(key.charAt(0)) + key.substring(1), value));
        return capitals;
    }

    private void unsaid() {
        for (String key : List.of("request", "websocketApiId", "shouldStartNameWithService", "restApiResources", "restApiRootResourceId", "stage", "timeoutInMillis")) {
            if (gateway.get(key).isPresent()) {
                losses.add(FrameworkIds.REST_API, "provider.apiGateway." + key + " is not written.");
            }
        }
    }
}
