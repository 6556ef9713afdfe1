package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.syntax.SyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SequencedMap;

/**
 * A GraphQL schema as its text says it: types with their fields and directives, and where each stands. Immutable. Source of the grammar:
 * spec.graphql.org, "Type System".
 *
 * @param types by name, with what extensions add
 * @param roots {@code query}, {@code mutation} and {@code subscription} with the types that they are
 */
public record Schema(SequencedMap<String, Type> types, Map<String, String> roots) {
    /** What GraphQL and AppSync know without being told. */
    static final Set<String> KNOWN = Set.of("Int", "Float", "String", "Boolean", "ID", "AWSDate", "AWSTime", "AWSDateTime", "AWSTimestamp", "AWSEmail", "AWSJSON", "AWSURL", "AWSPhone",
            "AWSIPAddress");

    public Schema {
        types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
        roots = Map.copyOf(roots);
    }

    /** Where something stands, both from 1. */
    public record Mark(int line, int column) {}

    /**
     * A type.
     *
     * @param sort {@code type}, {@code input}, {@code interface}, {@code enum}, {@code union} or {@code scalar}
     * @param fields those of types, interfaces and inputs
     * @param directives names, without the at sign
     */
    public record Type(String name, String sort, SequencedMap<String, Field> fields, Set<String> directives, Mark mark) {
        public Type {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
            directives = Set.copyOf(directives);
        }
    }

    /**
     * A field.
     *
     * @param type as it is written: {@code [Product!]!}
     * @param arguments of fields of types
     */
    public record Field(String name, String type, List<Argument> arguments, Set<String> directives, Mark mark) {
        public Field {
            arguments = List.copyOf(arguments);
            directives = Set.copyOf(directives);
        }
    }

    /** An argument of a field. */
    public record Argument(String name, String type, Mark mark) {}

    /** The name of a type without what is around it. */
    static String plain(String type) {
        return type.replaceAll("[\\[\\]!]", "");
    }

    /** @throws SyntaxException if the text is no schema, with its place */
    public static Schema parse(String text) {
        return new SchemaReader(text).read();
    }

    /** The type that answers queries, mutations or subscriptions. */
    public Optional<Type> root(String operation) {
        String usual = Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        return Optional.ofNullable(types.get(roots.isEmpty() ? usual : roots.getOrDefault(operation, "")));
    }

    /** The field called {@code Query.getProduct}. */
    public Optional<Field> field(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.ofNullable(types.get(name.substring(0, dot))).map(type -> type.fields().get(name.substring(dot + 1)));
    }

    /** Whether any type or field is marked so. */
    public boolean marks(String directive) {
        return types.values().stream().anyMatch(type -> type.directives().contains(directive) || type.fields().values().stream().anyMatch(field -> field.directives().contains(directive)));
    }
}
