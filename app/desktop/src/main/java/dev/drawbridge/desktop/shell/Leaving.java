package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;

/** Asks what becomes of unsaved changes before a project is left. Belongs to the JavaFX thread. */
final class Leaving {
    private final Supplier<Optional<Studio>> studio;

    /** @param studio the project that is open when it is asked */
    Leaving(Supplier<Optional<Studio>> studio) {
        this.studio = studio;
    }

    /** Goes on at once, or after the user decided; not at all if the user stays. */
    void unlessUnsaved(Runnable then) {
        studio.get().ifPresentOrElse(open -> open.whenSaved(() -> ask(then)), then);
    }

    private void ask(Runnable then) {
        Optional<Studio> unsaved = studio.get().filter(Studio::isUnsaved);
        if (unsaved.isEmpty()) {
            then.run();
            return;
        }
        Studio open = unsaved.get();
        open.overlay().show(new Question(Words.of("unsaved.title", open.workspace().store().design().name()), Words.of("unsaved.words"), List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("unsaved.discard"), false, then),
                new Question.Answer(Words.of("unsaved.save"), true, () -> open.save(then))), open.overlay()), Pos.CENTER, () -> { });
    }
}
