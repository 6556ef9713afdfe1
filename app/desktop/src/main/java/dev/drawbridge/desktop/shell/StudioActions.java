package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.actions.CommandPalette;
import dev.drawbridge.desktop.actions.ShortcutSheet;
import dev.drawbridge.desktop.theme.Mode;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;

/** Everything that can be done in a studio, in the order of the menus. */
final class StudioActions {
    private static final String FILE = Words.of("menu.file");
    private static final String EDIT = Words.of("menu.edit");
    private static final String VIEW = Words.of("menu.view");
    private static final String RUN = Words.of("menu.run");
    private static final String HELP = Words.of("menu.help");

    private final Actions actions;
    private final Studio studio;
    private final StudioContext context;

    private StudioActions(Actions actions, Studio studio, StudioContext context) {
        this.actions = actions;
        this.studio = studio;
        this.context = context;
    }

    static void register(Actions actions, Studio studio, StudioContext context) {
        StudioActions all = new StudioActions(actions, studio, context);
        all.file();
        all.edit();
        all.view();
        all.run();
        all.help();
    }

    /** What can be done with several cards at once. */
    static List<Action> forMany(Actions actions) {
        return List.of(actions.get("edit-duplicate"), actions.get("edit-copy"), actions.get("view-fit-selection"), actions.get("edit-delete"));
    }

    private Action add(String id, String group, String shortcut, Runnable run) {
        Action action = Action.of(id, Words.of("action." + id), group, shortcut, run);
        actions.add(action);
        return action;
    }

    /** An action of the canvas, which hears its key itself while it has the focus. */
    private void canvas(String id, String group, String keys, String name, java.util.function.BooleanSupplier enabled) {
        actions.add(Action.of(id, Words.of("action." + id), group, keys, () -> {
            studio.surface().focus();
            studio.surface().perform(name);
        }).when(enabled).heardElsewhere());
    }

    private void file() {
        add("file-example", FILE, "Shortcut+N", context.window()::newFromExample);
        add("file-new", FILE, "Shortcut+Shift+N", context.window()::newEmpty);
        add("file-open", FILE, "Shortcut+O", context.window()::open);
        add("file-save", FILE, "Shortcut+S", () -> studio.save(() -> { }));
        add("file-generate", FILE, "", () -> studio.generate(() -> context.notices().done(Words.of("generate.done"))));
        add("file-quit", FILE, "Shortcut+Q", context.window()::quit);
    }

    private void edit() {
        actions.add(Action.of("edit-undo", Words.of("action.edit-undo"), EDIT, "Shortcut+Z", studio::undo)
                .when(() -> studio.workspace().store().history().undoLabel().isPresent()));
        actions.add(Action.of("edit-redo", Words.of("action.edit-redo"), EDIT, "Shortcut+Shift+Z", studio::redo)
                .when(() -> studio.workspace().store().history().redoLabel().isPresent()));
        java.util.function.BooleanSupplier some = () -> !studio.workspace().selection().isEmpty();
        java.util.function.BooleanSupplier card = () -> studio.workspace().selection().nodes().size() == 1;
        canvas("edit-cut", EDIT, "Shortcut+X", "CUT", some);
        canvas("edit-copy", EDIT, "Shortcut+C", "COPY", some);
        canvas("edit-paste", EDIT, "Shortcut+V", "PASTE", () -> true);
        canvas("edit-duplicate", EDIT, "Shortcut+D", "DUPLICATE", some);
        canvas("edit-delete", EDIT, "Delete", "DELETE", some);
        canvas("edit-reconnect", EDIT, "Shortcut+Delete", "DELETE_AND_RECONNECT", some);
        canvas("edit-select-all", EDIT, "Shortcut+A", "SELECT_ALL", () -> true);
        canvas("edit-rename", EDIT, "F2", "RENAME", card);
        canvas("edit-open", EDIT, "Enter", "OPEN", card);
        canvas("edit-connect", EDIT, "C", "CONNECT", card);
        canvas("edit-add", EDIT, "/", "QUICK_ADD", () -> true);
    }

