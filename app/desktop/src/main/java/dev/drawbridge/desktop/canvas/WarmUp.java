package dev.drawbridge.desktop.canvas;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.paint.Color;

/**
 * Paints something that nobody sees, so that the virtual machine has compiled how it is done before the hand moves the
 * view for the first time: otherwise the first seconds take twice as long for each frame. Takes a fifth of a second of one
 * processor, on a thread that gives way to all others.
 */
final class WarmUp {
    private static final AtomicBoolean DONE = new AtomicBoolean();
    private static final int SIZE = 256;
    private static final int ROUNDS = 400;

    private WarmUp() {}

    /** Begins it, once in the life of the program. */
    static void begin() {
        if (DONE.compareAndSet(false, true)) {
            Thread thread = new Thread(WarmUp::paint, "canvas warm-up");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    private static void paint() {
        Raster raster = new Raster();
        CardPicture card = card();
        for (int i = 0; i < ROUNDS; i++) {
            raster.begin(SIZE, SIZE, 1, i % 2 == 0 ? Optional.of(Color.WHITE) : Optional.empty());
            for (int j = 0; j < 40; j++) {
                raster.rectangle(j * 6.0, i % SIZE, 2, 2, 0xff808080);
                raster.stroke(j, i % SIZE, SIZE - j * 3.0, j * 5.0, 0xff405060, 1 + j % 3);
            }
            raster.triangle(i % SIZE, 10, i % SIZE + 8, 14, i % SIZE, 18, 0xff405060);
            raster.picture(card, i % 90, i % 70, 0.5 + i % 30 / 20.0);
            raster.picture(card, i % 90, i % 70, 1);
        }
    }

    /** Shadow, edge, ground and letters. */
    private static CardPicture card() {
        int[] pixels = new int[SIZE * SIZE / 2];
        Arrays.fill(pixels, SIZE * 4, pixels.length - SIZE * 4, 0xffffffff);
        for (int i = 0; i < SIZE; i++) {
            pixels[i * SIZE / 2] = 0x20000000;
            pixels[i * SIZE / 2 + i % 40] = 0xff000000 | i * 4099;
        }
        return new CardPicture(pixels, SIZE, SIZE / 2, 1, 12);
    }
}
