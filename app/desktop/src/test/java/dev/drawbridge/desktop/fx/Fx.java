package dev.drawbridge.desktop.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/** The toolkit, started once for all tests of this JVM. */
public final class Fx {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final long PATIENCE = 60;
    private static boolean started;

    private Fx() {}

    /** Starts the toolkit if it is not running. */
    public static synchronized void start() {
        if (!started) {
            CountDownLatch up = new CountDownLatch(1);
            Platform.startup(up::countDown);
            Platform.setImplicitExit(false);
            await(up);
            started = true;
        }
    }

    /** Runs on the JavaFX thread and waits for the answer. */
    public static <T> T call(Callable<T> action) {
        start();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(action.call());
            } catch (Throwable failed) {
                answer.completeExceptionally(failed);
            }
        });
        try {
            return answer.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    /** Runs on the JavaFX thread and waits. */
    public static void run(Runnable action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until it holds on the JavaFX thread; the limit is for a machine that does much else, and says only that it never will. */
    public static void until(Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!call(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited too long");
            }
            frames(1);
        }
    }

    /** Waits until that many frames were drawn. */
    public static void frames(int count) {
        CountDownLatch passed = new CountDownLatch(count);
        AnimationTimer[] timer = new AnimationTimer[1];
        run(() -> {
            timer[0] = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    passed.countDown();
                    Platform.requestNextPulse();
                }
            };
            timer[0].start();
        });
        await(passed);
        run(timer[0]::stop);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The toolkit does not answer.");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Keeps a picture of the node under {@code target/screenshots}. */
    public static Path picture(Node node, String name, double scale) {
        frames(3);
        WritableImage image = call(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(scale, scale));
            return node.snapshot(parameters, null);
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(PICTURES);
            Path file = PICTURES.resolve(name + ".png");
            ImageIO.write(out, "png", file.toFile());
            return file;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
