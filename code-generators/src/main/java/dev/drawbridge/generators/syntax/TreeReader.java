package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Reads nodes as trees: follows aliases and {@code <<}, lets the last of duplicate keys count, and brings intrinsics to one form. */
final class TreeReader {
    /** A template has some thousands of nodes; a "billion laughs" has more than this after a few levels. */
    private static final int MAX_ALIASED_NODES = 200_000;

    private final Document document;
    private final Set<SyntaxNode> active = Collections.newSetFromMap(new IdentityHashMap<>());
    private int aliasDepth;
    private int aliasedNodes;

    TreeReader(Document document) {
        this.document = document;
    }

    Tree read(SyntaxNode node) {
        String tag = node.tag();
        if (tag.isEmpty() || tag.equals("!")) {
            return tag.isEmpty() ? untagged(node) : Tree.string(((ScalarNode) node).value());
        }
        return switch (tag) {
            case "!!str" -> node instanceof ScalarNode s ? Tree.string(s.value()) : untagged(node);
            case "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq" -> untagged(node);
            case "!Condition" -> new Tree.Intrinsic(node instanceof ScalarNode ? "Condition" : tag, argument(node));
            default -> new Tree.Intrinsic(Intrinsics.longName(tag), argument(node));
        };
    }

    /** What a node says without its tag; a plain scalar behind a CloudFormation tag is always text. */
    Tree argument(SyntaxNode node) {
        return node instanceof ScalarNode s && s.tag().startsWith("!") ? Tree.string(s.value()) : untagged(node);
    }

    private Tree untagged(SyntaxNode node) {
        if (aliasDepth > 0 && ++aliasedNodes > MAX_ALIASED_NODES) {
            throw problem(node, "The aliases of this document unfold to more than " + MAX_ALIASED_NODES + " values; it is not read.");
        }
        return switch (node) {
            case ScalarNode s -> scalar(s);
            case AliasNode a -> alias(a);
            case SequenceNode s -> {
                List<Tree> items = new ArrayList<>(s.items().size());
                enter(s);
                s.items().forEach(i -> items.add(read(i.value())));
                active.remove(s);
                yield new Tree.Seq(items);
            }
            case MappingNode m -> {
                enter(m);
                Tree tree = Tree.map(entries(m));
                active.remove(m);
                yield tree;
            }
        };
    }

    private Tree scalar(ScalarNode s) {
        if (s.style() != ScalarStyle.PLAIN) {
            return Tree.string(s.value());
        }
        Tree.Kind kind = PlainScalars.kind(s.value());
        return new Tree.Scalar(s.value(), document.isJson() && kind == Tree.Kind.STRING ? Tree.Kind.FLOAT : kind);
    }

    private Tree alias(AliasNode a) {
        SyntaxNode target = document.resolve(a);
        if (active.contains(target)) {
            throw problem(a, "The alias *" + a.name() + " stands inside the value that it repeats; a template cannot contain itself.");
        }
        aliasDepth++;
        Tree tree = read(target);
        aliasDepth--;
        return tree;
    }

    private SequencedMap<String, Tree> entries(MappingNode m) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>();
        for (MappingEntry e : m.entries()) {
            if (!isMerge(e)) {
                entries.put(e.name(), read(e.value()));
            } else {
                merged(e).forEach((key, value) -> {
                    if (m.indexOf(key) < 0) {
                        entries.putIfAbsent(key, value);
                    }
                });
            }
        }
        return entries;
    }

    /** The entries that a {@code <<} brings in; of several mappings the first one wins. */
    SequencedMap<String, Tree> merged(MappingEntry merge) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>();
        SyntaxNode value = document.resolve(merge.value());
        List<SyntaxNode> bases = value instanceof SequenceNode s ? s.items().stream().map(SequenceItem::value).toList() : List.of(merge.value());
        for (SyntaxNode base : bases) {
            if (read(base) instanceof Tree.Scalar) {
                throw problem(base, "Only a mapping can be merged with '<<'.");
            }
            read(base).entries().forEach(entries::putIfAbsent);
        }
        return entries;
    }

    private boolean isMerge(MappingEntry e) {
        return !document.isJson() && e.isMerge();
    }

    private void enter(SyntaxNode collection) {
        active.add(collection);
        if (active.size() > 2 * YamlReader.MAX_DEPTH) {
            throw problem(collection, "The aliases of this document nest deeper than " + 2 * YamlReader.MAX_DEPTH + " levels; it is not read.");
        }
    }

    private SyntaxException problem(SyntaxNode at, String sentence) {
        return document.source().problem(at.span().start(), sentence);
    }
}
