package dev.drawbridge.benchmarks;

import dev.drawbridge.desktop.canvas.CanvasHost;
import dev.drawbridge.desktop.canvas.CanvasView;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Works on large drawings as a hand does, one input per frame, and prints a Markdown table of what the frames cost. Runs
 * without the limit of 60 frames per second ({@code -Djavafx.animation.fullspeed=true}), so a frame's time is its cost
 * from one frame to the next, drawing included; beside it stands what of that a processor worked, see {@link Processor}.
 */
public final class CanvasBenchmark {
    private static final int FRAMES = 120;
    /**
     * An input comes at the start of a frame, whose picture is drawn while the next one, which has nothing to do, waits for
     * it; the one after that begins when the picture is there.
     */
    private static final int ANSWERED = 3;
    private static final int MANY = 500;
    /** Frames that nobody measures: the virtual machine has compiled by then what a user's has after some seconds. */
    private static final int WARM_UP = 60;
    private static final int TIDY_SECONDS = 20;
    /** By then the virtual machine has given back what it has freed. */
    private static final Duration REST = Duration.seconds(7);

    /** Which gestures to measure: those whose {@code name at zoom} fits; all by default. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("benchmarks.only", ""));

    private final double width;
    private final double height;
    private final List<Runnable> steps = new ArrayList<>();
    private Stage stage;
    private CanvasView canvas;
    private Workspace workspace;
    private Mouse mouse;

    private CanvasBenchmark(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** @param args numbers of cards, of 100, 1000 and 5000; by default all, and 100 once more */
    public static void main(String[] args) {
        String[] size = System.getProperty("benchmarks.window", "1200x800").split("x");
        CanvasBenchmark benchmark = new CanvasBenchmark(Double.parseDouble(size[0]), Double.parseDouble(size[1]));
        // the first is measured while the compiler is still at work, as in the first half minute of the designer; so it is measured again
        List<String> wanted = args.length == 0 ? List.of("100", "1000", "5000", "100") : List.of(args);
        Platform.startup(() -> benchmark.run(wanted));
    }

    private void run(List<String> sizes) {
        System.out.printf("Window %.0f x %.0f, %s.%n%n", width, height, System.getProperty("glass.platform", "a window of the system"));
        // the first canvas of a process also pays for the toolkit and the style sheets
        open(ServiceDrawing.of(100, 113), took -> { });
        for (int i = 0; i < sizes.size(); i++) {
            int count = Integer.parseInt(sizes.get(i));
            String again = sizes.subList(0, i).contains(sizes.get(i)) ? ", once more" : "";
            open(ServiceDrawing.of(count, wires(count)), took -> report(count, again, took));
            gestures(count, "1");
            gestures(count, "fit");
            steps.add(this::memory);
        }
        for (String cards : new java.util.LinkedHashSet<>(sizes)) {
            tidy(Integer.parseInt(cards));
        }
        steps.add(Platform::exit);
        next();
    }

