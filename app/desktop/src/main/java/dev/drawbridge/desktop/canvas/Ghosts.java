package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.End;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.kind.Kind;
import java.util.List;

/**
 * What is not drawn but exists somewhere else: cards and wires that stand dashed on the canvas while another part of the window
 * speaks of them, and cannot be touched. A value, handed over whole to {@link CanvasView#ghosts}.
 *
 * @param wires between ghosts, or a ghost and a card, or two cards
 */
public record Ghosts(List<Card> cards, List<Wire> wires) {
    /** None. */
    public static final Ghosts NONE = new Ghosts(List.of(), List.of());

    public Ghosts {
        cards = List.copyOf(cards);
        wires = List.copyOf(wires);
    }

    /**
     * A card that is not drawn.
     *
     * @param place of its top left corner
     * @param badge a word or two that say what becomes of it
     * @param words the same as a sentence, for screen readers
     */
    public record Card(NodeId id, Kind kind, String name, Point place, String badge, String words) {}

    /** A wire that is not drawn. @param from a port of a card or of a ghost */
    public record Wire(End from, End to) {}

    /** Whether there is none. */
    public boolean isEmpty() {
        return cards.isEmpty() && wires.isEmpty();
    }
}
