package dev.drawbridge.model.check;

import java.util.List;

/**
 * A problem as a value.
 *
 * @param rule the stable id of what was found, in kebab case; suppressions name it
 * @param message one or two sentences: what is wrong, and what to do
 */
public record Finding(String rule, Severity severity, Subject subject, String message, List<Fix> fixes) {
    public Finding {
        fixes = List.copyOf(fixes);
    }

    public Finding(String rule, Severity severity, Subject subject, String message) {
        this(rule, severity, subject, message, List.of());
    }
}
