package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.control.RunFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code drawbridge run} as a process of its own: however it ends, it leaves no process and no port. */
class RunProcessTest {
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path folder;
    private Path store;

    @BeforeEach
    void make() {
        store = Terminal.petStore(folder.resolve("store"));
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), CommandLineMain.class.getName(), "run", store.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private RunFile ready(Process process) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            var run = RunFile.read(store);
            if (run.isPresent()) {
                return run.get();
            }
            if (!process.isAlive()) {
                Assumptions.assumeFalse(log().contains("no connection"), "skipped, the libraries are not here: " + log());
                throw new AssertionError("the run ended: " + log());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not ready: " + log());
    }

    private static int status(RunFile run) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String api = run.addresses().stream().filter(address -> address.label().startsWith("GET ")).findFirst().orElseThrow().text();
            return client.send(HttpRequest.newBuilder(URI.create(api)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void assertGone(List<ProcessHandle> processes, RunFile run) throws Exception {
        for (ProcessHandle process : processes) {
            assertThat(process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).get().isAlive()).as("process " + process.pid()).isFalse();
        }
        int port = URI.create(run.addresses().getFirst().text()).getPort();
        // asked by calling, not by taking the port: a connection of any other program may have its number by now, and nobody listens there all the same
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()).as("port " + port).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "interrupt", "kill"})
    void anEndLeavesNoProcessAndNoPort(String how) throws Exception {
        Process process = start();
        try {
            RunFile run = ready(process);
            assertThat(status(run)).isEqualTo(200);
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            assertThat(all).as("functions and servers").hasSizeGreaterThanOrEqualTo(3);
            all.add(process.toHandle());
            switch (how) {
                case "stop" -> assertThat(Terminal.run("stop", store)).isEqualTo(new Terminal(0, "Stopped " + store + "." + System.lineSeparator(), ""));
                case "interrupt" -> process.destroy();
                default -> process.destroyForcibly();
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertGone(all, run);
            assertThat(RunFile.read(store)).isEmpty();
            if (how.equals("stop")) {
                assertThat(process.exitValue()).isZero();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aDetachedRunReturnsWhenItIsReadyAndASecondOneIsRefused() throws Exception {
        Process starter = start("--detach");
        try {
            assertThat(starter.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Assumptions.assumeFalse(log().contains("no connection"), "skipped, the libraries are not here");
            assertThat(log()).contains("GET /products");
            RunFile run = RunFile.read(store).orElseThrow();
            assertThat(status(run)).isEqualTo(200);
            Terminal second = Terminal.run("run", store);
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).isEqualTo("drawbridge: The project runs already (process " + run.pid() + "). Stop it first: drawbridge stop " + store + "." + System.lineSeparator());
        } finally {
            assertThat(Terminal.run("stop", store).exit()).isZero();
        }
    }

    @Test
    void aPortInUseAndCodeThatDoesNotCompileEndTheStartWithOneReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal failed = Terminal.run("run", store, "--port", taken.getLocalPort(), "--quiet");
            Assumptions.assumeFalse(failed.err().contains("no connection"), "skipped, the libraries are not here");
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err().lines()).containsExactly("drawbridge: The HTTP API shop cannot listen on port " + taken.getLocalPort() + ": another program uses it. Stop that program, or choose another port.");
        }
        Path source = store.resolve("functions/search/src/main/java/com/example/petstore/search/Search.java");
        Files.writeString(source, Files.readString(source).replace("products.scan()", "products.everything()"));
        Files.writeString(store.resolve("seed/products.json"), "[{\"id\": ");
        Terminal failed = Terminal.run("run", store, "--quiet");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err().lines().toList()).hasSize(2).first().isEqualTo("drawbridge: search does not compile:");
        assertThat(failed.err()).containsPattern("functions/search/src/main/java/com/example/petstore/search/Search.java:\\d+: cannot find symbol: method everything\\(\\)");
        assertThat(RunFile.read(store)).isEmpty();
    }

    @Test
    void invokeRunsOneFunctionAndABrokenSeedIsSaidAtItsTable() throws Exception {
        Files.writeString(store.resolve("seed/products.json"), "[{\"id\": ");
        Terminal invoked = Terminal.run("invoke", store, "search", "--event", store.resolve("events/search-dogs.json"));
        Assumptions.assumeFalse(invoked.err().contains("no connection"), "skipped, the libraries are not here");
        assertThat(invoked.exit()).as(invoked.err()).isZero();
        assertThat(JsonMapper.shared().readTree(invoked.out()).path("statusCode").asInt()).isEqualTo(200);
        assertThat(invoked.err()).containsPattern("products: seed/products.json is no JSON at line 1, column \\d+: .*, so the table starts empty\\.");
    }
}
