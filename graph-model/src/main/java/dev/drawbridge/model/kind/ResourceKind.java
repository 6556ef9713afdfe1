package dev.drawbridge.model.kind;

import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads kinds that are nothing but their resources. Beside what a kind has they say {@code types}, {@code parts}, and at each field
 * {@code at} (one path below the properties, or several {@code Type:Path}), {@code of} (the part that holds it) and the words for on and
 * off. All of them get the fields {@code type} and {@code properties}: nothing that a template says about them is lost.
 */
final class ResourceKind {
    private final KindReader reader;

    ResourceKind(KindReader reader) {
        this.reader = reader;
    }

    Kind kind(JsonNode node) {
        List<String> types = KindReader.texts(node.path("types"));
        List<Field> fields = new ArrayList<>(reader.fields(node.path("fields")));
        fields.add(Field.optional(Kind.RESOURCE_TYPE, "Resource type", new FieldType.Text(Optional.empty(), 255, false), "The type of its resource in the template.")
                .withDefault(Value.of(types.getFirst().replace("*", "Resource"))));
        fields.add(Field.optional(Kind.OTHER_PROPERTIES, "Other properties", new FieldType.Tree(), "What else the template says about it."));
        return new Kind(KindReader.text(node, "id"), KindReader.text(node, "title"), NodeRole.RAW,
                Family.valueOf(KindReader.text(node, "family").toUpperCase(Locale.ROOT)), KindReader.text(node, "group"), KindReader.text(node, "icon"), "",
                List.of(Port.IN, Port.OUT), fields, List.of(), KindReader.text(node, "help"), false, Optional.of(form(node, types)));
    }

    private static TemplateForm form(JsonNode node, List<String> types) {
        SequencedMap<String, List<String>> parts = new LinkedHashMap<>();
        node.path("parts").properties().forEach(part -> parts.put(part.getKey(),
                Arrays.stream(part.getValue().asString().split(" ")).filter(word -> !word.isEmpty()).toList()));
        Map<String, TemplateForm.Spot> spots = new LinkedHashMap<>();
        for (JsonNode field : node.path("fields")) {
            if (!field.has("at")) {
                // where it stands is no path; the reader of templates knows
                continue;
            }
            List<String> paths = field.path("at").isArray() ? KindReader.texts(field.path("at")) : List.of(KindReader.text(field, "at"));
            spots.put(KindReader.text(field, "name"), new TemplateForm.Spot(field.path("of").asString(""), paths.stream().map(ResourceKind::way).toList(),
                    field.path("on").asString(""), field.path("off").asString("")));
        }
        return new TemplateForm(types, parts, spots);
    }

    private static TemplateForm.Way way(String text) {
        int colon = text.lastIndexOf(':');
        return new TemplateForm.Way(colon < 0 ? "" : text.substring(0, colon), List.of(text.substring(colon + 1).split("/")));
    }
}
