package dev.drawbridge.desktop.outline;

import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;

/** What the outline asks of the window, for the drawing as it is now. */
public interface OutlineWords {
    /** {@code search, function, 1 trigger, reads products, 1 warning}. */
    String card(NodeId card);

    /** {@code search reads products}. */
    String wire(WireId wire);

    /** Selects a card and scrolls to it. */
    void show(NodeId card);

    /** Selects a wire and scrolls to it. */
    void show(WireId wire);

    /** Selects a note and scrolls to it. */
    void show(NoteId note);

    /** Selects the cards of a group and scrolls to them. */
    void show(GroupId group);

    /** Opens a card, as a double click on it would. */
    void open(NodeId card);

    /** Lets the text of a note be typed. */
    void open(NoteId note);

    /** Draws the group as one card, or as a frame again. */
    void fold(GroupId group, boolean collapse);
}
