package dev.drawbridge.generators.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts that stand beside the tests. Run with {@code -Dgolden.write=true} to write them anew, and read the difference. */
public final class Golden {
    private Golden() {}

    /** Checks a text against the file of that name in the package of the class. */
    public static void check(Class<?> beside, String name, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Path file = Path.of("src/test/resources", beside.getPackageName().replace('.', '/'), name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return;
        }
        try (InputStream in = beside.getResourceAsStream(name)) {
            assertThat(in).as("the expected text " + name).isNotNull();
            assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
