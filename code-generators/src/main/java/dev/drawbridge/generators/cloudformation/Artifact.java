package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.syntax.Tree;

/**
 * Where the build leaves the code of a function.
 *
 * @param path inside the project folder: {@code functions/search/target/search.zip}
 */
public record Artifact(String path) {

    /** The file for what a template of ours says under {@code CodeUri}: a folder that is built, or a file that is there. */
    public static Artifact of(Tree codeUri) {
        String uri = codeUri.asText().orElse("functions").replaceAll("^\\./|/+$", "");
        if (uri.endsWith(".zip") || uri.endsWith(".jar")) {
            return new Artifact(uri);
        }
        String last = uri.substring(uri.lastIndexOf('/') + 1);
        // a folder of somebody else's may be called anything; its build names the file as Maven would
        return new Artifact((uri.isEmpty() || uri.equals(".") ? "" : uri + "/") + "target/" + (last.isEmpty() || last.equals(".") ? "function" : last) + ".zip");
    }
}
