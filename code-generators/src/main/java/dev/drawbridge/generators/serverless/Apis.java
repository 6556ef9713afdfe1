package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The two APIs that the framework makes for events, as SAM would say them. For one use. */
final class Apis {
    private static final Map<String, String> CORS = Map.of("allowedOrigins", "AllowOrigins", "allowedMethods", "AllowMethods", "allowedHeaders", "AllowHeaders",
            "exposedResponseHeaders", "ExposeHeaders", "allowCredentials", "AllowCredentials", "maxAge", "MaxAge");

    private final FrameworkDocument file;
    private final Tree httpApi;
    private final SequencedMap<String, Tree> httpAuthorizers;
    /** Authorizers by user pools that stand with events, by their names, with one place each. */
    private final SequencedMap<String, TreePath> restAuthorizers = new LinkedHashMap<>();
    private final SequencedMap<String, Tree> pools = new LinkedHashMap<>();
    /** Authorizers that are functions of the file. */
    private final SequencedMap<String, Tree> functions = new LinkedHashMap<>();
    private boolean http;
    private boolean rest;
    private boolean cors;

    Apis(FrameworkDocument file) {
        this.file = file;
        this.httpApi = file.at("provider", "httpApi").orElseGet(Tree::map);
        this.httpAuthorizers = httpApi.get("authorizers").orElseGet(Tree::map).entries();
        this.http = file.at("provider", "httpApi").filter(Tree.Map.class::isInstance).isPresent();
        this.rest = file.at("provider", "apiGateway").filter(Tree.Map.class::isInstance).isPresent();
        file.functions().values().forEach(path -> {
            int index = 0;
            for (Tree item : file.at(path.child("events")).orElseGet(Tree::seq).items()) {
                function(item, path.child("events").child(index));
                pool(item, path.child("events").child(index++));
            }
        });
    }

    private void pool(Tree item, TreePath path) {
        item.at("http", "authorizer").filter(authorizer -> authorizer.get("arn").isPresent() && isPool(authorizer) && called(authorizer).isEmpty()).ifPresent(authorizer -> {
            String name = name(authorizer);
            if (pools.putIfAbsent(name, authorizer.get("arn").orElseThrow()) == null) {
                restAuthorizers.put(name, path.child("http").child("authorizer"));
            }
        });
    }

    /** A function of the file that requests are asked by, by its name alone or with settings. */
    private void function(Tree item, TreePath path) {
        item.at("http", "authorizer").ifPresent(authorizer -> {
            String name = name(authorizer);
            if (called(authorizer).isPresent() && functions.putIfAbsent(name, authorizer) == null) {
                restAuthorizers.put(name, path.child("http").child("authorizer"));
            }
        });
    }

    /** The key of the function of the file that an authorizer asks: by its name, or by the ARN of what the framework makes of it. */
    private Optional<String> called(Tree authorizer) {
        return authorizer.get("arn").isPresent() ? authorizer.at("arn", "Fn::GetAtt", "0").flatMap(Tree::asText).flatMap(id -> file.functions().keySet().stream().filter(key -> FrameworkIds.function(key).equals(id)).findFirst())
                : authorizer.asText().or(() -> authorizer.get("name").flatMap(Tree::asText)).filter(file.functions()::containsKey);
    }

    /** Who is asked, as SAM says it. */
    private static Tree byFunction(String key, Tree own) {
        boolean request = own.get("type").flatMap(Tree::asText).filter("request"::equalsIgnoreCase).isPresent();
        List<String> sources = Arrays.asList(own.get("identitySource").flatMap(Tree::asText).orElse("method.request.header.Authorization").split(","));
        Block identity = new Block();
        if (request) {
            identity.put("Headers", names(sources, "header")).put("QueryStrings", names(sources, "querystring"));
        } else {
            identity.put("Header", names(sources, "header").stream().findFirst()).put("ValidationExpression", own.get("identityValidationExpression"));
        }
        return new Block().put("FunctionArn", Tree.getAtt(FrameworkIds.function(key), "Arn")).put("FunctionPayloadType", request ? "REQUEST" : "TOKEN")
                .put("Identity", identity.put("ReauthorizeEvery", own.get("resultTtlInSeconds"))).tree();
    }

    /** Who is asked by an HTTP API, as SAM says it. */
    private static Optional<Tree> byFunction(Tree own) {
        List<Tree> all = own.get("identitySource").map(source -> source instanceof Tree.Seq ? source.items() : List.of(source)).orElse(List.of());
        List<String> sources = all.stream().flatMap(each -> each.asText().stream()).toList();
        Optional<Tree> function = own.get("functionName").flatMap(Tree::asText).map(name -> Tree.getAtt(FrameworkIds.function(name), "Arn")).or(() -> own.get("functionArn"));
        return function.map(arn -> new Block().put("FunctionArn", arn).put("Identity", new Block().put("Headers", names(sources, "header")).put("QueryStrings", names(sources, "querystring"))
                .put("ReauthorizeEvery", own.get("resultTtlInSeconds"))).put("AuthorizerPayloadFormatVersion", own.get("payloadVersion").orElse(Tree.string("2.0")))
                .put("EnableSimpleResponses", own.get("enableSimpleResponses")).tree());
    }

    private static List<Tree> names(List<String> sources, String where) {
        return sources.stream().map(String::strip).filter(text -> text.contains("request." + where + ".")).map(text -> Tree.string(text.substring(text.lastIndexOf('.') + 1))).toList();
    }

