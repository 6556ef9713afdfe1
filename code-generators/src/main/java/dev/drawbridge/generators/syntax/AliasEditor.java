package dev.drawbridge.generators.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Makes way for edits in documents with aliases and {@code <<}: writes values out where an edit would else change other places or find
 * nothing to change. What the document says stays the same.
 */
record AliasEditor(Document document) {

    /** Sees to it that a path leads to its value without aliases and merges on the way. */
    Document detach(TreePath path) {
        return path.isRoot() ? document : new AliasEditor(detachAt(path.parent())).detachStep(path);
    }

    /** The same, and the value itself is no alias either. */
    Document detachAt(TreePath path) {
        Document detached = detach(path);
        Optional<Located> at = Located.find(detached, path, false);
        if (at.isPresent() && at.get().node() instanceof AliasNode) {
            return new Commit(detached).apply(new ValueEditor(detached).replace(at.get(), at.get().tree(detached), ""), detached.tree());
        }
        return detached;
    }

    private Document detachStep(TreePath path) {
        if (Located.find(document, path, false).isPresent()) {
            return document;
        }
        Tree value = document.tree().at(path).orElseThrow(() -> Located.missing(document, path));
        Located at = Located.require(document, path.parent());
        if (!(at.node() instanceof MappingNode)) {
            throw Located.missing(document, path);
        }
        return new Commit(document).apply(new PartInsertion(document, true).patches(at, Parts.of(at.node()).size(), path.last(), value), document.tree());
    }

    /** Writes out a {@code <<} that brings in a key which is to go. */
    Document unmerge(TreePath container, String key) {
        Optional<Located> at = Located.find(document, container, false);
        if (document.isJson() || at.isEmpty() || !(at.get().node() instanceof MappingNode m)) {
            return document;
        }
        for (MappingEntry e : m.entries()) {
            SequencedMap<String, Tree> merged = e.isMerge() ? new TreeReader(document).merged(e) : new LinkedHashMap<>();
            if (merged.containsKey(key)) {
                Document written = document;
                for (String name : merged.keySet()) {
                    written = new AliasEditor(written).detachStep(container.child(name));
                }
                return new AliasEditor(new Edits(written).removeText(container.child("<<"), document.tree()).document()).unmerge(container, key);
            }
        }
        return document;
    }

    /** Before anchored text goes, the first alias outside that needs it gets the value and the anchor. */
    Document rescueAnchors(Span going, SyntaxNode stays) {
        if (!document.hasAliases()) {
            return document;
        }
        for (Located alias : Aliases.of(document)) {
            SyntaxNode target = document.resolve(alias.node());
            boolean outside = !going.covers(alias.node().span());
            if (outside && target != stays && going.covers(target.span())) {
                List<Patch> patches = new ValueEditor(document).replace(alias, alias.tree(document), target.anchor());
                return new AliasEditor(new Commit(document).apply(patches, document.tree())).rescueAgain(going, stays);
            }
        }
        return document;
    }

    /** The aliases stand behind their anchors, so what is going has not moved. */
    private Document rescueAgain(Span going, SyntaxNode stays) {
        SyntaxNode same = stays == null ? null : Aliases.nodeAt(document, stays.span());
        return rescueAnchors(going, same);
    }
}
