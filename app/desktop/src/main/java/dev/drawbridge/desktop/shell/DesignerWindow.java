package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.monitor.Monitors;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.CloudStarter;
import dev.drawbridge.desktop.start.WelcomePage;
import dev.drawbridge.desktop.theme.Appearance;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.Mode;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.file.NoProjectException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The one window: shows the project that is open, the way to others ({@link Opening}), and asks before anything unsaved goes. Belongs to the JavaFX thread. */
public final class DesignerWindow implements StudioContext.Window {
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;

    /**
     * What the window is made from.
     *
     * @param checks finds what is wrong with a design; pure
     */
    public record Parts(
            Catalogue catalogue, WireTable wires, Background background, LogFile log, PreferenceFile preferences, Projects projects,
            ExampleProjects examples, KeyFile keys, CloudStarter starter, Deployers deployers, Monitors monitors, Function<Design, List<Finding>> checks) {
        /** The same, watching the clouds that this program knows. */
        public Parts(
                Catalogue catalogue, WireTable wires, Background background, LogFile log, PreferenceFile preferences, Projects projects,
                ExampleProjects examples, KeyFile keys, CloudStarter starter, Deployers deployers, Function<Design, List<Finding>> checks) {
            this(catalogue, wires, background, log, preferences, projects, examples, keys, starter, deployers, Monitors.standard(), checks);
        }
    }

    private final Stage stage;
    private final Parts parts;
    private final Appearance theme;
    private final Scene scene;
    private final FileChoice files;
    private final Leaving leaving;
    private final Opening opening;
    private final Remembering remembering;
    private Optional<Studio> studio = Optional.empty();
    private final Keys keys;
    private Notices notices;
    private boolean told;

