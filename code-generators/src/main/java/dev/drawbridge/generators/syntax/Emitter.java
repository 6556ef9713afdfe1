package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a document that did not exist before, such as the skeleton of a template. Deterministic: the same tree and style give the same
 * bytes. Existing documents go through {@link Edits}.
 */
public final class Emitter {
    private final DocumentStyle style;

    public Emitter(DocumentStyle style) {
        this.style = style;
    }

    /** The text, ending with a line break. Sections and their mappings are parted by blank lines if the style says so. */
    public String emit(Tree tree) {
        Tree canonical = Trees.canonical(tree);
        TreePrinter printer = new TreePrinter(style);
        if (style.json()) {
            return printer.json(canonical, 0).replace("\n", style.newline()) + style.newline();
        }
        List<String> lines = new ArrayList<>();
        if (canonical instanceof Tree.Map m && !m.entries().isEmpty()) {
            top(m, printer, lines);
        } else {
            lines.addAll(printer.root(canonical));
        }
        return String.join(style.newline(), lines) + style.newline();
    }

    private void top(Tree.Map root, TreePrinter printer, List<String> lines) {
        boolean first = true;
        boolean afterShort = true;
        for (Map.Entry<String, Tree> section : root.entries().entrySet()) {
            boolean isShort = section.getValue() instanceof Tree.Scalar;
            if (!first && style.blankBetweenSections() && !(isShort && afterShort)) {
                lines.add("");
            }
            section(section, printer, lines);
            first = false;
            afterShort = isShort;
        }
    }

    private void section(Map.Entry<String, Tree> section, TreePrinter printer, List<String> lines) {
        boolean parted = style.blankBetweenResources() && section.getValue() instanceof Tree.Map m
                && m.entries().values().stream().anyMatch(v -> v instanceof Tree.Map e && !e.entries().isEmpty());
        if (!parted) {
            lines.addAll(printer.entry(section.getKey(), section.getValue(), 0));
            return;
        }
        lines.add(printer.key(section.getKey(), false) + ":");
        boolean first = true;
        for (Map.Entry<String, Tree> e : section.getValue().entries().entrySet()) {
            if (!first) {
                lines.add("");
            }
            lines.addAll(printer.entry(e.getKey(), e.getValue(), style.indent()));
            first = false;
        }
    }
}
