package dev.drawbridge.generators.picture;

import dev.drawbridge.generators.markdown.Block;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.generators.markdown.Span;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.kind.Family;
import java.util.ArrayList;
import java.util.List;

/** Draws notes: a sheet in the note's colour with its words set in lines that fit. What does not fit is left out. */
final class NoteShapes {
    private static final double PADDING = 12;
    private static final double CORNER = 8;
    private static final double INDENT = 16;
    private static final double GAP = 6;
    private static final double TINT = 0.1;

    private final PictureTheme theme;

    NoteShapes(PictureTheme theme) {
        this.theme = theme;
    }

    Shape.Part note(Note note, Bounds box, Family family) {
        Colour ink = theme.ink(family);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape.Box(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, CORNER, ink.withAlpha(TINT).over(theme.card()), Pen.of(ink.withAlpha(0.45), 1)));
        new Setter(box, shapes).set(Markdown.blocks(note.text()));
        return new Shape.Part(Markdown.plain(note.text()), 1, shapes);
    }

    /** Sets text line by line into a box. */
    private final class Setter {
        private final Bounds box;
        private final List<Shape> out;
        private double y;

        /** A word with the space behind it, if there is one. */
        private record Word(String text, TextStyle style, boolean link) {}

        Setter(Bounds box, List<Shape> out) {
            this.box = box;
            this.out = out;
            y = box.y() + PADDING;
        }

        void set(List<Block> blocks) {
            boolean first = true;
            for (Block block : blocks) {
                y += first || block instanceof Block.Item ? 0 : GAP;
                first = false;
                switch (block) {
                    case Block.Heading(int level, List<Span> spans) -> lines(spans, 0, level == 1 ? TextStyle.NOTE_TITLE : TextStyle.NOTE_BOLD);
                    case Block.Paragraph(List<Span> spans) -> lines(spans, 0, TextStyle.NOTE);
                    case Block.Item(int depth, String marker, List<Span> spans) -> {
                        double in = INDENT * (depth + 1);
                        double line = TextStyle.NOTE.size() * 1.45;
                        if (!marker.isEmpty() && y + line <= box.maxY() - PADDING + 2) {
                            words(box.x() + PADDING + in - INDENT, y + line * 0.75, marker, TextStyle.NOTE, theme.muted());
                        }
                        lines(spans, in, TextStyle.NOTE);
                    }
                    case Block.Code(List<String> lines) -> lines.forEach(line -> {
                        double height = TextStyle.FIGURES.size() * 1.45;
                        if (y + height <= box.maxY() - PADDING + 2) {
                            words(box.x() + PADDING, y + height * 0.75, TextWidths.cut(line, TextStyle.FIGURES, box.width() - 2 * PADDING), TextStyle.FIGURES, theme.text());
                        }
                        y += height;
                    });
                }
            }
        }

        private void lines(List<Span> spans, double indent, TextStyle plain) {
            double left = box.x() + PADDING + indent;
            double room = box.width() - 2 * PADDING - indent;
            List<Word> line = new ArrayList<>();
            double width = 0;
            for (Word word : split(spans, plain)) {
                boolean ends = word.text().equals("\n");
                double wide = ends ? 0 : TextWidths.of(word.text().stripTrailing(), word.style());
                if (ends || width + wide > room && !line.isEmpty()) {
                    line(line, left, plain);
                    line = new ArrayList<>();
                    width = 0;
                }
                if (!ends) {
                    line.add(word);
                    width += TextWidths.of(word.text(), word.style());
                }
            }
            if (!line.isEmpty()) {
                line(line, left, plain);
            }
        }

        private static List<Word> split(List<Span> spans, TextStyle plain) {
            List<Word> words = new ArrayList<>();
            for (Span span : spans) {
                TextStyle style = span.code() ? TextStyle.FIGURES : plain != TextStyle.NOTE ? plain
                        : span.bold() && span.italic() ? TextStyle.NOTE_BOLD_ITALIC : span.bold() ? TextStyle.NOTE_BOLD : span.italic() ? TextStyle.NOTE_ITALIC : TextStyle.NOTE;
                for (String piece : span.text().split("(?<=[ ])|(?=\n)|(?<=\n)")) {
                    if (!piece.isEmpty()) {
                        words.add(new Word(piece, style, span.isLink()));
                    }
                }
            }
            return words;
        }

        private void line(List<Word> line, double left, TextStyle plain) {
            double height = plain.size() * 1.45;
            if (y + height <= box.maxY() - PADDING + 2) {
                double x = left;
                for (Word word : line) {
                    double wide = TextWidths.of(word.text(), word.style());
                    String shown = TextWidths.cut(word.text().stripTrailing(), word.style(), Math.max(8, box.maxX() - PADDING - x));
                    if (!shown.isBlank()) {
                        words(x, y + height * 0.75, shown, word.style(), word.link() ? theme.accent() : theme.text());
                    }
                    x += wide;
                }
            }
            y += height;
        }

        private void words(double x, double baseline, String text, TextStyle style, Colour colour) {
            out.add(new Shape.Words(x, baseline, text, style, colour, Shape.Align.START, TextWidths.of(text, style) + 1));
        }
    }
}
