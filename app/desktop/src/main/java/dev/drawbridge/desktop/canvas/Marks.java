package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Map;

/**
 * Everything that one part of the window shows on the drawing at one time, handed to {@link CanvasView#mark}. A value: to
 * change something, hand over the whole again; only what differs is drawn anew.
 *
 * <p>Cards and wires that are not in the drawing (any more) may be named; nothing comes of it. Cards of a collapsed group
 * show on its card, the most urgent first.
 */
public record Marks(Map<NodeId, CardMark> cards, Map<WireId, WireMark> wires) {
    public static final Marks NONE = new Marks(Map.of(), Map.of());

    public Marks {
        cards = Map.copyOf(cards);
        wires = Map.copyOf(wires);
    }

    /** Who marks. Where two say something of the same part of a card, the later of these is seen. */
    public enum Layer {
        /** Figures of a running system. */
        LIVE,
        /** What a deploy will do, does and has done. */
        DEPLOY
    }
}
