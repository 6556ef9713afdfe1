package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.canvas.CanvasHost;
import dev.drawbridge.desktop.canvas.CanvasView;
import dev.drawbridge.desktop.canvas.CardStatus;
import dev.drawbridge.desktop.canvas.Ghosts;
import dev.drawbridge.desktop.canvas.Marks;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/** The canvas as the window's surface. */
final class CanvasSurface implements Surface {
    private final CanvasView canvas;
    private final SurfaceEvents events;
    private Optional<ContextMenu> shownMenu = Optional.empty();

    CanvasSurface(Workspace workspace, SurfaceEvents events) {
        this.events = events;
        this.canvas = new CanvasView(workspace, new Host());
        canvas.setReducedMotion(Platform.getPreferences().isReducedMotion());
        canvas.setStatus(new CardStatus() {
            @Override
            public String live(NodeId card) {
                return events.live(card);
            }

            @Override
            public Optional<Badge> badge(NodeId card) {
                return events.findings(card).map(summary -> new Badge(summary.count(), summary.worst()));
            }
        });
    }

    private final class Host implements CanvasHost {
        @Override
        public void open(NodeId card) {
            events.open(card);
        }

        @Override
        public void rename(NodeId card) {
            events.rename(card);
        }

        @Override
        public void notice(String text) {
            events.notice(text);
        }

        @Override
        public void undoable(String text, Runnable undo) {
            events.undoable(text, undo);
        }

        @Override
        public <T> Runnable think(java.util.concurrent.Callable<T> work, java.util.function.Consumer<T> then, Runnable failed) {
            return events.think(work, then, failed);
        }

        @Override
        public Runnable busy(String text, Runnable stop) {
            return events.busy(text, stop);
        }

        @Override
        public void written(WireId wire, java.util.function.Consumer<List<String>> then) {
            events.written(wire, then);
        }

        @Override
        public void leave(boolean forward) {
            events.leave(forward);
        }

        @Override
        public void links(List<String> addresses, double screenX, double screenY) {
            if (addresses.size() == 1) {
                events.openLink(addresses.getFirst());
                return;
            }
            ContextMenu menu = new ContextMenu();
            for (String address : addresses) {
                MenuItem item = new MenuItem(address);
                item.setMnemonicParsing(false);
                item.setOnAction(event -> events.openLink(address));
                menu.getItems().add(item);
            }
            shown(menu, screenX, screenY);
        }

        private void shown(ContextMenu menu, double screenX, double screenY) {
            shownMenu.ifPresent(ContextMenu::hide);
            shownMenu = Optional.of(menu);
            menu.show(canvas, screenX, screenY);
        }

        @Override
        public void menu(Target under, double screenX, double screenY) {
            Actions actions = events.actions();
            List<String> started = Stream.of("run-tick", "run-sample").filter(id -> actions.get(id).enabled().getAsBoolean()).toList();
            List<String> ids = under.cardUnder().isPresent()
                    ? with(started, "edit-open", "edit-rename", "edit-connect", "edit-add-called", "", "edit-cut", "edit-copy", "edit-duplicate", "", "arrange-tidy", "arrange-group", "arrange-ungroup", "arrange-colour", "", "live-logs", "deploy-push", "deploy-copy", "deploy-call", "", "edit-reconnect", "edit-delete")
                    : under instanceof Target.OnGroup || under instanceof Target.OnFold
                    ? List.of("edit-rename", "arrange-collapse", "arrange-expand", "arrange-colour", "arrange-ungroup", "", "arrange-tidy", "edit-copy", "edit-duplicate", "", "edit-delete")
                    : under.noteUnder().isPresent() ? List.of("edit-open", "edit-open-link", "arrange-colour", "", "edit-cut", "edit-copy", "edit-duplicate", "", "edit-delete")
                    : under.wireUnder().isPresent() ? List.of("edit-delete")
                    : List.of("edit-add", "edit-note", "edit-paste", "edit-select-all", "arrange-tidy", "", "view-fit", "view-actual", "", "project-settings");
            shown(Menus.popup(actions, ids), screenX, screenY);
        }
    }

    /** What can be done now and seldom, then what every card has. */
    private static List<String> with(List<String> first, String... rest) {
        return Stream.concat(Stream.concat(first.stream(), first.isEmpty() ? Stream.of() : Stream.of("")), Stream.of(rest)).toList();
    }

    @Override
    public Region node() {
        return canvas;
    }

    @Override
    public void reveal(NodeId card) {
        canvas.reveal(card);
    }

    @Override
    public void reveal(WireId wire) {
        canvas.reveal(wire);
    }

    @Override
    public void reveal(NoteId note) {
        canvas.reveal(note);
    }

    @Override
    public void write(NoteId note) {
        canvas.write(note);
    }

    @Override
    public void mark(Marks.Layer layer, Marks marks) {
        canvas.mark(layer, marks);
    }

    @Override
    public void ghosts(Ghosts ghosts) {
        canvas.ghosts(ghosts);
    }

    @Override
    public void pulse(WireId wire, boolean ok) {
        canvas.pulse(wire, ok);
    }

    @Override
    public void refreshStatus(Set<NodeId> cards) {
        canvas.refreshStatus(cards);
    }

    @Override
    public void perform(String action) {
        canvas.perform(CanvasAction.valueOf(action));
    }

    @Override
    public void onZoom(DoubleConsumer listener) {
        canvas.zoomProperty().addListener((observable, before, after) -> listener.accept(after.doubleValue()));
        listener.accept(canvas.zoomProperty().get());
    }

    @Override
    public void keys(Keymap keys) {
        canvas.setKeymap(keys);
    }

    @Override
    public void focus() {
        canvas.requestFocus();
    }

    @Override
    public void dispose() {
        canvas.dispose();
    }

    @Override
    public void carry(Kind kind, double sceneX, double sceneY) {
        canvas.palette().drag(kind.id(), sceneX, sceneY);
    }

    @Override
    public void drop(Kind kind, double sceneX, double sceneY) {
        // where it is let go counts, also if no movement was told before
        canvas.palette().drag(kind.id(), sceneX, sceneY);
        canvas.palette().drop(sceneX, sceneY);
        canvas.requestFocus();
    }

    @Override
    public void cancel() {
        canvas.palette().cancel();
    }

    @Override
    public void place(Kind kind) {
        canvas.palette().place(kind.id());
    }
}
