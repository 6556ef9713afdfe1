package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.MachineStart;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI body of a REST API: its routes and who may call them. Source of the extensions: "OpenAPI extensions" in the API Gateway guide. */
final class RestApiBody {
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_]+)\\+?\\}");
    private static final String KEY = "api_key";
    private static final String IAM = "AWS_IAM";
    private static final String NOBODY = "NONE";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String AUTHTYPE = "x-amazon-apigateway-authtype";
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final Set<String> ALL = Set.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");
    private static final Map<String, String> CORS = Map.of("AllowOrigin", "Access-Control-Allow-Origin", "AllowMethods", "Access-Control-Allow-Methods",
            "AllowHeaders", "Access-Control-Allow-Headers", "MaxAge", "Access-Control-Max-Age", "AllowCredentials", "Access-Control-Allow-Credentials");

    private final Tree properties;
    private final Tree auth;
    private final Losses losses;
    private final String id;

    RestApiBody(Tree properties, Losses losses, String id) {
        this.properties = properties;
        this.auth = properties.get("Auth").orElse(Tree.map());
        this.losses = losses;
        this.id = id;
    }

    /** The body: the one that the template has, or one made of the routes. */
    Tree of(List<RestApiExpansion.Route> routes) {
        Optional<Tree> own = properties.get("DefinitionBody");
        if (own.isPresent()) {
            return completed(own.get());
        }
        SequencedMap<String, Block> paths = new LinkedHashMap<>();
        SequencedMap<String, Set<String>> methods = new LinkedHashMap<>();
        for (RestApiExpansion.Route route : routes) {
            String method = route.method().equalsIgnoreCase("any") ? ANY : route.method().toLowerCase(Locale.ROOT);
            paths.computeIfAbsent(route.path(), _ -> new Block()).put(method, operation(route));
            methods.computeIfAbsent(route.path(), _ -> new TreeSet<>()).add(method);
        }
        cors().ifPresent(cors -> paths.forEach((path, operations) -> operations.put("options", preflight(cors, methods.get(path)).put("security", asked()))));
        Block written = new Block();
        paths.forEach((path, operations) -> written.put(path, operations));
        return new Block().put("swagger", "2.0").put("info", new Block().put("version", "1.0").put("title", Tree.ref("AWS::StackName")))
                .put("paths", written.tree()).put("securityDefinitions", definitions(routes)).put("definitions", properties.get("Models"))
                .put("x-amazon-apigateway-gateway-responses", properties.get("GatewayResponses").map(RestApiBody::responses)).tree();
    }

    /** Somebody's own body keeps its routes; a browser's question is answered for those that have no answer of their own. */
    private Tree completed(Tree body) {
        Optional<Tree> paths = body.get("paths").filter(Tree.Map.class::isInstance);
        for (String key : List.of("Auth", "Models", "GatewayResponses")) {
            properties.get(key).filter(said -> !key.equals("Auth") || said.get("Authorizers").isPresent() || said.get("DefaultAuthorizer").isPresent())
                    .ifPresent(_ -> losses.add(id, "It has an OpenAPI body of its own, into which " + key + " is not written."));
        }
        if (cors().isEmpty() || paths.isEmpty()) {
            cors().ifPresent(_ -> losses.add(id, "Its OpenAPI body stands elsewhere, so Cors is not written into it."));
            return body;
        }
        Block answered = new Block();
        paths.get().entries().forEach((path, operations) -> answered.put(path, operations.get("options").isPresent() ? operations
                : operations.with("options", preflight(cors().orElseThrow(), operations.entries().keySet()).tree())));
        return body.with("paths", answered.tree());
    }

    private Optional<Tree> cors() {
        return properties.get("Cors").map(cors -> cors instanceof Tree.Map ? cors : Tree.map("AllowOrigin", cors));
    }

    private boolean needsKey(RestApiExpansion.Route route) {
        return isTrue(route.auth().get("ApiKeyRequired").or(() -> auth.get("ApiKeyRequired")));
    }

    private static boolean isTrue(Optional<Tree> said) {
        return said.flatMap(Tree::asText).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Who may call the route: the name of an authorizer, if it needs one. */
    private Optional<String> authorizer(RestApiExpansion.Route route) {
        return route.auth().get("Authorizer").or(() -> auth.get("DefaultAuthorizer")).flatMap(Tree::asText).filter(name -> !name.equals(NOBODY));
    }

    private Block definitions(List<RestApiExpansion.Route> routes) {
        Block definitions = new Block();
        auth.get("Authorizers").ifPresent(all -> all.entries().forEach((name, authorizer) -> definitions.put(name,
                authorizer.get("FunctionArn").isPresent() ? byFunction(authorizer) : byUserPool(authorizer))));
        Set<String> used = new LinkedHashSet<>();
        routes.forEach(route -> authorizer(route).ifPresent(used::add));
        if (used.contains(IAM)) {
            definitions.put(IAM, header("Authorization").put(AUTHTYPE, "awsSigv4"));
        }
        if (isTrue(auth.get("ApiKeyRequired")) || routes.stream().anyMatch(this::needsKey)) {
            definitions.put(KEY, header("x-api-key"));
        }
        return definitions;
    }

    private static Block header(String name) {
        return new Block().put("type", "apiKey").put("name", name).put("in", "header");
    }

    private static Block byUserPool(Tree authorizer) {
        Tree pools = authorizer.get("UserPoolArn").orElse(Tree.seq());
        return header(authorizer.at("Identity", "Header").flatMap(Tree::asText).orElse("Authorization")).put(AUTHTYPE, "cognito_user_pools")
                .put(AUTHORIZER, new Block().put("type", "cognito_user_pools").put("providerARNs", pools instanceof Tree.Seq ? pools : Tree.seq(pools))
                        .put("identityValidationExpression", authorizer.at("Identity", "ValidationExpression")));
    }

    private static Block byFunction(Tree authorizer) {
        Tree identity = authorizer.get("Identity").orElse(Tree.map());
        boolean token = authorizer.get("FunctionPayloadType").flatMap(Tree::asText).map(type -> type.equals("TOKEN")).orElse(true);
        Block settings = new Block().put("type", token ? "token" : "request").put("authorizerUri", uri(authorizer.get("FunctionArn").orElseThrow()))
                .put("authorizerResultTtlInSeconds", identity.get("ReauthorizeEvery")).put("identityValidationExpression", identity.get("ValidationExpression"))
                .put("authorizerCredentials", authorizer.get("FunctionInvokeRole").filter(role -> role.asText().filter(NOBODY::equals).isEmpty()));
        if (!token) {
            List<String> sources = new ArrayList<>();
            Map<String, String> words = new LinkedHashMap<>();
            words.put("Headers", "method.request.header.");
            words.put("QueryStrings", "method.request.querystring.");
            words.put("StageVariables", "stageVariables.");
            words.put("Context", "context.");
            words.forEach((key, prefix) -> identity.get(key).map(Tree::items).orElse(List.of()).forEach(item -> item.asText().ifPresent(name -> sources.add(prefix + name))));
            settings.put("identitySource", String.join(", ", sources));
        }
        return header(token ? identity.get("Header").flatMap(Tree::asText).orElse("Authorization") : "Unused").put(AUTHTYPE, "custom").put(AUTHORIZER, settings);
    }

    /** The address that API Gateway starts a function at. */
    static Tree uri(Tree function) {
        Optional<String> hole = function.get("Fn::GetAtt").map(Tree::items).filter(items -> items.size() == 2)
                .map(items -> "${" + items.get(0).asText().orElse("") + "." + items.get(1).asText().orElse("") + "}")
                .or(() -> function.get("Ref").flatMap(Tree::asText).map(name -> "${" + name + "}")).or(function::asText);
        String start = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/";
        return hole.map(text -> Tree.sub(start + text + "/invocations"))
                .orElseGet(() -> Tree.map("Fn::Sub", Tree.seq(Tree.string(start + "${Function}/invocations"), Tree.map("Function", function))));
    }

    private Block operation(RestApiExpansion.Route route) {
        List<Tree> parameters = new ArrayList<>();
        PARAMETER.matcher(route.path()).results().forEach(found -> parameters.add(new Block().put("name", found.group(1)).put("in", "path")
                .put("required", true).put("type", "string").tree()));
        Optional<String> authorizer = authorizer(route);
        Block operation = new Block().put("parameters", parameters).put(INTEGRATION, route.start().map(start -> MachineStart.integration(start.machine(), Tree.getAtt(start.role(), "Arn")))
                .orElseGet(() -> new Block().put("type", "aws_proxy").put("httpMethod", "POST")
                        .put("uri", Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/" + route.hole() + "/invocations"))
                        .put("credentials", authorizer.filter(IAM::equals).flatMap(_ -> credentials(route))).tree()));
        Block security = new Block();
        authorizer.ifPresent(name -> security.put(name, route.auth().get("AuthorizationScopes").or(() -> auth.at("Authorizers", name, "AuthorizationScopes")).orElse(Tree.seq())));
        if (needsKey(route)) {
            security.put(KEY, Tree.seq());
        }
        if (!security.isEmpty()) {
            operation.put("security", List.of(security.tree()));
        }
        return operation.put("responses", route.start().map(_ -> MachineStart.responses()).orElseGet(Tree::map));
    }

    /** As whom a signed request starts the function: as its caller, unless the template says otherwise. */
    private Optional<Tree> credentials(RestApiExpansion.Route route) {
        Tree role = route.auth().get("InvokeRole").or(() -> auth.get("InvokeRole")).orElse(Tree.string("CALLER_CREDENTIALS"));
        return switch (role.asText().orElse("")) {
            case NOBODY -> Optional.empty();
            case "CALLER_CREDENTIALS" -> Optional.of(Tree.sub("arn:${AWS::Partition}:iam::*:user/*"));
            default -> Optional.of(role);
        };
    }

    /** The answer to a browser that asks first, given by the API itself. */
    private static Block preflight(Tree cors, Set<String> methods) {
        Block values = new Block();
        Block headers = new Block();
        Tree whole = cors.get("AllowMethods").isPresent() ? cors : cors.with("AllowMethods", Tree.string("'" + String.join(",", allowed(methods)) + "'"));
        whole.entries().forEach((key, value) -> {
            String header = CORS.getOrDefault(key, key);
            // a boolean is a text between quotes in a mapping of API Gateway
            values.put("method.response.header." + header, value instanceof Tree.Scalar said && said.kind() == Tree.Kind.BOOL ? Tree.string("'" + said.text() + "'") : value);
            headers.put(header, new Block().put("type", "string"));
        });
        return new Block().put("responses", Tree.map("200", new Block().put("description", "What browsers may do").put("headers", headers).tree()))
                .put(INTEGRATION, new Block().put("type", "mock")
                        .put("requestTemplates", new Block().put("application/json", "{\"statusCode\": 200}"))
                        .put("responses", Tree.map("default", new Block().put("statusCode", "200").put("responseParameters", values).tree())));
    }

    /** Who may ask first: like who may call, unless the template says that browsers without a token may, too. */
    private List<Tree> asked() {
        Block security = new Block();
        auth.get("DefaultAuthorizer").flatMap(Tree::asText).filter(_ -> !isFalse("AddDefaultAuthorizerToCorsPreflight")).ifPresent(name -> security.put(name, Tree.seq()));
        if (isTrue(auth.get("ApiKeyRequired")) && !isFalse("AddApiKeyRequiredToCorsPreflight")) {
            security.put(KEY, Tree.seq());
        }
        return security.isEmpty() ? List.of() : List.of(security.tree());
    }

    private boolean isFalse(String key) {
        return auth.get(key).flatMap(Tree::asText).filter("false"::equalsIgnoreCase).isPresent();
    }

    private static Set<String> allowed(Set<String> methods) {
        Set<String> allowed = new TreeSet<>(methods.contains(ANY) ? ALL : Set.of());
        methods.stream().filter(method -> !method.startsWith("x-")).forEach(method -> allowed.add(method.toUpperCase(Locale.ROOT)));
        allowed.add("OPTIONS");
        return allowed;
    }

    /** What SAM names in capitals, API Gateway names in its own way. */
    private static Tree responses(Tree responses) {
        Block all = new Block();
        responses.entries().forEach((name, response) -> {
            Block parameters = new Block();
            response.get("ResponseParameters").map(Tree::entries).ifPresent(kinds -> kinds.forEach((kind, values) -> {
                String word = switch (kind) {
                    case "Headers" -> "header";
                    case "Paths" -> "path";
                    default -> "querystring";
                };
                values.entries().forEach((key, value) -> parameters.put("gatewayresponse." + word + "." + key, value));
            }));
            all.put(name, new Block().put("responseParameters", parameters).put("responseTemplates", response.get("ResponseTemplates")).put("statusCode", response.get("StatusCode")));
        });
        return all.tree();
    }
}
