package dev.drawbridge.desktop.theme;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;

/** Which theme the window wears: the system's, until the user decides. Belongs to the JavaFX thread. */
public final class Appearance {
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();
    private final ChangeListener<ColorScheme> system = (observable, before, after) -> apply();
    private Mode mode;

    public Appearance(Mode mode) {
        this.mode = mode;
        // the preferences of the system outlive every window, which must not be held by them
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(system));
    }

    public Mode mode() {
        return mode;
    }

    public boolean isDark() {
        return switch (mode) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    public void set(Mode newMode) {
        mode = newMode;
        apply();
    }

    /** Dresses the scene now and whenever the theme changes. */
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().add(sheet("shell.css"));
        dressNow(scene);
    }

    /** Hears whether it is dark, after each change; the returned action ends that. */
    public Runnable listen(Consumer<Boolean> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void apply() {
        scenes.forEach(this::dressNow);
        listeners.forEach(listener -> listener.accept(isDark()));
    }

    private void dressNow(Scene scene) {
        (isDark() ? Theme.DARK : Theme.LIGHT).apply(scene);
        scene.getStylesheets().remove(sheet("shell-dark.css"));
        if (isDark()) {
            scene.getStylesheets().add(sheet("shell-dark.css"));
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
    }
}
