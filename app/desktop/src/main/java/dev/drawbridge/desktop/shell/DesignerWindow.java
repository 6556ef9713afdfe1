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
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.Mode;
import dev.drawbridge.desktop.theme.Appearance;
import dev.drawbridge.desktop.start.WelcomePage;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.file.NoProjectException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The one window. It opens, shows, saves and closes projects, and remembers how it looked. Belongs to the JavaFX thread. */
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
    private Preferences preferences;
    private Optional<Studio> studio = Optional.empty();
    private final Keys keys;
    private Notices notices;
    private Runnable atStart = () -> { };
    private boolean told;

    public DesignerWindow(Stage stage, Parts parts) {
        this.stage = stage;
        this.parts = parts;
        this.preferences = parts.preferences().read();
        this.keys = new Keys(parts.keys());
        this.theme = new Appearance(Mode.find(preferences.theme()).orElse(Mode.SYSTEM));
        this.notices = new Notices(parts.log());
        this.files = new FileChoice(stage, () -> studio.map(open -> open.project().folder().toAbsolutePath().getParent()));
        StackPane opening = new StackPane(Controls.label(Words.of("window.opening"), "muted"));
        opening.getStyleClass().add("drawbridge");
        scene = new Scene(opening, preferences.width(), preferences.height());
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
        // whoever has worked with it before may want another project than the first example
        boolean choose = project.isEmpty() && preferences.recent().stream().anyMatch(folder -> Files.isDirectory(Path.of(folder)));
        atStart = choose ? this::welcome : () -> { };
        load(() -> parts.projects().open(project.orElseGet(parts.examples()::first)));
    }

    private void load(java.util.concurrent.Callable<OpenProject> opening) {
        load(opening, project -> { });
    }

    private void load(java.util.concurrent.Callable<OpenProject> opening, Consumer<OpenProject> then) {
        parts.background().io(opening, project -> {
            show(project);
            then.accept(project);
        }, failure -> {
            if (studio.isEmpty()) {
                welcome(failure);
            } else if (failure instanceof NoProjectException nothing) {
                offer(nothing.folder(), studio.get().overlay());
            } else {
                notices.failed(Words.of("open.failed"), failure);
            }
        });
    }

    private void startIn(Path folder) {
        load(() -> parts.projects().create(folder));
    }

    /** The folder that was chosen holds no project: one can be started there. */
    private void offer(Path folder, Overlay overlay) {
        Question question = new Question(Words.of("start.here.title"), Words.of("start.here.words", folder), List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("start.here"), true, () -> startIn(folder))), overlay);
        overlay.show(question, Pos.CENTER, () -> { });
    }

    /** Nothing could be opened: say why, and offer the ways on. */
    private void welcome(Exception failure) {
        WelcomePage.Greeting greeting = failure instanceof NoProjectException nothing
                ? new WelcomePage.Greeting.NothingHere(Words.of("start.here.words", nothing.folder()), () -> startIn(nothing.folder()))
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
                new WelcomeHooks(this, parts, theme.isDark(), example -> unlessUnsaved(() -> fresh(example)), hide));
    }

    @Override
    public void tour() {
        studio.ifPresent(Studio::beginTour);
    }

    @Override
    public void tourEnded() {
        preferences = preferences.withTourDone();
        remember();
    }

    @Override
    public Optional<Path> chooseFile(String title, String name, String extension) {
        return files.toWrite(title, name, extension);
    }

    private void show(OpenProject project) {
        studio.ifPresent(open -> {
            preferences = open.remembered(preferences);
            parts.background().io(() -> {
                open.run().closeNow();
                return true;
            }, done -> open.close(), notices::unexpected);
        });
        notices = new Notices(parts.log());
        preferences = preferences.withRecent(project.folder().toAbsolutePath().toString());
        StudioContext context = new StudioContext(parts.catalogue(), parts.wires(), parts.background(), notices, parts.log(), theme, preferences,
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
        if (!preferences.tourDone()) {
            opened.beginTour();
        }
        remember();
        atStart.run();
        atStart = () -> { };
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

    private void fresh(String example) {
        load(() -> parts.projects().open(parts.examples().fresh(example)));
    }

    @Override
    public void newEmpty() {
        unlessUnsaved(() -> files.folder(Words.of("new.choose")).ifPresent(folder -> startIn(folder)));
    }

    @Override
    public void open() {
        unlessUnsaved(() -> files.folder(Words.of("open.choose")).ifPresent(folder -> load(() -> parts.projects().open(folder))));
    }

    @Override
    public void openTemplate() {
        unlessUnsaved(() -> files.template(Words.of("open.choose-template")).ifPresent(file -> load(() -> parts.projects().open(file))));
    }

    @Override
    public void importTemplate() {
        unlessUnsaved(() -> files.template(Words.of("import.choose-template")).ifPresent(file -> files.folder(Words.of("import.choose-folder")).ifPresent(folder -> {
            List<String> notes = new java.util.concurrent.CopyOnWriteArrayList<>();
            load(() -> parts.projects().copyOf(file, folder, notes::add), project -> notes.forEach(notices::info));
        })));
    }

    @Override
    public void openRecent(String folder) {
        unlessUnsaved(() -> load(() -> parts.projects().open(Path.of(folder))));
    }

    @Override
    public List<String> recent() {
        return preferences.recent();
    }

    /** Goes on at once, or after the user decided what becomes of unsaved changes. */
    private void unlessUnsaved(Runnable then) {
        studio.ifPresentOrElse(open -> open.whenSaved(() -> ask(then)), then);
    }

    private void ask(Runnable then) {
        if (studio.isEmpty() || !studio.get().isUnsaved()) {
            then.run();
            return;
        }
        Studio open = studio.get();
        Question question = new Question(Words.of("unsaved.title", open.workspace().store().design().name()), Words.of("unsaved.words"), List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("unsaved.discard"), false, then),
                new Question.Answer(Words.of("unsaved.save"), true, () -> open.save(then))), open.overlay());
        open.overlay().show(question, Pos.CENTER, () -> { });
    }

    @Override
    public void quit() {
        unlessUnsaved(() -> {
            remember();
            stage.hide();
            Studio open = studio.orElse(null);
            // stopping a run takes a moment; the window is gone meanwhile
            parts.background().io(() -> {
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
        preferences = preferences.withTheme(theme.mode().id());
        remember();
    }

    private void remember() {
        if (!stage.isMaximized() && stage.isShowing()) {
            preferences = preferences.withWindow(scene.getWidth(), scene.getHeight(), false);
        } else if (stage.isMaximized()) {
            preferences = preferences.withWindow(preferences.width(), preferences.height(), true);
        }
        studio.ifPresent(open -> preferences = open.remembered(preferences));
        Preferences now = preferences;
        try {
            parts.preferences().write(now);
        } catch (IOException unwritable) {
            parts.log().write("preferences", unwritable);
        }
    }
}
