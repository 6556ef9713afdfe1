package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.outline.OutlineView;
import dev.drawbridge.desktop.palette.PaletteView;
import dev.drawbridge.desktop.theme.TabStrip;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import javafx.scene.layout.BorderPane;

/** The panel at the left: what can be placed, or what is drawn. Collapsed, the icons of the palette alone. */
final class LeftPanel extends BorderPane {
    static final String PALETTE = "palette";
    static final String OUTLINE = "outline";

    private final PaletteView palette;
    private final OutlineView outline;
    private final TabStrip tabs = new TabStrip(this::show);
    private String current = PALETTE;

    LeftPanel(PaletteView palette, OutlineView outline) {
        this.palette = palette;
        this.outline = outline;
        getStyleClass().add("left-panel");
        show(PALETTE);
    }

    String current() {
        return current;
    }

    /** Shows the palette or the outline. */
    void show(String page) {
        current = page;
        tabs.show(List.of(new TabStrip.Tab(PALETTE, Words.of("palette.title")), new TabStrip.Tab(OUTLINE, Words.of("outline.title"))), page);
        arrange(palette.isCollapsed());
    }

    /** Shows icons alone, or all. */
    void setCollapsed(boolean collapsed) {
        palette.setCollapsed(collapsed);
        arrange(collapsed);
    }

    private void arrange(boolean collapsed) {
        boolean reading = current.equals(OUTLINE) && !collapsed;
        setTop(collapsed ? null : tabs);
        setCenter(reading ? outline : palette);
        outline.setVisible(reading);
        palette.setVisible(!reading);
    }
}
