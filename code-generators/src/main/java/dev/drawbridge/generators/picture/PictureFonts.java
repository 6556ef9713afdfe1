package dev.drawbridge.generators.picture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fonts of this machine that come nearest to the table of widths, for painters of pixels. */
final class PictureFonts {
    private static final List<String> SANS = List.of("Inter", "SF Pro Text", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans",
            "Nimbus Sans", "DejaVu Sans", Font.SANS_SERIF);
    private static final List<String> MONOSPACED = List.of("JetBrains Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", Font.MONOSPACED);
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);

    /**
     * Looks up what is installed.
     *
     * @throws PictureException where Java finds no fonts at all
     */
    PictureFonts() {
        try {
            Set<String> installed = new TreeSet<>(Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
            for (TextStyle style : TextStyle.values()) {
                List<String> wanted = style.mono() ? MONOSPACED : SANS;
                String family = wanted.stream().filter(installed::contains).findFirst().orElse(wanted.getLast());
                fonts.put(style, new Font(family, (style.bold() ? Font.BOLD : Font.PLAIN) | (style.italic() ? Font.ITALIC : Font.PLAIN), 1).deriveFont((float) style.size()));
            }
        } catch (RuntimeException | InternalError | UnsatisfiedLinkError noFonts) {
            throw new PictureException("This machine has no fonts that Java can use, so the text of the picture cannot be painted. Write .svg instead, or install fontconfig and a font.");
        }
    }

    /** The shapes of the letters with their base line at y 0, squeezed where they would be wider than they may. */
    java.awt.Shape letters(Shape.Words words) {
        Font font = fonts.get(words.style());
        if (font.canDisplayUpTo(words.text()) >= 0) {
            // a logical font takes missing letters from others
            font = new Font(words.style().mono() ? Font.MONOSPACED : Font.SANS_SERIF, font.getStyle(), 1).deriveFont(font.getSize2D());
        }
        char[] text = words.text().toCharArray();
        GlyphVector glyphs = font.layoutGlyphVector(EXACT, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT);
        double width = glyphs.getLogicalBounds().getWidth();
        double squeeze = words.fit() > 0 && width > words.fit() ? words.fit() / width : 1;
        double left = words.align() == Shape.Align.MIDDLE ? -width * squeeze / 2 : 0;
        var placing = java.awt.geom.AffineTransform.getTranslateInstance(left, 0);
        placing.scale(squeeze, 1);
        return placing.createTransformedShape(glyphs.getOutline());
    }
}
