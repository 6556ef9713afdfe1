package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.java.OwnHandler;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Builds the functions of a project, those that changed only: with javac in this process where their Maven project asks for no more, else with the
 * build that the user has for them. To run them here and to deploy them alike. Safe for one build at a time.
 */
public final class FunctionBuilder {
    /** The purpose of classes that are run here; in the cloud the layers lie beside the code. */
    public static final String RUN = "classes";
    private static final int MOST_THREADS = 4;
    private static final int SHOWN_ERRORS = 5;

    private final Path project;
    private final Path output;
    private final String purpose;
    private final Dependencies dependencies;
    private final OwnBuilds ownBuilds;
    private final LayerContent layers;
    private final JavaCompilation compiler = new JavaCompilation();
    private final Map<NodeId, Integer> versions = new ConcurrentHashMap<>();
    private final Map<NodeId, String> fingerprints = new ConcurrentHashMap<>();
    private final HandlerFiles handlers;
    private final Set<NodeId> toldAsForeign = ConcurrentHashMap.newKeySet();

    /**
     * @param project the project's folder
     * @param purpose name of the folder for classes; two builders of one project that may be at work at the same time have different ones
     */
    public FunctionBuilder(Path project, Dependencies dependencies, String purpose) {
        this.project = project.toAbsolutePath().normalize();
        this.output = this.project.resolve(".drawbridge").resolve("build");
        this.purpose = purpose;
        this.dependencies = dependencies;
        this.ownBuilds = new OwnBuilds(this.project, output, dependencies);
        this.layers = new LayerContent(this.project, output);
        this.handlers = new HandlerFiles(this.project);
    }

