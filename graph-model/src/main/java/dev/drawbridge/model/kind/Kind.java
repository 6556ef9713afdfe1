package dev.drawbridge.model.kind;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * What can be placed.
 *
 * @param id as it stands in files, for example {@code http-api}
 * @param title as it is shown, for example {@code HTTP API}
 * @param group the heading of the palette it stands under
 * @param icon id of its picture
 * @param suffix what a typed Java member of this kind ends with, for example {@code Table} in {@code ProductsTable}
 * @param aliases other words that find it in the palette
 * @param placeable whether the palette offers it
 * @param template how it stands in templates, for a kind that is nothing but its resources
 */
public record Kind(
        String id,
        String title,
        NodeRole role,
        Family family,
        String group,
        String icon,
        String suffix,
        List<Port> ports,
        List<Field> fields,
        List<String> aliases,
        String help,
        boolean placeable,
        Optional<TemplateForm> template) {
    /** Field of a kind that is nothing but its resources: which type its resource has. */
    public static final String RESOURCE_TYPE = "type";
    /** Field of such a kind: the properties that are no field. */
    public static final String OTHER_PROPERTIES = "properties";

    public Kind {
        ports = List.copyOf(ports);
        fields = List.copyOf(fields);
        aliases = List.copyOf(aliases);
    }

    /** How a kind is shown that this version does not know. */
    public static Kind unknown(String id) {
        return new Kind(id, id, NodeRole.UNKNOWN, Family.CLIENT, "", "unknown", "", List.of(Port.IN, Port.OUT), List.of(), List.of(),
                "This version does not know the kind \"" + id + "\". The card is kept as it is.", false, Optional.empty());
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public boolean has(Port port) {
        return ports.contains(port);
    }

    /** What holds for the card: what was set, else the default of the field. */
    public Optional<Value> value(Node node, String name) {
        return node.field(name).or(() -> field(name).flatMap(Field::defaultValue));
    }

    /** Like {@link #value}, as text; empty text when there is none. */
    public String text(Node node, String name) {
        return value(node, name).flatMap(Value::asText).orElse("");
    }

    /** Like {@link #value}, as a whole number, if it is one. */
    public Optional<Integer> whole(Node node, String name) {
        return value(node, name).flatMap(Value::asInt);
    }

    /** Like {@link #value}, as a flag; false when it is none. */
    public boolean flag(Node node, String name) {
        return value(node, name).flatMap(Value::asFlag).orElse(false);
    }

    /** Like {@link #value}, as rows; a row that is no entries is left out. */
    public List<Value.Entries> rows(Node node, String name) {
        return value(node, name).map(Value::asItems).orElse(List.of()).stream()
                .filter(Value.Entries.class::isInstance).map(Value.Entries.class::cast).toList();
    }
}
