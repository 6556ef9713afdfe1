package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.CompileDiagnostic;
import dev.drawbridge.cloud.build.CompileRequest;
import dev.drawbridge.cloud.build.CompileResult;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FunctionProject;
import dev.drawbridge.cloud.build.JavaCompilation;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compiles the functions of a project, those that changed only. */
final class FunctionBuilds {
    private final Path project;
    private final Dependencies dependencies;
    private final JavaCompilation compiler = new JavaCompilation();
    private final Map<NodeId, Integer> versions = new ConcurrentHashMap<>();

    FunctionBuilds(Path project, Dependencies dependencies) {
        this.project = project;
        this.dependencies = dependencies;
    }

    /**
     * What a function runs with.
     *
     * @param version counts up each time the classes become others, so that a change is not lost when another function of the same build fails
     * @param sources the folders of the user's own code
     */
    record Built(FunctionCode code, ClassPath libraries, ClassPath classes, int version, SourceRoots sources) {}

    /**
     * Builds every function.
     *
     * @throws CloudException if one does not compile: the first errors with file and line, one to a line
     */
    Map<NodeId, Built> build(Design design, List<Node> functions, RunListener listener) {
        Map<NodeId, Future<Built>> running = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))) {
            for (Node function : functions) {
                running.put(function.id(), threads.submit(() -> one(design, function, listener)));
            }
        }
        Map<NodeId, Built> built = new LinkedHashMap<>();
        StringBuilder errors = new StringBuilder();
        running.forEach((id, future) -> {
            try {
                built.put(id, future.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof CloudException known)) {
                    throw new CloudException("The function " + design.requireNode(id).name() + " could not be built: " + e.getCause(), e.getCause());
                }
                errors.append(errors.isEmpty() ? "" : "\n").append(known.getMessage());
                listener.onProblem(id, known.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CloudException("The build was cancelled.", e);
            }
        });
        if (!errors.isEmpty()) {
            throw new CloudException(errors.toString());
        }
        return built;
    }

    private Built one(Design design, Node function, RunListener listener) {
        FunctionCode code = FunctionCode.of(design, function);
        Path folder = project.resolve(code.folder());
        if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
            throw new CloudException("The function " + function.name() + " has no pom.xml in " + code.folder() + ". Generate the project first.");
        }
        listener.onStep("Compiling " + function.name());
        FunctionProject maven = dependencies.project(folder.resolve("pom.xml"), fetch -> {
            if (!fetch.done()) {
                listener.onStep("Fetching " + fetch.file());
            }
        });
        Path output = project.resolve(".drawbridge").resolve("build").resolve(function.id().value()).resolve("classes");
        CompileResult result = compiler.compile(new CompileRequest(
                List.of(folder.resolve("src/main/java"), folder.resolve("src/generated/java")), List.of(folder.resolve("src/main/resources")),
                maven.compile(), maven.release().orElse(Runtime.version().feature()), output));
        if (!result.succeeded()) {
            throw new CloudException(function.name() + " does not compile:" + lines(result.errors()));
        }
        return new Built(code, maven.runtime(), ClassPath.of(output), versions.merge(function.id(), result.changed() ? 1 : 0, Integer::sum),
                new SourceRoots(List.of(folder.resolve("src/main/java"))));
    }

    /** With the path as the user knows it, inside the project. */
    private String describe(CompileDiagnostic error) {
        Path file = Path.of(error.file());
        String shown = error.file().isEmpty() ? "" : file.startsWith(project) ? project.relativize(file).toString() : error.file();
        String place = shown.isEmpty() ? "" : shown + ":" + error.line() + ": ";
        List<String> lines = error.message().lines().toList();
        // javac names the symbol it misses on a line of its own
        String symbol = lines.stream().map(String::strip).filter(line -> line.startsWith("symbol:")).findFirst().map(line -> ": " + line.substring("symbol:".length()).strip()).orElse("");
        return place + (lines.isEmpty() ? "error" : lines.getFirst()) + symbol;
    }

    private String lines(List<CompileDiagnostic> errors) {
        StringBuilder out = new StringBuilder();
        errors.stream().limit(5).forEach(error -> out.append("\n  ").append(describe(error)));
        if (errors.size() > 5) {
            out.append("\n  and ").append(errors.size() - 5).append(" more");
        }
        return out.toString();
    }
}
