package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * javac in this process. It compiles to memory and then brings the output folder in line: files with the same content are not touched, classes whose
 * source is gone are removed, and a compile that fails leaves the last good classes where they are. Nothing runs when sources, resources, class path
 * and release have the content they had at the last success.
 *
 * <p>Annotation processors are not run: a project that needs them is built with its own build. Safe for several threads as long as no two compile
 * into the same folder.
 */
public final class JavaCompilation {
    private final JavaCompiler compiler;

    /**
     * Finds the compiler.
     *
     * @throws BuildException when this Java has none
     */
    public JavaCompilation() {
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BuildException("This Java has no compiler: start Drawbridge with a JDK, not with a runtime alone.");
        }
    }

    /**
     * Compiles, or finds that there is nothing to do.
     *
     * @throws BuildException when a file cannot be read or written; errors in the sources are in the result
     */
    public CompileResult compile(CompileRequest request) {
        try {
            List<Path> sources = new ArrayList<>();
            for (Path root : request.sourceRoots()) {
                ContentHash.filesBelow(root).stream().filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
            String key = key(request, sources);
            CompileStamp stamp = CompileStamp.beside(request.output());
            var last = stamp.read(key);
            if (last.isPresent()) {
                return new CompileResult(true, false, true, request.output(), last.get());
            }
            return compile(request, sources, key, stamp);
        } catch (IOException e) {
            throw new BuildException("The sources in " + request.sourceRoots() + " could not be compiled to " + request.output() + ": " + e.getMessage() + ".", e);
        }
    }

    private CompileResult compile(CompileRequest request, List<Path> sources, String key, CompileStamp stamp) throws IOException {
        var collector = new DiagnosticCollector<JavaFileObject>();
        Map<String, OutputFile> files = new TreeMap<>();
        boolean succeeded = true;
        if (!sources.isEmpty()) {
            try (StandardJavaFileManager standard = compiler.getStandardFileManager(collector, Locale.ENGLISH, StandardCharsets.UTF_8);
                    MemoryClasses memory = new MemoryClasses(standard)) {
                standard.setLocationFromPaths(StandardLocation.CLASS_PATH, request.classPath().entries());
                standard.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
                List<String> options = List.of("--release", String.valueOf(request.release()), "-g", "-proc:none", "-parameters", "-Xlint:deprecation,unchecked");
                succeeded = compiler.getTask(null, memory, collector, options, null, standard.getJavaFileObjectsFromPaths(sources)).call();
                memory.classes().forEach((name, content) -> files.put(name, new OutputFile.Bytes(content)));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // an unknown --release arrives as an exception, not as a diagnostic
                String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("the compiler stopped");
                return new CompileResult(false, false, false, request.output(),
                        List.of(new CompileDiagnostic(CompileDiagnostic.Severity.ERROR, "", 0, 0, "drawbridge.compiler", message)));
            }
        }
        List<CompileDiagnostic> diagnostics = collector.getDiagnostics().stream().map(JavaCompilation::diagnostic).toList();
        if (!succeeded) {
            return new CompileResult(false, false, false, request.output(), diagnostics);
        }
        for (Path root : request.resourceRoots()) {
            for (Path file : ContentHash.filesBelow(root)) {
                files.putIfAbsent(ContentHash.slashed(root.relativize(file)), new OutputFile.Copy(file));
            }
        }
        stamp.clear();
        boolean changed = OutputFile.bring(request.output(), files);
        stamp.write(key, diagnostics);
        return new CompileResult(true, changed, false, request.output(), diagnostics);
    }

    private static String key(CompileRequest request, List<Path> sources) throws IOException {
        ContentHash hash = new ContentHash().add(Runtime.version().toString()).addLong(request.release()).add(request.classPath().fingerprint());
        for (Path source : sources) {
            hash.add(source.toString()).addFile(source);
        }
        for (Path root : request.resourceRoots()) {
            hash.addTree(root);
        }
        return hash.hex();
    }

    private static CompileDiagnostic diagnostic(javax.tools.Diagnostic<? extends JavaFileObject> diagnostic) {
        CompileDiagnostic.Severity severity = switch (diagnostic.getKind()) {
            case ERROR -> CompileDiagnostic.Severity.ERROR;
            case WARNING, MANDATORY_WARNING -> CompileDiagnostic.Severity.WARNING;
            case NOTE, OTHER -> CompileDiagnostic.Severity.NOTE;
        };
        JavaFileObject source = diagnostic.getSource();
        String file = source == null ? "" : Path.of(source.toUri()).toAbsolutePath().toString();
        String code = diagnostic.getCode() == null ? "" : diagnostic.getCode();
        return new CompileDiagnostic(severity, file, (int) Math.max(0, diagnostic.getLineNumber()), (int) Math.max(0, diagnostic.getColumnNumber()), code,
                diagnostic.getMessage(Locale.ENGLISH));
    }
}
