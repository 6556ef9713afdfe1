package dev.drawbridge.desktop.canvas;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Knows whether something moves, the view or what the hand holds: it has come to rest when nothing has for a moment. */
final class Motion {
    /** After this long without motion everything is painted sharp. */
    private static final Duration REST = Duration.millis(160);

    private final PauseTransition rest = new PauseTransition(REST);
    private final Runnable viewRests;
    private boolean moving;
    private boolean viewMoves;

    /**
     * @param viewRests heard when the view has come to rest, or something else moves in it
     * @param rests heard when nothing moves any more
     */
    Motion(Runnable viewRests, Runnable rests) {
        this.viewRests = viewRests;
        rest.setOnFinished(event -> {
            moving = false;
            settle();
            rests.run();
        });
    }

    /** Something moves in the view now. */
    void go() {
        settle();
        moving = true;
        rest.playFromStart();
    }

    /** The view moves now: everything in it does. */
    void goView() {
        viewMoves = true;
        moving = true;
        rest.playFromStart();
    }

    /** It rests at once. */
    void end() {
        rest.stop();
        moving = false;
        settle();
    }

    private void settle() {
        if (viewMoves) {
            viewMoves = false;
            viewRests.run();
        }
    }

    /** Whether the view has moved since its last rest. */
    boolean isViewMoving() {
        return viewMoves;
    }

    boolean isGoing() {
        return moving;
    }

    void stop() {
        rest.stop();
    }
}
