package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.lens.Consequences;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says after a deletion what else went from the project's own file with it. */
final class AlsoRemoved {
    private static final int MOST = 4;

    private AlsoRemoved() {}

    /** Whether an edit takes cards or wires away. */
    static boolean isRemoval(Edit edit) {
        return switch (edit) {
            case CardEdit.RemoveNodes _, WireEdit.Disconnect _ -> true;
            case Edit.Sequence sequence -> sequence.edits().stream().anyMatch(AlsoRemoved::isRemoval);
            default -> false;
        };
    }

    /** One sentence; none where nothing else went. */
    static Optional<String> sentence(Drawing before, Edit edit, Drawing after) {
        Consequences.Besides besides = Consequences.besides(before, edit, after);
        List<String> gone = new ArrayList<>();
        besides.wires().forEach(wire -> gone.add(Words.of("canvas.removed.wire", after.design().requireNode(wire.from().node()).name(), after.design().requireNode(wire.to().node()).name())));
        besides.resources().forEach((id, type) -> gone.add(Words.of("canvas.removed.part", id, type)));
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join(", ", gone.subList(0, Math.min(MOST, gone.size())));
        return Optional.of(gone.size() > MOST ? Words.of("canvas.removed.more", named, gone.size() - MOST) : Words.of("canvas.removed", named));
    }
}
