package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.palette.PaletteHooks;
import dev.drawbridge.model.kind.Kind;
import java.util.function.Supplier;

/** The surface, for the palette; where the palette lies over it, it goes away when a card is placed. */
record RoomMaking(Supplier<Panes> panes) implements PaletteHooks {
    @Override
    public void carry(Kind kind, double sceneX, double sceneY) {
        panes.get().surface().carry(kind, sceneX, sceneY);
    }

    @Override
    public void drop(Kind kind, double sceneX, double sceneY) {
        panes.get().surface().drop(kind, sceneX, sceneY);
        makeRoom();
    }

    @Override
    public void cancel() {
        panes.get().surface().cancel();
    }

    @Override
    public void place(Kind kind) {
        panes.get().surface().place(kind);
        makeRoom();
    }

    private void makeRoom() {
        Workbench bench = panes.get().bench();
        if (bench.isNarrow() && bench.isPaletteOpen()) {
            bench.setPaletteOpen(false);
        }
    }
}
