package dev.drawbridge.desktop.theme;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A row of words of which one is chosen, underlined; the arrow keys move the choice. */
public final class TabStrip extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<String> chosen;

    /** @param chosen hears the id of the tab */
    public TabStrip(Consumer<String> chosen) {
        this.chosen = chosen;
        getStyleClass().add("tab-strip");
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
            if (step != 0 && !getChildren().isEmpty()) {
                int at = getChildren().indexOf((ToggleButton) group.getSelectedToggle());
                ToggleButton next = (ToggleButton) getChildren().get(Math.floorMod(at + step, getChildren().size()));
                KeyFocus.on(next);
                next.fire();
                event.consume();
            }
        });
    }

    /** A tab. */
    public record Tab(String id, String words) {}

    /** Replaces the tabs and marks one, without telling. */
    public void show(List<Tab> tabs, String current) {
        if (!tabs.equals(getUserData())) {
            setUserData(tabs);
            group.getToggles().clear();
            getChildren().clear();
            for (Tab tab : tabs) {
                ToggleButton button = new ToggleButton(tab.words());
                button.setId("tab-" + tab.id());
                button.setUserData(tab.id());
                button.getStyleClass().setAll("toggle-button", "tab-word");
                button.setAccessibleRole(AccessibleRole.TAB_ITEM);
                button.setToggleGroup(group);
                button.setOnAction(event -> {
                    button.setSelected(true);
                    chosen.accept(tab.id());
                });
                getChildren().add(button);
            }
        }
        group.getToggles().forEach(toggle -> toggle.setSelected(((ToggleButton) toggle).getUserData().equals(current)));
    }

    /** Changes the words of a tab, such as a count. */
    public void rename(String id, String words) {
        getChildren().stream().map(ToggleButton.class::cast).filter(button -> button.getUserData().equals(id)).forEach(button -> button.setText(words));
    }
}
