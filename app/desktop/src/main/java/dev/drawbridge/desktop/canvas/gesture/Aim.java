package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.wire.WireRule;

/** What a wire that hangs on the pointer would do if it were let go. */
public sealed interface Aim {
    /** It is over nothing. */
    record Nothing() implements Aim {}

    /** It would be drawn. */
    record Legal(NodeId card, WireRule rule) implements Aim {}

    /** It would be refused. @param reason one or two sentences */
    record Illegal(NodeId card, String reason) implements Aim {}
}
