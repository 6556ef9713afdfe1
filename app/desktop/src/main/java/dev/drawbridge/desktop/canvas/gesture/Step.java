package dev.drawbridge.desktop.canvas.gesture;

import java.util.List;

/** What comes of one input: the state from now on, and what is to be done, in this order. */
public record Step(GestureState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step to(GestureState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }
}
