package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one HTTP API that the framework makes itself, in its own words: the API of a template that has one alone, if these words are enough
 * for it. Source: "HTTP API" in the documentation of the framework.
 */
final class FrameworkApi {
    private static final String TYPE = "AWS::Serverless::HttpApi";
    private static final Set<String> KEYS = Set.of("CorsConfiguration", "Auth", "DefaultRouteSettings", "AccessLogSettings", "FailOnWarnings");
    private static final Set<String> CORS = Set.of("AllowOrigins", "AllowMethods", "AllowHeaders", "MaxAge", "AllowCredentials", "ExposeHeaders");

    private final Optional<String> id;
    private final Tree properties;

    private FrameworkApi(Optional<String> id, Tree properties) {
        this.id = id;
        this.properties = properties;
    }

    static FrameworkApi of(Map<String, Tree> resources, Losses losses) {
        List<String> ids = resources.keySet().stream().filter(id -> resources.get(id).get("Type").flatMap(Tree::asText).filter(TYPE::equals).isPresent()).toList();
        Optional<String> one = ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
        Optional<String> sayable = one.filter(id -> isSayable(resources.get(id)));
        Tree properties = sayable.map(resources::get).flatMap(api -> api.get("Properties")).orElse(Tree.map());
        if (properties.get("AccessLogSettings").isPresent()) {
            losses.add(sayable.orElseThrow(), "Its access log goes to the log group that the framework makes.");
        }
        return new FrameworkApi(sayable, properties);
    }

    private static boolean isSayable(Tree api) {
        Tree properties = api.get("Properties").orElse(Tree.map());
        Tree auth = properties.get("Auth").orElse(Tree.map());
        return KEYS.containsAll(properties.entries().keySet()) && api.get("Condition").isEmpty()
                && properties.get("CorsConfiguration").map(cors -> cors instanceof Tree.Map && CORS.containsAll(cors.entries().keySet())).orElse(true)
                && Set.of("DefaultAuthorizer", "Authorizers").containsAll(auth.entries().keySet())
                && auth.get("Authorizers").orElse(Tree.map()).entries().values().stream().allMatch(authorizer -> authorizer.get("JwtConfiguration").isPresent());
    }

    FrameworkEvents events() {
        return new FrameworkEvents(id, properties);
    }

    void names(FrameworkNames names) {
        id.ifPresent(api -> names.call(api, "HttpApi"));
    }

    /** The resources that the framework makes in place of ours. */
    List<String> made() {
        List<String> made = new ArrayList<>(id.stream().toList());
        properties.at("AccessLogSettings", "DestinationArn", "Fn::GetAtt", "0").flatMap(Tree::asText).ifPresent(made::add);
        return made;
    }

    /** @param shared what the template says of all functions */
    Block provider(Tree shared) {
        Block provider = new Block().put("name", "aws");
        provider.put("runtime", plain(shared, "Runtime")).put("memorySize", plain(shared, "MemorySize")).put("timeout", plain(shared, "Timeout"));
        if (id.isEmpty()) {
            return provider;
        }
        Block authorizers = new Block();
        properties.at("Auth", "Authorizers").orElse(Tree.map()).entries().forEach((name, authorizer) -> authorizers.put(name, new Block().put("type", "jwt")
                .put("identitySource", authorizer.get("IdentitySource")).put("issuerUrl", authorizer.at("JwtConfiguration", "issuer"))
                .put("audience", authorizer.at("JwtConfiguration", "audience"))));
        Tree cors = properties.get("CorsConfiguration").orElse(Tree.map());
        provider.put("httpApi", new Block().put("cors", new Block().put("allowedOrigins", cors.get("AllowOrigins"))
                .put("allowedMethods", cors.get("AllowMethods")).put("allowedHeaders", cors.get("AllowHeaders")).put("allowCredentials", cors.get("AllowCredentials"))
                .put("exposedResponseHeaders", cors.get("ExposeHeaders")).put("maxAge", cors.get("MaxAge"))).put("authorizers", authorizers));
        properties.at("AccessLogSettings", "Format").ifPresent(format -> provider.put("logs", new Block().put("httpApi", new Block().put("format", format))));
        return provider;
    }

    /** What the framework must be told in so many words: it takes no functions of CloudFormation here. */
    static Optional<Tree> plain(Tree properties, String key) {
        return properties.get(key).filter(Tree.Scalar.class::isInstance);
    }

    /** What the framework has no words for, put on the resources that it makes. */
    Block extensions() {
        Block extensions = new Block();
        properties.get("DefaultRouteSettings").ifPresent(settings -> extensions.put("HttpApiStage",
                new Block().put("Properties", new Block().put("DefaultRouteSettings", settings))));
        if (properties.get("AccessLogSettings").isPresent()) {
            extensions.put("HttpApiLogGroup", new Block().put("Properties", new Block().put("RetentionInDays", 30)));
        }
        return extensions;
    }
}
