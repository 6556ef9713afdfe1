package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.actions.Actions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Menus made from the registry of actions: one for each group. */
final class Menus {
    /** Stands between the name of a menu and that of a menu in it. */
    static final String BELOW = "/";

    private Menus() {}

    /** A menu for each group, as things are now; a group "File{@value #BELOW}Export" is a menu in the menu File. */
    static List<Menu> of(Actions actions) {
        Map<String, Menu> menus = new LinkedHashMap<>();
        for (Action action : actions.all()) {
            menu(menus, action.group()).getItems().add(item(action));
        }
        return menus.entrySet().stream().filter(entry -> !entry.getKey().contains(BELOW)).map(Map.Entry::getValue).toList();
    }

    private static Menu menu(Map<String, Menu> menus, String group) {
        Menu known = menus.get(group);
        if (known != null) {
            return known;
        }
        int end = group.lastIndexOf(BELOW);
        Menu made = new Menu(group.substring(end + 1));
        menus.put(group, made);
        if (end >= 0) {
            menu(menus, group.substring(0, end)).getItems().add(made);
        }
        return made;
    }

    /** All of them behind one button. */
    static ContextMenu popup(Actions actions) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(of(actions));
        return menu;
    }

    /** Some actions in one menu; an empty id is a line between. */
    static ContextMenu popup(Actions actions, List<String> ids) {
        ContextMenu menu = new ContextMenu();
        ids.forEach(id -> menu.getItems().add(id.isEmpty() ? new javafx.scene.control.SeparatorMenuItem() : item(actions.get(id))));
        return menu;
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.label());
        item.setMnemonicParsing(false);
        action.shortcut().ifPresent(item::setAccelerator);
        item.setDisable(!action.enabled().getAsBoolean());
        item.setOnAction(event -> action.fire());
        return item;
    }
}
