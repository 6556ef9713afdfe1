package dev.drawbridge.model.check;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code stream-stands-still}: one record that always fails holds up all that come after it, for as long as the stream keeps it.
 * Source: docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html.
 */
final class StreamRule implements Rule {
    private static final int FEW = 5;

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.triggers(Trigger.TABLE_CHANGES, Trigger.STREAM_RECORDS).forEach(wire -> {
            WireRule row = context.row(wire).orElseThrow();
            boolean forEver = row.whole(wire, "retries").filter(retries -> retries < 0).isPresent() && row.whole(wire, "maximumAge").isEmpty();
            if (forEver) {
                findings.add(finding(context, wire));
            }
        });
        return findings;
    }

    private static Finding finding(CheckContext context, Wire wire) {
        return new Finding("stream-stands-still", Severity.WARNING, new Subject.OfWire(wire.id(), "retries"),
                context.words(wire) + ": a record that always fails is tried until the stream forgets it, and nothing behind it gets through. Limit the retries or the age.",
                List.of(new Fix("Try " + FEW + " times more at most", new WireEdit.SetWireField(wire.id(), "retries", Optional.of(Value.of(FEW))))));
    }
}
