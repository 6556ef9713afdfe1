package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.ForeignTool.Command;
import dev.drawbridge.cloud.build.ForeignTool.Outcome;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Builds that users bring along: Maven with plugins or annotation processors that javac alone cannot stand for, and Gradle. Each runs with its own
 * wrapper, or the tool on the path, and only when a file of it has changed; then what it made is looked for.
 */
final class OwnBuilds {
    private static final int SHOWN_ERRORS = 6;
    private static final int NAME_CHARS = 16;
    /** The oldest Java that today's build tools run on. */
    private static final int FALLBACK_RELEASE = 17;
    /** Since Java 23 javac runs annotation processors only where it is told to. */
    private static final List<String> MAVEN = List.of("-q", "-B", "-DskipTests", "-Dmaven.compiler.proc=full", "package");
    private static final String CLASSES = "drawbridge-classes=";
    private static final String PATH = "drawbridge-path=";
    /** Asks Gradle what the module runs with, for every module that has Java in it, without a change to its files. */
    private static final String GRADLE_SCRIPT = """
            allprojects { project ->
                project.plugins.withId('java') {
                    def main = project.extensions.getByName('sourceSets').getByName('main')
                    project.tasks.register('drawbridgeClassPath') { task ->
                        def classes = main.output
                        def path = main.runtimeClasspath
                        task.dependsOn(path)
                        task.doLast {
                            classes.files.each { println '%s' + it }
                            path.files.each { println '%s' + it }
                        }
                    }
                }
            }
            """.formatted(CLASSES, PATH);

    private final Path project;
    private final Path output;
    private final Dependencies dependencies;
    private final Memo memo;

    OwnBuilds(Path project, Path output, Dependencies dependencies) {
        this.project = project;
        this.output = output.resolve("own");
        this.dependencies = dependencies;
        this.memo = new Memo(this.output);
    }

    /** What a build made. */
    record Result(ClassPath classes, ClassPath libraries) {
    }

