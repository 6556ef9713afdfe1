package dev.drawbridge.generators.sam;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that check templates and that may be on the machine or not: a test that needs one is skipped where it is missing. */
public final class Program {
    private Program() {}

    /** What a program printed and how it ended. */
    public record Result(int code, String out, String err) {}

    public static void requireCfnLint() {
        require(List.of("cfn-lint", "--version"), "cfn-lint is not installed");
    }

    public static void requireTranslator() {
        require(List.of("python3", "-c", "import samtranslator"), "python3 with the module samtranslator is not installed");
    }

    public static void require(List<String> command, String missing) {
        boolean works;
        try {
            works = run(command, "").code() == 0;
        } catch (IOException notThere) {
            works = false;
        }
        Assumptions.assumeTrue(works, missing);
    }

    public static Result run(List<String> command, String input) throws IOException {
        Path out = Files.createTempFile("drawbridge", ".out");
        Path err = Files.createTempFile("drawbridge", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closedEarly) {
                // a program that does not read its input may be gone already
            }
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within 300 s");
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
