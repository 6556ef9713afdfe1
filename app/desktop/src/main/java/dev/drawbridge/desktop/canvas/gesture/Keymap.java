package dev.drawbridge.desktop.canvas.gesture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys ask for which action. A chord is written as a user would write it: {@code Ctrl+Shift+Z}, {@code F2},
 * {@code Delete}; modifiers in the order Ctrl, Alt, Shift. Immutable.
 */
public final class Keymap {
    private final Map<String, CanvasAction> actions;

    public Keymap(Map<String, CanvasAction> actions) {
        this.actions = Map.copyOf(actions);
    }

    /** The keys that hold unless the user chose others. */
    public static Keymap standard() {
        Map<String, CanvasAction> keys = new LinkedHashMap<>();
        keys.put("Escape", CanvasAction.CANCEL);
        keys.put("Delete", CanvasAction.DELETE);
        keys.put("Backspace", CanvasAction.DELETE);
        keys.put("Ctrl+Delete", CanvasAction.DELETE_AND_RECONNECT);
        keys.put("Ctrl+Backspace", CanvasAction.DELETE_AND_RECONNECT);
        keys.put("Ctrl+Z", CanvasAction.UNDO);
        keys.put("Ctrl+Y", CanvasAction.REDO);
        keys.put("Ctrl+Shift+Z", CanvasAction.REDO);
        keys.put("Ctrl+A", CanvasAction.SELECT_ALL);
        keys.put("Ctrl+D", CanvasAction.DUPLICATE);
        keys.put("Ctrl+C", CanvasAction.COPY);
        keys.put("Ctrl+X", CanvasAction.CUT);
        keys.put("Ctrl+V", CanvasAction.PASTE);
        for (String way : new String[] {"Left", "Right", "Up", "Down"}) {
            String name = way.toUpperCase(java.util.Locale.ROOT);
            keys.put(way, CanvasAction.valueOf("WALK_" + name));
            keys.put("Shift+" + way, CanvasAction.valueOf("SIZE_" + name));
            keys.put("Ctrl+" + way, CanvasAction.valueOf("MOVE_" + name));
            keys.put("Alt+Shift+" + way, CanvasAction.valueOf("CLONE_" + name));
        }
        keys.put("Tab", CanvasAction.NEXT);
        keys.put("Shift+Tab", CanvasAction.PREVIOUS);
        keys.put("Alt+U", CanvasAction.SELECT_UPSTREAM);
        keys.put("Alt+D", CanvasAction.SELECT_DOWNSTREAM);
        keys.put("Alt+C", CanvasAction.SELECT_CONNECTED);
        keys.put("W", CanvasAction.NEXT_WIRE);
        keys.put("Shift+W", CanvasAction.PREVIOUS_WIRE);
        keys.put("Ctrl+Shift+T", CanvasAction.TIDY);
        keys.put("Ctrl+Shift+Left", CanvasAction.ALIGN_LEFT);
        keys.put("Ctrl+Shift+Right", CanvasAction.ALIGN_RIGHT);
        keys.put("Ctrl+Shift+Up", CanvasAction.ALIGN_TOP);
        keys.put("Ctrl+Shift+Down", CanvasAction.ALIGN_BOTTOM);
        keys.put("Ctrl+Shift+C", CanvasAction.ALIGN_CENTRE);
        keys.put("Ctrl+Shift+M", CanvasAction.ALIGN_MIDDLE);
        keys.put("Ctrl+Shift+H", CanvasAction.DISTRIBUTE_ACROSS);
        keys.put("Ctrl+Shift+V", CanvasAction.DISTRIBUTE_DOWN);
        keys.put("Ctrl+G", CanvasAction.GROUP);
        keys.put("Ctrl+Shift+G", CanvasAction.UNGROUP);
        keys.put("Ctrl+Shift+K", CanvasAction.COLOUR_GROUP);
        keys.put("Ctrl+Home", CanvasAction.COLLAPSE_GROUP);
        keys.put("Ctrl+End", CanvasAction.EXPAND_GROUP);
        keys.put("N", CanvasAction.ADD_NOTE);
        keys.put("Shift+N", CanvasAction.NEXT_NOTE);
        keys.put("Alt+Left", CanvasAction.BACK);
        keys.put("Alt+Right", CanvasAction.FORWARD);
        keys.put("F2", CanvasAction.RENAME);
        keys.put("Enter", CanvasAction.OPEN);
        keys.put("Ctrl+Enter", CanvasAction.OPEN_LINK);
        keys.put("C", CanvasAction.CONNECT);
        keys.put("/", CanvasAction.QUICK_ADD);
        keys.put("A", CanvasAction.ADD_CALLED);
        keys.put("Shift+A", CanvasAction.ADD_CALLER);
        keys.put("F", CanvasAction.FIT);
        keys.put("Shift+F", CanvasAction.FIT_SELECTION);
        keys.put("Ctrl+1", CanvasAction.FIT);
        keys.put("Ctrl+0", CanvasAction.ACTUAL_SIZE);
        keys.put("+", CanvasAction.ZOOM_IN);
        keys.put("-", CanvasAction.ZOOM_OUT);
        keys.put("Ctrl++", CanvasAction.ZOOM_IN);
        keys.put("Ctrl+-", CanvasAction.ZOOM_OUT);
        return new Keymap(keys);
    }

    /** The same keys, but these and no others ask for the action. */
    public Keymap with(CanvasAction action, java.util.List<String> chords) {
        Map<String, CanvasAction> keys = new LinkedHashMap<>(actions);
        keys.values().removeIf(action::equals);
        chords.forEach(chord -> keys.put(chord, action));
        return new Keymap(keys);
    }

    public Optional<CanvasAction> find(String chord) {
        return Optional.ofNullable(actions.get(chord));
    }

    /** The shortest chord that asks for the action, for menus and tooltips. */
    public Optional<String> chord(CanvasAction action) {
        return actions.entrySet().stream().filter(entry -> entry.getValue() == action).map(Map.Entry::getKey)
                .min(java.util.Comparator.comparingInt(String::length).thenComparing(java.util.Comparator.naturalOrder()));
    }
}