    /** What the pom asks for, if javac in this process can do all of it. */
    Optional<FunctionProject> plain(OwnModule module, FetchListener fetches) {
        try {
            return Optional.of(dependencies.project(module.folder().resolve("pom.xml"), fetches)).filter(maven -> maven.ownBuild().isEmpty());
        } catch (BuildException e) {
            if (!module.root().equals(module.folder())) {
                // a module beside it may be what it misses; the whole build knows
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Code without a build: a jar, a zip, or a folder as it would be uploaded. */
    Result prebuilt(NodeId function, OwnModule module) {
        if (Files.isRegularFile(module.named())) {
            return LambdaArchive.of(module.named()).open(output.resolve(function.value()));
        }
        return LambdaArchive.unpacked(module.named());
    }

    /** One build of all functions: what several of them share is built once. */
    Session session() {
        return new Session();
    }

    final class Session {
        private final Map<Path, Object> locks = new ConcurrentHashMap<>();
        private final Map<Path, Run> runs = new ConcurrentHashMap<>();

        /** What came of a build of these files, or why nothing did. */
        private record Run(String content, Optional<Outcome> outcome, Optional<CloudException> failure) {}

        Object lock(Path path) {
            return locks.computeIfAbsent(path, p -> new Object());
        }

        Result maven(String function, FunctionCode code, OwnModule module, FetchListener fetches, BuildListener listener) {
            Path root = module.root();
            String entry = (code.packageName().isEmpty() ? "" : code.packageName().replace('.', '/') + "/") + code.className() + ".class";
            synchronized (lock(root)) {
                String content = content(root);
                String memoKey = key("maven", module.folder(), entry);
                Optional<Result> known = remembered(memoKey, content);
                if (known.isPresent()) {
                    return known.get();
                }
                Command maven = ForeignTool.find(root, project, "mvnw", "mvn").orElseThrow(() -> new CloudException(function + " is built by Maven (" + shown(root.resolve("pom.xml"))
                        + " has plugins or annotation processors of its own), but there is no mvnw beside it and no mvn on the path. Install Maven, or add the wrapper."));
                once(root, content, () -> {
                    listener.step("Building " + function + " with " + maven.shown());
                    int release = Math.max(FALLBACK_RELEASE, runtimeRelease(module, fetches));
                    return checked(root, maven, "package", ForeignTool.run(maven, MAVEN, root, JavaHome.forRelease(release)));
                });
                Result result = ofMaven(function, code, entry, module, fetches);
                remember(memoKey, content, result);
                return result;
            }
        }

        Result gradle(String function, OwnModule module, BuildListener listener) {
            synchronized (lock(module.root())) {
                String content = content(module.root());
                String memoKey = key("gradle", module.folder(), "");
                Optional<Result> known = remembered(memoKey, content);
                if (known.isPresent()) {
                    return known.get();
                }
                Command gradle = ForeignTool.find(module.folder(), project, "gradlew", "gradle").orElseThrow(() -> new CloudException(function + " is built by Gradle (" + shown(module.folder())
                        + "), but there is no gradlew beside it and no gradle on the path. Install Gradle, or add the wrapper."));
                Path folder = module.folder();
                Outcome outcome = once(folder, content, () -> {
                    listener.step("Building " + function + " with " + gradle.shown());
                    List<String> arguments = List.of("-q", "--console=plain", "-I", script().toString(), "-p", folder.toString(), "drawbridgeClassPath");
                    return checked(folder, gradle, "drawbridgeClassPath", ForeignTool.run(gradle, arguments, folder, JavaHome.forRelease(FALLBACK_RELEASE)));
                });
                List<Path> classes = paths(outcome, CLASSES).stream().filter(Files::exists).toList();
                List<Path> libraries = paths(outcome, PATH).stream().filter(path -> Files.exists(path) && !classes.contains(path)).toList();
                if (classes.isEmpty()) {
                    throw new CloudException(function + ": " + gradle.shown() + " in " + shown(folder) + " made no classes. Does its build file apply the java plugin?");
                }
                Result result = new Result(new ClassPath(classes), new ClassPath(libraries));
                remember(memoKey, content, result);
                return result;
            }
        }

        /** Runs a build for the first function that needs it; the others have the same answer, or the same failure. */
        private Outcome once(Path folder, String content, Supplier<Outcome> build) {
            Run known = runs.get(folder);
            if (known == null || known.failure().isEmpty() && !known.content().equals(content)) {
                known = run(content, build);
                runs.put(folder, known);
            }
            known.failure().ifPresent(failure -> {
                throw failure;
            });
            return known.outcome().orElseThrow();
        }

        private static Run run(String content, Supplier<Outcome> build) {
            try {
                return new Run(content, Optional.of(build.get()), Optional.empty());
            } catch (CloudException failure) {
                return new Run(content, Optional.empty(), Optional.of(failure));
            }
        }
    }

    private int runtimeRelease(OwnModule module, FetchListener fetches) {
        try {
            return dependencies.project(module.folder().resolve("pom.xml"), fetches).release().orElse(FALLBACK_RELEASE);
        } catch (BuildException siblingMissing) {
            return FALLBACK_RELEASE;
        }
    }

    private Result ofMaven(String function, FunctionCode code, String entry, OwnModule module, FetchListener fetches) {
        Path target = module.folder().resolve("target");
        Optional<LambdaArchive> whole = LambdaArchive.whole(module.named(), target, entry);
        if (whole.isPresent()) {
            return whole.get().open(output.resolve(key("unpacked", module.folder(), entry)));
        }
        Path classes = target.resolve("classes");
        if (!Files.isRegularFile(classes.resolve(entry))) {
            throw new CloudException(function + " names the handler " + code.awsHandler() + ", but the build in " + shown(module.folder()) + " makes no class " + entry.replace('/', '.').replaceFirst("[.]class$", "")
                    + ". Correct Handler or CodeUri.");
        }
        return new Result(ClassPath.of(classes), dependencies.project(module.folder().resolve("pom.xml"), fetches).runtime());
    }

    private Path script() {
        try {
            Path script = output.resolve("classpath.gradle");
            AtomicFile.write(script, GRADLE_SCRIPT.getBytes(StandardCharsets.UTF_8));
            return script;
        } catch (IOException e) {
            throw new BuildException("The build folder " + output + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static List<Path> paths(Outcome outcome, String mark) {
        return outcome.lines().stream().filter(line -> line.startsWith(mark)).map(line -> Path.of(line.substring(mark.length()).strip())).toList();
    }

    /** @throws CloudException the same for every function of one build, which is told once */
    private Outcome checked(Path folder, Command tool, String goal, Outcome outcome) {
        if (outcome.exit() == 0) {
            return outcome;
        }
        List<String> errors = outcome.lines().stream().filter(line -> line.contains("[ERROR]") || line.contains("error:") || line.startsWith("e: ") || line.startsWith("* What went wrong"))
                .map(line -> line.replace("[ERROR]", "").strip()).filter(line -> !line.isEmpty() && !line.startsWith("-> [Help") && !line.startsWith("To see the full") && !line.startsWith("Re-run Maven") && !line.startsWith("For more information") && !line.startsWith("[Help 1]") && !line.startsWith("COMPILATION ERROR")).distinct().toList();
        List<String> shown = errors.isEmpty() ? outcome.lines().stream().filter(line -> !line.isBlank()).map(String::strip).toList() : errors;
        List<String> part = errors.isEmpty() ? shown.subList(Math.max(0, shown.size() - SHOWN_ERRORS), shown.size()) : shown.subList(0, Math.min(SHOWN_ERRORS, shown.size()));
        throw new CloudException("The build in " + shown(folder) + " (" + tool.shown() + " " + goal + ") failed:" + String.join("", part.stream().map(line -> "\n  " + line.replace(project + "/", "")).toList()));
    }

    private String shown(Path path) {
        String inside = project.relativize(path).toString();
        return inside.isEmpty() ? "the project's folder" : inside;
    }

    private static String key(String kind, Path folder, String entry) {
        return kind + "-" + new ContentHash().add(folder.toString()).add(entry).hex().substring(0, NAME_CHARS);
    }

    /** A hash over every file that a build may read. */
    private static String content(Path root) {
        try {
            ContentHash hash = new ContentHash();
            List<Path> files = new ArrayList<>(ContentHash.filesBelow(root));
            for (Path file : files) {
                if (isInput(root.relativize(file))) {
                    hash.add(ContentHash.slashed(root.relativize(file))).addFile(file);
                }
            }
            return hash.hex();
        } catch (IOException e) {
            throw new BuildException("The folder " + root + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Results of builds, version control and what only says how things are drawn are no input. */
    private static boolean isInput(Path file) {
        for (int i = 0; i < file.getNameCount(); i++) {
            String name = file.getName(i).toString();
            boolean folder = i < file.getNameCount() - 1;
            if (folder && (name.equals("target") || name.equals("build") || name.equals("out") || name.equals("bin") || name.equals("node_modules") || name.startsWith(".") && !name.equals(".mvn"))) {
                return false;
            }
            if (!folder && name.matches("drawbridge.*[.]json|.*[.]md|samconfig[.]toml|template[.](ya?ml|json)")) {
                return false;
            }
        }
        return true;
    }

    private Optional<Result> remembered(String key, String content) {
        return memo.get(key).filter(entry -> content.equals(entry.facts().get("content"))).map(entry -> new Result(entry.classPath("classes"), entry.classPath("libraries")));
    }

    private void remember(String key, String content, Result result) {
        memo.put(key, new Memo.Entry(Map.of(), Map.of("content", content), Map.of("classes", strings(result.classes()), "libraries", strings(result.libraries()))));
    }

    private static List<String> strings(ClassPath path) {
        return path.entries().stream().map(Path::toString).toList();
    }
}
