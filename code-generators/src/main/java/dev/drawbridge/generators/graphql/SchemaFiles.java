package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Where the schemas of GraphQL APIs are, and what a new one holds. */
public final class SchemaFiles {
    private static final String KIND = "graphql-api";
    /** As the catalogue has it. */
    private static final String USUAL = "schema.graphql";

    private SchemaFiles() {}

    /** The file of a card's schema, if it is one of the project. */
    public static Optional<String> file(Node card) {
        boolean inline = card.field("schema").flatMap(Value::asText).filter(text -> !text.isBlank()).isPresent();
        if (!card.kind().equals(KIND) || inline) {
            return Optional.empty();
        }
        String path = card.field("schemaUri").map(uri -> uri.asText().orElse("")).orElse(USUAL).replaceFirst("^\\./", "");
        return Optional.of(path).filter(text -> !text.isBlank() && !text.startsWith("s3://") && !text.startsWith("/") && !text.contains("..") && !text.contains("\\"));
    }

    /** The first texts of the schemas that are the user's from then on; those of cards that were found in a template are there already. */
    public static List<GeneratedFile> of(Design design) {
        SequencedMap<String, Set<String>> fields = new LinkedHashMap<>();
        DesignIndex index = new DesignIndex(design);
        for (Node card : design.nodes().values()) {
            Optional<String> file = Adoption.isAdopted(card) ? Optional.empty() : file(card);
            file.ifPresent(path -> index.outOf(card.id(), WireRole.CALL).forEach(wire -> wire.field(WireTable.GRAPH_FIELDS).map(Value::asItems).orElse(List.of())
                    .forEach(field -> fields.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(field.display()))));
            file.ifPresent(path -> fields.computeIfAbsent(path, _ -> new LinkedHashSet<>()));
        }
        List<GeneratedFile> files = new ArrayList<>();
        fields.forEach((path, names) -> files.add(new GeneratedFile(path, text(names), Ownership.USER_OWNED)));
        return files;
    }

    /** A schema with the field that every new one has, and those that wires carry already. */
    private static String text(Set<String> wired) {
        SequencedMap<String, List<String>> types = new LinkedHashMap<>();
        types.put("Query", new ArrayList<>(List.of("  hello(name: String): String")));
        for (String field : wired) {
            int dot = field.indexOf('.');
            if (dot > 0 && !field.equals("Query.hello")) {
                types.computeIfAbsent(field.substring(0, dot), _ -> new ArrayList<>()).add("  " + field.substring(dot + 1) + "(input: AWSJSON): AWSJSON");
            }
        }
        StringBuilder text = new StringBuilder("# What callers may ask. It is yours: it is never written again.\n");
        for (Map.Entry<String, List<String>> type : types.entrySet()) {
            text.append("\ntype ").append(type.getKey()).append(" {\n").append(String.join("\n", type.getValue())).append("\n}\n");
        }
        return text.toString();
    }
}
