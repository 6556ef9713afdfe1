package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the canvas does itself, for menus and shortcuts: what it is called there and here, its key, and when it can be done. While it has the focus, the canvas hears the keys itself. */
final class CanvasActions {
    /** What has to be there for it. */
    private enum When { ALWAYS, SELECTED, SEVERAL_CARDS, ONE_CARD, ONE_NOTE, CARDS, NOTES }

    /** @param asked what the canvas calls it */
    record Row(String id, String asked, String keys, When when) {}

    static final List<Row> EDITING = List.of(
            new Row("edit-cut", "CUT", "Shortcut+X", When.SELECTED),
            new Row("edit-copy", "COPY", "Shortcut+C", When.SELECTED),
            new Row("edit-paste", "PASTE", "Shortcut+V", When.ALWAYS),
            new Row("edit-duplicate", "DUPLICATE", "Shortcut+D", When.SELECTED),
            new Row("edit-delete", "DELETE", "Delete", When.SELECTED),
            new Row("edit-reconnect", "DELETE_AND_RECONNECT", "Shortcut+Delete", When.SELECTED),
            new Row("edit-select-all", "SELECT_ALL", "Shortcut+A", When.ALWAYS),
            new Row("edit-rename", "RENAME", "F2", When.SELECTED),
            new Row("edit-open", "OPEN", "Enter", When.SELECTED),
            new Row("edit-open-link", "OPEN_LINK", "Shortcut+Enter", When.ONE_NOTE),
            new Row("edit-connect", "CONNECT", "C", When.ONE_CARD),
            new Row("edit-add", "QUICK_ADD", "/", When.ALWAYS),
            new Row("edit-add-called", "ADD_CALLED", "A", When.ONE_CARD),
            new Row("edit-add-caller", "ADD_CALLER", "Shift+A", When.ONE_CARD),
            new Row("edit-note", "ADD_NOTE", "N", When.ALWAYS),
            new Row("select-note", "NEXT_NOTE", "Shift+N", When.NOTES),
            new Row("arrange-tidy", "TIDY", "Shortcut+Shift+T", When.CARDS),
            new Row("arrange-left", "ALIGN_LEFT", "Shortcut+Shift+Left", When.SEVERAL_CARDS),
            new Row("arrange-right", "ALIGN_RIGHT", "Shortcut+Shift+Right", When.SEVERAL_CARDS),
            new Row("arrange-top", "ALIGN_TOP", "Shortcut+Shift+Up", When.SEVERAL_CARDS),
            new Row("arrange-bottom", "ALIGN_BOTTOM", "Shortcut+Shift+Down", When.SEVERAL_CARDS),
            new Row("arrange-centre", "ALIGN_CENTRE", "Shortcut+Shift+C", When.SEVERAL_CARDS),
            new Row("arrange-middle", "ALIGN_MIDDLE", "Shortcut+Shift+M", When.SEVERAL_CARDS),
            new Row("arrange-across", "DISTRIBUTE_ACROSS", "Shortcut+Shift+H", When.SEVERAL_CARDS),
            new Row("arrange-down", "DISTRIBUTE_DOWN", "Shortcut+Shift+V", When.SEVERAL_CARDS),
            new Row("arrange-group", "GROUP", "Shortcut+G", When.SELECTED),
            new Row("arrange-ungroup", "UNGROUP", "Shortcut+Shift+G", When.SELECTED),
            new Row("arrange-colour", "COLOUR_GROUP", "Shortcut+Shift+K", When.SELECTED),
            new Row("arrange-collapse", "COLLAPSE_GROUP", "Shortcut+Home", When.SELECTED),
            new Row("arrange-expand", "EXPAND_GROUP", "Shortcut+End", When.SELECTED),
            new Row("select-upstream", "SELECT_UPSTREAM", "Alt+U", When.SELECTED),
            new Row("select-downstream", "SELECT_DOWNSTREAM", "Alt+D", When.SELECTED),
            new Row("select-connected", "SELECT_CONNECTED", "Alt+C", When.SELECTED),
            new Row("select-wire", "NEXT_WIRE", "W", When.SELECTED));

    static final List<Row> WALKING = List.of(
            new Row("view-back", "BACK", "Alt+Left", When.ALWAYS),
            new Row("view-forward", "FORWARD", "Alt+Right", When.ALWAYS));

    static final List<Row> ZOOMING = List.of(
            new Row("view-fit", "FIT", "Shortcut+1", When.ALWAYS),
            new Row("view-fit-selection", "FIT_SELECTION", "Shift+F", When.SELECTED),
            new Row("view-actual", "ACTUAL_SIZE", "Shortcut+0", When.ALWAYS),
            new Row("view-zoom-in", "ZOOM_IN", "Shortcut+Plus", When.ALWAYS),
            new Row("view-zoom-out", "ZOOM_OUT", "Shortcut+Minus", When.ALWAYS));

    private final Actions actions;
    private final Studio studio;

    CanvasActions(Actions actions, Studio studio) {
        this.actions = actions;
        this.studio = studio;
    }

    /** What the canvas calls the action, if the canvas does it. */
    static Optional<String> asked(String id) {
        return Stream.of(EDITING, WALKING, ZOOMING).flatMap(List::stream).filter(row -> row.id().equals(id)).map(Row::asked).findFirst();
    }

    /** Adds them to that menu, in their order. */
    void add(List<Row> rows, String menu) {
        rows.forEach(row -> actions.add(Action.of(row.id(), Words.of("action." + row.id()), menu, row.keys(), () -> {
            studio.surface().focus();
            studio.surface().perform(row.asked());
        }).when(can(row.when())).heardElsewhere()));
    }

    private BooleanSupplier can(When when) {
        Session session = studio.session();
        return switch (when) {
            case ALWAYS -> () -> true;
            case SELECTED -> () -> !session.workspace().selection().isEmpty();
            case SEVERAL_CARDS -> () -> session.workspace().selection().nodes().size() > 1;
            case ONE_CARD -> () -> session.workspace().selection().nodes().size() == 1;
            case ONE_NOTE -> () -> session.workspace().selection().notes().size() == 1;
            case CARDS -> () -> !session.design().nodes().isEmpty();
            case NOTES -> () -> !session.design().notes().isEmpty();
        };
    }
}
