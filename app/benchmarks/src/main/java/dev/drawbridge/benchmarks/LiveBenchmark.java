package dev.drawbridge.benchmarks;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.desktop.canvas.CanvasHost;
import dev.drawbridge.desktop.canvas.CanvasView;
import dev.drawbridge.desktop.canvas.CardMark;
import dev.drawbridge.desktop.canvas.CardStatus;
import dev.drawbridge.desktop.canvas.Marks;
import dev.drawbridge.desktop.canvas.Tone;
import dev.drawbridge.desktop.canvas.WireMark;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.monitor.ColourBy;
import dev.drawbridge.desktop.monitor.LiveController;
import dev.drawbridge.desktop.monitor.LiveHooks;
import dev.drawbridge.desktop.monitor.LivePanel;
import dev.drawbridge.desktop.monitor.LiveSigns;
import dev.drawbridge.desktop.monitor.Monitors;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Live mode under load: 200 cards whose figures all change each second, at rest and while a hand pans, and an hour's worth of a busy log through the
 * log panel. Prints a Markdown table. Runs without the limit of 60 frames per second, like {@link CanvasBenchmark}.
 */
public final class LiveBenchmark {
    private static final int CARDS = 200;
    private static final int SECONDS = 10;
    /** An hour of 500 lines each second, in parts of three minutes. */
    private static final int PARTS = 20;
    private static final int LINES = 90_000;
    private static final TimeRange RANGE = TimeRange.parse("5m");

    private final Figures table = new Figures();
    private final Random random = new Random(7);
    private final Map<NodeId, CardFigures> latest = new HashMap<>();
    private Stage stage;
    private CanvasView canvas;
    private Mouse mouse;
    private Drawing drawing;

    private LiveBenchmark() {}

    public static void main(String[] args) {
        Platform.startup(() -> new LiveBenchmark().run());
    }

    private void run() {
        drawing = ServiceDrawing.of(CARDS, CARDS + CARDS / 5);
        Workspace workspace = new Workspace(new DesignStore(drawing), Catalogue.standard(), WireTable.standard(), new Selection());
        canvas = new CanvasView(workspace, CanvasHost.NONE);
        canvas.setStatus(new CardStatus() {
            @Override
            public String live(NodeId card) {
                return FigureWords.line(latest.getOrDefault(card, CardFigures.NONE));
            }
        });
        mouse = new Mouse(canvas);
        stage = new Stage();
        Scene scene = new Scene(new StackPane(canvas), 1440, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        frames("all cards in view, at rest", CanvasAction.FIT, false, () -> frames("all cards in view, panning", CanvasAction.FIT, true,
                () -> frames("100 %, panning", CanvasAction.ACTUAL_SIZE, true, this::tail)));
    }

    /** Updates everything each second for some seconds, and times every frame. */
    private void frames(String name, CanvasAction look, boolean panning, Runnable then) {
        canvas.perform(look);
        List<Double> frames = new ArrayList<>();
        List<Long> updates = new ArrayList<>();
        new AnimationTimer() {
            private long began;
            private long before;
            private long nextUpdate;
            private int count;

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                long here = System.nanoTime();
                if (began == 0) {
                    began = here;
                    nextUpdate = here;
                } else {
                    frames.add((here - before) / 1e6);
                }
                before = here;
                if (here >= nextUpdate) {
                    update();
                    updates.add(System.nanoTime() - here);
                    nextUpdate += 1_000_000_000L;
                }
                if (panning) {
                    mouse.scroll(count % 100 < 50 ? -9 : 9, count % 60 < 30 ? -5 : 5, false);
                }
                count++;
                if (here - began > SECONDS * 1_000_000_000L) {
                    stop();
                    FrameTimes times = new FrameTimes(frames.stream().skip(30).mapToDouble(Double::doubleValue).toArray());
                    long[] took = updates.stream().skip(2).mapToLong(Long::longValue).toArray();
                    table.add(CARDS + " cards changing each second, " + name, "frame p50 " + FrameTimes.number(times.at(0.5)) + " ms, p95 " + FrameTimes.number(times.at(0.95)) + " ms, worst "
                            + FrameTimes.number(times.worst()) + " ms; taking in the figures " + Figures.milliseconds(Figures.percentile(took, 0.5)), "p95 below 16 ms");
                    then.run();
                }
            }
        }.start();
    }

