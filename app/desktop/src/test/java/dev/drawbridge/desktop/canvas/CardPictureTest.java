package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CardPictureTest {
    private static final int RED = 0xffff0000;
    private static final int WHITE = 0xffffffff;
    /** Half of black, premultiplied. */
    private static final int SHADE = 0x80000000;

    private static int[] white(int pixels) {
        int[] all = new int[pixels];
        Arrays.fill(all, WHITE);
        return all;
    }

    private static CardPicture of(int width, int... pixels) {
        return new CardPicture(pixels, width, pixels.length / width, 1, 0);
    }

    @Test
    void opaquePixelsAreCopiedTransparentOnesAreNot() {
        int[] into = white(9);
        of(2, RED, 0, 0, RED).paint(into, 3, 3, 1, 1, 1);
        assertThat(into).containsExactly(WHITE, WHITE, WHITE, WHITE, RED, WHITE, WHITE, WHITE, RED);
    }

    @Test
    void whatIsOutsideIsLeftOutOnAllFourSides() {
        int[] into = white(4);
        of(4, RED, RED, RED, RED, RED, SHADE, RED, RED, RED, RED, 0, RED, RED, RED, RED, RED).paint(into, 2, 2, -1, -1, 1);
        assertThat(into[0] >>> 24).isEqualTo(255);
        assertThat(into[0] & 255).isBetween(126, 128);
        assertThat(into[1]).isEqualTo(RED);
        assertThat(into[2]).isEqualTo(RED);
        assertThat(into[3]).isEqualTo(WHITE);
        int[] untouched = white(4);
        of(1, RED).paint(untouched, 2, 2, 5, -7, 1);
        of(1, RED).paint(untouched, 2, 2, -30, 0, 3);
        assertThat(untouched).containsOnly(WHITE);
    }

    @Test
    void ofTwiceTheSizeItIsTwiceAsWideAndHighAndSmoothBetween() {
        int[] into = white(8 * 4);
        of(3, RED, RED, 0xff0000ff, RED, RED, 0xff0000ff).paint(into, 8, 4, 1, 0, 2);
        for (int row = 0; row < 4; row++) {
            assertThat(into[row * 8]).isEqualTo(WHITE);
            assertThat(into[row * 8 + 1]).isEqualTo(RED);
            assertThat(into[row * 8 + 6]).isEqualTo(0xff0000ff);
            assertThat(into[row * 8 + 7]).isEqualTo(WHITE);
            int between = into[row * 8 + 4];
            assertThat(between >> 16 & 255).isBetween(180, 200);
            assertThat(between & 255).isBetween(55, 75);
        }
    }

    @Test
    void atAnyZoomAFlatPictureStaysFlatAndOfItsSize() {
        int[] flat = new int[37 * 23];
        Arrays.fill(flat, RED);
        for (double zoom = 0.35; zoom < 4; zoom += 0.071) {
            int[] into = white(160 * 100);
            of(37, flat).paint(into, 160, 100, 3, 2, zoom);
            assertThat(into).containsOnly(RED, WHITE);
            assertThat(Arrays.stream(into).filter(p -> p == RED).count()).isEqualTo(Math.min(157, Math.round(37 * zoom)) * Math.min(98, Math.round(23 * zoom)));
        }
    }

    @Test
    void mixedInksLieBetweenTheTwoInEveryChannel() {
        for (int part = 0; part <= 256; part += 8) {
            int mixed = Ink.mix(0xff1080f0, 0x40f02010, part);
            for (int shift = 0; shift < 32; shift += 8) {
                int a = 0xff1080f0 >>> shift & 255;
                int b = 0x40f02010 >>> shift & 255;
                assertThat(mixed >>> shift & 255).isBetween(Math.max(0, a + (b - a) * part / 256 - 2), Math.min(255, a + (b - a) * part / 256 + 2));
            }
        }
    }
}
