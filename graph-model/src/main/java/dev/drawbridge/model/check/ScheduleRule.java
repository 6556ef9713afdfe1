package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.FieldCheck;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes by the clock: {@code schedule-expression}, {@code time-zone}, {@code schedule-period}, {@code scheduler-idle}, {@code message-group}. Expressions of a template, whose
 * value is known only when it is deployed, are not judged.
 */
final class ScheduleRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Stream.concat(context.nodes("schedule"), context.nodes("scheduler")).forEach(card -> {
            boolean rule = card.kind().equals("schedule");
            // what has not even the form of one is told with the limits of fields
            text(context, card, "expression").filter(text -> context.kind(card).field("expression").flatMap(field -> FieldCheck.problem(field, Value.of(text))).isEmpty())
                    .flatMap(text -> ScheduleExpression.problem(text, rule).map(problem -> "\"" + text + "\" " + problem))
                    .ifPresent(problem -> findings.add(finding("schedule-expression", card, "expression", problem)));
            if (!rule) {
                scheduler(context, card, findings);
            }
        });
        return findings;
    }

    private static void scheduler(CheckContext context, Node card, List<Finding> findings) {
        text(context, card, "timeZone").filter(zone -> !isZone(zone)).ifPresent(zone -> findings.add(finding("time-zone", card, "timeZone",
                "\"" + zone + "\" is no time zone. Write a name of the IANA list such as Europe/Berlin, America/New_York or UTC.")));
        Optional<Instant> start = date(context, card, "startDate", findings);
        Optional<Instant> end = date(context, card, "endDate", findings);
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            findings.add(finding("schedule-period", card, "endDate", "it ends before it begins. Put the end after " + card.field("startDate").map(Value::display).orElse("") + "."));
        }
        // one that is wired to nothing at all is told by another rule
        boolean idle = !context.design().wiresOf(card.id()).isEmpty() && context.index().outOf(card.id(), WireRole.TRIGGER).isEmpty() && context.index().outOf(card.id(), WireRole.DELIVER).isEmpty();
        if (idle && !card.isFound()) {
            findings.add(new Finding("scheduler-idle", Severity.WARNING, new Subject.OfNode(card.id(), ""),
                    card.name() + " starts nothing, so no cloud has it. Wire it to a function, a queue, a topic, a stream, an event bus or a state machine."));
        }
    }

    private static Optional<String> text(CheckContext context, Node card, String field) {
        return context.kind(card).value(card, field).filter(Value.Text.class::isInstance).flatMap(Value::asText).filter(text -> !text.isBlank());
    }

    /** Of the names that the JDK knows those with a place; AWS takes no bare offsets. */
    private static boolean isZone(String name) {
        try {
            return ZoneId.getAvailableZoneIds().contains(name) && ZoneId.of(name) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Instant> date(CheckContext context, Node card, String field, List<Finding> findings) {
        Optional<String> text = text(context, card, field);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            findings.add(finding("schedule-period", card, field, "\"" + text.orElse("") + "\" is no moment. Write it in UTC, such as 2030-01-01T00:00:00Z."));
            return Optional.empty();
        }
    }

    private static Finding finding(String rule, Node card, String field, String problem) {
        return new Finding(rule, Severity.ERROR, new Subject.OfNode(card.id(), field), card.name() + ": " + problem);
    }
}
