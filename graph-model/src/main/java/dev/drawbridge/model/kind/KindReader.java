package dev.drawbridge.model.kind;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads kinds from their JSON resources; also the fields of anything else that has fields. */
final class KindReader {
    private static final String FOLDER = "kinds/";
    /** Kinds that are nothing but their resources. */
    private static final String RESOURCES = "resources/";
    private final JsonMapper json = JsonMapper.builder().build();

    static Catalogue readStandard() {
        KindReader reader = new KindReader();
        List<Kind> kinds = new ArrayList<>();
        try {
            for (JsonNode node : reader.entries("")) {
                kinds.add(reader.kind(node));
            }
            for (JsonNode node : reader.entries(RESOURCES)) {
                kinds.add(new ResourceKind(reader).kind(node));
            }
        } catch (IOException e) {
            throw new ModelException("The catalogue of kinds cannot be read: " + e.getMessage(), e);
        }
        return new Catalogue(kinds);
    }

    static List<String> resourceKinds() {
        try {
            return ids(RESOURCES);
        } catch (IOException e) {
            throw new ModelException("The catalogue of kinds cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> ids(String folder) throws IOException {
        try (BufferedReader index = new BufferedReader(new InputStreamReader(resource(folder + "index.txt"), StandardCharsets.UTF_8))) {
            return index.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(String::strip).toList();
        }
    }

    private List<JsonNode> entries(String folder) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String id : ids(folder)) {
            try (InputStream in = resource(folder + id + ".json")) {
                entries.add(json.readTree(in));
            }
        }
        return entries;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = KindReader.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IOException(FOLDER + name + " is missing");
        }
        return in;
    }

    private Kind kind(JsonNode node) {
        return new Kind(
                text(node, "id"),
                text(node, "title"),
                NodeRole.valueOf(text(node, "role").toUpperCase(Locale.ROOT)),
                Family.valueOf(text(node, "family").toUpperCase(Locale.ROOT)),
                node.path("group").asString(""),
                node.path("icon").asString(text(node, "id")),
                node.path("suffix").asString(""),
                texts(node.path("ports")).stream().map(port -> Port.valueOf(port.toUpperCase(Locale.ROOT))).toList(),
                fields(node.path("fields")),
                texts(node.path("aliases")),
                text(node, "help"),
                node.path("placeable").asBoolean(true),
                Optional.empty());
    }

    List<Field> fields(JsonNode array) {
        List<Field> fields = new ArrayList<>();
        array.forEach(node -> fields.add(field(node)));
        return fields;
    }

    private Field field(JsonNode node) {
        Optional<Value> defaultValue = node.has("default") ? Optional.of(ValueJson.read(node.get("default"))) : Optional.empty();
        return new Field(text(node, "name"), text(node, "label"), type(node), defaultValue, node.path("required").asBoolean(false),
                node.path("unit").asString(""), text(node, "help"), node.path("section").asString(""));
    }

    private FieldType type(JsonNode node) {
        Optional<String> pattern = node.has("pattern") ? Optional.of(text(node, "pattern")) : Optional.empty();
        return switch (text(node, "type")) {
            case "text" -> new FieldType.Text(pattern, node.path("maxLength").asInt(2048), node.path("multiline").asBoolean(false));
            case "whole" -> new FieldType.Whole(node.path("min").asInt(0), node.path("max").asInt(Integer.MAX_VALUE));
            case "flag" -> new FieldType.Flag();
            case "choice" -> new FieldType.Choice(options(node.path("options")), options(node.path("found")));
            case "text-list" -> new FieldType.TextList(pattern);
            case "text-map" -> new FieldType.TextMap();
            case "records" -> new FieldType.Records(fields(node.path("columns")));
            case "tree" -> new FieldType.Tree();
            default -> throw new ModelException("The catalogue has an unknown field type \"" + text(node, "type") + "\".");
        };
    }

    private static List<FieldType.Option> options(JsonNode object) {
        return object.properties().stream().map(e -> new FieldType.Option(e.getKey(), e.getValue().asString())).toList();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString()) {
            throw new ModelException("The catalogue lacks \"" + name + "\" in " + node);
        }
        return value.asString();
    }
}
