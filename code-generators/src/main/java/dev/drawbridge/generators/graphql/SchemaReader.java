package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.graphql.Schema.Argument;
import dev.drawbridge.generators.graphql.Schema.Field;
import dev.drawbridge.generators.graphql.Schema.Mark;
import dev.drawbridge.generators.graphql.Schema.Type;
import dev.drawbridge.generators.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Reads the text of a schema, from the first word to the last. For one thread, thrown away after. */
final class SchemaReader {
    private static final Set<String> WITH_FIELDS = Set.of("type", "interface", "input");

    private final SchemaTokens tokens;
    private final SequencedMap<String, Type> types = new LinkedHashMap<>();
    private final Map<String, String> roots = new HashMap<>();

    SchemaReader(String text) {
        tokens = new SchemaTokens(text);
    }

    Schema read() {
        while (!tokens.atEnd()) {
            tokens.skipDescription();
            boolean extending = tokens.take("extend");
            definition(extending);
        }
        return new Schema(types, roots);
    }

    private void definition(boolean extending) {
        String word = tokens.name("a definition such as \"type\"");
        switch (word) {
            case "schema" -> {
                directives();
                if (tokens.take("{")) {
                    while (!tokens.take("}")) {
                        tokens.skipDescription();
                        String operation = tokens.name("query, mutation or subscription");
                        tokens.expect(":");
                        roots.put(operation, tokens.name("the name of a type"));
                    }
                }
            }
            case "directive" -> directive();
            case "scalar" -> add(word, extending, () -> Map.of());
            case "enum" -> add(word, extending, this::values);
            case "union" -> add(word, extending, this::members);
            case "type", "interface", "input" -> add(word, extending, this::fields);
            default -> throw tokens.before("\"" + word + "\" begins no definition. A schema has schema, type, input, interface, union, enum, scalar and directive.");
        }
    }

    private interface Body {
        Map<String, Field> read();
    }

    private void add(String sort, boolean extending, Body body) {
        Mark mark = tokens.mark();
        String name = tokens.name("the name of the " + sort);
        if (WITH_FIELDS.contains(sort) && tokens.take("implements")) {
            tokens.take("&");
            do {
                tokens.name("the name of an interface");
            } while (tokens.take("&") || tokens.isName());
        }
        Set<String> marks = directives();
        Type known = types.get(name);
        if (known != null && !extending) {
            throw new SyntaxException(mark.line(), mark.column(), "The " + sort + " " + name + " is there twice. Give one of them another name, or write extend before it.");
        }
        SequencedMap<String, Field> fields = new LinkedHashMap<>(known == null ? Map.of() : known.fields());
        fields.putAll(body.read());
        Set<String> all = new LinkedHashSet<>(marks);
        if (known != null) {
            all.addAll(known.directives());
        }
        types.put(name, new Type(name, sort, fields, all, known == null ? mark : known.mark()));
    }

    private Map<String, Field> fields() {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        if (tokens.take("{")) {
            while (!tokens.take("}")) {
                tokens.skipDescription();
                Mark mark = tokens.mark();
                String name = tokens.name("a field or }");
                List<Argument> arguments = tokens.take("(") ? arguments() : List.of();
                tokens.expect(":");
                String type = type();
                value();
                if (fields.put(name, new Field(name, type, arguments, directives(), mark)) != null) {
                    throw new SyntaxException(mark.line(), mark.column(), "The field " + name + " is there twice.");
                }
            }
        }
        return fields;
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.take(")")) {
            tokens.skipDescription();
            Mark mark = tokens.mark();
            String name = tokens.name("an argument or )");
            tokens.expect(":");
            arguments.add(new Argument(name, type(), mark));
            value();
            directives();
        }
        return arguments;
    }

    private String type() {
        String type;
        if (tokens.take("[")) {
            type = "[" + type() + "]";
            tokens.expect("]");
        } else {
            type = tokens.name("a type");
        }
        return tokens.take("!") ? type + "!" : type;
    }

    /** What holds where nothing is given. */
    private void value() {
        if (tokens.take("=")) {
            literal();
        }
    }

    private void literal() {
        if (tokens.take("[")) {
            while (!tokens.take("]")) {
                literal();
            }
        } else if (tokens.take("{")) {
            while (!tokens.take("}")) {
                tokens.name("a name");
                tokens.expect(":");
                literal();
            }
        } else {
            tokens.any("a value");
        }
    }

    private Set<String> directives() {
        Set<String> names = new LinkedHashSet<>();
        while (tokens.take("@")) {
            names.add(tokens.name("the name of a directive"));
            if (tokens.take("(")) {
                while (!tokens.take(")")) {
                    tokens.name("an argument or )");
                    tokens.expect(":");
                    literal();
                }
            }
        }
        return names;
    }

    private Map<String, Field> values() {
        if (tokens.take("{")) {
            while (!tokens.take("}")) {
                tokens.skipDescription();
                tokens.name("a value or }");
                directives();
            }
        }
        return Map.of();
    }

    private Map<String, Field> members() {
        if (tokens.take("=")) {
            tokens.take("|");
            do {
                tokens.name("the name of a type");
            } while (tokens.take("|"));
        }
        return Map.of();
    }

    private void directive() {
        tokens.expect("@");
        tokens.name("the name of the directive");
        if (tokens.take("(")) {
            arguments();
        }
        tokens.take("repeatable");
        if (!tokens.take("on")) {
            throw tokens.here("Here \"on\" and the places of the directive are missing.");
        }
        tokens.take("|");
        do {
            tokens.name("a place such as FIELD_DEFINITION");
        } while (tokens.take("|"));
    }
}
