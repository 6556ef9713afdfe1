package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.build.ClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a JVM of our own is started: the same Java as ours, a clean environment, and a standard input that is the life line.
 *
 * @param classPath what it runs, searched in this order
 * @param options options of the JVM
 * @param mainClass the class to start
 * @param arguments its arguments
 * @param environment all it sees of an environment, besides what the operating system itself needs
 * @param workingFolder where it runs
 * @param folder where the command line is kept while it runs, because a long class path does not fit a command line everywhere
 */
public record ChildJvm(ClassPath classPath, List<String> options, String mainClass, List<String> arguments, Map<String, String> environment, Path workingFolder,
        Path folder) {
    /** Without these Windows has no sockets and no temporary folder; none of them is a secret. */
    private static final Set<String> NEEDED_BY_THE_SYSTEM = Set.of("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR");

    /** Copies the collections. */
    public ChildJvm {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The {@code java} of the JDK that runs this program. */
    public static Path java() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    /**
     * Starts it. The caller owns the process: it must read both outputs, and closing its standard input ends it.
     *
     * @throws IOException when the operating system cannot start it
     */
    public Process start() throws IOException {
        List<String> lines = new ArrayList<>(options);
        lines.add("-cp");
        lines.add(classPath.toString());
        lines.add(mainClass);
        lines.addAll(arguments);
        Files.createDirectories(folder);
        Path argumentFile = Files.createTempFile(folder, "start", ".args");
        Files.write(argumentFile, lines.stream().map(ChildJvm::quoted).toList(), StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder(java().toString(), "@" + argumentFile.toAbsolutePath());
        Map<String, String> target = builder.environment();
        Map<String, String> own = new TreeMap<>(target);
        target.clear();
        own.forEach((name, value) -> {
            if (NEEDED_BY_THE_SYSTEM.contains(name.toUpperCase(Locale.ROOT))) {
                target.put(name, value);
            }
        });
        target.putAll(environment);
        builder.directory(workingFolder.toFile());
        Process process = builder.start();
        process.onExit().thenRun(() -> argumentFile.toFile().delete());
        return process;
    }

    /** Kills a process and whatever it started. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** An argument as Java's argument files want it: quoted, with backslashes doubled. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
