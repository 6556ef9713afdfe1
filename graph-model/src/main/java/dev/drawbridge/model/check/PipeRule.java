package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;

/** {@code pipe-ends}: a pipe has one source and one target, and one function between at most. */
final class PipeRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("event-pipe").forEach(pipe -> {
            List<Wire> in = context.index().into(pipe.id(), WireRole.DELIVER);
            List<Wire> out = new ArrayList<>(context.index().outOf(pipe.id(), WireRole.DELIVER));
            out.addAll(context.index().outOf(pipe.id(), WireRole.TRIGGER));
            if (in.isEmpty()) {
                findings.add(finding(pipe, pipe.name() + " has no source, so nothing comes through. Wire a queue, a stream or a table to it."));
            } else if (in.size() > 1) {
                findings.add(finding(pipe, pipe.name() + " has " + in.size() + " sources; a pipe takes from one. Give the others pipes of their own."));
            }
            if (out.isEmpty()) {
                findings.add(finding(pipe, pipe.name() + " has no target. Wire it to a queue, a topic, a stream, an event bus or a function."));
            } else if (out.size() > 1) {
                findings.add(finding(pipe, pipe.name() + " has " + out.size() + " targets; a pipe has one. Put a topic or an event bus behind it."));
            }
            if (context.index().outOf(pipe.id(), WireRole.CALL).size() > 1) {
                findings.add(finding(pipe, pipe.name() + " calls several functions on the way; a pipe calls one."));
            }
        });
        return findings;
    }

    private static Finding finding(Node pipe, String message) {
        return new Finding("pipe-ends", Severity.ERROR, new Subject.OfNode(pipe.id(), ""), message);
    }
}
