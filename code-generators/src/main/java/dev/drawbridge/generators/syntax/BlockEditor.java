package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/** Adds and removes entries of block collections: whole lines, found by {@link BlockLayout}. */
final class BlockEditor {
    private final Document document;
    private final SourceText source;
    private final BlockLayout layout;

    BlockEditor(Document document) {
        this.document = document;
        this.source = document.source();
        this.layout = new BlockLayout(source);
    }

    /** The indentation of the entries of a block collection. */
    int indent(Parts parts) {
        return source.indentOf(parts.get(0).start());
    }

    /**
     * Adds lines as entry {@code index}.
     *
     * @param lines indented as {@link #indent} says
     */
    List<Patch> insert(Located at, Parts parts, int index, List<String> lines) {
        if (index == 0) {
            return insertFirst(parts, lines);
        }
        List<Patch> patches = new ArrayList<>();
        Parts.Part before = parts.get(index - 1);
        int offset = layout.extentEnd(before.start(), before.end());
        boolean last = index == parts.size();
        boolean blank = last ? blankBeforeLast(at, parts, lines.size() > 1) : source.isBlankLine(offset) && offset < source.length();
        String text = String.join("\n", lines);
        boolean open = offset == source.length() && !source.text().endsWith("\n");
        ScalarNode tail = lastScalar(before.value());
        boolean keeps = keepsBlankLines(tail);
        if (open && tail.style().isBlock() && !tail.value().endsWith("\n") && !header(tail).contains("-")) {
            // A block scalar that the end of the text cuts short would gain a line break.
            patches.add(Patch.insert(tail.content().start() + header(tail).length(), "-"));
        }
        String gap = blank && !keeps ? "\n" : "";
        patches.add(Patch.insert(offset, open ? "\n" + gap + text : gap + text + "\n"));
        return patches;
    }

    private List<Patch> insertFirst(Parts parts, List<String> lines) {
        int start = parts.get(0).start();
        int indent = source.indentOf(start);
        if (!source.isFirstOnLine(start)) {
            return List.of(Patch.insert(start, String.join("\n", lines).stripLeading() + "\n" + " ".repeat(indent)));
        }
        int offset = layout.attachedComment(-1, source.lineStart(start), indent, false);
        return List.of(Patch.insert(offset, String.join("\n", lines) + "\n"));
    }

    /**
     * Whether a blank line goes before a new last entry: as between the others, or as in the sections of the document. Entries of one line
     * often stand close together where longer ones are parted, so for a long one only the gaps beside long ones count.
     */
    private boolean blankBeforeLast(Located at, Parts parts, boolean isLong) {
        int gaps = 0;
        int blanks = 0;
        int longGaps = 0;
        int longBlanks = 0;
        for (int i = 1; i < parts.size(); i++) {
            int blank = BlockLayout.hasBlankLine(source, parts.get(i - 1).end(), parts.get(i).start()) ? 1 : 0;
            boolean besideLong = isLong(parts.get(i - 1)) || isLong(parts.get(i));
            gaps++;
            blanks += blank;
            longGaps += besideLong ? 1 : 0;
            longBlanks += besideLong ? blank : 0;
        }
        if (isLong && longGaps > 0) {
            return longBlanks * 2 > longGaps;
        }
        if (gaps > 0) {
            return blanks * 2 > gaps;
        }
        return switch (at.slot()) {
            case Slot.Root _ -> document.style().blankBetweenSections();
            case Slot.InMapping m -> document.root().orElseThrow() == m.mapping() && document.style().blankBetweenResources();
            case Slot.InSequence _ -> false;
        };
    }

    private boolean isLong(Parts.Part part) {
        return source.text().substring(part.start(), part.end()).strip().indexOf('\n') >= 0;
    }

    private static ScalarNode lastScalar(SyntaxNode node) {
        return switch (node) {
            case ScalarNode s -> s;
            case MappingNode m when !m.flow() -> lastScalar(m.entries().getLast().value());
            case SequenceNode s when !s.flow() -> lastScalar(s.items().getLast().value());
            case MappingNode _, SequenceNode _, AliasNode _ -> new ScalarNode(node.span(), node.span(), "", "", ScalarStyle.PLAIN, "");
        };
    }

