package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Watches what the window looks at, while live mode is on. Everything that blocks happens away from the JavaFX thread, to which this object belongs;
 * figures come in batches, and nothing is asked while the window is hidden or for panes that nobody sees.
 */
public final class LiveController {
    /** Log entries that are kept; the oldest go first. */
    public static final int ENTRIES = 5_000;
    private static final Duration TICK = Duration.ofSeconds(1);

    /** What the panel shows, because only that is asked for. */
    public enum Page {
        FIGURES,
        LOGS,
        REPORTS,
        TRACES
    }

    private final Monitors monitors;
    private final Background background;
    private final LiveHooks hooks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Watching watching;
    private final LogFollower logs;
    private final Lookups lookups;
    private boolean on;
    private LiveSource source = LiveSource.CLOUD;
    private TimeRange range = TimeRange.CHOICES.getFirst();
    private ColourBy colour = ColourBy.TROUBLE;
    private Page page = Page.FIGURES;
    private boolean paneSeen;
    private boolean windowSeen = true;
    private Set<NodeId> logCards = Set.of();
    private Figures figures = Figures.none(range);
    private ApiUse use = ApiUse.FREE;
    private String trouble = "";
    private String where = "";
    private Optional<Trace> chosen = Optional.empty();

    public LiveController(Monitors monitors, Background background, LiveHooks hooks) {
        this.monitors = monitors;
        this.background = background;
        this.hooks = hooks;
        this.watching = new Watching(background, range, new News());
        this.logs = new LogFollower(background, InstantSource.system(), this::changed);
        this.lookups = new Lookups(background, this::changed, sentence -> trouble = sentence);
    }

    /** Begins to look after logs once a second; the returned action ends that and everything else. */
    public Runnable begin() {
        Runnable ticking = background.every(TICK, this::tick);
        return () -> {
            ticking.run();
            letGo();
        };
    }

    /** Hears that something is different. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Hears new log entries; an empty list when they begin anew. */
    public void onEntries(Consumer<List<LogEntry>> listener) {
        logs.listen(listener);
    }

    public boolean isOn() {
        return on;
    }

    public LiveSource source() {
        return source;
    }

    public TimeRange range() {
        return range;
    }

    public ColourBy colour() {
        return colour;
    }

    public Figures figures() {
        return figures;
    }

    public List<LogEntry> entries() {
        return logs.entries();
    }

    public List<ReportLine> reports() {
        return lookups.reports();
    }

    public List<Trace> traces() {
        return lookups.traces();
    }

    public Optional<Trace> chosen() {
        return chosen;
    }

    /** Why figures are missing or old; empty when all is well. */
    public String trouble() {
        return trouble.isEmpty() ? figures.problem() : trouble;
    }

    /** What is worth knowing of the logs; empty for nothing. */
    public String logNote() {
        return logs.note();
    }

    /** What is worth knowing of the traces; empty for nothing. */
    public String traceNote() {
        return lookups.traceNote();
    }

    /** What is watched and what asking costs. */
    public String state() {
        if (!on) {
            return "";
        }
        String from = where.isEmpty() ? Words.of("live.connecting") : where;
        return source == LiveSource.HERE ? from : from + " · " + Words.of("live.use", use.words());
    }

    /** The one line of figures on a card; empty while nothing is watched. */
    public String line(NodeId card) {
        return on ? FigureWords.line(figures.of(card)) : "";
    }

    /** What cards and wires show. */
    public LiveSigns signs() {
        if (!on) {
            return LiveSigns.NONE;
        }
        return chosen.map(trace -> LiveSigns.of(trace, hooks.design())).orElseGet(() -> LiveSigns.of(figures, hooks.design(), colour));
    }

    /** Switches live mode on, for the run on this machine where there is one and the environment otherwise; or off. */
    public void toggle() {
        if (on) {
            off();
        } else {
            source = hooks.running().isPresent() ? LiveSource.HERE : LiveSource.CLOUD;
            on = true;
            connect();
        }
    }

