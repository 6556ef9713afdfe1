package dev.drawbridge.cloud.deploy.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** moto's server with our additions, on a free port of this machine. Ends with this process at the latest, because its standard input does. */
public final class MotoCloud implements AutoCloseable {
    private final Process process;
    private final int port;

    private MotoCloud(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A server that answers, or a skipped test. */
    public static MotoCloud start(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(works("python3", "-c", "import moto, samtranslator, flask"), "skipped: python3 with moto and samtranslator is not on this machine");
        for (String name : List.of("moto_cloudformation.py", "moto_watching.py")) {
            try (var in = MotoCloud.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        Path script = folder.resolve("moto_cloudformation.py");
        int port = freePort();
        Process process = new ProcessBuilder("python3", script.toString(), Integer.toString(port))
                .redirectErrorStream(true).redirectOutput(folder.resolve("moto.log").toFile()).start();
        MotoCloud cloud = new MotoCloud(process, port);
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, cloud.url())) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    cloud.close();
                    throw new IllegalStateException("moto does not start:\n" + Files.readString(folder.resolve("moto.log")));
                }
                Thread.sleep(100);
            }
        }
        return cloud;
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static boolean answers(HttpClient http, String url) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url + "/moto-api/")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
