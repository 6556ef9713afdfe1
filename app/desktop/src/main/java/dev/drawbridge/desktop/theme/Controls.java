package dev.drawbridge.desktop.theme;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The small parts that every panel is made of, each with its accessible name. */
public final class Controls {
    private Controls() {}

    /** A button that shows only an icon; its name is the tooltip and what a screen reader says. */
    public static Button iconButton(String icon, String name, Runnable action) {
        Button button = new Button();
        button.setGraphic(new IconView(icon, 16));
        button.getStyleClass().setAll("button", "icon-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A toggle that shows only an icon. */
    public static ToggleButton iconToggle(String icon, String name) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(new IconView(icon, 16));
        button.getStyleClass().setAll("toggle-button", "icon-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /** A button with words, without a frame, in the accent colour. */
    public static Button linkButton(String words, Runnable action) {
        Button button = new Button(words);
        // names of the user's have underscores, too
        button.setMnemonicParsing(false);
        button.getStyleClass().setAll("button", "link-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** The same at the left of a column: its words, not its ground, are in line with what stands above. */
    public static Button flushLink(String words, Runnable action) {
        Button button = linkButton(words, action);
        button.getStyleClass().add("flush");
        return button;
    }

    /** A button with words and a frame. */
    public static Button button(String words, Runnable action) {
        Button button = new Button(words);
        // names of the user's have underscores, too
        button.setMnemonicParsing(false);
        button.getStyleClass().add("plain-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Words with style classes. */
    public static Label label(String words, String... styleClasses) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** Words that wrap. */
    public static Label paragraph(String words, String... styleClasses) {
        Label label = label(words, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes up the room between its neighbours. */
    public static Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        region.setAccessibleRole(AccessibleRole.NODE);
        return region;
    }

    /** The keys of a list of lines: the shortcut with C copies what is selected, Enter opens it. */
    public static <T> void lineKeys(ListView<T> list, Runnable copy, Consumer<T> open) {
        list.setOnKeyPressed(event -> {
            T selected = list.getSelectionModel().getSelectedItem();
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected);
                event.consume();
            }
        });
    }
}
