package dev.drawbridge.desktop.shell;


import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.desktop.theme.Fonts;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The designer's window with a project in it, as a user has it, whose local cloud is a pretended one. */
final class OpenWindow implements AutoCloseable {
    final Stage stage;
    final DesignerWindow window;
    final Background background;

    /** @param folder where the program keeps what it keeps for a user */
    OpenWindow(Path folder, Path project, String theme, double width, double height, Supplier<FakeCloud> cloud) throws Exception {
        this(folder, project, theme, width, height, cloud, List.of());
    }

    /** The same, with clouds to deploy into. */
    OpenWindow(Path folder, Path project, String theme, double width, double height, Supplier<FakeCloud> cloud, List<Deployer> deployers) throws Exception {
        PreferenceFile preferences = new PreferenceFile(folder.resolve("preferences.json"));
        preferences.write(Preferences.defaults().withTheme(theme).withTourDone().withWindow(width, height, false));
        background = new Background(Platform::runLater);
        Catalogue catalogue = Catalogue.standard();
        WireTable wires = WireTable.standard();
        Fx.start();
        stage = Fx.call(Stage::new);
        window = Fx.call(() -> {
            Fonts.load();
            DesignerWindow opened = new DesignerWindow(stage, new DesignerWindow.Parts(catalogue, wires, background, new LogFile(folder.resolve("log")), preferences, new Projects(),
                    new ExampleProjects(folder.resolve("projects")), KeyFile.read(folder.resolve("keymap.json")), (request, listener) -> cloud.get(), new Deployers(deployers),
                    design -> Checks.standard().run(design, catalogue, wires)));
            stage.show();
            opened.start(Optional.of(project));
            return opened;
        });
        until(() -> window.studio().isPresent() || stage.getScene().getRoot().lookup("#welcome") != null);
        Fx.frames(3);
    }

    Studio studio() {
        return window.studio().orElseThrow();
    }

    static void until(Callable<Boolean> condition) throws Exception {
        Fx.until(condition);
    }

    @Override
    public void close() throws InterruptedException {
        Fx.run(() -> {
            stage.hide();
            window.studio().ifPresent(Studio::close);
            // the toolkit without a display keeps every window that ever was, and with it all that is in it
            stage.setScene(null);
        });
        background.close();
        // files may still be under way into the folder that is removed next
        background.awaitEnd(Duration.ofSeconds(60));
        // what was still to be told is written to the log before its folder goes
        Fx.run(() -> { });
    }
}
