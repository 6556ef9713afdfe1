package dev.drawbridge.generators.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A node together with the slot it fills.
 *
 * @param argument whether the argument of a short-form intrinsic is meant: the node without its tag
 */
record Located(SyntaxNode node, Slot slot, boolean argument) {

    /**
     * Follows a path.
     *
     * @param through whether to look behind aliases and merged mappings; without it the path ends there
     */
    static Optional<Located> find(Document document, TreePath path, boolean through) {
        Optional<Located> here = document.root().map(r -> new Located(r, new Slot.Root(), false));
        for (String step : path.steps()) {
            if (here.isEmpty()) {
                return here;
            }
            here = here.get().step(document, step, through);
        }
        return here;
    }

    private Optional<Located> step(Document document, String step, boolean through) {
        SyntaxNode here = through ? document.resolve(node) : node;
        if (!argument && here.tag().startsWith("!") && !here.tag().startsWith("!!")) {
            boolean same = Intrinsics.longName(here.tag()).equals(step);
            return same ? Optional.of(new Located(here, slot, true)) : Optional.empty();
        }
        return switch (here) {
            case MappingNode m when m.indexOf(step) >= 0 -> {
                int at = m.indexOf(step);
                yield Optional.of(new Located(m.entries().get(at).value(), new Slot.InMapping(m, at), false));
            }
            case MappingNode m -> through ? merged(document, m, step) : Optional.empty();
            case SequenceNode s -> Trees.index(step, s.items().size())
                    .map(i -> new Located(s.items().get(i).value(), new Slot.InSequence(s, i), false));
            case ScalarNode _, AliasNode _ -> Optional.empty();
        };
    }

    private Optional<Located> merged(Document document, MappingNode mapping, String step) {
        for (MappingEntry e : mapping.entries()) {
            if (!document.isJson() && e.isMerge()) {
                SyntaxNode value = document.resolve(e.value());
                var bases = value instanceof SequenceNode s ? s.items().stream().map(SequenceItem::value).toList() : List.of(value);
                for (SyntaxNode base : bases) {
                    Optional<Located> found = new Located(base, slot, true).step(document, step, true);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the text says here. */
    Tree tree(Document document) {
        TreeReader reader = new TreeReader(document);
        return argument ? reader.argument(node) : reader.read(node);
    }

    /** What a path leads to without aliases and merges. */
    static Located require(Document document, TreePath path) {
        return find(document, path, false).orElseThrow(() -> missing(document, path));
    }

    /** Tells how far a path leads. */
    static SyntaxException missing(Document document, TreePath path) {
        TreePath there = path;
        while (!there.isRoot() && document.find(there).isEmpty()) {
            there = there.parent();
        }
        String step = there.steps().size() < path.steps().size() ? path.steps().get(there.steps().size()) : path.toString();
        int offset = document.find(there).map(n -> n.span().start()).orElse(0);
        return document.source().problem(offset, "There is no '" + step + "' in " + there + ".");
    }
}
