package dev.drawbridge.generators.markdown;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a text that stands below the one before it. */
public sealed interface Block {
    /** @param level from 1, the largest, to 6 */
    record Heading(int level, List<Span> spans) implements Block {
        public Heading {
            spans = List.copyOf(spans);
        }
    }

    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /**
     * An entry of a list.
     *
     * @param depth 0 for a list that stands in no other
     * @param marker what stands before it: a bullet, or a number
     */
    record Item(int depth, String marker, List<Span> spans) implements Block {
        public Item {
            spans = List.copyOf(spans);
        }
    }

    /** Lines that are kept as they are, in the monospace face. */
    record Code(List<String> lines) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }

        @Override
        public List<Span> spans() {
            return List.of();
        }
    }

    /** Its runs of text; none for code. */
    List<Span> spans();

    /** The text alone. */
    default String plain() {
        return switch (this) {
            case Heading heading -> plain(heading.spans());
            case Paragraph paragraph -> plain(paragraph.spans());
            case Item item -> item.marker() + " " + plain(item.spans());
            case Code code -> String.join("\n", code.lines());
        };
    }

    private static String plain(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