    /** {@code |+}: blank lines below are part of the text. */
    private boolean keepsBlankLines(ScalarNode scalar) {
        return scalar.style().isBlock() && header(scalar).contains("+");
    }

    /** Whether blank lines at {@code line} would become part of a block scalar above them. */
    private boolean swallows(ScalarNode scalar, int line) {
        int body = source.nextLine(scalar.content().start());
        int indent = BlockLayout.contentIndent(source, body, scalar.content().end(), scalar.value());
        boolean wide = false;
        for (int at = line; at < layout.blanksBelow(line); at = source.nextLine(at)) {
            wide |= source.lineEnd(at) - at > indent;
        }
        return wide || keepsBlankLines(scalar);
    }

    private String header(ScalarNode block) {
        int end = block.content().start() + 1;
        while (end < source.length() && "+-123456789".indexOf(source.text().charAt(end)) >= 0) {
            end++;
        }
        return source.text().substring(block.content().start(), end);
    }

    /** Removes one of several entries, or the only one: then {@code {}} or {@code []} takes its place. */
    List<Patch> remove(Located at, Parts parts, int index) {
        Parts.Part part = parts.get(index);
        boolean only = parts.size() == 1;
        String nothing = at.node() instanceof MappingNode ? "{}" : "[]";
        if (!source.isFirstOnLine(part.start())) {
            return only ? List.of(Patch.replace(part.start(), bodyEnd(part), nothing)) : List.of(removeBehindDash(part, parts.get(1)));
        }
        if (only && at.slot() instanceof Slot.Root) {
            return List.of(Patch.replace(part.start(), bodyEnd(part), nothing));
        }
        List<Patch> patches = new ArrayList<>();
        if (only) {
            int head = ValueEditor.headEnd(source, at);
            patches.add(Patch.insert(head, " " + nothing));
        }
        patches.add(removeLines(parts, index, indent(parts)));
        return patches;
    }

    /** The first entry shares its line with a dash, so the second one moves up, unless comments stand between. */
    private Patch removeBehindDash(Parts.Part part, Parts.Part next) {
        int extent = layout.extentEnd(part.start(), part.end());
        if (source.text().substring(extent, next.start()).isBlank()) {
            return Patch.delete(part.start(), next.start());
        }
        int from = part.start();
        while (source.text().charAt(from - 1) == ' ') {
            from--;
        }
        return Patch.delete(from, bodyEnd(part));
    }

    /** The end of the last line of an entry, before its line break. */
    private int bodyEnd(Parts.Part part) {
        int extent = layout.extentEnd(part.start(), part.end());
        return extent == source.length() && !source.text().endsWith("\n") ? extent : source.lineEnd(Math.max(part.end(), source.lineStart(extent - 1)));
    }

    private Patch removeLines(Parts parts, int index, int indent) {
        Parts.Part part = parts.get(index);
        boolean last = index == parts.size() - 1;
        int floor = index > 0 ? parts.get(index - 1).end() : -1;
        int start = layout.attachedComment(floor, source.lineStart(part.start()), indent, index == 0 && !last);
        int end = layout.extentEnd(part.start(), part.end());
        int blanksTop = layout.blanksAbove(floor, start);
        boolean blankBelow = end < source.length() && source.isBlankLine(end);
        if (blanksTop < start && index > 0 && (last || blankBelow)) {
            start = blanksTop;
        } else if (index == 0 && blanksTop == start && !last && blankBelow) {
            end = layout.blanksBelow(end);
        }
        if (index > 0 && end < source.length()) {
            // What the entry before ends with must not swallow the lines that now follow it.
            ScalarNode tail = lastScalar(parts.get(index - 1).value());
            end = tail.style().isBlock() && swallows(tail, end) ? layout.blanksBelow(end) : end;
        }
        // a block scalar before it has its last line break from this one
        boolean needsBreak = index > 0 && lastScalar(parts.get(index - 1).value()).style().isBlock() && lastScalar(parts.get(index - 1).value()).value().endsWith("\n");
        if (end == source.length() && !source.text().endsWith("\n") && start > 0 && !needsBreak) {
            start = source.lineEnd(source.lineStart(start - 1));
        }
        return Patch.delete(start, end);
    }
}
