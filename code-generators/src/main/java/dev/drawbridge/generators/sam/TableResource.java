package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table: {@code AWS::DynamoDB::Table}, paid by request. Only fields that are keys are declared, as DynamoDB demands. */
final class TableResource implements CardResources {
    private static final String TYPE = "AWS::DynamoDB::Table";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        Map<String, Tree> attributes = new LinkedHashMap<>();
        Tree keys = keys(design, card, design.field(card, "partitionKey"), design.field(card, "sortKey"), attributes);
        List<Tree> indexes = new ArrayList<>();
        for (Value.Entries index : design.kind(card).rows(card, "indexes")) {
            indexes.add(new Block().put("IndexName", column(index, "name"))
                    .put("KeySchema", keys(design, card, column(index, "partitionKey"), column(index, "sortKey"), attributes))
                    .put("Projection", Tree.map("ProjectionType", Tree.string("ALL"))).tree());
        }
        Block properties = new Block().put("BillingMode", "PAY_PER_REQUEST")
                .put("AttributeDefinitions", List.copyOf(attributes.values()))
                .put("KeySchema", keys)
                .put("GlobalSecondaryIndexes", indexes);
        design.field(card, "timeToLive").ifPresent(field -> properties.put("TimeToLiveSpecification",
                new Block().put("AttributeName", field).put("Enabled", true)));
        if (design.flag(card, "pointInTimeRecovery")) {
            properties.put("PointInTimeRecoverySpecification", new Block().put("PointInTimeRecoveryEnabled", true));
        }
        if (hasStream(design, card)) {
            properties.put("StreamSpecification", new Block().put("StreamViewType", "NEW_AND_OLD_IMAGES"));
        }
        properties.put("SSESpecification", new Block().put("SSEEnabled", true));
        out.addKeeping(id, TYPE, design.flag(card, "retain"), properties);
        out.output(id + "TableName", "Name of the table " + card.name(), design.addresses().name(card));
    }

    /** Whether somebody wants to hear of the table's changes. */
    static boolean hasStream(SamDesign design, Node card) {
        return !design.outOf(card, WireRole.TRIGGER).isEmpty() || !design.outOf(card, WireRole.DELIVER).isEmpty();
    }

    private static Optional<Tree> column(Value.Entries row, String name) {
        return row.get(name).filter(value -> value.asText().map(text -> !text.isBlank()).orElse(true)).map(ValueTree::of);
    }

    private static Tree keys(SamDesign design, Node card, Optional<Tree> partition, Optional<Tree> sort, Map<String, Tree> attributes) {
        List<Tree> schema = new ArrayList<>();
        partition.ifPresent(field -> schema.add(key(design, card, field, "HASH", attributes)));
        sort.ifPresent(field -> schema.add(key(design, card, field, "RANGE", attributes)));
        return Tree.seq(schema);
    }

    private static Tree key(SamDesign design, Node card, Tree field, String type, Map<String, Tree> attributes) {
        String name = field.asText().orElse(field.toString());
        attributes.putIfAbsent(name, new Block().put("AttributeName", field).put("AttributeType", scalarType(design, card, name)).tree());
        return new Block().put("AttributeName", field).put("KeyType", type).tree();
    }

    /** Keys are text unless the item fields say that they are numbers. */
    private static String scalarType(SamDesign design, Node card, String field) {
        return design.kind(card).rows(card, "itemFields").stream()
                .filter(row -> row.text("name").filter(field::equals).isPresent())
                .findFirst().flatMap(row -> row.text("type"))
                .filter(type -> type.equals("whole") || type.equals("decimal")).map(type -> "N").orElse("S");
    }
}