    /** Switches live mode off. */
    public void off() {
        on = false;
        letGo();
        changed();
    }

    /** Watches something else; switches live mode on. */
    public void watch(LiveSource wanted) {
        if (on && wanted == source) {
            return;
        }
        source = wanted;
        on = true;
        connect();
    }

    /** The environment is another one, or was deployed to. */
    public void environmentChanged() {
        if (on && source == LiveSource.CLOUD) {
            connect();
        }
    }

    /** A run began or ended: live mode follows it, because it is what the user looks at. */
    public void runChanged() {
        boolean running = hooks.running().isPresent();
        if (on && running && source == LiveSource.HERE) {
            connect();
        } else if (on && !running && source == LiveSource.HERE) {
            off();
        }
    }

    /** Looks further back, or less far. */
    public void range(TimeRange wanted) {
        range = wanted;
        watching.range(wanted);
        restartTail();
        changed();
    }

    /** Colours cards by another figure. */
    public void colour(ColourBy wanted) {
        colour = wanted;
        changed();
    }

    /** The panel shows this page. */
    public void page(Page shown, boolean seen) {
        page = shown;
        paneSeen = seen;
        refreshPage();
    }

    /** Nothing is asked while nobody can see it. */
    public void windowSeen(boolean seen) {
        windowSeen = seen;
        watching.rest(!seen);
    }

    /** Follows the logs of these cards alone; of all when empty. */
    public void logsOf(Set<NodeId> cards) {
        if (!cards.equals(logCards)) {
            logCards = Set.copyOf(cards);
            restartTail();
        }
    }

    /** Shows the way of a trace on the drawing; none to show figures again. */
    public void choose(Optional<Trace> trace) {
        chosen = trace;
        changed();
    }

    private void connect() {
        letGo();
        figures = Figures.none(range);
        trouble = "";
        where = "";
        use = ApiUse.FREE;
        changed();
        opening().ifPresentOrElse(watching::open, () -> {
            trouble = Words.of("live.not-running");
            changed();
        });
    }

    private Optional<Callable<Monitor>> opening() {
        if (source == LiveSource.HERE) {
            Optional<LocalCloud> run = hooks.running();
            return run.map(cloud -> () -> monitors.open(cloud, hooks::design));
        }
        DeployRequest request = hooks.request();
        return Optional.of(() -> monitors.open(request));
    }

    /** What the monitor tells. */
    private final class News implements Watching.Told {
        @Override
        public void connected(Monitor opened) {
            lookups.of(Optional.of(opened));
            restartTail();
            changed();
        }

        @Override
        public void heard(Monitor from, Optional<Figures> fresh, ApiUse cost, String sentence) {
            fresh.ifPresent(newest -> figures = newest);
            trouble = sentence;
            use = cost;
            where = from.where();
            changed();
            refreshPage();
        }

        @Override
        public void failed(String sentence) {
            trouble = sentence;
            changed();
        }
    }

    private void letGo() {
        watching.letGo();
        chosen = Optional.empty();
        lookups.of(Optional.empty());
        logs.letGo();
    }

    private void restartTail() {
        watching.monitor().ifPresentOrElse(opened -> logs.follow(opened, new LogQuery(logCards, Instant.now().minus(range.length()), "", ENTRIES), source == LiveSource.HERE), logs::letGo);
        tick();
    }

    /** Reads on in the logs, where they are seen. */
    private void tick() {
        if (paneSeen && windowSeen && page == Page.LOGS) {
            logs.tick();
        }
    }

    /** Asks for what the page shows, if it shows something that figures do not hold. */
    private void refreshPage() {
        if (!paneSeen || !windowSeen) {
            return;
        }
        switch (page) {
            case FIGURES -> { }
            case LOGS -> tick();
            case REPORTS -> lookups.askReports(range);
            case TRACES -> lookups.askTraces(range);
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
