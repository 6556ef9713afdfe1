package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.WireLedger;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** After a moment over a wire a sheet says what it does; it goes with the next thing that happens. */
final class Hints {
    private static final Duration MOMENT = Duration.millis(450);

    private final CanvasView canvas;
    private final Workspace workspace;
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private Optional<WireId> wire = Optional.empty();
    private Optional<WireId> shown = Optional.empty();

    /** @param pointer where the pointer is, in pixels */
    Hints(CanvasView canvas, Workspace workspace, Supplier<Optional<Point>> pointer) {
        this.canvas = canvas;
        this.workspace = workspace;
        moment.setOnFinished(event -> wire.ifPresent(id -> pointer.get().ifPresent(at -> explain(id, at))));
    }

    /** The pointer is over that wire, or over none. */
    void over(Optional<WireId> now) {
        if (!now.equals(wire)) {
            wire = now;
            hide();
            if (now.isPresent()) {
                moment.playFromStart();
            }
        }
    }

    void hide() {
        moment.stop();
        shown = Optional.empty();
        canvas.chrome().wireHint().setVisible(false);
    }

    void explain(WireId id, Point at) {
        var design = workspace.store().design();
        Set<WireId> together = canvas.folding().together(id);
        design.wire(id).map(wire -> together.size() == 1 ? WireLedger.of(design, workspace.catalogue(), workspace.wires(), wire)
                : WireLedger.of(design, workspace.catalogue(), workspace.wires(), together))
                .ifPresent(ledger -> {
                    WireHint hint = canvas.chrome().wireHint();
                    hint.show(ledger, List.of(), at, canvas.getWidth(), canvas.getHeight());
                    if (together.size() == 1) {
                        // the formats take a moment longer; by then the pointer may be elsewhere
                        shown = Optional.of(id);
                        canvas.host().written(id, lines -> {
                            if (hint.isVisible() && shown.equals(Optional.of(id))) {
                                hint.show(ledger, lines, at, canvas.getWidth(), canvas.getHeight());
                            }
                        });
                    }
                });
    }

    void stop() {
        moment.stop();
    }
}
