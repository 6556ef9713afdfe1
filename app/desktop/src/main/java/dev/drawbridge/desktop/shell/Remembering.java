package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.Preferences;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** How the window looked and what the user prefers, kept from one start to the next. Belongs to the JavaFX thread; written elsewhere. */
final class Remembering {
    private final PreferenceFile file;
    private final LogFile log;
    private final LatestWins<Preferences, Boolean> writer;
    private volatile Preferences now;

    /** Reads the file at once: there is no window without it. */
    Remembering(PreferenceFile file, Background background, LogFile log) {
        this.file = file;
        this.log = log;
        this.now = file.read();
        this.writer = background.latestWins("preferences", newest -> write(), done -> { }, failure -> log.write("preferences", failure));
    }

    Preferences now() {
        return now;
    }

    /** Changes what is remembered; it is written with the next {@link #keep()}. */
    void change(UnaryOperator<Preferences> change) {
        now = change.apply(now);
    }

    /** Has it written soon. */
    void keep() {
        writer.submit(now);
    }

    /** Writes what is remembered by now on the calling thread, which is not that of the views; one that cannot be written is no reason to disturb anybody. */
    synchronized boolean write() {
        try {
            file.write(now);
            return true;
        } catch (IOException unwritable) {
            log.write("preferences", unwritable);
            return false;
        }
    }
}
