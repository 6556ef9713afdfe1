package dev.drawbridge.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with the program (SIL Open Font License), so that it looks and measures alike everywhere. */
public final class Fonts {
    /** Builds without crossing outlines: JavaFX draws a dot where the stem of a t crosses its bar. */
    static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Makes the fonts known to JavaFX; once, after the toolkit has started. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                Font.loadFont(in, 12);
            } catch (IOException e) {
                throw new UncheckedIOException("The font " + file + " of this program cannot be read.", e);
            }
        }
    }
}