    /** What the process holds as it is, and what once the hand has rested for a while, when the designer collects and the system gets back what is free. */
    private void memory() {
        long working = Memory.ofThisMb();
        System.gc();
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(event -> {
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("%nThe process holds %d MB after it, %d MB at rest: %d MB without what it shares with others, %d MB of pictures on their way to the display, %d MB of heap in use.%n%n",
                    working, Memory.ofThisMb(), Memory.shareOfThisMb(), Memory.picturesOfThisMb(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            next();
        });
        rest.playFromStart();
    }

    /** Off the JavaFX thread, as the designer does it: the first time, and the median of some more. Ends after a while, come what may. */
    private void tidy(int cards) {
        steps.add(() -> {
            if (!ONLY.matcher("tidy").find()) {
                next();
                return;
            }
            Thread worker = Thread.ofVirtual().unstarted(() -> {
                // a drawing too large for the heap or for the time must end the measurement of it, not the benchmark
                try {
                    timeTidy(cards);
                } catch (OutOfMemoryError e) {
                    System.out.printf("Tidy of %,d cards does not fit into %d MB.%n", cards, Runtime.getRuntime().maxMemory() >> 20);
                } catch (CancellationException e) {
                    System.out.printf("Tidy of %,d cards takes longer than %d s.%n", cards, TIDY_SECONDS);
                } finally {
                    Platform.runLater(this::next);
                }
            });
            worker.start();
            Thread.ofVirtual().start(() -> {
                try {
                    if (!worker.join(java.time.Duration.ofSeconds(TIDY_SECONDS))) {
                        worker.interrupt();
                    }
                } catch (InterruptedException e) {
                    worker.interrupt();
                }
            });
        });
    }

    private static void timeTidy(int cards) {
        Drawing drawing = ServiceDrawing.of(cards, wires(cards));
        Tidy tidy = new Tidy(WireTable.standard());
        double[] took = new double[8];
        for (int i = 0; i < took.length; i++) {
            long before = System.nanoTime();
            tidy.of(drawing.design(), drawing.layout());
            took[i] = (System.nanoTime() - before) / 1e6;
        }
        System.out.printf("Tidy of %,d cards: %.0f ms first, %.0f ms once warm (median of %d).%n", cards, took[0],
                new FrameTimes(Arrays.copyOfRange(took, 3, took.length)).at(0.5), took.length - 3);
    }

    private static int wires(int cards) {
        return switch (cards) {
            case 100 -> 113;
            case 1_000 -> 1_153;
            case 5_000 -> 5_757;
            default -> cards;
        };
    }

    private void next() {
        steps.removeFirst().run();
    }

    private interface Took {
        void millis(double millis);
    }

    private void open(Drawing drawing, Took took) {
        steps.add(() -> {
            if (canvas != null) {
                canvas.dispose();
                stage.close();
            }
            long before = System.nanoTime();
            workspace = new Workspace(new DesignStore(drawing), Catalogue.standard(), WireTable.standard(), new Selection());
            canvas = new CanvasView(workspace, new Deaf());
            mouse = new Mouse(canvas);
            stage = new Stage();
            Scene scene = new Scene(new StackPane(canvas), width, height);
            Theme.LIGHT.apply(scene);
            stage.setScene(scene);
            stage.show();
            canvas.requestFocus();
            afterFrames(2, () -> {
                took.millis((System.nanoTime() - before) / 1e6);
                afterFrames(WARM_UP, this::next);
            });
        });
    }

    private void report(int cards, String again, double took) {
        System.out.printf("### %,d cards, %,d wires%s%n%nOpened in %.0f ms.%n%n", cards, workspace.store().design().wires().size(), again, took);
        System.out.println("| gesture | zoom | p50 ms | p95 ms | max ms | frames/s | event to frame, p95 ms | processor, p50 ms | processor, p95 ms |\n|---|---|---|---|---|---|---|---|---|");
    }

    private void afterFrames(int frames, Runnable then) {
        new AnimationTimer() {
            private int left = frames;

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                if (left-- == 0) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private void gestures(int cards, String zoom) {
        Runnable look = () -> {
            canvas.perform(CanvasAction.FIT);
            if (zoom.equals("1")) {
                canvas.perform(CanvasAction.ACTUAL_SIZE);
            }
            workspace.selection().clear();
        };
        double cx = width / 2;
        double cy = height / 2;
        measure("pan", zoom, look, i -> mouse.scroll(i % 100 < 50 ? -9 : 9, i % 60 < 30 ? -5 : 5, false));
        measure("zoom sweep", zoom, look, i -> mouse.scroll(0, i % 100 < 50 ? 20 : -20, true));
        NodeId[] card = new NodeId[1];
        measure("drag one", zoom, () -> {
            look.run();
            card[0] = nearMiddle();
        }, i -> drag(card[0], i, i == 0));
        measure("drag " + Math.min(MANY, cards / 2), zoom, () -> {
            look.run();
            card[0] = nearMiddle();
            java.util.Set<NodeId> many = new java.util.LinkedHashSet<>(List.of(card[0]));
            workspace.store().design().nodes().keySet().stream().limit(Math.min(MANY, cards / 2) - 1).forEach(many::add);
            workspace.selection().set(many, java.util.Set.of());
        }, i -> drag(card[0], i, i == 0));
        measure("marquee", zoom, look, i -> {
            if (i == 0) {
                mouse.press(3, 3);
            } else if (i == FRAMES - 1) {
                mouse.release();
            } else {
                mouse.move(3 + cx * 1.9 * i / FRAMES, 3 + cy * 1.9 * i / FRAMES);
            }
        });
        measure("undo and redo", zoom, () -> {
            look.run();
            NodeId moved = nearMiddle();
            workspace.store().apply(new dev.drawbridge.model.edit.CardEdit.MoveNodes(java.util.Map.of(moved,
                    workspace.store().layout().place(moved).orElseThrow().plus(32, 48))));
        }, i -> canvas.perform(i % 2 == 0 ? CanvasAction.UNDO : CanvasAction.REDO));
    }

    private NodeId nearMiddle() {
        return workspace.store().design().nodes().keySet().stream()
                .min(java.util.Comparator.comparingDouble(id -> canvas.boundsOf(id).map(box -> Math.hypot(middle(box.getMinX(), box.getMaxX()) - width / 2,
                        middle(box.getMinY(), box.getMaxY()) - height / 2)).orElse(1e9))).orElseThrow();
    }

    private static double middle(double a, double b) {
        return (a + b) / 2;
    }

    private void drag(NodeId card, int step, boolean first) {
        Bounds box = canvas.boundsOf(card).orElseThrow();
        if (first) {
            mouse.press(middle(box.getMinX(), box.getMaxX()), middle(box.getMinY(), box.getMaxY()));
        } else if (step == FRAMES - 1) {
            mouse.release();
        } else {
            mouse.move(width / 2 + 180 * Math.sin(step / 12.0), height / 2 + 120 * Math.cos(step / 9.0));
        }
    }

    /** First one input per frame, which shows how many frames there are; then one at a time, which shows how soon it is seen. */
    private void measure(String name, String zoom, Runnable prepare, IntConsumer input) {
        if (!ONLY.matcher(name + " at " + zoom).find()) {
            return;
        }
        FrameTimes[] frames = new FrameTimes[1];
        Processor[] processor = new Processor[1];
        steps.add(() -> {
            prepare.run();
            afterFrames(12, () -> {
                processor[0] = new Processor(FRAMES);
                feed(1, input, processor[0]::frame, times -> frames[0] = times);
            });
        });
        steps.add(() -> {
            prepare.run();
            afterFrames(12, () -> feed(ANSWERED, input, () -> { }, times -> print(name, zoom, frames[0], times, processor[0])));
        });
    }

    /** Gives an input every so many frames and times each until the next frame that may follow it. */
    private void feed(int every, IntConsumer input, Runnable eachFrame, Consumer<FrameTimes> found) {
        new AnimationTimer() {
            private final double[] times = new double[FRAMES];
            private int frame;
            private long began;

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                eachFrame.run();
                int step = frame / every;
                boolean last = frame % every == every - 1;
                if (frame % every == 0 && step > 0 && every == 1) {
                    times[step - 1] = (System.nanoTime() - began) / 1e6;
                } else if (last && every > 1) {
                    times[step] = (System.nanoTime() - began) / 1e6;
                }
                if (step == FRAMES) {
                    stop();
                    found.accept(new FrameTimes(times));
                    afterFrames(3, CanvasBenchmark.this::next);
                    return;
                }
                if (frame++ % every == 0) {
                    began = System.nanoTime();
                    input.accept(step);
                }
            }
        }.start();
    }

    private static void print(String name, String zoom, FrameTimes frames, FrameTimes answers, Processor processor) {
        System.out.printf("| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n", name, zoom, FrameTimes.number(frames.at(0.5)), FrameTimes.number(frames.at(0.95)),
                FrameTimes.number(frames.worst()), FrameTimes.number(frames.perSecond()), FrameTimes.number(answers.at(0.95)),
                FrameTimes.number(processor.slower(0.5)), FrameTimes.number(processor.slower(0.95)));
    }

    /** Nobody is told. */
    private static final class Deaf implements CanvasHost {
        @Override
        public void open(NodeId card) {}

        @Override
        public void rename(NodeId card) {}

        @Override
        public void notice(String text) {}

        @Override
        public void menu(Target under, double screenX, double screenY) {}
    }
}
