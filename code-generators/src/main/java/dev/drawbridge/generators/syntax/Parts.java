package dev.drawbridge.generators.syntax;

import java.util.List;

/** The entries of a mapping or elements of a sequence as mere places: what insertion and removal have in common. */
record Parts(SyntaxNode container, List<Part> parts) {

    /** One entry or element, from its key, dash or value to its end. */
    record Part(int start, int end, SyntaxNode value) {
    }

    static Parts of(SyntaxNode node) {
        return switch (node) {
            case MappingNode m -> new Parts(m, m.entries().stream().map(e -> new Part(e.start(), e.end(), e.value())).toList());
            case SequenceNode s -> new Parts(s, s.items().stream()
                    .map(i -> new Part(i.start(), s.flow() ? i.end() : Math.max(i.end(), i.start() + 1), i.value())).toList());
            case ScalarNode _, AliasNode _ -> new Parts(node, List.of());
        };
    }

    int size() {
        return parts.size();
    }

    Part get(int i) {
        return parts.get(i);
    }

    Part last() {
        return parts.getLast();
    }
}
