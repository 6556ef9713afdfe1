package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.RunListener;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.Batcher;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Starts, stops and follows the run of one project. Everything that blocks happens away from the JavaFX thread, to which
 * this object belongs; live data comes in batches.
 */
public final class RunController {
    private static final Duration BATCH = Duration.ofMillis(100);

    private final CloudStarter starter;
    private final Background background;
    private final RunHooks hooks;
    private final RunRecord record;
    private final List<Consumer<RunState>> listeners = new CopyOnWriteArrayList<>();
    private final Batcher<Message> messages;
    private final Batcher<LogLine> lines;
    private final ReentrantLock cloudLock = new ReentrantLock();
    private RunState state = new RunState.Idle();
    private Optional<LocalCloud> cloud = Optional.empty();
    private Optional<Future<?>> starting = Optional.empty();
    private long run;

    public RunController(CloudStarter starter, Background background, RunRecord record, RunHooks hooks) {
        this.starter = starter;
        this.background = background;
        this.hooks = hooks;
        this.record = record;
        this.messages = background.batcher(BATCH, this::took);
        this.lines = background.batcher(BATCH, record::addLines);
    }

    public RunState state() {
        return state;
    }

    /** What runs, while it runs. */
    public Optional<LocalCloud> cloud() {
        return cloud;
    }

    /** Hears of every new state. */
    public void listen(Consumer<RunState> listener) {
        listeners.add(listener);
    }

    /** Starts the drawing. @param prepare writes what the functions are built from; runs away from the JavaFX thread */
    public void start(RunRequest request, Runnable prepare) {
        if (state.isBusy()) {
            return;
        }
        long mine = ++run;
        record.clear();
        become(new RunState.Starting(Words.of("run.preparing")));
        RunListener listener = new RunListener() {
            @Override
            public void onStep(String step) {
                background.onUi(() -> {
                    if (mine == run && state instanceof RunState.Starting) {
                        become(new RunState.Starting(step));
                    }
                });
            }

            @Override
            public void onProblem(NodeId node, String sentence) {
                lines.add(new LogLine(Instant.now(), node, "", sentence, true));
                background.onUi(() -> hooks.problem(node, sentence));
            }
        };
        starting = Optional.of(background.io(() -> {
            prepare.run();
            LocalCloud up = starter.start(request, listener);
            if (Thread.interrupted()) {
                up.close();
                throw new InterruptedException();
            }
            return up;
        }, up -> started(mine, up), failure -> {
            if (mine == run) {
                become(new RunState.Idle());
                if (!(failure instanceof InterruptedException)) {
                    hooks.failed(Words.of("run.cannot"), failure);
                }
            }
        }));
    }

    private void started(long mine, LocalCloud up) {
        if (mine != run || !(state instanceof RunState.Starting)) {
            // cancelled at the last moment
            background.io(() -> close(up), done -> { }, failure -> hooks.failed(Words.of("run.stop.failed"), failure));
            return;
        }
        cloud = Optional.of(up);
        up.journal().onMessage(messages::add);
        up.journal().onLine(lines::add);
        // what happened before we listened; the record knows each message by its number
        up.journal().messages().forEach(messages::add);
        up.journal().lines().forEach(lines::add);
        become(new RunState.Running(up.addresses()));
        up.ended().thenRun(() -> background.onUi(() -> ended(mine)));
    }

    /** It went down without being stopped here: by {@code drawbridge stop} in a terminal, or of itself. */
    private void ended(long mine) {
        if (mine == run && state instanceof RunState.Running) {
            run++;
            cloud = Optional.empty();
            become(new RunState.Idle());
            hooks.ended();
        }
    }

    private void took(List<Message> batch) {
        List<Message> fresh = record.addMessages(batch);
        Map<WireId, Boolean> crossed = new LinkedHashMap<>();
        fresh.forEach(message -> message.wire().ifPresent(wire -> crossed.merge(wire, message.ok(), Boolean::logicalAnd)));
        if (!crossed.isEmpty()) {
            hooks.crossed(crossed.entrySet().stream().map(e -> new RunHooks.Crossing(e.getKey(), e.getValue())).toList());
        }
    }

    /** Stops what runs, or gives up starting it. */
    public void stop() {
        switch (state) {
            case RunState.Idle idle -> { }
            case RunState.Stopping stopping -> { }
            case RunState.Starting atStep -> {
                run++;
                starting.ifPresent(future -> future.cancel(true));
                become(new RunState.Idle());
            }
            case RunState.Running running -> {
                run++;
                LocalCloud down = cloud.orElseThrow();
                cloud = Optional.empty();
                become(new RunState.Stopping());
                background.io(() -> close(down), done -> become(new RunState.Idle()), failure -> {
                    become(new RunState.Idle());
                    hooks.failed(Words.of("run.stop.failed"), failure);
                });
            }
        }
    }

    private boolean close(LocalCloud down) {
        cloudLock.lock();
        try {
            down.close();
            return true;
        } finally {
            cloudLock.unlock();
        }
    }

    /** Lets what runs take over changed code or a changed drawing. */
    public void reload(Design design, Runnable prepare, Runnable then) {
        cloud.ifPresent(running -> background.io(() -> {
            cloudLock.lock();
            try {
                prepare.run();
                running.reload(design);
                return true;
            } finally {
                cloudLock.unlock();
            }
        }, done -> then.run(), failure -> hooks.failed(Words.of("run.reload.failed"), failure)));
    }

    /** Ends everything now, on the calling thread: the program is about to end. */
    public void closeNow() {
        run++;
        starting.ifPresent(future -> future.cancel(true));
        cloud.ifPresent(LocalCloud::close);
        cloud = Optional.empty();
    }

    private void become(RunState newState) {
        state = newState;
        listeners.forEach(listener -> listener.accept(newState));
    }
}
