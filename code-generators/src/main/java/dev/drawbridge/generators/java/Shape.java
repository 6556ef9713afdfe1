package dev.drawbridge.generators.java;

import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of an item or of a message; a message without members is plain text.
 *
 * @param typeName {@code ProductsItem}
 * @param members in the order they were drawn
 * @param keys of a table's item: the partition key, then the sort key
 */
record Shape(String typeName, List<Member> members, List<Member> keys) {
    Shape {
        members = List.copyOf(members);
        keys = List.copyOf(keys);
    }

    /**
     * The record of these rows ({@code name}, {@code type}); key attributes that are missing come first and are text.
     *
     * @param keys attributes that are never absent
     * @param indexed further attributes that find items, so that they are text or numbers
     */
    static Shape of(String typeName, List<Value.Entries> rows, List<String> keys, Set<String> indexed) {
        List<String> attributes = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        for (Value.Entries row : rows) {
            String name = row.text("name").orElse("");
            if (!name.isEmpty() && !attributes.contains(name)) {
                attributes.add(name);
                types.add(ValueType.of(row.text("type").orElse("text")));
            }
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (!attributes.contains(keys.get(i))) {
                attributes.addFirst(keys.get(i));
                types.addFirst(ValueType.TEXT);
            }
        }
        List<String> components = JavaNames.components(attributes);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            boolean key = keys.contains(attributes.get(i));
            // DynamoDB keys are text, numbers or bytes
            ValueType type = (key || indexed.contains(attributes.get(i))) && !types.get(i).number() ? ValueType.TEXT : types.get(i);
            members.add(new Member(attributes.get(i), components.get(i), type, key));
        }
        return new Shape(typeName, members, keys.stream().map(key -> members.get(attributes.indexOf(key))).toList());
    }

    boolean plainText() {
        return members.isEmpty();
    }

    /** The type that carries it: the record, or a string. */
    String carrier() {
        return plainText() ? "String" : typeName;
    }

    Optional<Member> find(String attribute) {
        return members.stream().filter(member -> member.attribute().equals(attribute)).findFirst();
    }

    /** Whole and decimal numbers that are no key: what can be counted up. */
    List<Member> counters() {
        return members.stream().filter(member -> !member.key() && member.type().number()).toList();
    }
}
