package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events of one or more event buses. An event does not say which bus it came from, so all of them come to one method; only the events of a single
 * bus are typed.
 *
 * @param cards names of the buses
 * @param detail the shape of a detail; plain text for JSON
 */
record BusEvents(List<String> cards, Shape detail) implements EventStart {
    BusEvents {
        cards = List.copyOf(cards);
    }

    private String type(JavaSource unit, FunctionCode code) {
        return detail.plainText() ? "String" : unit.type(code.portsPackage() + "." + detail.typeName());
    }

    @Override
    public Handle handle(Starter starter) {
        String type = detail.plainText() ? "String" : starter.port(detail.typeName());
        return new Handle("Works on an event of " + JavaNames.comment(String.join(" or ", cards)) + ".", "void", starter.event("BusEvent") + "<" + type + "> event",
                starter.consume("event.detail()", detail) + ";");
    }

    @Override
    public Example example(Starter starter) {
        return new Example("worksOnAnEvent", starter.event("BusEvent") + ".of(\"Happened\", " + (detail.plainText() ? "\"{}\"" : starter.sample(detail)) + ")",
                Optional.empty(), Optional.of(detail));
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        return new Lambda("com.amazonaws.services.lambda.runtime.events.ScheduledEvent", Optional.empty(),
                "Calls.run(() -> function.handle(BusEvents.event(%s, " + type(unit, code) + ".class)));", "EventShapes.bus(event)", List.of("BusEvents"));
    }

    @Override
    public Map<Shape, String> records() {
        return Map.of(detail, "The detail of an event of " + JavaNames.comment(String.join(" or ", cards)) + ".");
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        return List.of(SharedTypes.resource(code, code.eventsPackage(), "BusEvent"));
    }
}
