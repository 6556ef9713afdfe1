package dev.drawbridge.cloud.local;

import dev.drawbridge.generators.project.TemplateFile;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a project's template with their defaults, which hold while it runs here; the drawing itself does not have them. */
final class TemplateParameters {
    private TemplateParameters() {
    }

    /** A template that cannot be read has none; what is wrong with it is said where it is opened. */
    static Map<String, String> of(Path project) {
        Map<String, String> defaults = new HashMap<>();
        try {
            Path file = project.resolve(TemplateFile.in(project));
            if (Files.isRegularFile(file)) {
                Document.parse(Files.readString(file)).tree().get("Parameters").orElseGet(Tree::map).entries()
                        .forEach((name, parameter) -> parameter.get("Default").flatMap(Tree::asText).ifPresent(value -> defaults.put(name, value)));
            }
        } catch (IOException | SyntaxException | ModelException unreadable) {
            return Map.of();
        }
        return defaults;
    }
}
