package dev.drawbridge.model.wire;

import dev.drawbridge.model.WireRole;
import java.util.Optional;

/**
 * Rows that no drawing can make: what a template says about a resource that the table has no rows for. They permit nothing and give
 * nothing; whoever wants another right writes it into the template.
 */
final class FoundRows {
    private FoundRows() {}

    static Optional<WireRule> row(String fromKind, WireRole role, String toKind) {
        return switch (role) {
            case REFERENCE -> Optional.of(Rows.row(fromKind, role, toKind).verb("refers to")
                    .help("Its properties name the other; the wire is there as long as they do."));
            case ACCESS -> fromKind.equals("function") || fromKind.equals("state-machine") ? Optional.of(Rows.row(fromKind, role, toKind).verb("uses")
                    .field(Rows.mode("What the permissions in the template amount to."))
                    .help("The permissions of what uses it name it.")) : Optional.empty();
            case TRIGGER -> toKind.equals("function") ? Optional.of(Rows.row(fromKind, role, toKind).verb("triggers").async()
                    .help("Its events start the function.")) : Optional.empty();
            case DELIVER -> switch (fromKind) {
                case "event-bus" -> Optional.of(EventRows.rule(Rows.row(fromKind, role, toKind).verb("delivers").async()).help("Each event that fits the pattern goes there; the role of the rule permits it."));
                case "schedule", "scheduler" -> Optional.of(Rows.row(fromKind, role, toKind).verb("starts").async()
                        .field(Rows.text("input", "Input", "What is handed over; the time of the tick when empty.")).help("It is started at these times."));
                default -> Optional.empty();
            };
            case CALL, SEND, AUTHORIZE, ON_FAILURE, DIRECT -> Optional.empty();
        };
    }
}
