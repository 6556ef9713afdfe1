package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event bus that a function puts events on.
 *
 * @param detail the shape of a detail; plain text for JSON
 * @param source what the events say where they come from
 */
record BusPort(Facts facts, Shape detail, String source) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.List;
            import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
            import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
            import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

            /** The event bus ${card} on EventBridge. */
            final class ${type} implements ${port} {
                /** Most events of one PutEvents. */
                private static final int BATCH_LIMIT = 10;

                ${settings}

                @Override
                public void put(String detailType, ${detail} detail) {
                    send(List.of(entry(detailType, detail)));
                }

                @Override
                public void putAll(String detailType, Collection<${detail}> details) {
                    List<PutEventsRequestEntry> entries = new ArrayList<>();
                    details.forEach(detail -> entries.add(entry(detailType, detail)));
                    for (int from = 0; from < entries.size(); from += BATCH_LIMIT) {
                        send(entries.subList(from, Math.min(entries.size(), from + BATCH_LIMIT)));
                    }
                }

                private PutEventsRequestEntry entry(String detailType, ${detail} detail) {
                    return PutEventsRequestEntry.builder().eventBusName(name).source(${source}).detailType(detailType).detail(${write}).build();
                }

                private void send(List<PutEventsRequestEntry> entries) {
                    PutEventsResponse response = client.putEvents(request -> request.entries(entries));
                    if (response.failedEntryCount() != null && response.failedEntryCount() > 0) {
                        String reason = response.entries().stream().filter(entry -> entry.errorMessage() != null)
                                .map(entry -> entry.errorMessage()).findFirst().orElse("");
                        throw new IllegalStateException(response.failedEntryCount() + " events were not taken by the bus: " + reason);
                    }
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.List;

            /** The event bus in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<${detail}> details = new ArrayList<>();
                private final List<String> types = new ArrayList<>();

                /** The details of the events that were put, in order. */
                public List<${detail}> details() {
                    return List.copyOf(details);
                }

                /** The types of the events that were put, in the same order. */
                public List<String> detailTypes() {
                    return List.copyOf(types);
                }

                @Override
                public void put(String detailType, ${detail} detail) {
                    types.add(detailType);
                    details.add(detail);
                }

                @Override
                public void putAll(String detailType, Collection<${detail}> all) {
                    all.forEach(detail -> put(detailType, detail));
                }
            }
            """);

    /** What an event is called of which nothing more is said. */
    private String usualType() {
        return detail.plainText() ? facts.pascal() + "Event" : detail.typeName().replaceFirst("Detail$", "Event");
    }

    @Override
    public Client client() {
        return new Client("eventbridge", "software.amazon.awssdk.services.eventbridge.EventBridgeClient", "eventBridge", "EventBridge");
    }

    @Override
    public String story() {
        return "The event bus " + JavaNames.comment(facts.card().name()) + ", on which this function puts events.";
    }

    @Override
    public List<String> members(JavaSource unit) {
        String type = detail.carrier();
        String text = detail.plainText() ? " The detail is a JSON object." : "";
        return List.of(
                PortSource.shortcut("Puts an event of the type " + usualType() + " on the bus." + text, "void put(" + type + " detail)",
                        "put(" + JavaNames.literal(usualType()) + ", detail);"),
                PortSource.method("Puts an event of that type on the bus." + text, "void put(String detailType, " + type + " detail)"),
                PortSource.method("Puts events of that type on the bus." + text, "void putAll(String detailType, Collection<" + type + "> details)"));
    }

    @Override
    public Map<Shape, String> records() {
        return Map.of(detail, "The detail of an event of " + JavaNames.comment(facts.card().name()) + ".");
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName, "settings", settings,
                "detail", AwsPortSource.carrier(code, unit, detail), "source", JavaNames.literal(source),
                "write", detail.plainText() ? "detail" : unit.type(code.eventsPackage() + ".Json") + ".write(detail)");
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("type", type, "port", interfaceName, "detail", detail.carrier());
    }

    @Override
    public Optional<Use> use(Starter starter) {
        String put = facts.variable() + ".put(" + starter.body(detail) + ");\nreturn " + starter.event("HttpResponse") + ".accepted();";
        return Optional.of(Use.posted(put, starter, detail, "detail", "202", facts.variable() + ".details()"));
    }
}
