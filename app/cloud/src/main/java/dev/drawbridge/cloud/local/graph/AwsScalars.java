package dev.drawbridge.cloud.local.graph;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The scalars that AppSync adds to those of GraphQL. Source: "Scalar types in AWS AppSync" in the AppSync guide. */
final class AwsScalars {
    private static final String OFFSET = "(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)";
    private static final String DATE = "-?\\d{4,}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?";
    private static final Map<String, Pattern> TEXTS = Map.of("AWSDate", Pattern.compile(DATE + OFFSET + "?"), "AWSTime", Pattern.compile(TIME + OFFSET + "?"),
            "AWSDateTime", Pattern.compile(DATE + "T" + TIME + OFFSET), "AWSEmail", Pattern.compile("[^@\\s]+@[^@\\s]+"), "AWSURL", Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:\\S+"),
            "AWSPhone", Pattern.compile("[+0-9][0-9 ()./-]*"), "AWSIPAddress", Pattern.compile("[0-9a-fA-F.:]+(/\\d{1,3})?"));
    /** The names of all. */
    static final List<String> NAMES = List.of("AWSDate", "AWSTime", "AWSDateTime", "AWSTimestamp", "AWSEmail", "AWSJSON", "AWSURL", "AWSPhone", "AWSIPAddress");

    private AwsScalars() {}

    /** A scalar of that name; those that are not AppSync's take any value. */
    static GraphQLScalarType of(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Rules(name)).build();
    }

    private record Rules(String name) implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            if (name.equals("AWSJSON")) {
                return value instanceof String text && isJson(text) ? text : JsonMapper.shared().writeValueAsString(value);
            }
            return checked(value).orElseThrow(() -> new CoercingSerializeException(sentence(value)));
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            return input(value).orElseThrow(() -> new CoercingParseValueException(sentence(value)));
        }

        @Override
        public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            Object value = switch (literal) {
                case StringValue text -> text.getValue();
                case IntValue number -> number.getValue().longValue();
                case FloatValue number -> number.getValue();
                case BooleanValue flag -> flag.isValue();
                default -> throw new CoercingParseLiteralException(sentence(literal));
            };
            return input(value).orElseThrow(() -> new CoercingParseLiteralException(sentence(value)));
        }

        /** JSON is handed to resolvers as what it says. */
        private Optional<Object> input(Object value) {
            if (!name.equals("AWSJSON")) {
                return checked(value);
            }
            try {
                return value instanceof String text ? Optional.ofNullable(JsonMapper.shared().readValue(text, Object.class)) : Optional.empty();
            } catch (JacksonException notJson) {
                return Optional.empty();
            }
        }

        private Optional<Object> checked(Object value) {
            Pattern pattern = TEXTS.get(name);
            boolean fits = name.equals("AWSTimestamp") ? value instanceof Number : pattern == null || value instanceof String text && pattern.matcher(text).matches();
            return fits ? Optional.of(value) : Optional.empty();
        }

        private String sentence(Object value) {
            return "Can't serialize value : '" + value + "' is not a valid " + name + ".";
        }

        private static boolean isJson(String text) {
            try {
                JsonMapper.shared().readTree(text);
                return !text.isBlank();
            } catch (JacksonException notJson) {
                return false;
            }
        }
    }
}