    public DesignerWindow(Stage stage, Parts parts) {
        this.stage = stage;
        this.parts = parts;
        this.remembering = new Remembering(parts.preferences(), parts.background(), parts.log());
        Preferences preferences = remembering.now();
        this.keys = new Keys(parts.keys());
        this.theme = new Appearance(Mode.find(preferences.theme()).orElse(Mode.SYSTEM));
        this.notices = new Notices(parts.log());
        this.files = new FileChoice(stage, () -> studio.map(open -> open.project().folder().toAbsolutePath().getParent()));
        this.leaving = new Leaving(() -> studio);
        this.opening = new Opening(parts, files, new Here());
        StackPane empty = new StackPane(Controls.label(Words.of("window.opening"), "muted"));
        empty.getStyleClass().add("drawbridge");
        scene = new Scene(empty, preferences.width(), preferences.height());
        theme.dress(scene);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            boolean writing = scene.getFocusOwner() instanceof TextInputControl || scene.getFocusOwner() instanceof org.fxmisc.richtext.GenericStyledArea<?, ?, ?>;
            if (event.getCharacter().equals("?") && !writing) {
                studio.ifPresent(open -> open.actions().fire("shortcuts"));
            }
        });
        stage.setScene(scene);
        stage.setTitle("Drawbridge");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(preferences.maximized());
        stage.setOnShown(shown -> ScreenFit.fit(stage));
        stage.focusedProperty().addListener((observable, before, after) -> {
            if (after) {
                studio.ifPresent(Studio::lookAgain);
            }
        });
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    /** What went wrong where nobody expected it. */
    public void unexpected(Throwable failure) {
        notices.unexpected(failure);
    }

    /** Opens the project of that folder, or the first example. */
    public void start(Optional<Path> project) {
        opening.first(project, remembering.now().recent(), this::welcome);
    }

    /** Nothing could be opened: say why, and offer the ways on. */
    private void nothing(Exception failure) {
        WelcomePage.Greeting greeting = failure instanceof NoProjectException nothing
                ? new WelcomePage.Greeting.NothingHere(Words.of("start.here.words", nothing.folder()), () -> opening.startIn(nothing.folder()))
                : new WelcomePage.Greeting.Failed(failure.getMessage() == null ? Words.of("open.failed") : failure.getMessage());
        parts.log().write("open", failure);
        StackPane pane = new StackPane(page(greeting, () -> { }), notices);
        pane.getStyleClass().add("drawbridge");
        pane.setPadding(new Insets(24));
        scene.setRoot(pane);
    }

    @Override
    public void welcome() {
        studio.ifPresent(open -> open.overlay().show(page(new WelcomePage.Greeting.Plain(), open.overlay()::hide), Pos.CENTER, () -> { }));
    }

    private WelcomePage page(WelcomePage.Greeting greeting, Runnable hide) {
        return new WelcomePage(greeting, recent(), WelcomeHooks.templates(),
                new WelcomeHooks(this, parts, theme.isDark(), opening::example, hide));
    }

    @Override
    public void tour() {
        studio.ifPresent(Studio::beginTour);
    }

    @Override
    public void tourEnded() {
        remembering.change(Preferences::withTourDone);
        remember();
    }

    @Override
    public Optional<Path> chooseFile(String title, String name, String extension) {
        return files.toWrite(title, name, extension);
    }

    private void show(OpenProject project) {
        studio.ifPresent(open -> {
            remembering.change(open::remembered);
            parts.background().io(() -> {
                open.run().closeNow();
                return true;
            }, done -> open.close(), notices::unexpected);
        });
        notices = new Notices(parts.log());
        remembering.change(before -> before.withRecent(project.folder().toAbsolutePath().toString()));
        StudioContext context = new StudioContext(parts.catalogue(), parts.wires(), parts.background(), notices, parts.log(), theme, remembering.now(),
                parts.starter(), parts.deployers(), parts.monitors(), parts.projects(), parts.checks(), Surfaces.standard(), keys, this);
        Studio opened = new Studio(context, project);
        studio = Optional.of(opened);
        scene.getAccelerators().clear();
        opened.actions().install(scene);
        scene.setRoot(opened.root());
        opened.surface().focus();
        if (!told) {
            told = true;
            keys.problems(opened.actions()).forEach(notices::error);
        }
        if (!remembering.now().tourDone()) {
            opened.beginTour();
        }
        remember();
    }

    /** The studio that is shown. */
    Optional<Studio> studio() {
        return studio;
    }

    @Override
    public void titleChanged(String title) {
        stage.setTitle(title + " – Drawbridge");
    }

    @Override
    public void newFromExample() {
        welcome();
    }

    @Override
    public void newEmpty() {
        opening.empty();
    }

    @Override
    public void open() {
        opening.chosen();
    }

    @Override
    public void openTemplate() {
        opening.chosenTemplate();
    }

    @Override
    public void importTemplate() {
        opening.copyOfTemplate();
    }

    @Override
    public void openRecent(String folder) {
        opening.recent(folder);
    }

    @Override
    public List<String> recent() {
        return remembering.now().recent();
    }

    @Override
    public void quit() {
        leaving.unlessUnsaved(() -> {
            measure();
            stage.hide();
            Studio open = studio.orElse(null);
            // stopping a run takes a moment; the window is gone meanwhile
            parts.background().io(() -> {
                remembering.write();
                if (open != null) {
                    open.run().closeNow();
                }
                return true;
            }, done -> {
                if (open != null) {
                    open.close();
                }
                Platform.exit();
            }, failure -> {
                parts.log().write("quit", failure);
                Platform.exit();
            });
        });
    }

    @Override
    public void themeChanged() {
        remembering.change(before -> before.withTheme(theme.mode().id()));
        remember();
    }

    private void remember() {
        measure();
        remembering.keep();
    }

    /** What the window looks like now. */
    private void measure() {
        if (!stage.isMaximized() && stage.isShowing()) {
            remembering.change(before -> before.withWindow(scene.getWidth(), scene.getHeight(), false));
        } else if (stage.isMaximized()) {
            remembering.change(before -> before.withWindow(before.width(), before.height(), true));
        }
        studio.ifPresent(open -> remembering.change(open::remembered));
    }

    /** This window, as those see it who open projects in it. */
    private final class Here implements Opening.Place {
        @Override
        public Optional<Studio> studio() {
            return studio;
        }

        @Override
        public void show(OpenProject project) {
            DesignerWindow.this.show(project);
        }

        @Override
        public void nothing(Exception failure) {
            DesignerWindow.this.nothing(failure);
        }

        @Override
        public void failed(Exception failure) {
            notices.failed(Words.of("open.failed"), failure);
        }

        @Override
        public void info(String sentence) {
            notices.info(sentence);
        }

        @Override
        public void unlessUnsaved(Runnable then) {
            leaving.unlessUnsaved(then);
        }
    }
}