    private void update() {
        Design design = drawing.design();
        Grid grid = RANGE.grid(Instant.now(), Duration.ofSeconds(10));
        design.nodes().keySet().forEach(id -> latest.put(id, figures(grid)));
        Map<WireId, Traffic> traffic = new HashMap<>();
        design.wires().keySet().forEach(id -> traffic.put(id, new Traffic(Traffic.Certainty.COUNTED, 100, random.nextDouble() * 20, random.nextInt(20) == 0 ? 1 : 0)));
        LiveSigns signs = LiveSigns.of(new dev.drawbridge.cloud.monitor.Figures(Instant.now(), RANGE, latest, traffic, Map.of(), ""), design, ColourBy.TROUBLE);
        Map<NodeId, CardMark> cards = new HashMap<>();
        signs.cards().forEach((id, sign) -> cards.put(id, CardMark.of(sign.badge().isEmpty() ? Tone.NONE : Tone.WARNING, sign.badge()).withWords(sign.words()).withTrend(sign.trend())));
        Map<WireId, WireMark> wires = new HashMap<>();
        signs.wires().forEach((id, sign) -> wires.put(id, new WireMark(Tone.ACCENT, sign.badge(), sign.weight())));
        canvas.mark(Marks.Layer.LIVE, new Marks(cards, wires));
        canvas.refreshStatus(latest.keySet());
    }

    private CardFigures figures(Grid grid) {
        Map<Metric, Series> series = new EnumMap<>(Metric.class);
        for (Metric metric : List.of(Metric.INVOCATIONS, Metric.ERRORS, Metric.DURATION_P50, Metric.DURATION_P95, Metric.DURATION_P99, Metric.CONCURRENCY)) {
            double[] values = new double[grid.size()];
            Arrays.setAll(values, i -> metric == Metric.ERRORS ? random.nextInt(100) / 99 : random.nextInt(200));
            series.put(metric, Series.of(metric, grid, values));
        }
        return CardFigures.of(series);
    }

    /** A log that never rests, followed by the panel as the window has it. */
    private void tail() {
        Design design = drawing.design();
        NodeId card = design.nodes().values().stream().filter(node -> node.kind().equals("function")).findFirst().orElseThrow().id();
        Background background = new Background(Platform::runLater);
        BusyLog log = new BusyLog(card);
        LiveHooks hooks = new Quiet(design);
        LiveController live = new LiveController(new Monitors() {
            @Override
            public Monitor open(DeployRequest request) {
                return log;
            }

            @Override
            public Monitor open(LocalCloud run, Supplier<Design> drawn) {
                return log;
            }
        }, background, hooks);
        LivePanel panel = new LivePanel(live, hooks);
        Scene scene = new Scene(new StackPane(panel), 1000, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        live.begin();
        live.watch(dev.drawbridge.desktop.monitor.LiveSource.CLOUD);
        live.windowSeen(true);
        panel.show(LiveController.Page.LOGS);
        long before = heap();
        new AnimationTimer() {
            private long half;

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                if (half == 0 && log.given >= PARTS / 2) {
                    half = heap();
                }
                if (log.given >= PARTS) {
                    stop();
                    long after = heap();
                    table.add(String.format(java.util.Locale.ROOT, "%,d lines of a log followed (an hour of 500 each second)", (long) PARTS * LINES),
                            "heap " + before + " MB before, " + half + " MB half way, " + after + " MB after; " + live.entries().size() + " entries kept", "no growth after the first thousands");
                    System.out.println(table.table());
                    background.close();
                    Platform.exit();
                }
            }
        }.start();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** Gives three minutes of lines each time it is asked. */
    private static final class BusyLog implements Monitor {
        private final NodeId card;
        private volatile int given;

        BusyLog(NodeId card) {
            this.card = card;
        }

        @Override
        public String where() {
            return "a busy log";
        }

        @Override
        public Duration pace() {
            return Duration.ofHours(1);
        }

        @Override
        public dev.drawbridge.cloud.monitor.Figures figures(TimeRange range) {
            return dev.drawbridge.cloud.monitor.Figures.none(range);
        }

        @Override
        public LogTail tail(LogQuery query) {
            return () -> {
                List<LogEntry> entries = new ArrayList<>();
                for (int i = 0; i < LINES; i++) {
                    entries.add(new LogEntry(given + "." + i, Instant.now(), card, "", LogLevel.INFO, "INFO  request " + given + "." + i + " found " + i % 17 + " of the products that were asked for in this request"));
                }
                given++;
                return entries;
            };
        }

        @Override
        public List<ReportLine> reports(LogQuery query) {
            return List.of();
        }

        @Override
        public List<Trace> traces(TimeRange range, int limit) {
            return List.of();
        }

        @Override
        public String aboutTraces() {
            return "";
        }

        @Override
        public ApiUse use() {
            return ApiUse.FREE;
        }

        @Override
        public void close() {}
    }

    /** Nobody is told. */
    private record Quiet(Design design) implements LiveHooks {
        @Override
        public Optional<LocalCloud> running() {
            return Optional.empty();
        }

        @Override
        public DeployRequest request() {
            return new DeployRequest(Path.of("."), design, Environment.named("dev"));
        }

        @Override
        public void show(NodeId card) {}

        @Override
        public void openCode(NodeId function, int line) {}

        @Override
        public Set<NodeId> selected() {
            return Set.of();
        }
    }
}
