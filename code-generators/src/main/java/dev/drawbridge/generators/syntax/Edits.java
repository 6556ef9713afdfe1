package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
        throw missing(path);
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
        Edits edits = detach(r.path());
        Located at = edits.locate(r.path());
        Tree expected = Trees.update(edits.tree(), r.path(), _ -> r.value());
        if (at.node() instanceof ScalarNode s) {
            Optional<Edits> spliced = edits.splice(s, at, r.value(), expected);
            if (spliced.isPresent()) {
                return spliced.get();
            }
        }
        Edits rescued = edits.rescueAnchors(at.node().span(), at.node());
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
        if (tree().at(mapping).orElseThrow(() -> missing(mapping)).get(key).isPresent()) {
            return set(mapping.child(key), value);
        }
        Tree wanted = Trees.canonical(value);
        Edits edits = detachAt(mapping);
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
        return edits.commit(blocks -> edits.insertPart(at, parts, index, key, wanted, blocks), expected);
    }

    /** @param key the key of a mapping entry, or an empty string for an element of a sequence that has no mapping around it */
    private List<Patch> insertPart(Located at, Parts parts, int index, String key, Tree value, boolean blocks) {
        TreePrinter printer = new TreePrinter(document.style(), blocks);
        boolean mapping = at.node() instanceof MappingNode;
        if (!at.node().isFlow()) {
            BlockEditor block = new BlockEditor(document);
            int indent = block.indent(parts);
            return block.insert(at, parts, index, mapping ? printer.entry(key, value, indent) : printer.item(value, indent));
        }
        FlowEditor flow = new FlowEditor(document);
        String entry;
        if (document.isJson()) {
            String json = printer.json(value, flow.entryLevel(parts));
            entry = mapping ? printer.key(key, true) + document.style().jsonColon() + json : json;
        } else {
            entry = mapping ? printer.flowEntry(key, value) : printer.flow(value);
        }
        return flow.insert(parts, index, entry);
    }

    /** Inserts an element before the one at {@code index}; at the end if that is the size of the sequence. */
    public Edits insert(TreePath sequence, int index, Tree value) {
        Tree before = tree().at(sequence).orElseThrow(() -> missing(sequence));
        boolean nothing = before instanceof Tree.Scalar s && s.isNull();
        if (!nothing && !(before instanceof Tree.Seq) || index < 0 || index > before.items().size()) {
            throw problem(document.find(sequence).or(document::root).orElseThrow(), "The value of " + sequence + " is no sequence of at least " + index + " elements.");
        }
        Tree wanted = Trees.canonical(value);
        Edits edits = detachAt(sequence);
        Tree expected = Trees.update(edits.tree(), sequence, s -> Trees.insert(s, index, wanted));
        if (edits.document.root().isEmpty()) {
            return edits.commit(List.of(Patch.insert(text().length(), startOfLine() + new Emitter(document.style()).emit(Tree.seq(wanted)))), expected);
        }
        Located at = edits.locate(sequence);
        Parts parts = Parts.of(at.node());
        if (parts.size() == 0 && !(at.node() instanceof SequenceNode s && (at.slot().inFlow() || document.isJson() || s.span().length() > 2))) {
            return edits.commit(blocks -> new ValueEditor(edits.document, blocks).replace(at, Tree.seq(wanted), at.node().anchor()), expected);
        }
        return edits.commit(blocks -> edits.insertPart(at, parts, index, "", wanted, blocks), expected);
    }

    public Edits append(TreePath sequence, Tree value) {
        return insert(sequence, tree().at(sequence).map(t -> t.items().size()).orElse(0), value);
    }

    /** Removes an entry or an element with its lines. Of the last one of a collection {@code {}} or {@code []} stays. */
    public Edits remove(TreePath path) {
        if (path.isRoot() || tree().at(path).isEmpty()) {
            throw missing(path);
        }
        TreePath container = path.parent();
        Edits edits = detachAt(container).unmerge(container, path.last());
        Tree expected = Trees.update(edits.tree(), container, c -> Trees.remove(c, path.last()));
        return edits.removeText(path, expected);
    }

    /** Of duplicate keys all go: else the one before the last would count. */
    private Edits removeText(TreePath path, Tree expected) {
        Edits edits = this;
        while (true) {
            Located at = edits.locate(path.parent());
            int index = edits.indexOf(at, path.last());
            Parts parts = Parts.of(at.node());
            Parts.Part part = parts.get(index);
            Edits rescued = edits.rescueAnchors(new Span(part.start(), part.end()), null);
            if (rescued != edits) {
                edits = rescued;
                continue;
            }
            boolean again = at.node() instanceof MappingNode m && m.entries().stream().filter(e -> e.name().equals(path.last())).count() > 1;
            List<Patch> patches = at.node().isFlow() ? new FlowEditor(edits.document).remove(parts, index) : new BlockEditor(edits.document).remove(at, parts, index);
            if (!again) {
                return edits.commit(patches, expected);
            }
            edits = new Edits(edits.document.patched(edits.localized(patches)));
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
            throw missing(path);
        }
        if (path.last().equals(newKey)) {
            return this;
        }
        Edits edits = detach(path);
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
        Edits edits = detach(path);
        Located at = edits.locate(path);
        if (!(at.node() instanceof ScalarNode scalar) || from < 0 || to < from || to > scalar.value().length()) {
            throw problem(at.node(), "There is no text to replace at " + path + ".");
        }
        String wanted = scalar.value().substring(0, from) + replacement + scalar.value().substring(to);
        Optional<Patch> patch = new ScalarSplice(edits.document, scalar).replace(from, to, replacement);
        if (patch.isPresent()) {
            try {
                Document next = edits.document.patched(edits.localized(List.of(patch.get())));
                boolean right = next.find(path).orElse(null) instanceof ScalarNode s && s.value().equals(wanted);
                if (right) {
                    Tree expected = Trees.update(edits.tree(), path, _ -> Located.find(next, path, true).orElseThrow().tree(next));
                    return new Edits(next).settle(expected);
                }
            } catch (SyntaxException doesNotFit) {
                // The whole scalar is written anew below.
            }
        }
        Tree text = Tree.string(wanted);
        boolean call = !at.argument() && scalar.tag().startsWith("!") && !scalar.tag().startsWith("!!");
        return edits.set(path, call ? new Tree.Intrinsic(Intrinsics.longName(scalar.tag()), text) : text);
    }

    // ---- aliases and merged mappings --------------------------------------------------------------------------------------------

    /** Sees to it that a path leads to its value without aliases and merges on the way. */
    private Edits detach(TreePath path) {
        return path.isRoot() ? this : detachAt(path.parent()).detachStep(path);
    }

    /** The same, and the value itself is no alias either. */
    private Edits detachAt(TreePath path) {
        Edits edits = detach(path);
        Optional<Located> at = Located.find(edits.document, path, false);
        if (at.isPresent() && at.get().node() instanceof AliasNode) {
            return edits.commit(new ValueEditor(edits.document).replace(at.get(), at.get().tree(edits.document), ""), edits.tree());
        }
        return edits;
    }

    private Edits detachStep(TreePath path) {
        if (Located.find(document, path, false).isPresent()) {
            return this;
        }
        Tree value = tree().at(path).orElseThrow(() -> missing(path));
        Located at = locate(path.parent());
        if (!(at.node() instanceof MappingNode)) {
            throw missing(path);
        }
        return commit(insertPart(at, Parts.of(at.node()), Parts.of(at.node()).size(), path.last(), value, true), tree());
    }

    /** Writes out a {@code <<} that brings in a key which is to go. */
    private Edits unmerge(TreePath container, String key) {
        Optional<Located> at = Located.find(document, container, false);
        if (document.isJson() || at.isEmpty() || !(at.get().node() instanceof MappingNode m)) {
            return this;
        }
        for (MappingEntry e : m.entries()) {
            SequencedMap<String, Tree> merged = e.isMerge() ? new TreeReader(document).merged(e) : new LinkedHashMap<>();
            if (merged.containsKey(key)) {
                Edits edits = this;
                for (String name : merged.keySet()) {
                    edits = edits.detachStep(container.child(name));
                }
                return edits.removeText(container.child("<<"), tree()).unmerge(container, key);
            }
        }
        return this;
    }

    /** Before anchored text goes, the first alias outside that needs it gets the value and the anchor. */
    private Edits rescueAnchors(Span going, SyntaxNode stays) {
        if (!document.hasAliases()) {
            return this;
        }
        for (Located alias : Aliases.of(document)) {
            SyntaxNode target = document.resolve(alias.node());
            boolean outside = !going.covers(alias.node().span());
            if (outside && target != stays && going.covers(target.span())) {
                List<Patch> patches = new ValueEditor(document).replace(alias, alias.tree(document), target.anchor());
                return commit(patches, tree()).rescueAgain(going, stays);
            }
        }
        return this;
    }

    /** The aliases stand behind their anchors, so what is going has not moved. */
    private Edits rescueAgain(Span going, SyntaxNode stays) {
        SyntaxNode same = stays == null ? null : Aliases.nodeAt(document, stays.span());
        return rescueAnchors(going, same);
    }

    // ---- committing -------------------------------------------------------------------------------------------------------------

    /** Tries with block scalars first; what stands below may not let them end where they should. */
    private Edits commit(Function<Boolean, List<Patch>> patches, Tree expected) {
        List<Patch> first = patches.apply(true);
        try {
            return commit(first, expected);
        } catch (SyntaxException e) {
            List<Patch> second = patches.apply(false);
            if (second.equals(first)) {
                throw e;
            }
            return commit(second, expected);
        }
    }

    private Edits commit(List<Patch> patches, Tree expected) {
        return new Edits(document.patched(localized(patches))).settle(expected);
    }

    private List<Patch> localized(List<Patch> patches) {
        String newline = document.source().newline();
        return newline.equals("\n") ? patches
                : patches.stream().map(p -> new Patch(p.offset(), p.length(), p.replacement().replace("\r\n", "\n").replace("\n", newline))).toList();
    }

    /** Checks that the text means what it should, and writes out aliases through which an edit shows elsewhere. */
    private Edits settle(Tree expected) {
        if (tree().equals(expected)) {
            return this;
        }
        List<Change> changes = TreeDiff.between(tree(), expected, TreePath.ROOT);
        if (document.hasAliases()) {
            for (Change change : changes) {
                TreePath path = path(change);
                for (TreePath up = path; !up.isRoot(); up = up.parent()) {
                    Optional<Located> at = Located.find(document, up, false);
                    if (at.isPresent() && at.get().node() instanceof AliasNode) {
                        List<Patch> patches = new ValueEditor(document).replace(at.get(), expected.at(up).orElseThrow(), "");
                        return new Edits(document.patched(localized(patches))).settle(expected);
                    }
                }
                Edits overridden = override(path, expected);
                if (overridden != this) {
                    return overridden.settle(expected);
                }
            }
        }
        throw notWritable(changes.getFirst());
    }

    private SyntaxException notWritable(Change unwanted) {
        TreePath path = path(unwanted);
        int offset = document.find(path).map(n -> n.span().start()).orElse(0);
        return document.source().problem(offset, "This edit would also change " + path + ", so the file is left as it is; please make it by hand.");
    }

    /** Where a change shows. */
    private static TreePath path(Change change) {
        return switch (change) {
            case Change.Replace r -> r.path();
            case Change.Put p -> p.mapping();
            case Change.Insert i -> i.sequence();
            case Change.Remove r -> r.path().parent();
            case Change.Rename r -> r.path().parent();
        };
    }

    /** A value that came through {@code <<} and has to differ from its source now stands in its own mapping. */
    private Edits override(TreePath path, Tree expected) {
        for (TreePath up = path; !up.isRoot(); up = up.parent()) {
            Optional<Located> parent = Located.find(document, up.parent(), false);
            if (Located.find(document, up, false).isEmpty() && Located.find(document, up, true).isPresent()
                    && parent.isPresent() && parent.get().node() instanceof MappingNode m && m.tag().isEmpty()) {
                List<Patch> patches = insertPart(parent.get(), Parts.of(m), m.entries().size(), up.last(), expected.at(up).orElseThrow(), true);
                return new Edits(document.patched(localized(patches)));
            }
        }
        return this;
    }

    private Located locate(TreePath path) {
        return Located.find(document, path, false).orElseThrow(() -> missing(path));
    }

    private String startOfLine() {
        return text().isEmpty() || text().endsWith("\n") || text().equals("\uFEFF") ? "" : "\n";
    }

    /** Tells how far a path leads. */
    private SyntaxException missing(TreePath path) {
        TreePath there = path;
        while (!there.isRoot() && document.find(there).isEmpty()) {
            there = there.parent();
        }
        String step = there.steps().size() < path.steps().size() ? path.steps().get(there.steps().size()) : path.toString();
        int offset = document.find(there).map(n -> n.span().start()).orElse(0);
        return document.source().problem(offset, "There is no '" + step + "' in " + there + ".");
    }

    private SyntaxException problem(SyntaxNode node, String sentence) {
        return document.source().problem(node.span().start(), sentence);
    }
}
