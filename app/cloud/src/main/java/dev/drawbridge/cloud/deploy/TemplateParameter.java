package dev.drawbridge.cloud.deploy;

import java.util.List;
import java.util.Optional;

/**
 * A value that a template asks its environment for.
 *
 * @param type as the template says it: {@code String}, {@code Number}
 * @param otherwise what holds when nothing is said; empty if something has to be
 * @param description of the template; empty if it has none
 * @param secret whether the value is hidden ({@code NoEcho}), or is secret by its name: it is never shown and never written into a file
 * @param allowed the only values there may be; any when empty
 */
public record TemplateParameter(String name, String type, Optional<String> otherwise, String description, boolean secret, List<String> allowed) {
    public TemplateParameter {
        allowed = List.copyOf(allowed);
    }

    /** Whether a value only says where the secret is found: in a variable of the process. */
    public static boolean isReference(String value) {
        return value.matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");
    }
}
