package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.graphql.KeyDays;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the fields of GraphQL APIs stand: in SAM's own resource, and in plain ones. Standards are those of AppSync's and SAM's references. */
final class GraphFields {
    private static final String POOL = "AMAZON_COGNITO_USER_POOLS";
    private static final String SCHEMA = "AWS::AppSync::GraphQLSchema";

    private GraphFields() {}

    static List<FieldPlace> serverless() {
        return List.of(oneOf("schemaUri", "SchemaUri", "SchemaInline").standard(Value.of("")), oneOf("schema", "SchemaInline", "SchemaUri"), authentication("Auth", "Type"), serverlessKey(),
                Places.text("issuer", "Properties/Auth/OpenIDConnect/Issuer"), Places.text("authorizer", "Properties/Auth/LambdaAuthorizer/AuthorizerUri"),
                introspection(), Places.whole("queryDepth", "Properties/QueryDepthLimit"), Places.whole("resolverCount", "Properties/ResolverCountLimit"), serverlessLogs(), tracing());
    }

    static List<FieldPlace> plain() {
        return List.of(oneOf("schemaUri", "DefinitionS3Location", "Definition").standard(Value.of("")).on(SCHEMA), oneOf("schema", "Definition", "DefinitionS3Location").on(SCHEMA),
                authentication("AuthenticationType"),
                Places.at("keyExpires", "Properties/Expires", KeyDays::day, KeyDays::seconds).on("AWS::AppSync::ApiKey"),
                Places.text("issuer", "Properties/OpenIDConnectConfig/Issuer"), Places.text("authorizer", "Properties/LambdaAuthorizerConfig/AuthorizerUri"),
                introspection(), Places.whole("queryDepth", "Properties/QueryDepthLimit"), Places.whole("resolverCount", "Properties/ResolverCountLimit"), plainLogs(), tracing());
    }

    /** The schema stands in one of two places, never in both. */
    private static FieldPlace oneOf(String field, String property, String other) {
        FieldPlace place = Places.text(field, "Properties/" + property);
        return new FieldPlace(field, "", Optional.empty(), place.reader(), (resource, value) -> {
            boolean says = value.filter(v -> !v.asText().map(String::isBlank).orElse(false)).isPresent();
            if (says && resource.at(SourceTemplate.PROPERTIES, other).isPresent()) {
                throw new ModelException("The template has the schema under " + other + " already. Take that away in the template first, the drawing follows.");
            }
            if (!says && resource.at(SourceTemplate.PROPERTIES, property).isPresent()) {
                throw new ModelException("A GraphQL API needs a schema. Change " + property + " in the template, the drawing follows.");
            }
            return says ? place.writer().write(resource, value) : resource;
        });
    }

    /** Where a user pool decides, the template says no other way. */
    private static FieldPlace authentication(String... steps) {
        FieldPlace place = Places.text("authentication", "Properties/" + String.join("/", steps));
        Predicate<Tree> byPool = resource -> resource.at(SourceTemplate.PROPERTIES).flatMap(all -> all.at(steps)).flatMap(Tree::asText).filter(POOL::equals).isPresent();
        return new FieldPlace(place.field(), "", Optional.of(Value.of("API_KEY")), place.reader(), place.writer(), byPool.negate());
    }

    private static FieldPlace introspection() {
        return Places.flag("introspection", "Properties/IntrospectionConfig", "ENABLED", "DISABLED").standard(Value.of(true));
    }

    private static FieldPlace tracing() {
        return Places.flag("tracing", "Properties/XrayEnabled").standard(Value.of(false));
    }

    /** The end of the first key; an API without a key has nothing that could end. */
    private static FieldPlace serverlessKey() {
        return new FieldPlace("keyExpires", "", Optional.empty(),
                resource -> first(resource).flatMap(key -> key.getValue().get("ExpiresOn")).flatMap(seconds -> seconds instanceof Tree.Intrinsic ? Optional.of(TreeValue.of(seconds)) : KeyDays.day(seconds)),
                (resource, value) -> {
                    Map.Entry<String, Tree> key = first(resource).orElseThrow(() -> new ModelException("The API has no key under ApiKeys. Write one in the template, the drawing follows."));
                    return TreeEdit.at(resource, List.of(SourceTemplate.PROPERTIES, "ApiKeys", key.getKey(), "ExpiresOn"), value.flatMap(KeyDays::seconds));
                });
    }

    private static Optional<Map.Entry<String, Tree>> first(Tree resource) {
        return resource.at(SourceTemplate.PROPERTIES, "ApiKeys").flatMap(keys -> keys.entries().entrySet().stream().findFirst());
    }

    /** SAM logs everything unless it is told otherwise. */
    private static FieldPlace serverlessLogs() {
        return new FieldPlace("logLevel", "", Optional.of(Value.of("ALL")), resource -> {
            Optional<Tree> logging = resource.at(SourceTemplate.PROPERTIES, "Logging");
            boolean off = logging.flatMap(tree -> tree instanceof Tree.Scalar s ? s.asBoolean() : Optional.empty()).filter(on -> !on).isPresent();
            return off ? Optional.of(Value.of("NONE")) : logging.flatMap(tree -> tree.get("FieldLogLevel")).map(TreeValue::of);
        }, (resource, value) -> {
            String level = value.flatMap(Value::asText).orElse("ALL");
            Tree there = resource.at(SourceTemplate.PROPERTIES, "Logging").filter(Tree.Map.class::isInstance).orElseGet(Tree::map);
            // a mapping that says more keeps what it says
            Tree logging = level.equals("NONE") && there.get("CloudWatchLogsRoleArn").isEmpty() ? Tree.bool(false) : there.with("FieldLogLevel", Tree.string(level));
            return TreeEdit.with(resource, List.of(SourceTemplate.PROPERTIES, "Logging"), logging);
        });
    }

    private static FieldPlace plainLogs() {
        FieldPlace level = Places.text("logLevel", "Properties/LogConfig/FieldLogLevel");
        return new FieldPlace("logLevel", "", Optional.of(Value.of("NONE")), level.reader(), (resource, value) -> {
            if (resource.at(SourceTemplate.PROPERTIES, "LogConfig").isEmpty()) {
                throw new ModelException("Logs of an API need a role that may write them. Write LogConfig in the template, the drawing follows.");
            }
            return level.writer().write(resource, value);
        });
    }
}
