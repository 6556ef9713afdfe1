package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.Optional;
import java.util.Set;

/** Lets names be typed where they stand. */
final class Naming {
    /** Below this zoom a name cannot be typed on its card. */
    private static final double SMALLEST_TITLE = 0.6;

    private final CanvasView canvas;
    private final Workspace workspace;
    private final Scenery scenery;

    Naming(CanvasView canvas, Workspace workspace, Scenery scenery) {
        this.canvas = canvas;
        this.workspace = workspace;
        this.scenery = scenery;
    }

    /** On the card itself, or beside the canvas where the card is too small to be read. */
    void card(NodeId card) {
        if (canvas.viewpoint().zoom() < SMALLEST_TITLE) {
            canvas.host().rename(card);
            return;
        }
        canvas.reveal(card);
        canvas.frames().renderAll();
        String old = workspace.store().design().requireNode(card).name();
        canvas.chrome().rename(old, title(scenery.card(card)),
                name -> apply(new CardEdit.RenameNode(card, name)));
    }

    void group(GroupId id) {
        Group group = workspace.store().design().groups().get(id);
        scenery.groups().box(id).ifPresent(box -> {
            canvas.frames().renderAll();
            Bounds field = group.collapsed() ? title(box) : new Bounds(box.x() + 8, box.y() + 3, Math.min(240, box.width() - 44), 26);
            canvas.chrome().rename(group.title(), field, title -> apply(new GroupEdit.PutGroup(group.withTitle(title))));
        });
    }

    /** A note that is left empty goes; one whose words do not fit grows downwards. */
    void note(NoteId id) {
        Note note = workspace.store().design().notes().get(id);
        Bounds box = NotePlaces.bounds(scenery.notes().box(id));
        canvas.camera().reveal(box);
        canvas.frames().renderAll();
        canvas.chrome().write(note.text(), box, text -> {
            Optional<Note> now = Optional.ofNullable(workspace.store().design().notes().get(id));
            if (now.isEmpty()) {
                return;
            }
            if (text.isBlank()) {
                apply(new NoteEdit.RemoveNotes(Set.of(id)));
            } else if (!text.equals(now.get().text())) {
                apply(new NoteEdit.PutNote(now.get().withText(text), Optional.of(fitting(id, text))));
            }
        });
    }

    private NoteBox fitting(NoteId id, String text) {
        NoteBox box = scenery.notes().box(id);
        double height = canvas.notes().height(text, box.width());
        return height <= box.height() ? box : new NoteBox(box.place(), box.width(), Math.ceil(height / CardMetrics.GRID) * CardMetrics.GRID);
    }

    /** Where the title stands on a card. */
    private static Bounds title(Bounds card) {
        return new Bounds(card.x() + CardMetrics.TILE_INSET + CardMetrics.TILE + 4, card.y() + 8, CardMetrics.WIDTH - 58, 26);
    }

    /** Whether the edit was accepted. */
    private boolean apply(Edit edit) {
        try {
            workspace.store().apply(edit);
            return true;
        } catch (ModelException refused) {
            canvas.host().notice(refused.getMessage());
            return false;
        }
    }
}
