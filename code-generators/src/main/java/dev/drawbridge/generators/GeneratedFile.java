package dev.drawbridge.generators;

/**
 * A file that a target wants to be there.
 *
 * @param path inside the project folder, with {@code /}
 * @param content the whole text, lines ended by {@code \n}
 */
public record GeneratedFile(String path, String content, Ownership ownership) {
    public GeneratedFile {
        if (path.startsWith("/") || path.contains("..") || path.contains("\\")) {
            throw new IllegalArgumentException("Not a path inside a project: " + path);
        }
    }
}
