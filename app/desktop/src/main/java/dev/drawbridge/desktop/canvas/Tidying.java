package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.layout.Rearrangement;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import java.util.Optional;
import java.util.Set;

/** Finds good places on another thread, slides the cards there and makes it one edit. */
final class Tidying {
    /** More cards than these do not slide but jump. */
    private static final int MOST_GLIDING = 400;

    private final CanvasView canvas;
    private final Workspace workspace;
    private final Scenery scenery;
    private final Stagecraft stage;
    private Optional<Glide> gliding = Optional.empty();
    private Optional<Thinking> thinking = Optional.empty();
    private boolean still;

    Tidying(CanvasView canvas, Workspace workspace, Scenery scenery, Stagecraft stage) {
        this.canvas = canvas;
        this.workspace = workspace;
        this.scenery = scenery;
        this.stage = stage;
    }

    /** Cards jump instead of sliding. */
    void setStill(boolean noMotion) {
        still = noMotion;
    }

    /** Tidies the selection if there are several cards in it, else the whole drawing. */
    void tidy() {
        Drawing drawing = workspace.store().drawing();
        Set<NodeId> chosen = workspace.selection().nodes();
        boolean some = chosen.size() > 1;
        Layout shown = drawing.layout().withPlaces(scenery.places(drawing.design().nodes().keySet())).withNotes(scenery.notes().settled());
        Tidy tidy = new Tidy(workspace.wires());
        thinking.ifPresent(Thinking::stop);
        thinking = Optional.of(Thinking.of(canvas.host(), Words.of("canvas.tidying"), () -> some ? tidy.of(drawing.design(), shown, chosen) : tidy.of(drawing.design(), shown), found -> {
            if (workspace.store().drawing() != drawing) {
                canvas.host().notice(Words.of("canvas.tidy.changed"));
            } else if (found.isEmpty()) {
                canvas.host().notice(Words.of(some ? "canvas.tidy.some" : "canvas.tidy.already"));
            } else {
                glide(found, !some);
            }
        }));
    }

    /** Slides the cards there and then makes it one edit; at once if motion is not wanted or there is too much of it. */
    private void glide(Rearrangement found, boolean whole) {
        Drawing drawing = workspace.store().drawing();
        Runnable apply = () -> {
            if (isFree(drawing)) {
                scenery.release();
                workspace.store().apply(found.edit());
                if (whole && !canvas.isFromFar()) {
                    canvas.fit();
                }
            }
        };
        endGlide();
        if (still || found.cards().size() > MOST_GLIDING) {
            apply.run();
            return;
        }
        Glide glide = new Glide(scenery.places(found.cards().keySet()), found.cards(), places -> {
            if (isFree(drawing)) {
                canvas.motion().go();
                stage.hold(places);
                canvas.touch();
            }
        }, apply);
        gliding = Optional.of(glide);
        glide.start();
    }

    /** Whether nobody else has changed the drawing or holds a card. */
    private boolean isFree(Drawing drawing) {
        return workspace.store().drawing() == drawing && canvas.state().held().isEmpty();
    }

    void stop() {
        thinking.ifPresent(Thinking::stop);
        endGlide();
    }

    private void endGlide() {
        gliding.ifPresent(Glide::stop);
    }
}
