package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/** All places of a document where an alias stands, in the order of the text. */
final class Aliases {

    private Aliases() {
    }

    static List<Located> of(Document document) {
        List<Located> found = new ArrayList<>();
        document.root().ifPresent(r -> collect(new Located(r, new Slot.Root(), false), found));
        return found;
    }

    private static void collect(Located at, List<Located> found) {
        switch (at.node()) {
            case AliasNode _ -> found.add(at);
            case MappingNode m -> {
                for (int i = 0; i < m.entries().size(); i++) {
                    collect(new Located(m.entries().get(i).value(), new Slot.InMapping(m, i), false), found);
                }
            }
            case SequenceNode s -> {
                for (int i = 0; i < s.items().size(); i++) {
                    collect(new Located(s.items().get(i).value(), new Slot.InSequence(s, i), false), found);
                }
            }
            case ScalarNode _ -> { }
        }
    }

    /** The node that starts where {@code span} starts and has its length, or null: the same node after an edit behind it. */
    static SyntaxNode nodeAt(Document document, Span span) {
        SyntaxNode node = document.root().orElse(null);
        while (node != null && !node.span().equals(span)) {
            SyntaxNode in = node;
            node = Parts.of(in).parts().stream().map(Parts.Part::value).filter(v -> v.span().covers(span)).findFirst().orElse(null);
        }
        return node;
    }
}