    /**
     * Builds these functions. One that no Java runs here is left out of the answer, and told to the listener the first time.
     *
     * @throws CloudException if one cannot be built: for each the first errors with file and line, one to a line
     */
    public Map<NodeId, BuiltFunction> build(Design design, List<Node> functions, BuildListener listener) {
        Map<NodeId, Future<BuiltFunction>> running = new LinkedHashMap<>();
        OwnBuilds.Session own = ownBuilds.session();
        handlers.forget();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS))) {
            for (Node function : functions) {
                Optional<String> foreign = foreign(function);
                if (foreign.isEmpty()) {
                    running.put(function.id(), threads.submit(() -> one(design, function, own, listener)));
                } else if (toldAsForeign.add(function.id())) {
                    listener.problem(function.id(), foreign.get());
                }
            }
        }
        Map<NodeId, BuiltFunction> built = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        running.forEach((id, future) -> {
            try {
                built.put(id, future.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof CloudException known)) {
                    throw new CloudException("The function " + design.requireNode(id).name() + " could not be built: " + e.getCause(), e.getCause());
                }
                // functions of one module fail with one and the same sentence
                if (!errors.contains(known.getMessage())) {
                    errors.add(known.getMessage());
                }
                listener.problem(id, known.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CloudException("The build was cancelled.", e);
            }
        });
        if (!errors.isEmpty()) {
            throw new CloudException(String.join("\n", errors));
        }
        return built;
    }

    /** Why a function of somebody else's template cannot run here; empty for Java whose code is in the project. */
    public Optional<String> foreign(Node function) {
        if (!Adoption.isAdopted(function) || Adoption.isDrawn(function)) {
            return Optional.empty();
        }
        if (OwnHandler.runsJava(function)) {
            return OwnModule.isElsewhere(project, codeUri(function)) && handlers.of(function).isEmpty()
                    ? Optional.of(function.name() + " has its code elsewhere (" + codeUri(function).orElse("the template names no folder") + "), and its class is not in this project, so it does not run here. The rest runs without it.")
                    : Optional.empty();
        }
        Optional<String> runtime = function.field("runtime").flatMap(Value::asText);
        if (runtime.isEmpty()) {
            return Optional.of(function.name() + " names no runtime (it may be a container image), and only Java functions run on this machine. The rest runs without it.");
        }
        return Optional.of(function.name() + " runs on " + runtime.get() + ", and only Java functions run on this machine. The rest runs without it.");
    }

    private BuiltFunction one(Design design, Node function, OwnBuilds.Session own, BuildListener listener) {
        FunctionCode code = FunctionCode.of(design, function);
        BuiltFunction built = code.isOwn() ? own(function, code, own, listener) : ours(function, code, listener);
        return !purpose.equals(RUN) ? built
                : new BuiltFunction(built.handler(), built.libraries().plus(layers.of(design, function, problem -> listener.problem(function.id(), problem))), built.classes(), built.sources(), built.version());
    }

    private BuiltFunction ours(Node function, FunctionCode code, BuildListener listener) {
        Path folder = project.resolve(code.folder());
        if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
            throw new CloudException("The function " + function.name() + " has no pom.xml in " + code.folder() + ". Generate the project first.");
        }
        listener.step("Compiling " + function.name());
        FunctionProject maven = dependencies.project(folder.resolve("pom.xml"), fetches(listener));
        Path classes = output.resolve(function.id().value()).resolve(purpose);
        CompileResult result = compiled(function.name(), new CompileRequest(List.of(folder.resolve("src/main/java"), folder.resolve("src/generated/java")),
                List.of(folder.resolve("src/main/resources")), maven.compile(), maven.release().orElse(Runtime.version().feature()), classes));
        return new BuiltFunction(code.awsHandler(), maven.runtime(), ClassPath.of(classes), List.of(folder.resolve("src/main/java")),
                versions.merge(function.id(), result.changed() ? 1 : 0, Integer::sum));
    }

    private CompileResult compiled(String name, CompileRequest request) {
        CompileResult result = compiler.compile(request);
        if (!result.succeeded()) {
            throw new CloudException(name + " does not compile:" + lines(result.errors()));
        }
        return result;
    }

    private BuiltFunction own(Node function, FunctionCode code, OwnBuilds.Session session, BuildListener listener) {
        OwnModule module = OwnModule.find(project, codeUri(function), () -> handlers.of(function), function.name());
        OwnBuilds.Result result = switch (module.tool()) {
            case NONE -> ownBuilds.prebuilt(function.id(), module);
            case GRADLE -> session.gradle(function.name(), module, listener);
            case MAVEN -> {
                Optional<FunctionProject> plain = ownBuilds.plain(module, fetches(listener));
                if (plain.isEmpty()) {
                    yield session.maven(function.name(), code, module, fetches(listener), listener);
                }
                listener.step("Compiling " + function.name());
                Path folder = module.folder();
                Path classes = output.resolve("modules").resolve(ContentHash.of(folder.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16)).resolve(purpose);
                // functions of one module share its classes
                synchronized (session.lock(classes)) {
                    compiled(function.name(), new CompileRequest(List.of(folder.resolve("src/main/java")), List.of(folder.resolve("src/main/resources")),
                            plain.get().compile(), plain.get().release().orElse(Runtime.version().feature()), classes));
                }
                yield new OwnBuilds.Result(ClassPath.of(classes), plain.get().runtime());
            }
        };
        String fingerprint = result.classes().fingerprint();
        boolean changed = !fingerprint.equals(fingerprints.put(function.id(), fingerprint));
        return new BuiltFunction(code.awsHandler(), result.libraries(), result.classes(), module.sources(), versions.merge(function.id(), changed ? 1 : 0, Integer::sum));
    }

    private static Optional<String> codeUri(Node function) {
        return function.field("codeUri").flatMap(Value::asText);
    }

    private static FetchListener fetches(BuildListener listener) {
        return fetch -> {
            if (!fetch.done()) {
                listener.step("Fetching " + fetch.file());
            }
        };
    }

    /** With the path as the user knows it, inside the project. */
    private String describe(CompileDiagnostic error) {
        Path file = Path.of(error.file());
        String shown = error.file().isEmpty() ? "" : file.startsWith(project) ? project.relativize(file).toString() : error.file();
        String place = shown.isEmpty() ? "" : shown + ":" + error.line() + ": ";
        List<String> lines = error.message().lines().toList();
        // javac names the symbol it misses, and what does not fit, on lines of their own
        String symbol = more(lines, "symbol:").map(said -> ": " + said).orElse("");
        String types = more(lines, "required:").flatMap(required -> more(lines, "found:").map(found -> (" (required: " + required + "; found: " + found + ")").replace("java.lang.", ""))).orElse("");
        return place + (lines.isEmpty() ? "error" : lines.getFirst().replaceFirst(";$", "")) + symbol + types;
    }

    private static Optional<String> more(List<String> lines, String word) {
        return lines.stream().map(String::strip).filter(line -> line.startsWith(word)).findFirst().map(line -> line.substring(word.length()).strip());
    }

    private String lines(List<CompileDiagnostic> errors) {
        StringBuilder out = new StringBuilder();
        errors.stream().limit(SHOWN_ERRORS).forEach(error -> out.append("\n  ").append(describe(error)));
        if (errors.size() > SHOWN_ERRORS) {
            out.append("\n  and ").append(errors.size() - SHOWN_ERRORS).append(" more");
        }
        return out.toString();
    }
}
