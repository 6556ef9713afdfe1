package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/** A note: a sheet with its words. What does not fit is cut off at the edge. */
final class NoteView extends Region {
    private static final double PADDING = 12;

    private final NoteId id;
    private final NoteText text = new NoteText();
    private final Rectangle edge = new Rectangle();
    private final Polyline corner = new Polyline(0, 8, 8, 0);

    NoteView(NoteId id) {
        this.id = id;
        setId("note-" + id);
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        corner.getStyleClass().add("canvas-note-corner");
        corner.setManaged(false);
        text.setManaged(false);
        text.setClip(edge);
        getChildren().addAll(text, corner);
    }

    NoteId note() {
        return id;
    }

    void show(Note note, NoteBox box) {
        getStyleClass().setAll("canvas-note", "family-" + (note.colour().isEmpty() ? "client" : note.colour()));
        text.show(note.text());
        String plain = Markdown.plain(note.text());
        int links = Markdown.links(note.text()).size();
        setAccessibleText(plain.isEmpty() ? Words.of("note.empty") : Words.of("note.words", plain) + (links == 0 ? "" : ", " + Words.of("note.links", links)));
        resizeRelocate(box.place().x(), box.place().y(), box.width(), box.height());
        requestLayout();
    }

    /** Where the link leads whose words are at that point of the world. */
    Optional<String> linkAt(Point world) {
        return text.linkAt(text.parentToLocal(parentToLocal(world.x(), world.y())));
    }

    /** The height that shows all words at the width that it has. */
    double wishedHeight() {
        return Math.ceil(text.prefHeight(getWidth() - 2 * PADDING)) + 2 * PADDING;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PADDING;
        double height = getHeight() - 2 * PADDING;
        text.resizeRelocate(PADDING, PADDING, width, Math.max(height, text.prefHeight(width)));
        edge.setWidth(width);
        edge.setHeight(height + PADDING / 2);
        corner.relocate(getWidth() - 12, getHeight() - 12);
    }
}
