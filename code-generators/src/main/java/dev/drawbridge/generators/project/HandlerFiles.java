package dev.drawbridge.generators.project;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.java.OwnHandler;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The source files of functions that bring their own code, found from what a template says: where the code is ({@code CodeUri}) and what is
 * called ({@code Handler}). A class is looked for where a build keeps it, then in the whole repository that the template is in, as a template
 * may name a bucket, a parameter, or an archive that another module makes. Where the class is one of a framework, the user's bean behind it is
 * looked for ({@link FrameworkBeans}).
 *
 * <p>Any thread may ask.
 */
public final class HandlerFiles {
    private static final int MOST_LINES = 200;
    private static final List<String> SCRIPTS = List.of("py", "js", "mjs", "cjs", "ts", "mts", "cts", "tsx", "jsx", "rb");

    private final Path project;
    private final RepositorySources sources;

    /** @param project the folder that the template is in */
    public HandlerFiles(Path project) {
        this(project, new RepositorySources(BesideTemplate.repository(project.toAbsolutePath().normalize())));
    }

    /** @param sources of the repository that the project is in, which several projects may share */
    public HandlerFiles(Path project, RepositorySources sources) {
        this.project = project.toAbsolutePath().normalize();
        this.sources = sources;
    }

    /**
     * The file with the class or the script that is called.
     *
     * @return a path from the project's folder, with {@code /}, which may lead out of it but not out of the repository; empty where the card's
     *     code is ours, or no such file is there
     */
    public Optional<String> of(Node function) {
        if (!bringsItsOwn(function)) {
            return Optional.empty();
        }
        Optional<OwnHandler> java = OwnHandler.of(function);
        try {
            Optional<Path> found = java.isPresent() ? type(function, java.get()) : script(function);
            return found.map(path -> project.relativize(path).toString().replace('\\', '/'));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    /** Whether there is something to look for; no disk is asked for that. */
    public static boolean bringsItsOwn(Node card) {
        return Adoption.isAdopted(card) && !Adoption.isDrawn(card) && card.field("handler").isPresent();
    }

    /** Looks anew at the next question: files may have come or gone. */
    public void forget() {
        sources.forget();
    }

    private Optional<Path> type(Node function, OwnHandler handler) {
        Path folder = project.resolve(FunctionCode.ownFolder(function)).normalize();
        Optional<FrameworkBeans> bean = FrameworkBeans.of(function, handler, folder);
        if (bean.isPresent()) {
            return bean.get().in(sources.below(folder));
        }
        String inside = handler.packageName().isEmpty() ? "" : handler.packageName().replace('.', '/') + "/";
        for (String language : RepositorySources.JVM) {
            for (String root : List.of("src/main/" + language(language) + "/", "src/", "app/src/main/" + language(language) + "/", "")) {
                Path file = folder.resolve(root + inside + handler.className() + "." + language);
                if (Files.isRegularFile(file) && sources.holds(file)) {
                    return Optional.of(file);
                }
            }
        }
        // Kotlin may keep a class in a file of another name, and calls the class of a file's functions after the file
        String fileClass = handler.className().endsWith("Kt") ? handler.className().substring(0, handler.className().length() - 2) : handler.className();
        return RepositorySources.JVM.stream().flatMap(language -> sources.named(fileClass + "." + language).stream()).filter(file -> isOf(file, handler.packageName()))
                .min(Comparator.comparingInt((Path file) -> steps(folder, file)).thenComparing(Comparator.naturalOrder()));
    }

    private static String language(String extension) {
        return extension.equals("kt") ? "kotlin" : extension;
    }

    /** How far one has to walk from the one to the other. */
    private static int steps(Path folder, Path file) {
        return folder.relativize(file).getNameCount();
    }

    /** Whether a file says that it is of that package. */
    private static boolean isOf(Path file, String packageName) {
        Pattern line = Pattern.compile("\\s*package\\s+" + Pattern.quote(packageName) + "\\s*;?.*");
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> start = lines.limit(MOST_LINES).toList();
            return packageName.isEmpty() ? start.stream().noneMatch(each -> each.startsWith("package ")) : start.stream().anyMatch(each -> line.matcher(each).matches());
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    /** {@code app.handler} and {@code src/api/list.handler} are files with a function in them. */
    private Optional<Path> script(Node function) {
        Optional<String> handler = function.field("handler").flatMap(Value::asText).filter(text -> text.matches("[\\w./-]+[.][\\w$]+"));
        if (handler.isEmpty()) {
            return Optional.empty();
        }
        Path folder = project.resolve(function.field("codeUri").flatMap(Value::asText).orElse(".")).normalize();
        String file = handler.get().substring(0, handler.get().lastIndexOf('.'));
        return Stream.of(file, file.replace('.', '/')).flatMap(path -> SCRIPTS.stream().map(extension -> folder.resolve(path + "." + extension).normalize()))
                .filter(path -> Files.isRegularFile(path) && sources.holds(path)).findFirst();
    }
}
