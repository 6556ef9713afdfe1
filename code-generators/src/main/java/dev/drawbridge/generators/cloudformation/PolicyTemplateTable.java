package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the policy templates of SAM permit, so that a template can do without the transform. The table is data beside this class. Source:
 * "Policy template list" in the SAM documentation. Immutable.
 */
final class PolicyTemplateTable {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\}");
    private static final JsonNode TABLE = read("policy-templates.json");
    private static final JsonNode CONNECTORS = read("connector-policies.json");

    private PolicyTemplateTable() {}

    private static JsonNode read(String file) {
        try (InputStream in = PolicyTemplateTable.class.getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of policy templates is part of the program and cannot be read", e);
        }
    }

    /** The policy document that a template stands for; none if SAM has no such template. */
    static Optional<Tree> document(String name, Tree parameters) {
        return document(TABLE.path(name), parameters);
    }

    /** The policy document of a data source of AppSync: what the connectors permit that SAM makes for it. Source: their profiles in SAM's translator. */
    static Optional<Tree> connector(String name, Tree parameters) {
        return document(CONNECTORS.path(name), parameters);
    }

    private static Optional<Tree> document(JsonNode template, Tree parameters) {
        if (template.isMissingNode()) {
            return Optional.empty();
        }
        List<Tree> statements = template.path("statements").values().stream().map(statement -> statement(statement, parameters)).toList();
        return Optional.of(new Block().put("Version", "2012-10-17").put("Statement", statements).tree());
    }

    private static Tree statement(JsonNode statement, Tree parameters) {
        List<Tree> resources = statement.path("resources").values().stream().map(text -> filled(text.asString(), parameters)).toList();
        Block block = new Block().put("Effect", "Allow")
                .put("Action", Block.strings(statement.path("actions").values().stream().map(JsonNode::asString).toList()))
                .put("Resource", resources.size() == 1 ? resources.getFirst() : Tree.seq(resources));
        Block conditions = new Block();
        statement.path("condition").properties().forEach(operator -> {
            Block keys = new Block();
            operator.getValue().properties().forEach(key -> keys.put(key.getKey(), filled(key.getValue().asString(), parameters)));
            conditions.put(operator.getKey(), keys);
        });
        return block.put("Condition", conditions).tree();
    }

    /** A text with the values of the parameters in its holes, as short as it can be said. */
    private static Tree filled(String text, Tree parameters) {
        SequencedMap<String, Tree> left = new LinkedHashMap<>();
        StringBuilder out = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            String name = hole.group(1);
            Tree value = parameters.get(name).orElse(Tree.string("*"));
            if (hole.start() == 0 && hole.end() == text.length()) {
                return value;
            }
            Optional<String> inside = inside(value);
            inside.ifPresentOrElse(_ -> { }, () -> left.put(name, value));
            hole.appendReplacement(out, Matcher.quoteReplacement(inside.orElse("${" + name + "}")));
        }
        hole.appendTail(out);
        if (!left.isEmpty()) {
            return Tree.map("Fn::Sub", Tree.seq(Tree.string(out.toString()), new Tree.Map(left)));
        }
        return out.indexOf("${") < 0 ? Tree.string(out.toString()) : Tree.sub(out.toString());
    }

    private static Optional<String> inside(Tree value) {
        Optional<String> attribute = value.get("Fn::GetAtt").map(Tree::items).filter(items -> items.size() == 2 && items.stream().allMatch(item -> item.asText().isPresent()))
                .map(items -> "${" + items.get(0).asText().orElseThrow() + "." + items.get(1).asText().orElseThrow() + "}");
        return value.asText().or(() -> value.get("Ref").flatMap(Tree::asText).map(id -> "${" + id + "}")).or(() -> attribute)
                .or(() -> value.get("Fn::Sub").flatMap(Tree::asText));
    }
}
