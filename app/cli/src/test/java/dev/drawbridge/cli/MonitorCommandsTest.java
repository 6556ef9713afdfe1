package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.control.ControlServer;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MonitorCommandsTest {
    @TempDir
    private Path folder;
    private Path store;
    private Design design;
    private final Journal journal = new Journal();
    private Optional<ControlServer> server = Optional.empty();

    /** A run that has only a journal. */
    private final class Written implements LocalCloud {
        @Override
        public List<Address> addresses() {
            return List.of();
        }

        @Override
        public Journal journal() {
            return journal;
        }

        @Override
        public void reload(Design next) {}

        @Override
        public void tick(NodeId schedule) {}

        @Override
        public Invocation invoke(NodeId function, byte[] event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String token(NodeId userPool, String user, Map<String, Object> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<NodeId, Depth> depths() {
            return Map.of(id("receipts"), new Depth(3, 1));
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        store = Terminal.petStore(folder.resolve("store"));
        Terminal.run("edit", store, "add", "queue", "receipts");
        Terminal.run("edit", store, "connect", "purchase", "receipts");
        design = OpenProject.open(store).store().design();
    }

    @AfterEach
    void close() {
        server.ifPresent(ControlServer::close);
    }

    private void run() {
        ControlServer control = new ControlServer(new Written(), () -> design, () -> { });
        server = Optional.of(control);
        new RunFile(ProcessHandle.current().pid(), control.address(), control.secret(), List.of()).write(store);
    }

    private NodeId id(String name) {
        return design.nodeNamed(name).orElseThrow().id();
    }

    private Wire wire(String from, String to) {
        return design.wires().values().stream().filter(w -> w.from().node().equals(id(from)) && w.to().node().equals(id(to))).findFirst().orElseThrow();
    }

    private static Series series(Metric metric, double... values) {
        return Series.of(metric, new Grid(Instant.parse("2026-11-22T11:00:00Z"), Duration.ofMinutes(15), 4), values);
    }

    @Test
    void figuresAreTablesOfCardsAndWires() {
        Figures figures = new Figures(Instant.parse("2026-11-22T12:00:00Z"), TimeRange.parse("1h"), Map.of(
                id("search"), CardFigures.of(Map.of(Metric.INVOCATIONS, series(Metric.INVOCATIONS, 0, 100, 900, 240), Metric.ERRORS, series(Metric.ERRORS, 0, 0, 2, 0),
                        Metric.DURATION_P95, series(Metric.DURATION_P95, Double.NaN, 44, 80, 41), Metric.COLD_STARTS, series(Metric.COLD_STARTS, 0, 1, 3, 0))),
                id("receipts"), CardFigures.of(Map.of(Metric.DEPTH, series(Metric.DEPTH, 0, 0, 5, 12), Metric.OLDEST_AGE, series(Metric.OLDEST_AGE, 0, 0, 60, 300), Metric.SENT, series(Metric.SENT, 0, 0, 5, 7)))),
                Map.of(wire("shop", "search").id(), new Traffic(Traffic.Certainty.COUNTED, 1240, 0.344, 2), wire("search", "products").id(), new Traffic(Traffic.Certainty.AT_MOST, 88, 0.02, 0),
                        wire("purchase", "receipts").id(), new Traffic(Traffic.Certainty.COUNTED, 0, 0, 0)),
                Map.of(id("search"), List.of(new AlarmState(Optional.of(id("search")), "store-dev-search-errors", AlarmState.State.ALARM, "2 errors in 15 minutes", Instant.EPOCH))), "");
        StringWriter out = new StringWriter();
        new MetricsWords(design).print(new PrintWriter(out), "store-dev", figures, new ApiUse(Map.of("CloudWatch:GetMetricData", 2L), 0.0007, 0.042));

        assertThat(out.toString().lines().filter(line -> !line.startsWith("customers") && !line.startsWith("web ") && !line.startsWith("shop -> purchase") && !line.startsWith("purchase -> purchases"))).containsExactly(
                "store-dev, the last 1h",
                "",
                "CARD      KIND      WORK              RATE    WRONG  P50  P95    P99  TREND  ELSE",
                "receipts  Queue     12 sent           12/h    0      -    -      -    ▁▁▆█   depth 12, oldest 5 min",
                "search    Function  1240 invocations  21/min  2      -    41 ms  -    ▁▂█▃   errors 2, cold starts 4",
                "",
                "WIRE                                   TRAFFIC         RATE",
                "purchase -> products   uses            not measured",
                "purchase -> receipts   sends           none",
                "search -> products     uses            at most 88      1.2/min",
                "shop -> search         calls           1240, 2 failed  21/min",
                "",
                "alarm store-dev-search-errors: alarm, 2 errors in 15 minutes",
                "Asked with 2 calls, about $0.0007 so far, $0.04 an hour.");
    }

    @Test
    void theRunOfThisMachineIsWatchedFromAnotherTerminal() {
        run();
        Instant now = Instant.now();
        journal.record(new Message(0, now.minusSeconds(30), Optional.of(wire("shop", "search").id()), id("shop"), id("search"), "GET /products", 0, Duration.ofMillis(12), true, "200", "{}", "[]"));
        journal.record(new Invoked(now.minusSeconds(30), id("search"), "r1", Duration.ofMillis(12), Optional.of(Duration.ofMillis(300)), 512, Invoked.Outcome.OK, ""));
        journal.record(new LogLine(now.minusSeconds(30), id("search"), "r1", "found 3 dogs", false));
        journal.record(new LogLine(now.minusSeconds(29), id("purchase"), "r2", "sold a Dog", false));

        Terminal metrics = Terminal.run("metrics", store, "--local", "--since", "5m", "--json");
        assertThat(metrics.err()).isEmpty();
        assertThat(metrics.exit()).isZero();
        JsonNode json = JsonMapper.shared().readTree(metrics.out());
        assertThat(json.path("cards").path("search").path("invocations").path("figure").asDouble()).isEqualTo(1);
        assertThat(json.path("cards").path("search").path("cold-starts").path("figure").asDouble()).isEqualTo(1);
        assertThat(json.path("cards").path("receipts").path("depth").path("figure").asDouble()).isEqualTo(3);
        assertThat(json.path("wires").valueStream().filter(w -> w.path("from").asString().equals("shop") && w.path("to").asString().equals("search")).findFirst().orElseThrow().path("count").asDouble()).isEqualTo(1);

        assertThat(Terminal.run("logs", store, "--local").out().lines()).hasSize(2).first().asString().endsWith("Z  search    found 3 dogs");
        assertThat(Terminal.run("logs", store, "purchase", "--local").out()).contains("sold a Dog").doesNotContain("found");
        assertThat(Terminal.run("logs", store, "--local", "--search", "DOG").out().lines()).hasSize(2);
        assertThat(Terminal.run("logs", store, "--local", "--limit", "1").out()).contains("sold a Dog").doesNotContain("found");
        assertThat(JsonMapper.shared().readTree(Terminal.run("logs", store, "search", "--local", "--json").out()).path("requestId").asString()).isEqualTo("r1");
        assertThat(Terminal.run("logs", store, "--local", "--reports").out()).containsPattern("(?m)^TIME +FUNCTION +DURATION +BILLED +MEMORY +USED +START +STATUS +REQUEST$")
                .containsPattern("(?m)Z +search +12 ms +312 ms +512 MB +- +300 ms +success +r1$");
    }

    @Test
    void followingGoesOnUntilTheRunEnds() throws InterruptedException {
        run();
        journal.record(new LogLine(Instant.now(), id("search"), "r1", "the first line", false));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Thread following = Thread.ofPlatform().start(() -> CommandLineMain.run(new PrintWriter(out), new PrintWriter(err), "logs", store.toString(), "--local", "--follow"));
        await(out, "the first line");
        journal.record(new LogLine(Instant.now(), id("search"), "r1", "the second line", false));
        await(out, "the second line");
        server.orElseThrow().close();
        following.join();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(err.toString()).startsWith("note: The running project does not answer");
    }

    private static void await(StringWriter out, String text) throws InterruptedException {
        for (int i = 0; i < 1_200 && !out.toString().contains(text); i++) {
            Thread.sleep(50);
        }
        assertThat(out.toString()).contains(text);
    }

    @Test
    void wrongUseIsOneSentence() throws IOException {
        assertThat(Terminal.run("logs", store, "--local").err()).startsWith("drawbridge: " + store + " does not run. Start it with: drawbridge run ");
        assertThat(Terminal.run("metrics", store, "--since", "soon").err()).startsWith("drawbridge: \"soon\" is no time: write a number with s, m, h or d, such as 10m.");
        assertThat(Terminal.run("logs", store, "--limit", "0").exit()).isEqualTo(2);
        assertThat(Terminal.run("logs", store, "--follow", "--reports").exit()).isEqualTo(2);
        Files.writeString(store.resolve("environments.json"), "{\"environments\": {\"staging\": {\"target\": \"elsewhere\"}}}");
        assertThat(Terminal.run("logs", store, "--env", "staging").err()).contains("cannot watch \"elsewhere\" yet. It can watch: aws, and with --local this machine.");
        run();
        assertThat(Terminal.run("logs", store, "nobody", "--local").err()).contains("The drawing has no card \"nobody\". It has: ");
    }
}
