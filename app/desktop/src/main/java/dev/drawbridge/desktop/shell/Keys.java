package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCombination;

/** The keys of this user: the standard ones, changed by the user's file. An entry that cannot be used is told in a sentence and left out. */
final class Keys {
    /** Keys of the canvas that stand in no menu are called by this and the name of what they do: {@code canvas-walk-left}. */
    private static final String CANVAS = "canvas-";
    private static final Pattern CHORD = Pattern.compile("(Ctrl\\+)?(Alt\\+)?(Shift\\+)?\\S+");

    private final KeyFile file;

    Keys(KeyFile file) {
        this.file = file;
    }

    Path file() {
        return file.file();
    }

    /** Gives the actions the keys that were chosen. */
    void apply(Actions actions) {
        file.chosen().forEach((id, keys) -> actions.find(id).ifPresent(action -> {
            Optional<KeyCombination> first = keys.stream().findFirst().flatMap(Keys::combination);
            if (keys.isEmpty() || first.isPresent()) {
                actions.replace(action.withShortcut(first));
            }
        }));
    }

    /** What is wrong with the file, one sentence each. */
    List<String> problems(Actions actions) {
        List<String> problems = new ArrayList<>(file.problem().stream().toList());
        file.chosen().forEach((id, keys) -> {
            if (actions.find(id).isEmpty() && own(id).isEmpty()) {
                problems.add("There is no action \"" + id + "\" to give keys to; see the file " + file.file() + ".");
            }
            keys.stream().filter(chord -> combination(chord).isEmpty() || !CHORD.matcher(chord).matches()).forEach(chord ->
                    problems.add("\"" + chord + "\" is no key of \"" + id + "\"; write it like Ctrl+Alt+Shift+Z or F2 in the file " + file.file() + "."));
        });
        problems.addAll(twice(actions));
        return problems;
    }

    private static List<String> twice(Actions actions) {
        List<String> problems = new ArrayList<>();
        Map<KeyCombination, Action> taken = new java.util.HashMap<>();
        for (Action action : actions.all()) {
            action.shortcut().ifPresent(keys -> {
                Action other = taken.putIfAbsent(keys, action);
                if (other != null) {
                    problems.add(keys.getDisplayText() + " asks for both \"" + other.label() + "\" and \"" + action.label() + "\"; the first is done.");
                }
            });
        }
        return problems;
    }

    /** The keys of the canvas. */
    Keymap canvas() {
        Keymap keymap = Keymap.standard();
        for (Map.Entry<String, List<String>> entry : file.chosen().entrySet()) {
            Optional<CanvasAction> action = own(entry.getKey());
            List<String> chords = entry.getValue().stream().filter(chord -> CHORD.matcher(chord).matches()).toList();
            if (action.isPresent()) {
                keymap = keymap.with(action.get(), chords);
            }
        }
        return keymap;
    }

    /** What the canvas does for that id, if the canvas does it. */
    private static Optional<CanvasAction> own(String id) {
        String name = CanvasActions.asked(id).orElse(id.startsWith(CANVAS) ? id.substring(CANVAS.length()).replace('-', '_').toUpperCase(Locale.ROOT) : "");
        return Arrays.stream(CanvasAction.values()).filter(action -> action.name().equals(name)).findFirst();
    }

    private static Optional<KeyCombination> combination(String chord) {
        try {
            return Optional.of(KeyCombination.valueOf(chord.replace("Ctrl+", "Shortcut+").replaceFirst("\\+\\+$", "+Plus").replaceFirst("\\+-$", "+Minus")));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
