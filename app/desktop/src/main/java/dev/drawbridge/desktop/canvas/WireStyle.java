package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.Locale;
import java.util.Optional;

/** How a wire is drawn, from what it means. */
enum WireStyle {
    /** The caller waits. */
    SYNC,
    /** The sender goes on. */
    ASYNC,
    /** What is kept is used. */
    ACCESS,
    /** Where failures go. */
    FAILURE,
    /** The table has no row for it. */
    UNKNOWN;

    static WireStyle of(Design design, Wire wire, WireTable table) {
        if (wire.role() == WireRole.ON_FAILURE) {
            return FAILURE;
        }
        Optional<WireRule> rule = table.of(design, wire);
        if (rule.isEmpty()) {
            return UNKNOWN;
        }
        return switch (wire.role()) {
            case ACCESS, AUTHORIZE, DIRECT -> ACCESS;
            case CALL, TRIGGER, SEND, DELIVER, ON_FAILURE -> rule.get().async() ? ASYNC : SYNC;
        };
    }

    /** The words of the pill; empty where they would say nothing new. */
    static String label(Design design, Wire wire, WireTable table) {
        String label = table.of(design, wire).map(rule -> rule.label(wire)).orElse("");
        return wire.role() == WireRole.CALL && label.equals("calls") ? "" : label;
    }

    String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
