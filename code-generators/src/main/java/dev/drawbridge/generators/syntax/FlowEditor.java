package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/** Adds and removes entries between braces and brackets, in YAML and in JSON, on one line or on many. */
final class FlowEditor {
    private final SourceText source;
    private final String text;
    private final DocumentStyle style;

    FlowEditor(Document document) {
        this.source = document.source();
        this.text = document.text();
        this.style = document.style();
    }

    /** Whether the entries of a collection stand on lines of their own, so that a JSON value may take several. */
    boolean isSpread(Parts parts) {
        return parts.size() == 0 ? style.json() && !style.jsonIndent().isEmpty() : source.isFirstOnLine(parts.get(0).start());
    }

    /** The JSON level of the line that an entry of this collection stands on. */
    int entryLevel(Parts parts) {
        if (!isSpread(parts)) {
            return -1;
        }
        int unit = Math.max(style.jsonIndent().length(), 1);
        return parts.size() > 0 ? width(parts.get(0).start()) / unit : width(parts.container().content().start()) / unit + 1;
    }

    private int width(int offset) {
        int start = source.lineStart(offset);
        return source.skipBlanks(start) - start;
    }

    List<Patch> insert(Parts parts, int index, String entry) {
        if (parts.size() == 0) {
            return List.of(fill(parts, entry));
        }
        Parts.Part sibling = parts.get(Math.max(index - 1, 0));
        boolean ownLine = source.isFirstOnLine(sibling.start());
        String indent = "\n" + text.substring(source.lineStart(sibling.start()), ownLine ? sibling.start() : source.lineStart(sibling.start()));
        if (index == 0) {
            return List.of(Patch.insert(sibling.start(), entry + (ownLine ? "," + indent : separator())));
        }
        if (!ownLine) {
            return List.of(Patch.insert(sibling.end(), separator() + entry));
        }
        int comma = comma(sibling);
        int from = comma < 0 ? sibling.end() : comma + 1;
        int following = index < parts.size() ? parts.get(index).start() : close(parts);
        boolean apart = source.line(following) > source.line(from);
        int offset = apart ? source.lineEnd(from) : from;
        List<Patch> patches = new ArrayList<>();
        if (comma < 0) {
            patches.add(Patch.insert(sibling.end(), ","));
        }
        patches.add(Patch.insert(offset, indent + entry + (comma < 0 ? "" : ",")));
        return patches;
    }

    private Patch fill(Parts parts, String entry) {
        int open = parts.container().content().start() + 1;
        int close = close(parts);
        if (text.substring(open, close).contains("#")) {
            return Patch.insert(open, " " + entry + " ");
        }
        if (isSpread(parts)) {
            String outer = "\n" + text.substring(source.lineStart(open), source.skipBlanks(source.lineStart(open)));
            return Patch.replace(open, close, outer + style.jsonIndent() + entry + outer);
        }
        boolean padded = parts.container() instanceof MappingNode ? style.bracePadding() : style.bracketPadding();
        return Patch.replace(open, close, padded ? " " + entry + " " : entry);
    }

    List<Patch> remove(Parts parts, int index) {
        Parts.Part part = parts.get(index);
        int open = parts.container().content().start() + 1;
        int comma = comma(part);
        if (parts.size() == 1) {
            int end = comma < 0 ? part.end() : comma + 1;
            boolean comments = text.substring(open, part.start()).contains("#") || text.substring(end, close(parts)).contains("#");
            return List.of(comments ? Patch.delete(part.start(), end) : Patch.delete(open, close(parts)));
        }
        boolean ownLine = source.isFirstOnLine(part.start());
        if (index < parts.size() - 1) {
            int next = parts.get(index + 1).start();
            if (ownLine && source.line(next) > source.line(comma)) {
                return List.of(Patch.delete(source.lineStart(part.start()), source.nextLine(comma)));
            }
            boolean comments = text.substring(part.end(), next).contains("#");
            return List.of(Patch.delete(part.start(), comments ? comma + 1 : next));
        }
        return removeLast(parts, part, comma, ownLine);
    }

    private List<Patch> removeLast(Parts parts, Parts.Part part, int comma, boolean ownLine) {
        Parts.Part before = parts.get(parts.size() - 2);
        int end = comma < 0 ? part.end() : comma + 1;
        boolean alone = ownLine && source.line(close(parts)) > source.line(end);
        int commaBefore = comma(before);
        List<Patch> patches = new ArrayList<>();
        if (comma < 0 && !alone && !text.substring(before.end(), part.start()).contains("#")) {
            return List.of(Patch.delete(before.end(), part.end()));
        }
        if (comma < 0) {
            patches.add(Patch.delete(commaBefore, commaBefore + 1));
        }
        patches.add(alone ? Patch.delete(source.lineStart(part.start()), source.nextLine(end)) : Patch.delete(part.start(), end));
        return patches;
    }

    /** The comma behind an entry, or -1. */
    private int comma(Parts.Part part) {
        int at = source.skipSpaceAndComments(part.end());
        return at < text.length() && text.charAt(at) == ',' ? at : -1;
    }

    private static int close(Parts parts) {
        return parts.container().content().end() - 1;
    }

    private String separator() {
        return style.json() && !style.jsonColon().endsWith(" ") ? "," : ", ";
    }
}
