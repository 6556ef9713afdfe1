package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import java.util.Optional;
import java.util.function.Function;

/** Where a group is: a frame round its cards with a strip for the title, or one card where the cards' upper left corner is. */
public final class GroupFrames {
    /** The strip above the cards, by which a group is dragged. */
    public static final double TITLE = 32;
    /** Between the outermost cards and the frame. */
    public static final double AIR = 20;
    /** Width and height of the sign in the title that collapses the group. */
    public static final double SIGN = 24;

    private GroupFrames() {}

    /**
     * The frame of an expanded group; empty for a group without cards.
     *
     * @param card the rectangle of a card; asked for members only
     */
    public static Optional<Bounds> frame(Group group, Function<NodeId, Bounds> card) {
        return around(group, card).map(box -> new Bounds(box.x() - AIR, box.y() - TITLE, box.width() + 2 * AIR, box.height() + AIR + TITLE));
    }

    /** The one card of a collapsed group; empty for a group without cards. */
    public static Optional<Bounds> card(Group group, Function<NodeId, Bounds> card) {
        return around(group, card).map(box -> CardMetrics.bounds(new Point(box.x(), box.y())));
    }

    private static Optional<Bounds> around(Group group, Function<NodeId, Bounds> card) {
        return Bounds.around(group.members().stream().map(card).toList());
    }

    /** The part of a frame by which it is grabbed. */
    public static Bounds title(Bounds frame) {
        return new Bounds(frame.x(), frame.y(), frame.width(), TITLE);
    }

    /** The sign that expands the card of a collapsed group: at the lower right, because findings stand at the upper. */
    public static Bounds pileSign(Bounds card) {
        return new Bounds(card.maxX() - SIGN - 8, card.maxY() - SIGN - 6, SIGN, SIGN);
    }

    /** The sign that collapses a frame, at the right of its title. */
    public static Bounds sign(Bounds frame) {
        return new Bounds(frame.maxX() - SIGN - 8, frame.y() + 5, SIGN, SIGN);
    }
}