    static boolean isPool(Tree authorizer) {
        if (authorizer.get("arn").isEmpty()) {
            return false;
        }
        Tree arn = authorizer.get("arn").orElseThrow();
        return authorizer.get("type").flatMap(Tree::asText).filter(type -> type.equalsIgnoreCase("COGNITO_USER_POOLS")).isPresent()
                || arn.asText().filter(text -> text.contains(":cognito-idp:")).isPresent() || arn.at("Fn::GetAtt", "0").isPresent() && authorizer.get("type").isEmpty();
    }

    /** The name of an authorizer: given, or that of what it asks. */
    static String name(Tree authorizer) {
        return authorizer.asText().or(() -> authorizer.get("name").flatMap(Tree::asText)).or(() -> authorizer.at("arn", "Fn::GetAtt", "0").flatMap(Tree::asText)).orElse("authorizer");
    }

    /** Whether requests of such a route need a token. */
    private boolean isGuarded(EventWord word) {
        return word.type().equals("Api") ? !pools.isEmpty() || !functions.isEmpty() : httpAuthorizers.values().stream().anyMatch(each -> each.get("issuerUrl").isPresent() || byFunction(each).isPresent());
    }

    Tree route(EventWord word, Tree value, Tree sam, TreePath place) {
        boolean isRest = word.type().equals("Api");
        rest |= isRest;
        http |= !isRest;
        Tree full = word.full(value);
        cors |= isRest && full.get("cors").filter(tree -> !(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true))).isPresent();
        Optional<Tree> other = isRest ? file.at("provider", "apiGateway", "restApiId") : httpApi.get("id");
        Tree routed = (isRest ? Tree.map("RestApiId", other.orElse(Tree.ref(FrameworkIds.REST_API))) : Tree.map("ApiId", other.orElse(Tree.ref(FrameworkIds.HTTP_API))));
        for (Map.Entry<String, Tree> each : sam.entries().entrySet()) {
            routed = routed.with(each.getKey(), each.getValue());
        }
        boolean open = isGuarded(word) && full.get("authorizer").isEmpty();
        return open ? routed.with("Auth", Tree.map("Authorizer", Tree.string("NONE"))) : routed;
    }

    boolean hasHttp() {
        return http;
    }

    boolean hasRest() {
        return rest;
    }

    SequencedMap<String, Tree> httpAuthorizers() {
        return httpAuthorizers;
    }

    SequencedMap<String, TreePath> restAuthorizers() {
        return restAuthorizers;
    }

    Block http() {
        Block properties = new Block();
        httpApi.get("cors").filter(tree -> !(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true))).ifPresent(own -> properties.put("CorsConfiguration", cors(own)));
        file.at("provider", "logs", "httpApi").filter(tree -> !(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true)))
                .ifPresent(logs -> properties.put("AccessLogSettings", Tree.map("Format", logs.get("format").orElse(Tree.string("")))));
        stage().ifPresent(settings -> properties.put("DefaultRouteSettings", settings));
        Block authorizers = new Block();
        httpAuthorizers.forEach((name, own) -> own.get("issuerUrl").ifPresent(issuer -> authorizers.put(name, new Block().put("IdentitySource", own.get("identitySource"))
                .put("JwtConfiguration", new Block().put("issuer", issuer).put("audience", own.get("audience"))))));
        httpAuthorizers.forEach((name, own) -> byFunction(own).ifPresent(authorizer -> authorizers.put(name, authorizer)));
        return properties.put("Auth", new Block().put("Authorizers", authorizers));
    }

    /** What the file adds to the stage that the framework makes. */
    private Optional<Tree> stage() {
        return file.templates().stream().flatMap(template -> file.at(template.child("extensions").child("HttpApiStage").child("Properties").child("DefaultRouteSettings")).stream()).findFirst();
    }

    static Tree anyOrigin() {
        Tree any = Tree.seq(Tree.string("*"));
        return Tree.map("AllowOrigins", any).with("AllowMethods", any).with("AllowHeaders", any);
    }

    private static Tree cors(Tree own) {
        if (own instanceof Tree.Scalar) {
            return anyOrigin();
        }
        Block sam = new Block();
        own.entries().forEach((key, value) -> sam.put(CORS.getOrDefault(key, key), value));
        return sam.tree();
    }

    /** The framework's words for an origin configuration of SAM. */
    static Tree ownCors(Tree sam) {
        if (sam.equals(anyOrigin())) {
            return Tree.bool(true);
        }
        Block own = new Block();
        sam.entries().forEach((key, value) -> own.put(CORS.entrySet().stream().filter(word -> word.getValue().equals(key)).map(Map.Entry::getKey).findFirst().orElse(key), value));
        return own.tree();
    }

    Block rest() {
        Block properties = new Block().put("StageName", file.stage());
        if (cors) {
            properties.put("Cors", "'*'");
        }
        file.at("provider", "logs", "restApi").filter(tree -> !(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true)))
                .ifPresent(_ -> properties.put("AccessLogSetting", Tree.map("Format", Tree.string(""))));
        Block authorizers = new Block();
        pools.forEach((name, arn) -> authorizers.put(name, new Block().put("UserPoolArn", arn)));
        functions.forEach((name, own) -> called(own).ifPresent(key -> authorizers.put(name, byFunction(key, own))));
        return properties.put("Auth", new Block().put("Authorizers", authorizers));
    }
}
