package dev.drawbridge.desktop.actions;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do.
 *
 * @param id stable, in kebab case: {@code edit-undo}
 * @param label as it is read
 * @param group the menu it stands in, and the heading in the sheet of shortcuts
 * @param shortcut in JavaFX's notation, {@code Shortcut} for Ctrl or Command; none for no shortcut
 * @param enabled whether it can be done now
 * @param run does it, on the JavaFX thread
 * @param everywhere whether the shortcut works wherever the focus is; else the view that has the focus listens for it itself
 */
public record Action(
        String id, String label, String group, Optional<KeyCombination> shortcut, BooleanSupplier enabled, Runnable run, boolean everywhere) {

    /** An action that can always be done. */
    public static Action of(String id, String label, String group, String shortcut, Runnable run) {
        return new Action(id, label, group, shortcut.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(shortcut)), () -> true, run, true);
    }

    public Action when(BooleanSupplier condition) {
        return new Action(id, label, group, shortcut, condition, run, everywhere);
    }

    /** The same, with a shortcut that is only shown: the canvas listens for it while it has the focus. */
    public Action heardElsewhere() {
        return new Action(id, label, group, shortcut, enabled, run, false);
    }

    /** The same under other keys. */
    public Action withShortcut(Optional<KeyCombination> keys) {
        return new Action(id, label, group, keys, enabled, run, everywhere);
    }

    /** Does it, if it can be done now. */
    public void fire() {
        if (enabled.getAsBoolean()) {
            run.run();
        }
    }

    /** The shortcut as it is read, such as {@code Ctrl+Shift+P}; empty when there is none. */
    public String shortcutText() {
        return shortcut.map(KeyCombination::getDisplayText).orElse("");
    }
}
