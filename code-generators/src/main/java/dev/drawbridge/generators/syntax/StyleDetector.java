package dev.drawbridge.generators.syntax;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the style of a document: what most of its lines do. */
final class StyleDetector {
    private final Document document;
    private final SourceText source;
    private final Map<Integer, Integer> indents = new TreeMap<>();
    private final Map<Integer, Integer> sequenceIndents = new TreeMap<>();
    private int single;
    private int quoted;
    private int shortForms;
    private int longForms;
    private int braces;
    private int paddedBraces;
    private int brackets;
    private int paddedBrackets;

    private StyleDetector(Document document) {
        this.document = document;
        this.source = document.source();
    }

    static DocumentStyle measure(Document document) {
        return new StyleDetector(document).measure();
    }

    private DocumentStyle measure() {
        document.root().ifPresent(this::visit);
        DocumentStyle base = DocumentStyle.STANDARD;
        int indent = most(indents, base.indent());
        boolean json = document.isJson();
        return new DocumentStyle(indent, most(sequenceIndents, indent), single * 2 > quoted, source.newline(), !json && longForms <= shortForms,
                !json && blanksInSections(), !json && blanksAtTop(), paddedBraces * 2 > braces, paddedBrackets * 2 > brackets, 0,
                json, json ? jsonIndent() : base.jsonIndent(), json ? jsonColon() : base.jsonColon());
    }

    private void visit(SyntaxNode node) {
        if (node.tag().startsWith("!") && !node.tag().startsWith("!!")) {
            shortForms++;
        }
        switch (node) {
            case MappingNode m -> {
                if (m.flow() && m.span().length() > 2) {
                    braces++;
                    paddedBraces += source.text().charAt(m.content().start() + 1) == ' ' ? 1 : 0;
                }
                m.entries().forEach(e -> entry(m, e));
            }
            case SequenceNode s -> {
                if (s.flow() && s.span().length() > 2) {
                    brackets++;
                    paddedBrackets += source.text().charAt(s.content().start() + 1) == ' ' ? 1 : 0;
                }
                s.items().forEach(i -> visit(i.value()));
            }
            case ScalarNode s -> {
                if (s.style().isQuoted()) {
                    quoted++;
                    single += s.style() == ScalarStyle.SINGLE_QUOTED ? 1 : 0;
                }
            }
            case AliasNode _ -> { }
        }
    }

    private void entry(MappingNode mapping, MappingEntry e) {
        boolean call = mapping.entries().size() == 1 && (e.name().equals("Ref") || Intrinsics.isFunction(e.name()));
        longForms += call ? 1 : 0;
        if (!mapping.flow() && e.value().isBlockCollection()) {
            int by = source.indentOf(e.value().content().start()) - source.indentOf(e.start());
            if (e.value() instanceof MappingNode && by > 0) {
                indents.merge(by, 1, Integer::sum);
            } else if (e.value() instanceof SequenceNode && by >= 0) {
                sequenceIndents.merge(by, 1, Integer::sum);
            }
        }
        visit(e.value());
    }

    private static int most(Map<Integer, Integer> counts, int otherwise) {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(otherwise);
    }

    private boolean blanksAtTop() {
        int gaps = gaps(document.root().orElse(null));
        return gaps == 0 || 2 * blanks(document.root().orElse(null)) >= gaps;
    }

    private boolean blanksInSections() {
        int gaps = 0;
        int blanks = 0;
        List<MappingEntry> sections = document.root().orElse(null) instanceof MappingNode m ? m.entries() : List.of();
        for (MappingEntry section : sections) {
            gaps += gaps(section.value());
            blanks += blanks(section.value());
        }
        return gaps == 0 || 2 * blanks > gaps;
    }

    private static int gaps(SyntaxNode node) {
        return node instanceof MappingNode m && !m.flow() ? m.entries().size() - 1 : 0;
    }

    private int blanks(SyntaxNode node) {
        int blanks = 0;
        if (node instanceof MappingNode m && !m.flow()) {
            for (int i = 1; i < m.entries().size(); i++) {
                blanks += BlockLayout.hasBlankLine(source, m.entries().get(i - 1).end(), m.entries().get(i).start()) ? 1 : 0;
            }
        }
        return blanks;
    }

    private String jsonIndent() {
        int first = switch (document.root().orElse(null)) {
            case MappingNode m when !m.entries().isEmpty() -> m.entries().getFirst().start();
            case SequenceNode s when !s.items().isEmpty() -> s.items().getFirst().start();
            case null, default -> -1;
        };
        if (first < 0) {
            return "  ";
        }
        int line = source.lineStart(first);
        return source.line(first) == source.line(document.root().orElseThrow().span().start()) ? "" : source.text().substring(line, source.skipBlanks(line));
    }

    private String jsonColon() {
        if (document.root().orElse(null) instanceof MappingNode m && !m.entries().isEmpty()) {
            MappingEntry e = m.entries().getFirst();
            String colon = source.text().substring(e.key().span().end(), e.value().span().start());
            return colon.contains("\n") ? ": " : colon;
        }
        return ": ";
    }
}
