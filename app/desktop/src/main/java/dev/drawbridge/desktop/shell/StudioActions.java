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
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;

/** Everything that can be done in a studio, in the order of the menus. */
final class StudioActions {
    private static final String FILE = Words.of("menu.file");
    private static final String EDIT = Words.of("menu.edit");
    private static final String VIEW = Words.of("menu.view");
    private static final String RUN = Words.of("menu.run");
    private static final String DEPLOY = Words.of("menu.deploy");
    private static final String HELP = Words.of("menu.help");

    private static final Map<String, String> ON_CANVAS = Map.ofEntries(
            Map.entry("edit-cut", "CUT"),
            Map.entry("edit-copy", "COPY"),
            Map.entry("edit-paste", "PASTE"),
            Map.entry("edit-duplicate", "DUPLICATE"),
            Map.entry("edit-delete", "DELETE"),
            Map.entry("edit-reconnect", "DELETE_AND_RECONNECT"),
            Map.entry("edit-select-all", "SELECT_ALL"),
            Map.entry("edit-rename", "RENAME"),
            Map.entry("edit-open", "OPEN"),
            Map.entry("edit-open-link", "OPEN_LINK"),
            Map.entry("edit-connect", "CONNECT"),
            Map.entry("edit-add", "QUICK_ADD"),
            Map.entry("view-fit", "FIT"),
            Map.entry("view-fit-selection", "FIT_SELECTION"),
            Map.entry("view-actual", "ACTUAL_SIZE"),
            Map.entry("view-zoom-in", "ZOOM_IN"),
            Map.entry("view-zoom-out", "ZOOM_OUT"),
            Map.entry("arrange-tidy", "TIDY"),
            Map.entry("arrange-left", "ALIGN_LEFT"),
            Map.entry("arrange-right", "ALIGN_RIGHT"),
            Map.entry("arrange-top", "ALIGN_TOP"),
            Map.entry("arrange-bottom", "ALIGN_BOTTOM"),
            Map.entry("arrange-centre", "ALIGN_CENTRE"),
            Map.entry("arrange-middle", "ALIGN_MIDDLE"),
            Map.entry("arrange-across", "DISTRIBUTE_ACROSS"),
            Map.entry("arrange-down", "DISTRIBUTE_DOWN"),
            Map.entry("arrange-group", "GROUP"),
            Map.entry("arrange-ungroup", "UNGROUP"),
            Map.entry("arrange-colour", "COLOUR_GROUP"),
            Map.entry("select-upstream", "SELECT_UPSTREAM"),
            Map.entry("select-downstream", "SELECT_DOWNSTREAM"),
            Map.entry("select-connected", "SELECT_CONNECTED"),
            Map.entry("select-wire", "NEXT_WIRE"),
            Map.entry("edit-note", "ADD_NOTE"),
            Map.entry("select-note", "NEXT_NOTE"),
            Map.entry("arrange-collapse", "COLLAPSE_GROUP"),
            Map.entry("arrange-expand", "EXPAND_GROUP"),
            Map.entry("view-back", "BACK"),
            Map.entry("view-forward", "FORWARD"));

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
        all.deploy();
        all.help();
    }

    /** What the canvas calls the action, if the canvas does it. */
    static Optional<String> onCanvas(String id) {
        return Optional.ofNullable(ON_CANVAS.get(id));
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
    private void canvas(String id, String group, String keys, java.util.function.BooleanSupplier enabled) {
        String name = ON_CANVAS.get(id);
        actions.add(Action.of(id, Words.of("action." + id), group, keys, () -> {
            studio.surface().focus();
            studio.surface().perform(name);
        }).when(enabled).heardElsewhere());
    }

    private void file() {
        add("file-example", FILE, "Shortcut+N", context.window()::newFromExample);
        add("file-new", FILE, "Shortcut+Shift+N", context.window()::newEmpty);
        add("file-welcome", FILE, "", context.window()::welcome);
        add("file-open", FILE, "Shortcut+O", context.window()::open);
        add("file-open-template", FILE, "", context.window()::openTemplate);
        add("file-import", FILE, "", context.window()::importTemplate);
        add("file-import-stack", FILE, "", studio.deploy()::importStack);
        add("file-save", FILE, "Shortcut+S", () -> studio.save(() -> { }));
        add("file-generate", FILE, "", () -> studio.saving().generate(() -> context.notices().done(Words.of("generate.done"))));
        Exporting.Way.all().forEach(way -> add(way.action(), FILE + Menus.BELOW + Words.of("menu.export"), "", () -> studio.exporting().ask(way, studio.workspace().store().drawing())));
        add("file-quit", FILE, "Shortcut+Q", context.window()::quit);
    }

    private void edit() {
        actions.add(Action.of("edit-undo", Words.of("action.edit-undo"), EDIT, "Shortcut+Z", studio::undo)
                .when(() -> studio.workspace().store().history().undoLabel().isPresent()));
        actions.add(Action.of("edit-redo", Words.of("action.edit-redo"), EDIT, "Shortcut+Shift+Z", studio::redo)
                .when(() -> studio.workspace().store().history().redoLabel().isPresent()));
        java.util.function.BooleanSupplier some = () -> !studio.workspace().selection().isEmpty();
        java.util.function.BooleanSupplier card = () -> studio.workspace().selection().nodes().size() == 1;
        canvas("edit-cut", EDIT, "Shortcut+X", some);
        canvas("edit-copy", EDIT, "Shortcut+C", some);
        canvas("edit-paste", EDIT, "Shortcut+V", () -> true);
        canvas("edit-duplicate", EDIT, "Shortcut+D", some);
        canvas("edit-delete", EDIT, "Delete", some);
        canvas("edit-reconnect", EDIT, "Shortcut+Delete", some);
        canvas("edit-select-all", EDIT, "Shortcut+A", () -> true);
        canvas("edit-rename", EDIT, "F2", some);
        canvas("edit-open", EDIT, "Enter", some);
        canvas("edit-open-link", EDIT, "Shortcut+Enter", () -> studio.workspace().selection().notes().size() == 1);
        canvas("edit-connect", EDIT, "C", card);
        canvas("edit-add", EDIT, "/", () -> true);
        canvas("edit-note", EDIT, "N", () -> true);
        canvas("select-note", EDIT, "Shift+N", () -> !studio.workspace().store().design().notes().isEmpty());
        arrange(some);
    }

    private void arrange(java.util.function.BooleanSupplier some) {
        java.util.function.BooleanSupplier several = () -> studio.workspace().selection().nodes().size() > 1;
        canvas("arrange-tidy", EDIT, "Shortcut+Shift+T", () -> !studio.workspace().store().design().nodes().isEmpty());
        canvas("arrange-left", EDIT, "Shortcut+Shift+Left", several);
        canvas("arrange-right", EDIT, "Shortcut+Shift+Right", several);
        canvas("arrange-top", EDIT, "Shortcut+Shift+Up", several);
        canvas("arrange-bottom", EDIT, "Shortcut+Shift+Down", several);
        canvas("arrange-centre", EDIT, "Shortcut+Shift+C", several);
        canvas("arrange-middle", EDIT, "Shortcut+Shift+M", several);
        canvas("arrange-across", EDIT, "Shortcut+Shift+H", several);
        canvas("arrange-down", EDIT, "Shortcut+Shift+V", several);
        canvas("arrange-group", EDIT, "Shortcut+G", some);
        canvas("arrange-ungroup", EDIT, "Shortcut+Shift+G", some);
        canvas("arrange-colour", EDIT, "Shortcut+Shift+K", some);
        canvas("arrange-collapse", EDIT, "Shortcut+Home", some);
        canvas("arrange-expand", EDIT, "Shortcut+End", some);
        canvas("select-upstream", EDIT, "Alt+U", some);
        canvas("select-downstream", EDIT, "Alt+D", some);
        canvas("select-connected", EDIT, "Alt+C", some);
        canvas("select-wire", EDIT, "W", some);
        canvas("view-back", VIEW, "Alt+Left", () -> true);
        canvas("view-forward", VIEW, "Alt+Right", () -> true);
    }

    private void view() {
        add("view-find", VIEW, "Shortcut+F", () -> studio.find().open());
        add("view-find-next", VIEW, "F3", () -> studio.find().step(1));
        add("view-find-previous", VIEW, "Shift+F3", () -> studio.find().step(-1));
        canvas("view-fit", VIEW, "Shortcut+1", () -> true);
        canvas("view-fit-selection", VIEW, "Shift+F", () -> !studio.workspace().selection().isEmpty());
        canvas("view-actual", VIEW, "Shortcut+0", () -> true);
        canvas("view-zoom-in", VIEW, "Shortcut+Plus", () -> true);
        canvas("view-zoom-out", VIEW, "Shortcut+Minus", () -> true);
        add("view-palette-search", VIEW, "Shortcut+K", () -> {
            studio.showLeft(LeftPanel.PALETTE);
            studio.palette().focusSearch();
        });
        add("view-palette", VIEW, "Shortcut+B", () -> studio.bench().setPaletteOpen(!studio.bench().isPaletteOpen()));
        add("view-outline", VIEW, "Shortcut+Shift+O", () -> {
            studio.showLeft(LeftPanel.OUTLINE);
            studio.outline().focusTree();
        });
        add("view-inspector", VIEW, "Shortcut+I", () -> studio.bench().setInspectorOpen(!studio.bench().isInspectorOpen()));
        add("view-tear", VIEW, "Shortcut+Shift+I", () -> studio.bench().tearInspector());
        add("view-drawer", VIEW, "Shortcut+J", () -> studio.setDrawer(!studio.bench().isDrawerOpen()));
        add("view-messages", VIEW, "Alt+1", () -> studio.guide().toggleDrawer("messages"));
        add("view-findings", VIEW, "Alt+2", () -> studio.guide().toggleDrawer("findings"));
        add("view-logs", VIEW, "Alt+3", () -> studio.guide().toggleDrawer("logs"));
        add("view-next-panel", VIEW, "F6", () -> studio.panels().step(1));
        add("view-previous-panel", VIEW, "Shift+F6", () -> studio.panels().step(-1));
        add("view-canvas", VIEW, "", () -> studio.surface().focus());
        add("theme-toggle", VIEW, "Shortcut+Shift+D", () -> theme(context.theme().isDark() ? Mode.LIGHT : Mode.DARK));
        add("theme-system", VIEW, "", () -> theme(Mode.SYSTEM));
        add("project-settings", VIEW, "Shortcut+Comma", studio.guide()::showSettings);
    }

    private void theme(Mode mode) {
        context.theme().set(mode);
        context.window().themeChanged();
    }

    private void run() {
        add("run-toggle", RUN, "Shortcut+R", studio.runDesk()::toggle);
        actions.add(Action.of("run-addresses", Words.of("action.run-addresses"), RUN, "", studio.runDesk()::showAddresses).when(() -> studio.run().cloud().isPresent()));
        actions.add(Action.of("run-tick", Words.of("action.run-tick"), RUN, "Shortcut+T", this::tick)
                .when(() -> studio.run().cloud().isPresent() && schedule().isPresent()));
        actions.add(Action.of("run-clear", Words.of("action.run-clear"), RUN, "Shortcut+L", studio.runRecord()::clearShown));
    }

    /** The schedule that is meant: the selected one, or the only one. */
    private Optional<Node> schedule() {
        List<Node> all = studio.workspace().store().design().nodes().values().stream().filter(node -> node.kind().equals("schedule") || node.kind().equals("scheduler")).toList();
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

    private void deploy() {
        DeployDesk deploy = studio.deploy();
        java.util.function.BooleanSupplier free = () -> !deploy.controller().stage().isBusy();
        actions.add(Action.of("deploy-plan", Words.of("action.deploy-plan"), DEPLOY, "Shortcut+Shift+U", deploy.controller()::plan).when(free));
        actions.add(Action.of("deploy-look", Words.of("action.deploy-look"), DEPLOY, "", () -> {
            deploy.showPanel();
            deploy.controller().refresh();
        }).when(free));
        actions.add(Action.of("deploy-compare", Words.of("action.deploy-compare"), DEPLOY, "", deploy.controller()::compare).when(free));
        actions.add(Action.of("deploy-remove", Words.of("action.deploy-remove"), DEPLOY, "", deploy.controller()::planRemoval).when(free));
        actions.add(Action.of("deploy-push", Words.of("action.deploy-push"), DEPLOY, "Shortcut+Shift+S", deploy::push).when(() -> deploy.pushable().isPresent()));
        actions.add(Action.of("deploy-copy", Words.of("action.deploy-copy"), DEPLOY, "", deploy::copy).when(() -> deploy.selected().isPresent()));
        actions.add(Action.of("deploy-call", Words.of("action.deploy-call"), DEPLOY, "", deploy::call).when(() -> deploy.selected().filter(output -> output.value().startsWith("http")).isPresent()));
        add("deploy-cost", DEPLOY, "", deploy::showCost);
        add("deploy-environments", DEPLOY, "", deploy::editEnvironments);
        add("live-toggle", DEPLOY, "Shortcut+Shift+L", studio.live()::toggle);
        actions.add(Action.of("live-logs", Words.of("action.live-logs"), DEPLOY, "", studio.live()::showLogs).when(() -> studio.live().selected().size() == 1));
    }

    private void help() {
        add("commands", HELP, "Shortcut+Shift+P", this::commands);
        actions.add(Action.of("shortcuts", Words.of("action.shortcuts"), HELP, "F1", this::shortcuts));
        add("help-tour", HELP, "", context.window()::tour);
        add("help-keys", HELP, "", () -> context.notices().info(Words.of("keys.where", context.keymap().file())));
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
            entries.add(new CommandPalette.Entry(node.name(), kind.title(), kind.icon(), () -> studio.guide().show(node.id())));
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
