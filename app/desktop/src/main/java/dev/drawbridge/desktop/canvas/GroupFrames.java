package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Optional;
import java.util.function.Function;

/** Where the frame of a group is: round its cards, with a strip for the title. */
final class GroupFrames {
    /** The strip above the cards, by which a group is dragged. */
    static final double TITLE = 30;
    private static final double AIR = 20;

    private GroupFrames() {}

    /** @param card where a card is; asked for members only */
    static Optional<Bounds> of(Group group, Function<NodeId, Bounds> card) {
        return Bounds.around(group.members().stream().map(card).toList())
                .map(box -> new Bounds(box.x() - AIR, box.y() - TITLE, box.width() + 2 * AIR, box.height() + AIR + TITLE));
    }

    /** The part of a frame by which it is grabbed. */
    static Bounds title(Bounds frame) {
        return new Bounds(frame.x(), frame.y(), frame.width(), TITLE);
    }
}
