package dev.drawbridge.generators.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The files a drawing can be taken out as. */
public enum PictureFormat {
    SVG("svg", "SVG picture"), PNG("png", "PNG picture"), PDF("pdf", "PDF page"), MERMAID("mmd", "Mermaid text"), DRAWIO("drawio", "draw.io file");

    private final String extension;
    private final String title;

    PictureFormat(String extension, String title) {
        this.extension = extension;
        this.title = title;
    }

    /** The end of the file name, without the dot. */
    public String extension() {
        return extension;
    }

    /** As it is shown where one chooses. */
    public String title() {
        return title;
    }

    /**
     * The format that the end of a file name asks for.
     *
     * @throws PictureException when it asks for none of these
     */
    public static PictureFormat ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> lower.endsWith("." + format.extension)).findFirst()
                .orElseThrow(() -> new PictureException("\"" + name + "\" does not say what kind of picture it is; end it with "
                        + Arrays.stream(values()).map(format -> "." + format.extension).collect(Collectors.joining(", ")) + "."));
    }
}
