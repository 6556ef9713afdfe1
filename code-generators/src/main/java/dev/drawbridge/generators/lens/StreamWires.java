package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.file.ValueJson;
import dev.drawbridge.model.wire.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires of streams: what an event or a mapping says of them, and the table's stream that a wire needs. */
final class StreamWires {
    private StreamWires() {}

    /** The fields of the wire; what is absent is what Lambda takes then. */
    static Map<String, Value> fields(Tree properties) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("retries", Value.of(-1));
        fields.put("bisect", Value.of(false));
        EventWires.put(fields, "startingPosition", properties.get("StartingPosition"));
        EventWires.put(fields, "batchSize", properties.get("BatchSize"));
        EventWires.put(fields, "batchWindow", properties.get("MaximumBatchingWindowInSeconds"));
        EventWires.put(fields, "parallelization", properties.get("ParallelizationFactor"));
        EventWires.put(fields, "retries", properties.get("MaximumRetryAttempts"));
        EventWires.put(fields, "maximumAge", properties.get("MaximumRecordAgeInSeconds").filter(age -> age.asText().filter("-1"::equals).isEmpty()));
        EventWires.put(fields, "bisect", properties.get("BisectBatchOnFunctionError"));
        filter(properties).ifPresent(filter -> fields.put("filter", filter));
        return fields;
    }

    /** One pattern as it is written, several as the JSON of a list. */
    static Optional<Value> filter(Tree properties) {
        List<Value> patterns = properties.at("FilterCriteria", "Filters").map(Tree::items).orElse(List.of()).stream()
                .flatMap(each -> each.get("Pattern").stream()).map(Json::text).toList();
        return patterns.size() < 2 ? patterns.stream().findFirst()
                : Optional.of(Value.of(ValueJson.write(Value.of(patterns.stream().map(StreamWires::parsed).toList())).toString()));
    }

    private static Value parsed(Value pattern) {
        try {
            return pattern instanceof Value.Text(String text) ? ValueJson.parse(text) : pattern;
        } catch (ModelException notJson) {
            return pattern;
        }
    }

    /** The queue that hears of batches that were given up. */
    static void failure(Cards cards, Finds finds, String function, Tree properties, TreePath place) {
        properties.at("DestinationConfig", "OnFailure", "Destination").flatMap(cards.references()::target).filter(id -> cards.is(id, "queue"))
                .ifPresent(queue -> finds.add(function, WireRole.ON_FAILURE, queue, Map.of(), place.child("DestinationConfig")));
    }

    /** Turns on the stream of a table that was found, because the wire needs one. */
    static void turnOn(Working work, Wire wire) {
        Node table = work.is().requireNode(wire.from().node());
        boolean needed = work.ours().wires().of(work.is(), wire).flatMap(row -> row.trigger()).filter(Trigger.TABLE_CHANGES::equals).isPresent();
        if (!needed || !dev.drawbridge.generators.Adoption.isAdopted(table)) {
            return;
        }
        SourceTemplate.Part part = work.part(table.id());
        if (part.type().equals("AWS::Serverless::SimpleTable")) {
            throw new ModelException(table.name() + " is a simple table of SAM, which tells nobody of its changes. Make it an AWS::DynamoDB::Table in the template, then draw the wire.");
        }
        if (part.property("StreamSpecification").isEmpty()) {
            work.edit(edits -> edits.set(part.path("StreamSpecification"), Tree.map("StreamViewType", Tree.string("NEW_AND_OLD_IMAGES"))));
        }
    }
}
