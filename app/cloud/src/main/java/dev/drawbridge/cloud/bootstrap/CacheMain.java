package dev.drawbridge.cloud.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the classes that a function once needed, and runs none of them: started with {@code -XX:AOTCacheOutput}, the JVM keeps them ready for the next
 * start. The argument is a file as {@code -Xlog:class+load} writes it without decorations.
 */
public final class CacheMain {
    private CacheMain() {
    }

    /** Loads what it can. */
    public static void main(String[] args) throws IOException {
        LifeLine.hold();
        ClassLoader loader = CacheMain.class.getClassLoader();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            String name = line.split(" ", 2)[0];
            if (name.contains("/") || name.contains("$$")) {
                // hidden and generated classes exist in one process only
                continue;
            }
            try {
                Class.forName(name, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                // a class of the function itself, or one that needs it
                continue;
            }
        }
    }
}
