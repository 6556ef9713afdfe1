package dev.drawbridge.generators.syntax;

import java.util.regex.Pattern;

/**
 * Which lines belong to an entry of a block collection.
 *
 * <p>An entry owns the lines from its key or dash to the end of its value, with what is commented on these lines, and the comment lines
 * that follow and are indented deeper than it (they stand inside its value). Other comments and blank lines belong to what follows.
 */
final class BlockLayout {
    private static final Pattern DECORATION = Pattern.compile("#+\\s*|#.*([-=*_~#+/])\\1{2,}.*");
    private static final Pattern DISABLED_CODE = Pattern.compile("#+\\s*([\\w:.\"'-]+:(\\s.*)?|- .*)");

    private final SourceText source;

    BlockLayout(SourceText source) {
        this.source = source;
    }

    static boolean hasBlankLine(SourceText source, int from, int to) {
        for (int line = source.nextLine(from); line < to; line = source.nextLine(line)) {
            if (source.isBlankLine(line)) {
                return true;
            }
        }
        return false;
    }

    /** The end of an entry that starts at {@code start} and whose value ends at {@code end}: the start of the first line not its own. */
    int extentEnd(int start, int end) {
        int indent = source.indentOf(start);
        int extent = source.nextLine(end);
        for (int line = extent; line < source.length(); line = source.nextLine(line)) {
            int text = source.skipBlanks(line);
            if (source.isBlankLine(line)) {
                continue;
            }
            if (source.text().charAt(text) != '#' || text - line <= indent) {
                break;
            }
            extent = source.nextLine(line);
        }
        return extent;
    }

    /**
     * Where the comment starts that goes when the entry at {@code line} goes: the lines directly above it, at its indentation, with no
     * blank line between. What might belong to others stays: rulers and boxes, entries that are commented out, and what stands above the
     * first of several entries, which may speak of all of them.
     *
     * @param floor where the entry before ends: what looks like a comment above it is its text
     * @return {@code line} itself if no comment goes
     */
    int attachedComment(int floor, int line, int indent, boolean firstOfSeveral) {
        int top = line;
        while (top > 0 && source.lineStart(top - 1) > floor) {
            int above = source.lineStart(top - 1);
            int text = source.skipBlanks(above);
            if (source.isBlankLine(above) || source.text().charAt(text) != '#' || text - above != indent) {
                break;
            }
            String comment = source.text().substring(text, source.lineEnd(above)).strip();
            if (DECORATION.matcher(comment).matches() || DISABLED_CODE.matcher(comment).matches()) {
                return line;
            }
            top = above;
        }
        return firstOfSeveral ? line : top;
    }

    /** The start of the run of blank lines that ends where {@code line} starts. */
    int blanksAbove(int floor, int line) {
        int top = line;
        while (top > 0 && source.lineStart(top - 1) > floor && source.isBlankLine(source.lineStart(top - 1))) {
            top = source.lineStart(top - 1);
        }
        return top;
    }

    /** The end of the run of blank lines that starts at {@code line}. */
    int blanksBelow(int line) {
        int bottom = line;
        while (bottom < source.length() && source.isBlankLine(bottom)) {
            bottom = source.nextLine(bottom);
        }
        return bottom;
    }

    /** The indentation of the lines of a block scalar that is not part of its text: that of the first visible line, less the spaces which it starts with in the value. */
    static int contentIndent(SourceText source, int body, int end, String value) {
        int line = body;
        while (line < end && source.isBlankLine(line)) {
            line = source.nextLine(line);
        }
        int visible = 0;
        while (visible < value.length() && Character.isWhitespace(value.charAt(visible))) {
            visible++;
        }
        int own = visible - (value.lastIndexOf('\n', Math.max(visible - 1, 0)) + 1);
        return line >= end ? Integer.MAX_VALUE : Math.max(0, source.skipBlanks(line) - line - Math.max(own, 0));
    }
}
