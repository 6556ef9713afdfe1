package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles emitted files, one function at a time, against the libraries on the test class path. */
final class EmittedCode {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private EmittedCode() {}

    /** What javac says of the Java among the files, warnings included; empty when nothing. */
    static List<String> problems(List<GeneratedFile> files, int release) {
        return compile(files, release, null);
    }

    /** Compiles into a folder. */
    static List<String> compile(List<GeneratedFile> files, int release, Path output) {
        List<String> problems = new ArrayList<>();
        for (var function : byFunction(files).entrySet()) {
            List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing,-classfile", "-Werror", "-proc:none", "--release", String.valueOf(release),
                    "-classpath", System.getProperty("java.class.path")));
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(found, null, null)) {
                if (output == null) {
                    options.add("-implicit:none");
                    options.addAll(List.of("-XDshould-stop.ifNoError=FLOW", "-XDshould-stop.ifError=FLOW"));
                } else {
                    Path folder = output.resolve(function.getKey());
                    Files.createDirectories(folder);
                    manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
                }
                COMPILER.getTask(null, manager, found, options, null, function.getValue()).call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
                String line = diagnostic.getSource() == null ? "" : " | " + line(diagnostic);
                problems.add((diagnostic.getSource() == null ? "" : diagnostic.getSource().getName() + ":" + diagnostic.getLineNumber()) + " " + diagnostic.getMessage(null) + line);
            }
        }
        return problems;
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        try {
            return diagnostic.getSource().getCharContent(true).toString().lines().skip(Math.max(0, diagnostic.getLineNumber() - 1)).findFirst().orElse("").strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<String, List<Source>> byFunction(List<GeneratedFile> files) {
        Map<String, List<Source>> functions = new TreeMap<>();
        for (GeneratedFile file : files) {
            if (file.path().endsWith(".java")) {
                functions.computeIfAbsent(file.path().split("/")[1], name -> new ArrayList<>()).add(new Source(file));
            }
        }
        return functions;
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final GeneratedFile file;

        Source(GeneratedFile file) {
            super(java.net.URI.create("memory:///" + file.path().replaceFirst("^.*?/(java|test)/", "")), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.content();
        }
    }
}
