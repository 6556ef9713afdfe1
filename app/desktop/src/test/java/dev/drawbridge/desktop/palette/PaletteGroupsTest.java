package dev.drawbridge.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import org.junit.jupiter.api.Test;

class PaletteGroupsTest {
    private final Catalogue catalogue = Catalogue.standard();

    @Test
    void everythingThatCanBePlacedIsOfferedOnce() {
        assertThat(PaletteGroups.of(catalogue, "").kinds()).containsExactlyInAnyOrderElementsOf(catalogue.placeable());
        assertThat(PaletteGroups.of(catalogue, "").groups()).extracting(PaletteGroups.Group::title).doesNotHaveDuplicates();
    }

    @Test
    void vendorsWordsFindAKindToo() {
        assertThat(PaletteGroups.of(catalogue, "dynamo").kinds()).extracting(Kind::id).containsExactly("table");
        assertThat(PaletteGroups.of(catalogue, " LAMBDA ").kinds()).extracting(Kind::id).containsExactly("function");
    }

    @Test
    void everyTypedWordMustFit() {
        assertThat(PaletteGroups.of(catalogue, "queue zebra").groups()).isEmpty();
    }
}
