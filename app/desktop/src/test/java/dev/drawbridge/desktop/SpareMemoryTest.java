package dev.drawbridge.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {
    @Test
    void aHeapThatHasGrownIsCollectedWhenTheHandHasRestedAndNotAgainUntilItGrows() throws InterruptedException {
        AtomicLong heap = new AtomicLong(200L << 20);
        AtomicInteger collections = new AtomicInteger();
        Semaphore looks = new Semaphore(0);
        Scene scene = Fx.call(() -> new Scene(new Group()));
        SpareMemory spare = Fx.call(() -> new SpareMemory(Duration.millis(5), () -> {
            looks.release();
            return heap.get();
        }, () -> {
            collections.incrementAndGet();
            heap.addAndGet(-(50L << 20));
        }));
        Fx.run(() -> spare.watch(scene));
        // once before and once after the collection
        looks.acquire(2);
        assertThat(collections).hasValue(1);

        press(scene);
        looks.acquire(1);
        assertThat(collections).hasValue(1);

        heap.addAndGet(60L << 20);
        press(scene);
        looks.acquire(2);
        assertThat(collections).hasValue(2);
        Fx.run(spare::stop);
    }

    private static void press(Scene scene) {
        Fx.run(() -> Event.fireEvent(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false)));
    }
}
