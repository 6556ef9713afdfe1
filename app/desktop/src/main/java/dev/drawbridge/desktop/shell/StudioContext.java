package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.monitor.Monitors;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.CloudStarter;
import dev.drawbridge.desktop.theme.Appearance;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a studio is made from. */
record StudioContext(
        Catalogue catalogue, WireTable wires, Background background, Notices notices, LogFile log, Appearance theme, Preferences preferences,
        CloudStarter starter, Deployers deployers, Monitors monitors, Projects projects, Function<Design, List<Finding>> checks, Surfaces surfaces, Keys keymap, Window window) {

    /** Makes the drawing surface. */
    @FunctionalInterface
    interface Surfaces {
        Surface make(Workspace workspace, SurfaceEvents events);
    }

    /** What a studio asks of the window it is in. */
    interface Window {
        void titleChanged(String title);

        void newFromExample();

        void newEmpty();

        void open();

        void openTemplate();

        /** Makes a project of somebody's template: the file and what it refers to are copied into a new folder. */
        void importTemplate();

        void openRecent(String folder);

        List<String> recent();

        void quit();

        void themeChanged();

        /** Shows the page that a user starts from. */
        void welcome();

        /** Shows the first steps. */
        void tour();

        /** The first steps were done or sent away. */
        void tourEnded();

        /** Asks for a file to write. @param extension with its dot */
        Optional<Path> chooseFile(String title, String name, String extension);
    }

    void titleChanged(String title) {
        window.titleChanged(title);
    }
}
