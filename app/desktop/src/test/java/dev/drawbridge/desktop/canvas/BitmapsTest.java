package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.CacheHint;
import javafx.scene.Group;
import org.junit.jupiter.api.Test;

class BitmapsTest {
    @Test
    void aBitmapIsScaledOnlyWhereAPixelIsAUnit() {
        assertThat(Bitmaps.hint(1)).isEqualTo(CacheHint.SPEED);
        assertThat(Bitmaps.hint(1.25)).isEqualTo(CacheHint.QUALITY);
        assertThat(Bitmaps.hint(2)).isEqualTo(CacheHint.QUALITY);
    }

    @Test
    void atRestNothingIsABitmap() {
        Group card = new Group();
        Bitmaps.use(card, true, 2);
        assertThat(card.isCache()).isTrue();
        Bitmaps.use(card, false, 2);
        assertThat(card.isCache()).isFalse();
    }
}
