package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/** Puts another value in the place of a node and keeps what is commented on its line. */
final class ValueEditor {
    private final Document document;
    private final SourceText source;
    private final boolean blockText;

    ValueEditor(Document document) {
        this(document, true);
    }

    /** @param blockText see {@link TreePrinter} */
    ValueEditor(Document document, boolean blockText) {
        this.document = document;
        this.blockText = blockText;
        this.source = document.source();
    }

    /** @param anchor the name to give the new value, or an empty string */
    List<Patch> replace(Located at, Tree value, String anchor) {
        if (at.argument()) {
            Tree call = new Tree.Intrinsic(Intrinsics.longName(at.node().tag()), value);
            return replace(new Located(at.node(), at.slot(), false), call, anchor);
        }
        if (value instanceof Tree.Intrinsic i && anchor.isEmpty()) {
            List<Patch> inner = replaceArgument(at, i);
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        ScalarStyle wanted = at.node() instanceof ScalarNode s ? s.style() : ScalarStyle.PLAIN;
        return at.slot().inFlow() || document.isJson() ? inFlow(at, value, anchor, wanted) : inBlock(at, value, anchor, wanted);
    }

    private DocumentStyle style(Located at) {
        DocumentStyle s = document.style();
        boolean tagged = at.node().tag().startsWith("!");
        return !tagged || s.shortIntrinsics() ? s : new DocumentStyle(s.indent(), s.sequenceIndent(), s.singleQuotes(), s.newline(), true,
                s.blankBetweenResources(), s.blankBetweenSections(), s.bracePadding(), s.bracketPadding(), s.foldAt(), s.json(), s.jsonIndent(), s.jsonColon());
    }

    /** The same function in its long form or with a sequence keeps its form; nothing if that is not the case. */
    private List<Patch> replaceArgument(Located at, Tree.Intrinsic call) {
        Located argument;
        if (at.node() instanceof MappingNode m && m.tag().isEmpty() && m.entries().size() == 1 && m.entries().getFirst().name().equals(call.name())) {
            argument = new Located(m.entries().getFirst().value(), new Slot.InMapping(m, 0), false);
        } else if (at.node() instanceof SequenceNode s && Intrinsics.longName(s.tag()).equals(call.name())) {
            argument = new Located(s, at.slot(), true);
        } else {
            return List.of();
        }
        if (argument.node() instanceof SequenceNode s && call.argument() instanceof Tree.Seq wanted && s.items().size() == wanted.items().size()) {
            return replaceItems(s, wanted);
        }
        if (argument.argument()) {
            return List.of();
        }
        Tree value = argument.node() instanceof ScalarNode
                ? TreePrinter.dotted(call).map(Tree::string).orElse(call.argument()) : call.argument();
        return replace(argument, value, argument.node().anchor());
    }

    private List<Patch> replaceItems(SequenceNode sequence, Tree.Seq wanted) {
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < wanted.items().size(); i++) {
            Located item = new Located(sequence.items().get(i).value(), new Slot.InSequence(sequence, i), false);
            if (!item.tree(document).equals(wanted.items().get(i))) {
                patches.addAll(replace(item, wanted.items().get(i), item.node().anchor()));
            }
        }
        return patches;
    }

    private List<Patch> inFlow(Located at, Tree value, String anchor, ScalarStyle wanted) {
        TreePrinter printer = new TreePrinter(style(at), blockText);
        String named = anchor.isEmpty() ? "" : "&" + anchor + " ";
        if (document.isJson()) {
            Parts siblings = switch (at.slot()) {
                case Slot.InMapping m -> Parts.of(m.mapping());
                case Slot.InSequence s -> Parts.of(s.sequence());
                case Slot.Root _ -> Parts.of(at.node());
            };
            int level = at.slot() instanceof Slot.Root ? document.style().jsonIndent().isEmpty() ? -1 : 0 : new FlowEditor(document).entryLevel(siblings);
            return List.of(Patch.replace(at.node().span().start(), at.node().span().end(), printer.json(value, level)));
        }
        String text = named + printer.flow(value, wanted);
        Span old = at.node().span();
        if (!old.isEmpty()) {
            return List.of(Patch.replace(old.start(), old.end(), text));
        }
        return switch (at.slot()) {
            case Slot.InMapping m -> {
                int after = m.entry().afterColon();
                boolean colon = source.text().charAt(after - 1) == ':' && after > m.entry().key().span().end();
                yield List.of(Patch.insert(after, (colon ? " " : ": ") + text));
            }
            case Slot.InSequence _, Slot.Root _ -> List.of(Patch.insert(old.start(), text));
        };
    }

