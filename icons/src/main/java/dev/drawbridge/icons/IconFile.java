package dev.drawbridge.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file of icons: an id on a line of its own, below it one indented line for each path, {@code stroke} or
 * {@code fill} followed by SVG path data. Blank lines and lines that start with {@code #} are for the reader.
 *
 * @param name    what messages call the file
 * @param purpose what its icons stand for
 * @param text    its content
 */
record IconFile(String name, Icon.Purpose purpose, String text) {

    /** The file that holds the icons of this purpose. */
    static IconFile of(Icon.Purpose purpose) {
        String name =
                switch (purpose) {
                    case KIND -> "kinds.icons";
                    case ACTION -> "actions.icons";
                    case LOGO -> "logo.icons";
                };
        try (InputStream in = IconFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IconException("The icon file %s is missing from the program; install it again.".formatted(name));
            }
            return new IconFile(name, purpose, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The icon file %s cannot be read.".formatted(name), e);
        }
    }

    /**
     * The icons, in the order of the file.
     *
     * @throws IconException naming the file and the line that cannot be read
     */
    List<Icon> read() {
        List<Icon> icons = new ArrayList<>();
        List<Stroke> strokes = new ArrayList<>();
        String id = "";
        int idLine = 0;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                if (id.isEmpty()) {
                    throw at(number, "a path stands before the first icon id");
                }
                strokes.add(stroke(number, line.strip()));
            } else {
                if (!id.isEmpty()) {
                    icons.add(icon(idLine, id, strokes));
                }
                id = line.strip();
                idLine = number;
                strokes.clear();
            }
        }
        if (!id.isEmpty()) {
            icons.add(icon(idLine, id, strokes));
        }
        return icons;
    }

    private Icon icon(int line, String id, List<Stroke> strokes) {
        try {
            return new Icon(id, purpose, strokes);
        } catch (IconException e) {
            throw at(line, e.getMessage(), e);
        }
    }

    private Stroke stroke(int line, String text) {
        String[] words = text.split("\\s+", 2);
        boolean known = words[0].equals("stroke") || words[0].equals("fill");
        if (!known || words.length < 2) {
            throw at(line, "\"%s\" is neither \"stroke PATH\" nor \"fill PATH\"".formatted(text));
        }
        try {
            return new Stroke(words[1], words[0].equals("fill"));
        } catch (IconException e) {
            throw at(line, e.getMessage(), e);
        }
    }

    private IconException at(int line, String problem) {
        return new IconException("%s, line %d: %s.".formatted(name, line, problem));
    }

    private IconException at(int line, String sentence, IconException cause) {
        return new IconException("%s, line %d: %s".formatted(name, line, sentence), cause);
    }
}
