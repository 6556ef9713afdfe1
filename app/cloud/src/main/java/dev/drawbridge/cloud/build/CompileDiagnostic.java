package dev.drawbridge.cloud.build;

/**
 * One message of the compiler.
 *
 * @param severity how bad it is
 * @param file absolute path of the source file; empty when the message is about none
 * @param line first line is 1; 0 when unknown
 * @param column first column is 1; 0 when unknown
 * @param code javac's stable name of the message ({@code compiler.err.cant.resolve.location})
 * @param message the text, in English
 */
public record CompileDiagnostic(Severity severity, String file, int line, int column, String code, String message) {
    /** How bad a message is. */
    public enum Severity { ERROR, WARNING, NOTE }

    /** {@code file:line:column: message}, as terminals and editors link it. */
    @Override
    public String toString() {
        String place = file.isEmpty() ? "" : line > 0 ? file + ":" + line + ":" + column + ": " : file + ": ";
        return place + message;
    }
}