    /**
     * In block style a value has a head, on the line of its key or dash, and perhaps a tail of lines below; between the two a comment
     * may stand, which stays.
     */
    private List<Patch> inBlock(Located at, Tree value, String anchor, ScalarStyle wanted) {
        int from = slotStart(at);
        List<String> lines = lines(at, value, wanted);
        String head = lines.getFirst();
        if (!anchor.isEmpty() && at.slot() instanceof Slot.InSequence item && isCollection(value, head)) {
            // Behind a dash the anchor would go to the first key or element; so the collection starts on the next line.
            lines.set(0, " ".repeat(source.indentOf(item.item().start()) + 2) + head);
            lines.addFirst("");
            head = "";
        }
        if (!anchor.isEmpty()) {
            head = ("&" + anchor + " " + head).stripTrailing();
        }
        String tail = lines.size() == 1 ? "" : "\n" + String.join("\n", lines.subList(1, lines.size()));
        int headEnd = headEnd(source, at);
        int tailStart = source.lineEnd(headEnd);
        int tailEnd = Math.max(tailStart, tailEnd(at));
        if (at.slot() instanceof Slot.Root) {
            String all = (head.isEmpty() ? "" : head) + tail;
            return List.of(Patch.replace(at.node().span().start(), tailEnd(at), all.startsWith("\n") ? all.substring(1) : all));
        }
        if (at.node().isBlockCollection() && source.line(firstPart(at.node())) == source.line(from)) {
            headEnd = tailEnd;
            tailStart = tailEnd;
        }
        List<Patch> patches = new ArrayList<>();
        patches.add(Patch.replace(from, headEnd, head.isEmpty() ? "" : " " + head));
        if (tailEnd > tailStart || !tail.isEmpty()) {
            patches.add(Patch.replace(tailStart, tailEnd, tail));
        }
        return patches;
    }

    private static boolean isCollection(Tree value, String head) {
        return !head.startsWith("!") && !head.startsWith("{") && !head.startsWith("[") && !(value instanceof Tree.Scalar);
    }

    private List<String> lines(Located at, Tree value, ScalarStyle wanted) {
        TreePrinter printer = new TreePrinter(style(at), blockText);
        return switch (at.slot()) {
            case Slot.InMapping m -> printer.value(value, source.indentOf(m.entry().start()), false, wanted);
            case Slot.InSequence s -> printer.value(value, source.indentOf(s.item().start()), true, wanted);
            case Slot.Root _ -> printer.root(value);
        };
    }

    private static int firstPart(SyntaxNode collection) {
        return Parts.of(collection).get(0).start();
    }

    private static int slotStart(Located at) {
        return switch (at.slot()) {
            case Slot.InMapping m -> m.entry().afterColon();
            case Slot.InSequence s -> s.item().start() + 1;
            case Slot.Root _ -> at.node().span().start();
        };
    }

    /** The end of the head of a value: of its tag and anchor for a block collection, of the header of a block scalar, else of the value. */
    static int headEnd(SourceText source, Located at) {
        SyntaxNode node = at.node();
        if (node instanceof ScalarNode s && s.style().isBlock()) {
            int end = s.content().start() + 1;
            while (end < source.length() && "+-123456789".indexOf(source.text().charAt(end)) >= 0) {
                end++;
            }
            return end;
        }
        if (!node.isBlockCollection()) {
            return Math.max(slotStart(at), node.span().end());
        }
        String properties = source.text().substring(node.span().start(), node.content().start());
        int comment = properties.indexOf(" #");
        int end = node.span().start() + (comment < 0 ? properties : properties.substring(0, comment)).stripTrailing().length();
        return node.span().start() == node.content().start() ? slotStart(at) : end;
    }

    private int tailEnd(Located at) {
        SyntaxNode node = at.node();
        if (node instanceof ScalarNode s && s.style().isBlock()) {
            return s.span().end();
        }
        if (!node.isBlockCollection()) {
            return source.lineEnd(node.span().end());
        }
        int start = switch (at.slot()) {
            case Slot.InMapping m -> m.entry().start();
            case Slot.InSequence s -> s.item().start();
            case Slot.Root _ -> node.span().start();
        };
        int extent = new BlockLayout(source).extentEnd(start, node.span().end());
        return extent == source.length() && !source.text().endsWith("\n") ? extent : source.lineEnd(source.lineStart(extent - 1));
    }
}
