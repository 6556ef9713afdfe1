package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records of a stream.
 *
 * @param card name of the stream
 * @param pascal of it: {@code Clicks}
 */
record StreamRecords(String card, String pascal, Shape record) implements EventStart {
    private static final TextTemplate BATCH = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.List;

            /** Records of the stream ${stream}; those of one key in their order, so that after one that fails the rest comes again. */
            public final class ${type} extends Batch<${record}> {
                public ${type}(List<Delivery> deliveries) {
                    super(deliveries, true);
                }

                /** A batch of those records, for tests. */
                public static ${type} of(${record}... records) {
                    List<Delivery> deliveries = new ArrayList<>();
                    for (${record} record : records) {
                        deliveries.add(Delivery.of("record-" + (deliveries.size() + 1), ${write}));
                    }
                    return new ${type}(deliveries);
                }

                @Override
                protected ${record} read(String body) {
                    return ${read};
                }
            }
            """);

    private String typeName() {
        return pascal + "Records";
    }

    @Override
    public Handle handle(Starter starter) {
        return new Handle("Works on records of the stream " + JavaNames.comment(card) + "; from one that throws on they come again.", starter.event("BatchResult"),
                starter.event(typeName()) + " records", "return records.each(record -> " + starter.consume("record", record) + ");");
    }

    @Override
    public Example example(Starter starter) {
        return new Example("worksOnRecordsOf" + pascal, starter.event(typeName()) + ".of(" + starter.sample(record) + ")",
                Optional.of(starter.event("BatchResult") + ".done()"), Optional.of(record));
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        String batch = unit.type(code.eventsPackage() + "." + typeName());
        return new Lambda("com.amazonaws.services.lambda.runtime.events.KinesisEvent", Optional.of("com.amazonaws.services.lambda.runtime.events.StreamsEventResponse"),
                "StreamEvents.response(Calls.call(() -> function.handle(new " + batch + "(StreamEvents.deliveries(%s)))))",
                "EventShapes.stream(event)" + EventStart.isOf(alike, card, "Stream"), List.of("StreamEvents"));
    }

    @Override
    public Map<Shape, String> records() {
        return Map.of(record, "A record of the stream " + JavaNames.comment(card) + ".");
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        JavaSource unit = new JavaSource(code.eventsPackage(), typeName());
        boolean plain = record.plainText();
        String type = plain ? "String" : unit.type(code.portsPackage() + "." + record.typeName());
        return List.of(SharedTypes.file(code, unit, unit.text(BATCH.fill("stream", JavaNames.comment(card), "type", typeName(), "record", type,
                "write", plain ? "record" : "Json.write(record)", "read", plain ? "body" : "Json.read(body, " + type + ".class)"))));
    }

    @Override
    public Map<String, String> claims() {
        return Map.of(pascal, card);
    }
}
