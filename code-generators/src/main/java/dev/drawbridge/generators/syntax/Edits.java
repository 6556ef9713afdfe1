package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes a document by patching its text. Every operation gives new {@code Edits} around a new document and leaves the old one alone.
 *
 * <p>What holds for all of them:
 * <ul>
 *   <li>Text that is not part of the change keeps its bytes. New text takes the document's style: indentation, quotes, flow or block as
 *       its neighbours, short or long intrinsics, line breaks, blank lines between entries.</li>
 *   <li>The result is parsed and compared with the tree that the operation asks for. If they differ, nothing is changed and a
 *       {@link SyntaxException} says where.</li>
 *   <li>Comments: what stands on the lines of a removed or replaced value goes with it. The comment block directly above a removed entry
 *       goes too, if it has the same indentation and no blank line below it, unless it is a ruler or box, holds an entry that is
 *       commented out, or stands above the first of several entries (it may speak of all of them). All other comments stay.</li>
 *   <li>Aliases: an edit never changes a place that it does not name. An edit behind {@code *alias} or {@code <<} writes the value
 *       out there; where an edit of an anchored value would show through an alias elsewhere, that place gets the old value written out.</li>
 * </ul>
 */
public record Edits(Document document) {

    /** What the document says now. */
    public Tree tree() {
        return document.tree();
    }

    public String text() {
        return document.text();
    }

    /**
     * Makes the value at a path equal to {@code value}, touching only what differs. A path that is not there is made, with mappings as
     * needed, behind its siblings.
     */
    public Edits set(TreePath path, Tree value) {
        Tree wanted = Trees.canonical(value);
        Optional<Tree> now = tree().at(path);
        if (now.isEmpty()) {
            return setNew(path, wanted);
        }
        List<Change> changes = TreeDiff.between(now.get(), wanted, path);
        Edits edits = replaceAll(changes);
        for (Change change : changes) {
            edits = switch (change) {
                case Change.Replace _ -> edits;
                case Change.Put p -> edits.put(p.mapping(), p.key(), p.value(), p.place());
                case Change.Insert i -> edits.insert(i.sequence(), i.index(), i.value());
                case Change.Remove r -> edits.remove(r.path());
                case Change.Rename r -> edits.rename(r.path(), r.key());
            };
        }
        return edits;
    }

    private Edits setNew(TreePath path, Tree value) {
        TreePath parent = path;
        Tree wrapped = value;
        while (!parent.isRoot()) {
            String key = parent.last();
            parent = parent.parent();
            if (tree().at(parent).isPresent()) {
                return put(parent, key, wrapped, Place.end());
            }
            wrapped = Tree.map(key, wrapped);
        }
        throw Located.missing(document, path);
    }

    private Edits replaceAll(List<Change> changes) {
        List<Change.Replace> replaces = changes.stream().filter(Change.Replace.class::isInstance).map(Change.Replace.class::cast).toList();
        Edits edits = this;
        List<Change.Replace> together = new ArrayList<>();
        for (Change.Replace r : replaces) {
            Optional<Located> at = Located.find(edits.document, r.path(), false);
            boolean simple = at.isPresent() && at.get().node() instanceof ScalarNode s && !s.style().isBlock() && s.anchor().isEmpty()
                    && s.content().length() == s.value().length() + (s.style().isQuoted() ? 2 : 0);
            if (simple) {
                together.add(r);
            } else {
                edits = edits.replaceOne(r);
            }
        }
        if (together.isEmpty()) {
            return edits;
        }
        Edits base = edits;
        Tree expected = base.tree();
        for (Change.Replace r : together) {
            expected = Trees.update(expected, r.path(), _ -> r.value());
        }
        return base.commit(blocks -> together.stream()
                .flatMap(r -> new ValueEditor(base.document, blocks).replace(base.locate(r.path()), r.value(), "").stream()).toList(), expected);
    }

    private Edits replaceOne(Change.Replace r) {
        Edits edits = detached(r.path());
        Located at = edits.locate(r.path());
        Tree expected = Trees.update(edits.tree(), r.path(), _ -> r.value());
        if (at.node() instanceof ScalarNode s) {
            Optional<Edits> spliced = edits.splice(s, at, r.value(), expected);
            if (spliced.isPresent()) {
                return spliced.get();
            }
        }
        Edits rescued = edits.rescued(at.node().span(), at.node());
        Located there = rescued.locate(r.path());
        return rescued.commit(blocks -> new ValueEditor(rescued.document, blocks).replace(there, r.value(), there.node().anchor()), expected);
    }

    /** Long scalars are patched where they differ, if their new text still fits their style. */
    private Optional<Edits> splice(ScalarNode scalar, Located at, Tree value, Tree expected) {
        Tree text = value instanceof Tree.Intrinsic i && Intrinsics.longName(scalar.tag()).equals(i.name()) ? i.argument() : value;
        boolean tagStays = text != value || scalar.tag().isEmpty() || at.argument();
        if (!tagStays || !(text instanceof Tree.Scalar(var after, var kind)) || kind != Tree.Kind.STRING) {
            return Optional.empty();
        }
        Patch whole = Patch.between(scalar.value(), after);
        try {
            return new ScalarSplice(document, scalar).replace(whole.offset(), whole.end(), whole.replacement())
                    .map(patch -> commit(List.of(patch), expected));
        } catch (SyntaxException doesNotFit) {
            return Optional.empty();
        }
    }

