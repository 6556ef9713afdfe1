package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a compile.
 *
 * @param succeeded whether the output folder holds the classes of the sources as they are now; after a failure it holds those of the last success
 * @param changed whether anything in the output folder changed
 * @param upToDate whether javac was not even started because nothing had changed
 * @param output the folder of the classes
 * @param diagnostics errors and warnings, in javac's order; those of the last run when up to date
 */
public record CompileResult(boolean succeeded, boolean changed, boolean upToDate, Path output, List<CompileDiagnostic> diagnostics) {
    /** Copies the list. */
    public CompileResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Only the errors. */
    public List<CompileDiagnostic> errors() {
        return diagnostics.stream().filter(diagnostic -> diagnostic.severity() == CompileDiagnostic.Severity.ERROR).toList();
    }
}
