package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys and indexes of an {@code AWS::DynamoDB::Table}: each field that is a key must be declared, and no other may be, so a change of a
 * key changes the declarations with it.
 */
final class TableKeys {
    private static final String KEYS = "KeySchema";
    private static final String INDEXES = "GlobalSecondaryIndexes";
    private static final String ATTRIBUTES = "AttributeDefinitions";

    private TableKeys() {}

    static FieldPlace key(String field, String keyType) {
        return new FieldPlace(field, "", Optional.empty(), resource -> key(properties(resource).get(KEYS), keyType),
                (resource, value) -> declared(resource, properties(resource).with(KEYS, keys(properties(resource).get(KEYS), keyType, value))));
    }

    static FieldPlace indexes(String field) {
        return new FieldPlace(field, "", Optional.empty(), resource -> {
            List<Value> rows = new ArrayList<>();
            for (Tree index : properties(resource).get(INDEXES).map(Tree::items).orElse(List.of())) {
                Map<String, Value> row = new LinkedHashMap<>();
                index.get("IndexName").map(TreeValue::of).ifPresent(name -> row.put("name", name));
                key(index.get(KEYS), "HASH").ifPresent(name -> row.put("partitionKey", name));
                key(index.get(KEYS), "RANGE").ifPresent(name -> row.put("sortKey", name));
                rows.add(new Value.Entries(row));
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(Value.of(rows));
        }, (resource, value) -> declared(resource, indexes(properties(resource), value)));
    }

    private static Tree indexes(Tree properties, Optional<Value> value) {
        List<Tree> before = properties.get(INDEXES).map(Tree::items).orElse(List.of());
        List<Tree> after = new ArrayList<>();
        for (Value row : value.map(Value::asItems).orElse(List.of())) {
            if (row instanceof Value.Entries columns) {
                Optional<Tree> name = columns.get("name").map(ValueTree::of);
                Tree index = before.stream().filter(tree -> name.isPresent() && tree.get("IndexName").equals(name)).findFirst()
                        .orElseGet(() -> Tree.map("IndexName", name.orElseGet(Tree::nothing)).with(KEYS, Tree.seq())
                                .with("Projection", Tree.map("ProjectionType", Tree.string("ALL"))));
                Tree keys = keys(index.get(KEYS), "HASH", columns.get("partitionKey"));
                after.add(index.with(KEYS, keys(Optional.of(keys), "RANGE", columns.get("sortKey"))));
            }
        }
        return TreeEdit.at(properties, List.of(INDEXES), after.isEmpty() ? Optional.empty() : Optional.of(Tree.seq(after)));
    }

    private static Tree properties(Tree resource) {
        return resource.get(SourceTemplate.PROPERTIES).orElseGet(Tree::map);
    }

    private static Optional<Value> key(Optional<Tree> schema, String keyType) {
        return schema.stream().flatMap(tree -> tree.items().stream())
                .filter(element -> element.get("KeyType").flatMap(Tree::asText).filter(keyType::equals).isPresent())
                .findFirst().flatMap(element -> element.get("AttributeName")).map(TreeValue::of);
    }

    private static Tree keys(Optional<Tree> schema, String keyType, Optional<Value> value) {
        Optional<Tree> name = value.filter(v -> !(v instanceof Value.Text(String text) && text.isBlank())).map(ValueTree::of);
        List<Tree> keys = new ArrayList<>();
        boolean placed = false;
        for (Tree element : schema.map(Tree::items).orElse(List.of())) {
            if (element.get("KeyType").flatMap(Tree::asText).filter(keyType::equals).isEmpty()) {
                keys.add(element);
            } else if (name.isPresent()) {
                keys.add(element.with("AttributeName", name.get()));
                placed = true;
            }
        }
        if (!placed && name.isPresent()) {
            keys.add(Tree.map("AttributeName", name.get()).with("KeyType", Tree.string(keyType)));
        }
        return Tree.seq(keys);
    }

    /** The resource with these properties and the declarations they ask for; those that are still needed stay as they are. */
    private static Tree declared(Tree resource, Tree properties) {
        Set<Tree> needed = new LinkedHashSet<>(names(properties.get(KEYS)));
        for (String list : List.of(INDEXES, "LocalSecondaryIndexes")) {
            properties.get(list).map(Tree::items).orElse(List.of()).forEach(index -> needed.addAll(names(index.get(KEYS))));
        }
        List<Tree> declarations = new ArrayList<>();
        Optional<Tree> spare = Optional.empty();
        for (Tree declared : properties.get(ATTRIBUTES).map(Tree::items).orElse(List.of())) {
            if (declared.get("AttributeName").filter(needed::remove).isPresent()) {
                declarations.add(declared);
            } else {
                spare = spare.isPresent() ? spare : Optional.of(declared);
            }
        }
        for (Tree name : needed) {
            declarations.add(spare.orElseGet(() -> Tree.map("AttributeName", name).with("AttributeType", Tree.string("S"))).with("AttributeName", name));
            spare = Optional.empty();
        }
        return resource.with(SourceTemplate.PROPERTIES, properties.with(ATTRIBUTES, Tree.seq(declarations)));
    }

    private static List<Tree> names(Optional<Tree> schema) {
        return schema.map(Tree::items).orElse(List.of()).stream().flatMap(element -> element.get("AttributeName").stream()).toList();
    }
}
