package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions as they are run: from a file or a value, with the texts that stand for <code>${NAME}</code> put in. */
public final class Definitions {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Definitions() {}

    /**
     * The definition of a file, JSON or YAML.
     *
     * @throws CloudException if it cannot be read, with the line
     */
    public static JsonNode file(Path file, Map<String, String> substitutions) {
        try {
            return filled(json(Document.parse(Files.readString(file, StandardCharsets.UTF_8)).tree()), substitutions);
        } catch (SyntaxException e) {
            throw new CloudException("The definition " + file.getFileName() + " cannot be read, line " + e.line() + ": " + e.sentence(), e);
        } catch (IOException e) {
            throw new CloudException("The definition " + file + " cannot be read. Put the file there, or change the card's definition file.", e);
        }
    }

    /** @throws CloudException if the value is no definition */
    public static JsonNode value(Value value, Map<String, String> substitutions) {
        try {
            return filled(value instanceof Value.Text(String text) ? JSON.readTree(text) : JSON.readTree(ValueJson.write(value).toString()), substitutions);
        } catch (JacksonException e) {
            throw new CloudException("The definition is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode filled(JsonNode node, Map<String, String> substitutions) {
        if (node.isString()) {
            String text = node.asString();
            for (Map.Entry<String, String> each : substitutions.entrySet()) {
                text = text.replace("${" + each.getKey() + "}", each.getValue());
            }
            return JSON.getNodeFactory().stringNode(text);
        }
        if (node.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            node.forEach(each -> list.add(filled(each, substitutions)));
            return list;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), filled(entry.getValue(), substitutions)));
            return object;
        }
        return node;
    }

    private static JsonNode json(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> scalar(s);
            case Tree.Seq(List<Tree> items) -> {
                ArrayNode list = JSON.createArrayNode();
                items.forEach(item -> list.add(json(item)));
                yield list;
            }
            case Tree.Map m -> {
                ObjectNode object = JSON.createObjectNode();
                m.entries().forEach((name, value) -> object.set(name, json(value)));
                yield object;
            }
            case Tree.Intrinsic(String function, Tree argument) -> JSON.createObjectNode().set(function, json(argument));
        };
    }

    private static JsonNode scalar(Tree.Scalar scalar) {
        return switch (scalar.kind()) {
            case INT, FLOAT, BOOL, NULL -> {
                try {
                    yield JSON.readTree(scalar.text());
                } catch (JacksonException notJson) {
                    yield JSON.getNodeFactory().stringNode(scalar.text());
                }
            }
            default -> JSON.getNodeFactory().stringNode(scalar.text());
        };
    }
}
