package dev.drawbridge.generators.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Applies patches to a document and lets nobody see the result before it means what it should. */
record Commit(Document document) {

    /** Tries with block scalars first; what stands below may not let them end where they should. */
    Document apply(Function<Boolean, List<Patch>> patches, Tree expected) {
        List<Patch> first = patches.apply(true);
        try {
            return apply(first, expected);
        } catch (SyntaxException e) {
            List<Patch> second = patches.apply(false);
            if (second.equals(first)) {
                throw e;
            }
            return apply(second, expected);
        }
    }

    Document apply(List<Patch> patches, Tree expected) {
        Document next;
        try {
            next = unchecked(patches);
        } catch (SyntaxException unreadable) {
            throw document.source().problem(patches.getFirst().offset(),
                    "This edit would make the file unreadable here, so the file is left as it is; please make it by hand.");
        }
        return new Commit(next).settle(expected);
    }

    /** Only patches and parses. */
    Document unchecked(List<Patch> patches) {
        return document.patched(localized(patches));
    }

    private List<Patch> localized(List<Patch> patches) {
        String newline = document.source().newline();
        return newline.equals("\n") ? patches
                : patches.stream().map(p -> new Patch(p.offset(), p.length(), p.replacement().replace("\r\n", "\n").replace("\n", newline))).toList();
    }

    /** Checks that the text means what it should, and writes out aliases through which an edit shows elsewhere. */
    Document settle(Tree expected) {
        if (document.tree().equals(expected)) {
            return document;
        }
        List<Change> changes = TreeDiff.between(document.tree(), expected, TreePath.ROOT);
        if (document.hasAliases()) {
            for (Change change : changes) {
                TreePath path = path(change);
                for (TreePath up = path; !up.isRoot(); up = up.parent()) {
                    Optional<Located> at = Located.find(document, up, false);
                    if (at.isPresent() && at.get().node() instanceof AliasNode) {
                        List<Patch> patches = new ValueEditor(document).replace(at.get(), expected.at(up).orElseThrow(), "");
                        return new Commit(unchecked(patches)).settle(expected);
                    }
                }
                Optional<Document> overridden = override(path, expected);
                if (overridden.isPresent()) {
                    return new Commit(overridden.get()).settle(expected);
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
    private Optional<Document> override(TreePath path, Tree expected) {
        for (TreePath up = path; !up.isRoot(); up = up.parent()) {
            Optional<Located> parent = Located.find(document, up.parent(), false);
            if (Located.find(document, up, false).isEmpty() && Located.find(document, up, true).isPresent()
                    && parent.isPresent() && parent.get().node() instanceof MappingNode m && m.tag().isEmpty()) {
                List<Patch> patches = new PartInsertion(document, true).patches(parent.get(), m.entries().size(), up.last(), expected.at(up).orElseThrow());
                return Optional.of(unchecked(patches));
            }
        }
        return Optional.empty();
    }
}