    private void view() {
        canvas("view-fit", VIEW, "Shortcut+1", "FIT", () -> true);
        canvas("view-fit-selection", VIEW, "Shift+F", "FIT_SELECTION", () -> !studio.workspace().selection().isEmpty());
        canvas("view-actual", VIEW, "Shortcut+0", "ACTUAL_SIZE", () -> true);
        canvas("view-zoom-in", VIEW, "Shortcut+Plus", "ZOOM_IN", () -> true);
        canvas("view-zoom-out", VIEW, "Shortcut+Minus", "ZOOM_OUT", () -> true);
        add("view-palette-search", VIEW, "Shortcut+K", () -> {
            studio.bench().setPaletteOpen(true);
            studio.palette().focusSearch();
        });
        add("view-palette", VIEW, "Shortcut+B", () -> studio.bench().setPaletteOpen(!studio.bench().isPaletteOpen()));
        add("view-inspector", VIEW, "Shortcut+I", () -> studio.bench().setInspectorOpen(!studio.bench().isInspectorOpen()));
        add("view-drawer", VIEW, "Shortcut+J", () -> studio.setDrawer(!studio.bench().isDrawerOpen()));
        add("view-messages", VIEW, "Alt+1", () -> studio.toggleDrawer("messages"));
        add("view-findings", VIEW, "Alt+2", () -> studio.toggleDrawer("findings"));
        add("view-logs", VIEW, "Alt+3", () -> studio.toggleDrawer("logs"));
        add("view-canvas", VIEW, "F6", () -> studio.surface().focus());
        add("theme-toggle", VIEW, "Shortcut+Shift+D", () -> theme(context.theme().isDark() ? Mode.LIGHT : Mode.DARK));
        add("theme-system", VIEW, "", () -> theme(Mode.SYSTEM));
        add("project-settings", VIEW, "Shortcut+Comma", studio::showSettings);
    }

    private void theme(Mode mode) {
        context.theme().set(mode);
        context.window().themeChanged();
    }

    private void run() {
        add("run-toggle", RUN, "Shortcut+R", studio::toggleRun);
        actions.add(Action.of("run-addresses", Words.of("action.run-addresses"), RUN, "", studio::showAddresses).when(() -> studio.run().cloud().isPresent()));
        actions.add(Action.of("run-tick", Words.of("action.run-tick"), RUN, "Shortcut+T", this::tick)
                .when(() -> studio.run().cloud().isPresent() && schedule().isPresent()));
        actions.add(Action.of("run-clear", Words.of("action.run-clear"), RUN, "Shortcut+L", studio.runRecord()::clearShown));
    }

    /** The schedule that is meant: the selected one, or the only one. */
    private Optional<Node> schedule() {
        List<Node> all = studio.workspace().store().design().nodes().values().stream().filter(node -> node.kind().equals("schedule")).toList();
        Optional<Node> selected = all.stream().filter(node -> studio.workspace().selection().nodes().contains(node.id())).findFirst();
        return selected.isPresent() || all.size() != 1 ? selected : Optional.of(all.getFirst());
    }

    private void tick() {
        LocalCloud cloud = studio.run().cloud().orElseThrow();
        NodeId schedule = schedule().orElseThrow().id();
        context.background().io(() -> {
            cloud.tick(schedule);
            return true;
        }, done -> { }, failure -> context.notices().failed(Words.of("action.run-tick"), failure));
    }

    private void help() {
        add("commands", HELP, "Shortcut+Shift+P", this::commands);
        actions.add(Action.of("shortcuts", Words.of("action.shortcuts"), HELP, "F1", this::shortcuts));
        add("help-log", HELP, "", () -> context.notices().info(Words.of("help.log", context.log().path())));
    }

    private void shortcuts() {
        List<ShortcutSheet.Line> more = new ArrayList<>();
        String mouse = Words.of("shortcuts.mouse");
        for (String line : Words.of("shortcuts.lines").split("\n")) {
            String[] parts = line.split("\\|");
            if (parts.length == 2) {
                more.add(new ShortcutSheet.Line(mouse, parts[0].strip(), parts[1].strip()));
            }
        }
        studio.overlay().show(new ShortcutSheet(actions, more, studio.overlay()::hide), Pos.CENTER, () -> { });
    }

    private void commands() {
        List<CommandPalette.Entry> entries = new ArrayList<>();
        for (Node node : studio.workspace().store().design().nodes().values()) {
            Kind kind = studio.workspace().catalogue().of(node);
            entries.add(new CommandPalette.Entry(node.name(), kind.title(), kind.icon(), () -> studio.show(node.id())));
        }
        actions.all().stream().filter(action -> action.enabled().getAsBoolean() && !action.id().equals("commands"))
                .forEach(action -> entries.add(new CommandPalette.Entry(action.label(), action.shortcutText(), "chevron-right", action::fire)));
        for (Kind kind : studio.workspace().catalogue().placeable()) {
            entries.add(new CommandPalette.Entry(Words.of("commands.add", kind.title()), kind.group(), kind.icon(), () -> {
                studio.surface().place(kind);
                studio.surface().focus();
            }));
        }
        context.window().recent().stream().filter(folder -> !folder.equals(studio.project().folder().toString()))
                .forEach(folder -> entries.add(new CommandPalette.Entry(Words.of("commands.open", folder), "", "folder", () -> context.window().openRecent(folder))));
        CommandPalette palette = new CommandPalette(entries, studio.overlay()::hide);
        studio.overlay().show(palette, Pos.TOP_CENTER, () -> { });
        palette.focusInput();
    }
}
