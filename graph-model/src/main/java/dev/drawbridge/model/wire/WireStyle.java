package dev.drawbridge.model.wire;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.Optional;

/** How a wire is drawn, from what it means. Every painter of wires (canvas, picture, draw.io, Mermaid) has an answer for each. */
public enum WireStyle {
    /** The caller waits: a solid line. */
    SYNC,
    /** The sender goes on: a dashed line. */
    ASYNC,
    /** What is kept is used: a thin line. */
    ACCESS,
    /** A resource names another: a thin dashed line. */
    REFERENCE,
    /** Where failures go: in the error colour, with a cross, so that it can be told without colour too. */
    FAILURE,
    /** The table has no row for it: dotted. */
    UNKNOWN;

    /** The style of that wire of the design. */
    public static WireStyle of(Design design, Wire wire, WireTable table) {
        if (wire.role() == WireRole.ON_FAILURE) {
            return FAILURE;
        }
        Optional<WireRule> rule = table.of(design, wire);
        if (rule.isEmpty()) {
            return UNKNOWN;
        }
        return switch (wire.role()) {
            case ACCESS, AUTHORIZE, DIRECT -> ACCESS;
            case REFERENCE -> REFERENCE;
            case CALL, TRIGGER, SEND, DELIVER, ON_FAILURE -> rule.get().async() ? ASYNC : SYNC;
        };
    }

    /** The words of the wire's pill; empty where they would say nothing that the picture does not say. */
    public static String label(Design design, Wire wire, WireTable table) {
        String label = table.of(design, wire).map(rule -> rule.label(wire)).orElse("");
        return wire.role() == WireRole.REFERENCE || wire.role() == WireRole.CALL && label.equals("calls") ? "" : label;
    }
}
