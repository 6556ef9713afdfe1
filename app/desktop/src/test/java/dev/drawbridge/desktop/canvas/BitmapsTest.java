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
    void atRestABitmapIsPaintedAnewWhereTheZoomIsAnother() {
        Group card = new Group();
        Bitmaps.use(card, true, 1);
        assertThat(card.getCacheHint()).isEqualTo(CacheHint.SPEED);
        Bitmaps.use(card, false, 1);
        assertThat(card.isCache()).isTrue();
        assertThat(card.getCacheHint()).isEqualTo(CacheHint.DEFAULT);
    }
}
