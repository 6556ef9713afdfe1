package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream that a function puts records into. */
record StreamPort(Facts facts, Shape record) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.List;
            import java.util.function.Function;
            import software.amazon.awssdk.core.SdkBytes;
            import software.amazon.awssdk.services.kinesis.KinesisClient;
            import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
            import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

            /** The stream ${card} on Kinesis. */
            final class ${type} implements ${port} {
                /** Most records of one PutRecords. */
                private static final int BATCH_LIMIT = 500;

                ${settings}

                @Override
                public void put(${record} record, String key) {
                    client.putRecord(request -> request.streamName(name).partitionKey(key).data(SdkBytes.fromUtf8String(${write})));
                }

                @Override
                public void putAll(Collection<${record}> records, Function<? super ${record}, String> key) {
                    List<PutRecordsRequestEntry> entries = new ArrayList<>();
                    for (${record} record : records) {
                        entries.add(PutRecordsRequestEntry.builder().partitionKey(key.apply(record)).data(SdkBytes.fromUtf8String(${write})).build());
                    }
                    for (int from = 0; from < entries.size(); from += BATCH_LIMIT) {
                        List<PutRecordsRequestEntry> some = entries.subList(from, Math.min(entries.size(), from + BATCH_LIMIT));
                        PutRecordsResponse response = client.putRecords(request -> request.streamName(name).records(some));
                        if (response.failedRecordCount() != null && response.failedRecordCount() > 0) {
                            throw new IllegalStateException(response.failedRecordCount() + " records were not taken by the stream.");
                        }
                    }
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.List;
            import java.util.function.Function;

            /** The stream in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<${record}> records = new ArrayList<>();

                /** The records that were put, in order. */
                public List<${record}> records() {
                    return List.copyOf(records);
                }

                @Override
                public void put(${record} record, String key) {
                    records.add(record);
                }

                @Override
                public void putAll(Collection<${record}> all, Function<? super ${record}, String> key) {
                    records.addAll(all);
                }
            }
            """);

    @Override
    public Client client() {
        return new Client("kinesis", "software.amazon.awssdk.services.kinesis.KinesisClient", "kinesis", "Kinesis");
    }

    @Override
    public String story() {
        return "The stream " + JavaNames.comment(facts.card().name()) + ", into which this function puts records.";
    }

    @Override
    public List<String> members(JavaSource unit) {
        String type = record.carrier();
        return List.of(PortSource.method("Puts a record into the stream; records of one key stay in order.", "void put(" + type + " record, String key)"),
                PortSource.method("Puts all records into the stream, each with its key.",
                        "void putAll(Collection<" + type + "> records, " + unit.type("java.util.function.Function") + "<? super " + type + ", String> key)"));
    }

    @Override
    public Map<Shape, String> records() {
        return Map.of(record, "A record of the stream " + JavaNames.comment(facts.card().name()) + ".");
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName, "settings", settings,
                "record", AwsPortSource.carrier(code, unit, record),
                "write", record.plainText() ? "record" : unit.type(code.eventsPackage() + ".Json") + ".write(record)");
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("type", type, "port", interfaceName, "record", record.carrier());
    }

    @Override
    public Optional<Use> use(Starter starter) {
        String put = facts.variable() + ".put(" + starter.body(record) + ", \"all\");\nreturn " + starter.event("HttpResponse") + ".accepted();";
        return Optional.of(Use.posted(put, starter, record, "record", "202", facts.variable() + ".records()"));
    }
}
