package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.file.ValueJson;
import java.util.List;

/** Streams that start a function in batches. Source of the properties: "DynamoDB" and "Kinesis" in the AWS SAM specification. */
final class StreamEvents {
    private StreamEvents() {}

    /** @param stream the ARN of the stream */
    static Block of(SamDesign design, SamDesign.Link link, Tree stream) {
        Block properties = new Block().put("Stream", stream).put("StartingPosition", design.field(link, "startingPosition"))
                .put("BatchSize", design.field(link, "batchSize"));
        putUnless(design, link, properties, "MaximumBatchingWindowInSeconds", "batchWindow", 0);
        putUnless(design, link, properties, "ParallelizationFactor", "parallelization", 1);
        properties.put("MaximumRetryAttempts", design.field(link, "retries"))
                .put("MaximumRecordAgeInSeconds", design.field(link, "maximumAge"));
        if (link.rule().flag(link.wire(), "bisect")) {
            properties.put("BisectBatchOnFunctionError", true);
        }
        properties.put("FunctionResponseTypes", Block.strings("ReportBatchItemFailures"));
        List<Tree> filters = filters(link);
        if (!filters.isEmpty()) {
            properties.put("FilterCriteria", Tree.map("Filters", Tree.seq(filters)));
        }
        return properties.put("DestinationConfig", onFailure(design, link));
    }

    private static void putUnless(SamDesign design, SamDesign.Link link, Block properties, String property, String field, int standard) {
        if (link.rule().whole(link.wire(), field).orElse(standard + 1) != standard) {
            properties.put(property, design.field(link, field));
        }
    }

    /** The queue on the function's failure port hears where batches stood that were given up. */
    static Block onFailure(SamDesign design, SamDesign.Link link) {
        Block config = new Block();
        design.outOf(link.to(), WireRole.ON_FAILURE).stream().findFirst().ifPresent(failure -> config.put("OnFailure",
                new Block().put("Type", "SQS").put("Destination", design.addresses().arn(failure.to()))));
        return config;
    }

    /** A filter is a pattern, or a list of them; the template wants each as text. */
    static List<Tree> filters(SamDesign.Link link) {
        return filters(link.rule().value(link.wire(), "filter"));
    }

    static List<Tree> filters(java.util.Optional<Value> filter) {
        return filter.map(StreamEvents::patterns).orElse(List.of()).stream()
                .map(pattern -> Tree.map("Pattern", pattern)).toList();
    }

    private static List<Tree> patterns(Value filter) {
        return switch (filter) {
            case Value.Text(String text) when text.isBlank() -> List.of();
            case Value.Text(String text) -> ValueJson.parse(text) instanceof Value.Items items ? patterns(items) : List.of(Tree.string(text.strip()));
            case Value.Items(List<Value> items) -> items.stream().flatMap(item -> patterns(item).stream()).toList();
            case Value.Entries entries -> List.of(Tree.string(ValueJson.write(entries).toString()));
            case Value.Expression expression -> List.of(ValueTree.of(expression));
            case Value.Decimal _, Value.Flag _, Value.Nothing _ -> List.of();
        };
    }
}
