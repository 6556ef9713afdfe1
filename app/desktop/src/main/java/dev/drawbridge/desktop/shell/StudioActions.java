package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Action;
import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.theme.Mode;
import dev.drawbridge.desktop.words.Words;
import java.util.List;

/** Everything that can be done in a studio, in the order of the menus. */
final class StudioActions {
    private static final String FILE = Words.of("menu.file");
    private static final String EDIT = Words.of("menu.edit");
    private static final String VIEW = Words.of("menu.view");
    private static final String RUN = Words.of("menu.run");
    private static final String DEPLOY = Words.of("menu.deploy");
    private static final String HELP = Words.of("menu.help");

    private final Actions actions;
    private final Studio studio;
    private final StudioContext context;
    private final CanvasActions canvas;
    private final CommandSheets sheets;

    private StudioActions(Actions actions, Studio studio, StudioContext context) {
        this.actions = actions;
        this.studio = studio;
        this.context = context;
        this.canvas = new CanvasActions(actions, studio);
        this.sheets = new CommandSheets(studio, context.window());
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

    /** What can be done with several cards at once. */
    static List<Action> forMany(Actions actions) {
        return List.of(actions.get("edit-duplicate"), actions.get("edit-copy"), actions.get("view-fit-selection"), actions.get("edit-delete"));
    }

    private Action add(String id, String group, String shortcut, Runnable run) {
        Action action = Action.of(id, Words.of("action." + id), group, shortcut, run);
        actions.add(action);
        return action;
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
        add("file-generate", FILE, "", () -> studio.desks().saving().generate(() -> context.notices().done(Words.of("generate.done"))));
        Exporting.Way.all().forEach(way -> add(way.action(), FILE + Menus.BELOW + Words.of("menu.export"), "", () -> studio.exporting().ask(way, studio.workspace().store().drawing())));
        add("file-quit", FILE, "Shortcut+Q", context.window()::quit);
    }

    private void edit() {
        actions.add(Action.of("edit-undo", Words.of("action.edit-undo"), EDIT, "Shortcut+Z", studio.workspace().store()::undo)
                .when(() -> studio.workspace().store().history().undoLabel().isPresent()));
        actions.add(Action.of("edit-redo", Words.of("action.edit-redo"), EDIT, "Shortcut+Shift+Z", studio.workspace().store()::redo)
                .when(() -> studio.workspace().store().history().redoLabel().isPresent()));
        canvas.add(CanvasActions.EDITING, EDIT);
        canvas.add(CanvasActions.WALKING, VIEW);
    }

    private void view() {
        add("view-find", VIEW, "Shortcut+F", () -> studio.furniture().find().open());
        add("view-find-next", VIEW, "F3", () -> studio.furniture().find().step(1));
        add("view-find-previous", VIEW, "Shift+F3", () -> studio.furniture().find().step(-1));
        canvas.add(CanvasActions.ZOOMING, VIEW);
        add("view-palette-search", VIEW, "Shortcut+K", () -> {
            studio.furniture().showLeft(LeftPanel.PALETTE);
            studio.furniture().palette().focusSearch();
        });
        add("view-palette", VIEW, "Shortcut+B", () -> studio.bench().setPaletteOpen(!studio.bench().isPaletteOpen()));
        add("view-outline", VIEW, "Shortcut+Shift+O", () -> {
            studio.furniture().showLeft(LeftPanel.OUTLINE);
            studio.furniture().outline().focusTree();
        });
        add("view-inspector", VIEW, "Shortcut+I", () -> studio.bench().setInspectorOpen(!studio.bench().isInspectorOpen()));
        add("view-tear", VIEW, "Shortcut+Shift+I", () -> studio.bench().tearInspector());
        add("view-drawer", VIEW, "Shortcut+J", () -> studio.bench().setDrawerOpen(!studio.bench().isDrawerOpen()));
        add("view-messages", VIEW, "Alt+1", () -> studio.guide().toggleDrawer("messages"));
        add("view-findings", VIEW, "Alt+2", () -> studio.guide().toggleDrawer("findings"));
        add("view-logs", VIEW, "Alt+3", () -> studio.guide().toggleDrawer("logs"));
        add("view-next-panel", VIEW, "F6", () -> studio.furniture().panels().step(1));
        add("view-previous-panel", VIEW, "Shift+F6", () -> studio.furniture().panels().step(-1));
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
        add("run-toggle", RUN, "Shortcut+R", studio.desks().run()::toggle);
        actions.add(Action.of("run-addresses", Words.of("action.run-addresses"), RUN, "", studio.desks().run()::showAddresses).when(() -> studio.run().cloud().isPresent()));
        actions.add(Action.of("run-tick", Words.of("action.run-tick"), RUN, "Shortcut+T", studio.desks().run()::tick)
                .when(() -> studio.run().cloud().isPresent() && studio.desks().run().schedule().isPresent()));
        actions.add(Action.of("run-sample", Words.of("action.run-sample"), RUN, "", studio.desks().run()::sample)
                .when(() -> studio.run().cloud().isPresent() && studio.desks().run().sampled().isPresent()));
        actions.add(Action.of("run-clear", Words.of("action.run-clear"), RUN, "Shortcut+L", studio.desks().run().record()::clearShown));
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
        add("commands", HELP, "Shortcut+Shift+P", sheets::commands);
        actions.add(Action.of("shortcuts", Words.of("action.shortcuts"), HELP, "F1", sheets::shortcuts));
        add("help-tour", HELP, "", context.window()::tour);
        add("help-keys", HELP, "", () -> context.notices().info(Words.of("keys.where", context.keymap().file())));
        add("help-log", HELP, "", () -> context.notices().info(Words.of("help.log", context.log().path())));
    }
}
