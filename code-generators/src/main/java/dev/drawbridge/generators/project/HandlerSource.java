package dev.drawbridge.generators.project;

import dev.drawbridge.generators.java.OwnHandler;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the handler of a function that brings its own source is in that source. Nothing is said where there is no source to look into: a
 * function may be handed over built.
 */
final class HandlerSource {
    private static final Pattern JVM = Pattern.compile(".*[.](java|kt|scala|groovy)");
    private static final Pattern SCRIPT = Pattern.compile(".*[.](js|mjs|cjs|jsx|ts|mts|cts|tsx|py)");

    private final Path folder;

    HandlerSource(Path folder) {
        this.folder = folder;
    }

    /** {@code handler-missing} for each function whose code is here and whose handler is not in it. */
    List<Finding> findings(Design design) {
        List<Finding> found = new ArrayList<>();
        for (Node node : design.nodes().values()) {
            Optional<String> handler = text(node, "handler");
            Optional<Path> code = text(node, "codeUri").flatMap(uri -> SourceFiles.folder(folder, uri));
            if (node.kind().equals("function") && handler.isPresent() && code.isPresent()) {
                Optional<FrameworkBeans> bean = OwnHandler.of(node).flatMap(own -> FrameworkBeans.of(node, own, code.get()));
                (bean.isPresent() ? missing(node, bean.get(), SourceFiles.below(code.get())) : missing(node, handler.get(), SourceFiles.below(code.get()))).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<String> text(Node node, String field) {
        return node.field(field).flatMap(Value::asText).filter(text -> !text.isBlank());
    }

    /** Of a framework's handler only the bean that is named can be missing. */
    private static Optional<Finding> missing(Node node, FrameworkBeans bean, List<Path> files) {
        List<Path> own = files.stream().filter(file -> JVM.matcher(file.getFileName().toString()).matches()).toList();
        return own.isEmpty() || bean.bean().isEmpty() || bean.in(own).isPresent() ? Optional.empty() : Optional.of(new Finding("handler-missing", Severity.WARNING,
                new Subject.OfNode(node.id(), "handler"), node.name() + ": no bean \"" + bean.bean().get() + "\" is in " + text(node, "codeUri").orElse("") + ". Correct its name, or where the code is."));
    }

    private static Optional<Finding> missing(Node node, String handler, List<Path> files) {
        boolean jvm = handler.contains("::") || text(node, "runtime").filter(runtime -> runtime.startsWith("java")).isPresent();
        List<Path> own = files.stream().filter(file -> (jvm ? JVM : SCRIPT).matcher(file.getFileName().toString()).matches()).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String type = handler.replaceFirst("::.*$", "");
        String plain = type.replaceFirst("^.*[.]", "").replaceFirst("[$].*$", "");
        boolean there = jvm ? own.stream().anyMatch(file -> base(file).equals(plain) || (base(file) + "Kt").equals(plain) || declares(file, plain))
                : own.stream().anyMatch(file -> base(file).equals(type.replaceFirst("[.][^.]*$", "").replaceFirst("^.*[/.]", "")));
        String what = jvm ? "class " + type : "file of " + handler;
        return there ? Optional.empty() : Optional.of(new Finding("handler-missing", Severity.WARNING, new Subject.OfNode(node.id(), "handler"),
                node.name() + ": no " + what + " is in " + text(node, "codeUri").orElse("") + ". Correct the handler, or where the code is."));
    }

    private static String base(Path file) {
        return file.getFileName().toString().replaceFirst("[.][^.]*$", "");
    }

    /** Kotlin, Scala and Groovy call their files as they like. */
    private static boolean declares(Path file, String type) {
        try {
            return Pattern.compile("\\b(class|object|record|enum)\\s+" + Pattern.quote(type) + "\\b").matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
