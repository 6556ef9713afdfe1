package dev.drawbridge.desktop.actions;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;

/** The registry of actions, in the order they were added. Belongs to the JavaFX thread. */
public final class Actions {
    private final Map<String, Action> actions = new LinkedHashMap<>();

    public void add(Action action) {
        if (actions.put(action.id(), action) != null) {
            throw new IllegalArgumentException("Two actions are called " + action.id());
        }
    }

    /** Puts another in the place of the action with the same id. */
    public void replace(Action action) {
        get(action.id());
        actions.put(action.id(), action);
    }

    public Optional<Action> find(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    /** The action of that id, which must be there. */
    public Action get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No action is called " + id));
    }

    public Collection<Action> all() {
        return Collections.unmodifiableCollection(actions.values());
    }

    /** The actions of one menu, in order. */
    public List<Action> group(String group) {
        return actions.values().stream().filter(action -> action.group().equals(group)).toList();
    }

    /** Does the action, if it can be done now. */
    public void fire(String id) {
        get(id).fire();
    }

    /** Makes the shortcuts that work everywhere work in the scene; a text field still hears its own keys first. */
    public void install(Scene scene) {
        actions.values().stream().filter(Action::everywhere)
                .forEach(action -> action.shortcut().ifPresent(keys -> scene.getAccelerators().putIfAbsent(keys, action::fire)));
    }
}
