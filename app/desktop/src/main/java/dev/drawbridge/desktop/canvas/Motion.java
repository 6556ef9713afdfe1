package dev.drawbridge.desktop.canvas;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Knows whether something moves: it has come to rest when nothing has for a moment. */
final class Motion {
    /** After this long without motion cards are painted sharp. */
    private static final Duration REST = Duration.millis(160);

    private final PauseTransition rest = new PauseTransition(REST);
    private final Runnable begins;
    private boolean moving;

    /**
     * @param begins heard of every motion, also while another goes on
     * @param ends heard once after the last
     */
    Motion(Runnable begins, Runnable ends) {
        this.begins = begins;
        rest.setOnFinished(event -> {
            moving = false;
            ends.run();
        });
    }

    /** Something moves now. */
    void go() {
        moving = true;
        begins.run();
        rest.playFromStart();
    }

    boolean isGoing() {
        return moving;
    }

    void stop() {
        rest.stop();
    }
}