    /** Adds a key, or sets it if it is there. A mapping that is empty or null becomes one of this entry. */
    public Edits put(TreePath mapping, String key, Tree value, Place place) {
        if (tree().at(mapping).orElseThrow(() -> Located.missing(document, mapping)).get(key).isPresent()) {
            return set(mapping.child(key), value);
        }
        Tree wanted = Trees.canonical(value);
        Edits edits = new Edits(new AliasEditor(document).detachAt(mapping));
        Tree before = edits.tree().at(mapping).orElseThrow();
        Tree expected = Trees.update(edits.tree(), mapping, m -> Trees.put(m, key, wanted));
        boolean nothing = before instanceof Tree.Scalar s && s.isNull() || before.entries().isEmpty() && before instanceof Tree.Map;
        if (edits.document.root().isEmpty()) {
            return edits.commit(List.of(Patch.insert(text().length(), startOfLine() + new Emitter(document.style()).emit(Tree.map(key, wanted)))), expected);
        }
        Located at = edits.locate(mapping);
        Parts parts = Parts.of(at.node());
        if (!nothing && !(at.node() instanceof MappingNode)) {
            throw problem(at.node(), "The value of " + mapping + " is no mapping, so it cannot get the key '" + key + "'.");
        }
        if (parts.size() == 0 && !(at.node() instanceof MappingNode m && (at.slot().inFlow() || document.isJson() || m.span().length() > 2))) {
            return edits.commit(blocks -> new ValueEditor(edits.document, blocks).replace(at, Tree.map(key, wanted), at.node().anchor()), expected);
        }
        int index = switch (place) {
            case Place.AtEnd _ -> parts.size();
            case Place.After(String sibling) -> {
                int found = ((MappingNode) at.node()).indexOf(sibling);
                yield found < 0 ? parts.size() : found + 1;
            }
        };
        return edits.commit(blocks -> new PartInsertion(edits.document, blocks).patches(at, index, key, wanted), expected);
    }

    /** Inserts an element before the one at {@code index}; at the end if that is the size of the sequence. */
    public Edits insert(TreePath sequence, int index, Tree value) {
        Tree before = tree().at(sequence).orElseThrow(() -> Located.missing(document, sequence));
        boolean nothing = before instanceof Tree.Scalar s && s.isNull();
        if (!nothing && !(before instanceof Tree.Seq) || index < 0 || index > before.items().size()) {
            throw problem(document.find(sequence).or(document::root).orElseThrow(), "The value of " + sequence + " is no sequence of at least " + index + " elements.");
        }
        Tree wanted = Trees.canonical(value);
        Edits edits = new Edits(new AliasEditor(document).detachAt(sequence));
        Tree expected = Trees.update(edits.tree(), sequence, s -> Trees.insert(s, index, wanted));
        if (edits.document.root().isEmpty()) {
            return edits.commit(List.of(Patch.insert(text().length(), startOfLine() + new Emitter(document.style()).emit(Tree.seq(wanted)))), expected);
        }
        Located at = edits.locate(sequence);
        Parts parts = Parts.of(at.node());
        if (parts.size() == 0 && !(at.node() instanceof SequenceNode s && (at.slot().inFlow() || document.isJson() || s.span().length() > 2))) {
            return edits.commit(blocks -> new ValueEditor(edits.document, blocks).replace(at, Tree.seq(wanted), at.node().anchor()), expected);
        }
        return edits.commit(blocks -> new PartInsertion(edits.document, blocks).patches(at, index, "", wanted), expected);
    }

    public Edits append(TreePath sequence, Tree value) {
        return insert(sequence, tree().at(sequence).map(t -> t.items().size()).orElse(0), value);
    }

    /** Removes an entry or an element with its lines. Of the last one of a collection {@code {}} or {@code []} stays. */
    public Edits remove(TreePath path) {
        if (path.isRoot() || tree().at(path).isEmpty()) {
            throw Located.missing(document, path);
        }
        TreePath container = path.parent();
        Document open = new AliasEditor(document).detachAt(container);
        Edits edits = new Edits(new AliasEditor(open).unmerge(container, path.last()));
        Tree expected = Trees.update(edits.tree(), container, c -> Trees.remove(c, path.last()));
        return edits.removeText(path, expected);
    }

