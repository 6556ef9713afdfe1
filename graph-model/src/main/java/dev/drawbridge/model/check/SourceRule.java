package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sources that Lambda could not reach: {@code source-nowhere}, {@code source-sign-in}. Sources: "Using Lambda with Amazon MSK", "Using Lambda with self-managed Apache Kafka", "Using Lambda with
 * Amazon MQ" and "Using Lambda with Amazon DocumentDB" in the developer guide of Lambda; the last two let nobody in without the user and password of a secret.
 */
final class SourceRule implements Rule {
    private static final String CREDENTIALS = "credentials";

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("kafka").filter(card -> isEmpty(card.field("cluster")) && isEmpty(card.field("servers"))).forEach(card -> findings.add(nowhere(context, card)));
        context.triggers(Trigger.BROKER_MESSAGES, Trigger.DOCUMENT_CHANGES).filter(wire -> !signsIn(wire)).forEach(wire -> findings.add(unsigned(context, wire)));
        return findings;
    }

    private static boolean isEmpty(Optional<Value> value) {
        return value.map(FieldRule::isEmpty).orElse(true);
    }

    /** Whether the wire names a secret with user and password; what an expression gives is not known here. */
    private static boolean signsIn(Wire wire) {
        Optional<Value> credentials = wire.field(CREDENTIALS);
        return credentials.filter(said -> !(said instanceof Value.Items)).isPresent() || credentials.map(Value::asItems).orElse(List.of()).stream()
                .anyMatch(row -> !(row instanceof Value.Entries entries) || entries.text("type").orElse("BASIC_AUTH").equals("BASIC_AUTH"));
    }

    /** A card that starts nothing yet is not done, which is no mistake. */
    private static Finding nowhere(CheckContext context, Node card) {
        Severity severity = context.index().outOf(card.id(), WireRole.TRIGGER).isEmpty() ? Severity.INFO : Severity.WARNING;
        return new Finding("source-nowhere", severity, new Subject.OfNode(card.id(), "cluster"),
                card.name() + " says neither which cluster it is nor which servers, so nothing can be read from it. Set the ARN of a cluster of Amazon MSK, or the addresses of servers of your own.");
    }

    private static Finding unsigned(CheckContext context, Wire wire) {
        return new Finding("source-sign-in", Severity.WARNING, new Subject.OfWire(wire.id(), CREDENTIALS),
                context.from(wire).name() + " lets nobody read who does not sign in, and the wire to " + context.to(wire).name() + " names no secret. Add the ARN of the one with its user and password.");
    }
}
