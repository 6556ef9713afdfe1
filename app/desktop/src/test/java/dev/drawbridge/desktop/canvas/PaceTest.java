package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void itBeginsWithWhatIsExpectedAndLearns() {
        Pace pace = new Pace(3_000_000, 8, 1_500_000);
        assertThat(pace.next()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            pace.took(2, 900_000);
        }
        assertThat(pace.next()).as("0.45 ms each").isEqualTo(6);
        for (int i = 0; i < 20; i++) {
            pace.took(1, 9_000_000);
        }
        assertThat(pace.next()).as("one, however long it takes").isEqualTo(1);
        for (int i = 0; i < 40; i++) {
            pace.took(1, 1_000);
        }
        assertThat(pace.next()).as("no more than the most").isEqualTo(8);
    }

    @Test
    void nothingDoneTeachesNothing() {
        Pace pace = new Pace(3_000_000, 8, 1_500_000);
        pace.took(0, 90_000_000);
        assertThat(pace.next()).isEqualTo(2);
    }
}
