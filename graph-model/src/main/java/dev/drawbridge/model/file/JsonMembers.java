package dev.drawbridge.model.file;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object that is being understood: knows where it stands, refuses wrong types, and remembers what nobody asked for. */
final class JsonMembers {
    private final String file;
    private final String path;
    private final ObjectNode object;
    private final Set<String> taken = new HashSet<>();

    JsonMembers(String file, String path, ObjectNode object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /** A text that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem(name, "is missing; it must be text"));
    }

    Optional<String> optionalText(String name) {
        return take(name).map(node -> {
            if (!node.isString()) {
                throw wrongType(name, node, "text");
            }
            return node.asString();
        });
    }

    boolean flag(String name) {
        return take(name).map(node -> {
            if (!node.isBoolean()) {
                throw wrongType(name, node, "true or false");
            }
            return node.booleanValue();
        }).orElse(false);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        take(name).ifPresent(node -> {
            if (!node.isArray()) {
                throw wrongType(name, node, "a list of texts");
            }
            node.forEach(item -> {
                if (!item.isString()) {
                    throw wrongType(name, item, "a list of texts");
                }
                texts.add(item.asString());
            });
        });
        return texts;
    }

    /** The objects in the object of that name, by their names. */
    Map<String, JsonMembers> objects(String name) {
        Map<String, JsonMembers> all = new LinkedHashMap<>();
        members(name).forEach((key, node) -> {
            if (!(node instanceof ObjectNode child)) {
                throw new ProjectFileException(file, sentence(join(at(name), key), "is " + typeName(node) + ", but must be an object, { ... }"));
            }
            all.put(key, new JsonMembers(file, join(at(name), key), child));
        });
        return all;
    }

    /** The object of that name; an empty one when it is absent. */
    JsonMembers object(String name) {
        return new JsonMembers(file, at(name), take(name).map(node -> {
            if (!(node instanceof ObjectNode child)) {
                throw wrongType(name, node, "an object, { ... }");
            }
            return child;
        }).orElseGet(() -> tools.jackson.databind.node.JsonNodeFactory.instance.objectNode()));
    }

    /** The texts in the object of that name. */
    SortedMap<String, String> textMap(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        members(name).forEach((key, node) -> {
            if (!node.isString()) {
                throw new ProjectFileException(file, sentence(join(at(name), key), "is " + typeName(node) + ", but must be text"));
            }
            texts.put(key, node.asString());
        });
        return texts;
    }

    /** The values in the object of that name. */
    SortedMap<String, Value> values(String name) {
        SortedMap<String, Value> values = new TreeMap<>();
        members(name).forEach((key, node) -> values.put(key, ValueJson.read(node)));
        return values;
    }

    /** The members of the object of that name, unread. */
    Map<String, JsonNode> members(String name) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        take(name).ifPresent(node -> {
            if (!node.isObject()) {
                throw wrongType(name, node, "an object, { ... }");
            }
            node.properties().forEach(e -> members.put(e.getKey(), e.getValue()));
        });
        return members;
    }

    /** The members that nobody has asked for: what this version does not know. */
    SortedMap<String, Value> rest() {
        SortedMap<String, Value> rest = new TreeMap<>();
        object.properties().forEach(e -> {
            if (!taken.contains(e.getKey())) {
                rest.put(e.getKey(), ValueJson.read(e.getValue()));
            }
        });
        return rest;
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** Makes an id of a text; what is wrong with it is told with this place. */
    <T> T id(Function<String, T> maker, String text) {
        try {
            return maker.apply(text);
        } catch (ModelException wrong) {
            throw new ProjectFileException(file, (path.isEmpty() ? file : file + ": " + path) + ": " + wrong.getMessage());
        }
    }

    /** A problem with a member: {@code what} goes on after its path. */
    ProjectFileException problem(String name, String what) {
        return new ProjectFileException(file, sentence(at(name), what));
    }

    private ProjectFileException wrongType(String name, JsonNode node, String wanted) {
        return problem(name, "is " + typeName(node) + ", but must be " + wanted);
    }

    private String sentence(String where, String what) {
        return file + ": " + where + " " + what + ".";
    }

    private Optional<JsonNode> take(String name) {
        taken.add(name);
        return Optional.ofNullable(object.get(name));
    }

    private String at(String name) {
        return join(path, name);
    }

    /** {@code nodes.search}, or {@code wires["a..b"]} where a dot would mislead. */
    static String join(String path, String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return path + "[\"" + name + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** What a person would call the JSON. */
    static String typeName(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> node.booleanValue() ? "true" : "false";
            case NULL, MISSING -> "null";
            case NUMBER -> "a number";
            case STRING -> "text";
            case OBJECT, POJO -> "an object";
            case BINARY -> "binary data";
        };
    }
}
