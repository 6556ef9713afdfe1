package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys of tables: {@code table-key-type} (a key of a type that none can have), {@code table-key-twice} (partition and sort
 * key are one field), {@code table-expiry-type}.
 */
final class TableRule implements Rule {
    /** A key is a string, a number or bytes: docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html. */
    private static final Set<String> NO_KEY = Set.of("flag", "text-list");

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("table").forEach(node -> {
            Kind kind = context.kind(node);
            Map<String, String> types = new HashMap<>();
            kind.rows(node, "itemFields").forEach(row -> types.putIfAbsent(row.text("name").orElse(""), row.text("type").orElse("text")));
            keys(node, node.name(), kind.text(node, "partitionKey"), kind.text(node, "sortKey"), "sortKey", types, findings);
            for (Value.Entries index : kind.rows(node, "indexes")) {
                String name = "The index " + index.text("name").orElse("") + " of " + node.name();
                keys(node, name, index.text("partitionKey").orElse(""), index.text("sortKey").orElse(""), "indexes", types, findings);
            }
            String expiry = kind.text(node, "timeToLive");
            if (types.containsKey(expiry) && !types.get(expiry).equals("whole")) {
                // docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
                findings.add(new Finding("table-expiry-type", Severity.WARNING, new Subject.OfNode(node.id(), "timeToLive"),
                        node.name() + " expires items by " + expiry + ", which is no whole number, so nothing would ever expire. Make it one.", List.of(retype(node, expiry, "whole", "a whole number"))));
            }
        });
        return findings;
    }

    private static void keys(Node node, String owner, String partitionKey, String sortKey, String sortField, Map<String, String> types, List<Finding> findings) {
        if (!sortKey.isEmpty() && sortKey.equals(partitionKey)) {
            findings.add(new Finding("table-key-twice", Severity.ERROR, new Subject.OfNode(node.id(), sortField),
                    owner + " has " + partitionKey + " as partition key and as sort key. Leave the sort key empty, or choose another field.",
                    sortField.equals("sortKey") ? List.of(new Fix("Remove the sort key", new CardEdit.SetField(node.id(), "sortKey", Optional.empty()))) : List.of()));
        }
        for (String key : new TreeSet<>(List.of(partitionKey, sortKey))) {
            if (NO_KEY.contains(types.getOrDefault(key, "text"))) {
                findings.add(new Finding("table-key-type", Severity.ERROR, new Subject.OfNode(node.id(), "itemFields"),
                        owner + " has the key " + key + ", which is " + (types.get(key).equals("flag") ? "true or false" : "a list of texts") + "; a key must be text or a number. Change its type.",
                        List.of(retype(node, key, "text", "text"))));
            }
        }
    }

    private static Fix retype(Node node, String field, String type, String words) {
        return new Fix("Make " + field + " " + words, retyped(node, node.field("itemFields").map(Value::asItems).orElse(List.of()), field, type));
    }

    private static Edit retyped(Node node, List<Value> rows, String field, String type) {
        List<Value> changed = new ArrayList<>();
        for (Value row : rows) {
            if (row instanceof Value.Entries entries && entries.text("name").filter(field::equals).isPresent()) {
                Map<String, Value> members = new LinkedHashMap<>(entries.entries());
                members.put("type", Value.of(type));
                changed.add(new Value.Entries(members));
            } else {
                changed.add(row);
            }
        }
        return new CardEdit.SetField(node.id(), "itemFields", Optional.of(Value.of(changed)));
    }
}
