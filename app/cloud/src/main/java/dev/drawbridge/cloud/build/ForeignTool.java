package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a build tool of the user's: the wrapper of the build, or the tool on the path. */
final class ForeignTool {
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final long LONGEST_MINUTES = 15;
    private static final int KEPT_LINES = 2_000;
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");
    /**
     * Annotation processors of before Java 16, such as Lombok up to 1.18.18, reach into the compiler; the JDK forbids that where it is not told to
     * allow it (JEP 396).
     */
    private static final String OPENED = Stream.of("api", "code", "comp", "file", "jvm", "main", "model", "parser", "processing", "tree", "util")
            .map(name -> "--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED").collect(Collectors.joining(" "));

    private ForeignTool() {
    }

    /**
     * How it is called.
     *
     * @param shown as a user would type it: {@code ./mvnw}
     */
    record Command(List<String> start, String shown) {
    }

    /** What it wrote, and how it ended. */
    record Outcome(int exit, List<String> lines) {
    }

    /** The wrapper of that name between two folders, from the inner one outwards, else the program on the path. */
    static Optional<Command> find(Path from, Path upTo, String wrapper, String program) {
        for (Path at = from; at != null && at.startsWith(upTo); at = at.getParent()) {
            Path script = at.resolve(WINDOWS ? wrapper + (wrapper.startsWith("gradle") ? ".bat" : ".cmd") : wrapper);
            if (Files.isRegularFile(script)) {
                // copied archives often lose the executable bit
                List<String> start = WINDOWS ? List.of("cmd", "/c", script.toString()) : Files.isExecutable(script) ? List.of(script.toString()) : List.of("sh", script.toString());
                return Optional.of(new Command(start, (at.equals(from) ? "./" : from.relativize(at) + "/") + wrapper));
            }
        }
        for (String folder : String.valueOf(System.getenv("PATH")).split(Pattern.quote(File.pathSeparator))) {
            for (String name : WINDOWS ? List.of(program + ".cmd", program + ".bat") : List.of(program)) {
                Path file = folder.isBlank() ? Path.of(name) : Path.of(folder, name);
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(new Command(WINDOWS ? List.of("cmd", "/c", file.toString()) : List.of(file.toString()), program));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Runs it to its end; an interrupt ends it and what it started.
     *
     * @throws CloudException if it cannot be started, or takes longer than a quarter of an hour
     */
    static Outcome run(Command command, List<String> arguments, Path folder, Path javaHome) {
        List<String> all = new ArrayList<>(command.start());
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new File(WINDOWS ? "NUL" : "/dev/null")));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().merge("MAVEN_OPTS", OPENED, (theirs, ours) -> theirs + " " + ours);
        try {
            Process process = builder.start();
            List<String> lines = new ArrayList<>();
            Thread reader = Thread.ofVirtual().start(() -> read(process, lines));
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    throw new CloudException(command.shown() + " in " + folder + " did not end within " + LONGEST_MINUTES + " minutes. Run it in a terminal to see why.");
                }
                reader.join(TimeUnit.SECONDS.toMillis(10));
            } finally {
                if (process.isAlive()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
            synchronized (lines) {
                return new Outcome(process.exitValue(), List.copyOf(lines));
            }
        } catch (IOException e) {
            throw new CloudException(command.shown() + " in " + folder + " could not be started: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The build was cancelled.", e);
        }
    }

    private static void read(Process process, List<String> lines) {
        try (var in = process.inputReader(Charset.defaultCharset())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    if (lines.size() == KEPT_LINES) {
                        lines.removeFirst();
                    }
                    lines.add(COLOURS.matcher(line).replaceAll(""));
                }
            }
        } catch (IOException ended) {
            // killed while it wrote
        }
    }
}
