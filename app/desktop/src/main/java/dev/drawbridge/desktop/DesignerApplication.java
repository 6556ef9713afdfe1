package dev.drawbridge.desktop;

import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.cloud.local.LocalClouds;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.UserFolders;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.Browser;
import dev.drawbridge.desktop.shell.DesignerWindow;
import dev.drawbridge.desktop.theme.Fonts;
import dev.drawbridge.desktop.theme.IconPicture;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the designer: makes every part once and wires them by hand. */
public final class DesignerApplication extends Application {
    private Optional<Background> background = Optional.empty();
    private Optional<SpareMemory> spare = Optional.empty();

    @Override
    public void start(Stage stage) {
        UserFolders folders = UserFolders.here();
        LogFile log = new LogFile(folders.state().resolve("drawbridge.log"));
        Fonts.load();
        Browser.openWith(getHostServices()::showDocument);
        Background threads = new Background(Platform::runLater);
        background = Optional.of(threads);
        Catalogue catalogue = Catalogue.standard();
        WireTable wires = WireTable.standard();
        DesignerWindow window = new DesignerWindow(stage, new DesignerWindow.Parts(catalogue, wires, threads, log,
                new PreferenceFile(folders.config().resolve("preferences.json")), new Projects(),
                new ExampleProjects(folders.data().resolve("projects")), KeyFile.read(folders.config().resolve("keymap.json")), LocalClouds::start, new Deployers(List.of(new AwsDeployer())),
                design -> Checks.standard().run(design, catalogue, wires)));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (Platform.isFxApplicationThread()) {
                window.unexpected(failure);
            } else {
                Platform.runLater(() -> window.unexpected(failure));
            }
        });
        stage.getIcons().addAll(IconPicture.logo(32), IconPicture.logo(128));
        stage.show();
        spare = Optional.of(SpareMemory.of(stage.getScene()));
        // the first tidy would wait for it otherwise; after the window, which comes first
        threads.io(() -> {
            new Tidy(wires).warmUp();
            return true;
        }, done -> { }, failure -> log.write("tidy", failure));
        window.start(getParameters().getUnnamed().stream().findFirst().map(Path::of));
    }

    @Override
    public void stop() {
        spare.ifPresent(SpareMemory::stop);
        background.ifPresent(Background::close);
    }
}