    /** Of duplicate keys all go: else the one before the last would count. */
    Edits removeText(TreePath path, Tree expected) {
        Edits edits = this;
        while (true) {
            Located at = edits.locate(path.parent());
            int index = edits.indexOf(at, path.last());
            Parts parts = Parts.of(at.node());
            Parts.Part part = parts.get(index);
            Edits rescued = edits.rescued(new Span(part.start(), part.end()), null);
            if (rescued != edits) {
                edits = rescued;
                continue;
            }
            boolean again = at.node() instanceof MappingNode m && m.entries().stream().filter(e -> e.name().equals(path.last())).count() > 1;
            List<Patch> patches = at.node().isFlow() ? new FlowEditor(edits.document).remove(parts, index) : new BlockEditor(edits.document).remove(at, parts, index);
            if (!again) {
                return edits.commit(patches, expected);
            }
            edits = new Edits(new Commit(edits.document).unchecked(patches));
        }
    }

    private int indexOf(Located at, String step) {
        return switch (at.node()) {
            case MappingNode m -> m.indexOf(step);
            case SequenceNode _ -> Integer.parseInt(step);
            case ScalarNode _, AliasNode _ -> throw problem(at.node(), "There is nothing to remove here: '" + step + "'.");
        };
    }

    /** Gives an entry another key, in its place and in the quotes it has. */
    public Edits rename(TreePath path, String newKey) {
        if (path.isRoot() || tree().at(path).isEmpty()) {
            throw Located.missing(document, path);
        }
        if (path.last().equals(newKey)) {
            return this;
        }
        Edits edits = detached(path);
        Located at = edits.locate(path);
        if (!(at.slot() instanceof Slot.InMapping slot) || at.argument()) {
            throw problem(at.node(), "Only the entries of a mapping have a name to change.");
        }
        if (tree().at(path.parent()).orElseThrow().get(newKey).isPresent()) {
            throw problem(slot.entry().key(), "There is already an entry '" + newKey + "' beside '" + path.last() + "'.");
        }
        Tree expected = Trees.update(edits.tree(), path.parent(), m -> Trees.rename(m, path.last(), newKey));
        List<Patch> patches = new ArrayList<>();
        for (MappingEntry e : slot.mapping().entries()) {
            if (e.name().equals(path.last())) {
                patches.add(edits.keyPatch(e.key(), newKey, slot.mapping().flow()));
            }
        }
        return edits.commit(patches, expected);
    }

    private Patch keyPatch(SyntaxNode key, String newKey, boolean flow) {
        ScalarStyle wanted = key instanceof ScalarNode s ? s.style() : ScalarStyle.PLAIN;
        String text = document.isJson() ? ScalarPrinter.doubleQuoted(newKey)
                : new ScalarPrinter(document.style().singleQuotes()).inline(new Tree.Scalar(newKey, Tree.Kind.STRING), flow, wanted);
        return Patch.replace(key.content().start(), key.content().end(), text);
    }

    /**
     * Replaces characters {@code from} to {@code to} of the decoded text of a scalar, in any style and tag, and leaves the rest of its
     * spelling alone.
     */
    public Edits replaceText(TreePath path, int from, int to, String replacement) {
        Edits edits = detached(path);
        Located at = edits.locate(path);
        if (!(at.node() instanceof ScalarNode scalar) || from < 0 || to < from || to > scalar.value().length()) {
            throw problem(at.node(), "There is no text to replace at " + path + ".");
        }
        String wanted = scalar.value().substring(0, from) + replacement + scalar.value().substring(to);
        Optional<Patch> patch = new ScalarSplice(edits.document, scalar).replace(from, to, replacement);
        if (patch.isPresent()) {
            try {
                Document next = new Commit(edits.document).unchecked(List.of(patch.get()));
                boolean right = next.find(path).orElse(null) instanceof ScalarNode s && s.value().equals(wanted);
                if (right) {
                    Tree expected = Trees.update(edits.tree(), path, _ -> Located.find(next, path, true).orElseThrow().tree(next));
                    return new Edits(new Commit(next).settle(expected));
                }
            } catch (SyntaxException doesNotFit) {
                // The whole scalar is written anew below.
            }
        }
        Tree text = Tree.string(wanted);
        boolean call = !at.argument() && scalar.tag().startsWith("!") && !scalar.tag().startsWith("!!");
        return edits.set(path, call ? new Tree.Intrinsic(Intrinsics.longName(scalar.tag()), text) : text);
    }

    private Edits detached(TreePath path) {
        return new Edits(new AliasEditor(document).detach(path));
    }

    private Edits rescued(Span going, SyntaxNode stays) {
        Document next = new AliasEditor(document).rescueAnchors(going, stays);
        return next == document ? this : new Edits(next);
    }

    private Edits commit(Function<Boolean, List<Patch>> patches, Tree expected) {
        return new Edits(new Commit(document).apply(patches, expected));
    }

    private Edits commit(List<Patch> patches, Tree expected) {
        return new Edits(new Commit(document).apply(patches, expected));
    }

    private Located locate(TreePath path) {
        return Located.require(document, path);
    }

    private String startOfLine() {
        return text().isEmpty() || text().endsWith("\n") || text().equals("\uFEFF") ? "" : "\n";
    }

    private SyntaxException problem(SyntaxNode node, String sentence) {
        return document.source().problem(node.span().start(), sentence);
    }
}
