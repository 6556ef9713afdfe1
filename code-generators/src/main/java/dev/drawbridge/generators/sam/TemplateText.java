package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.RecentDocuments;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Keeps the text of a template in step with a drawing: what an edit changed is put into the text as patches, all else keeps its bytes.
 * Pure; what was parsed last is remembered.
 */
public final class TemplateText {
    static final String RESOURCES = "Resources";

    private final SamTemplate template;
    private final RecentDocuments documents;

    public TemplateText(SamTemplate template) {
        this(template, new RecentDocuments());
    }

    /** @param documents of those who read the same texts */
    public TemplateText(SamTemplate template, RecentDocuments documents) {
        this.template = template;
        this.documents = documents;
    }

    /**
     * The text for the drawing after an edit.
     *
     * @param text as it is, with whatever the user wrote into it
     * @throws ModelException if the text is no template now, or a new name is taken by a resource of the user's; the text is then unchanged
     */
    public String follow(String text, Design before, Design after) {
        if (before.equals(after)) {
            return text;
        }
        if (text.isBlank()) {
            return template.text(after);
        }
        Tree was = template.tree(before);
        Tree is = template.tree(after);
        Map<String, String> idsBefore = template.ids(before);
        Map<String, String> idsAfter = template.ids(after);
        if (was.equals(is) && idsBefore.equals(idsAfter)) {
            return text;
        }
        try {
            Edits edits = new Edits(documents.parse(text));
            if (!(edits.tree() instanceof Tree.Map)) {
                throw new ModelException("The template holds no mapping, so the drawing cannot be put into it. Restore it, or remove it to get a new one.");
            }
            Edits followed = follow(edits, was, is, idsBefore, idsAfter);
            documents.remember(followed.document());
            return followed.text();
        } catch (SyntaxException e) {
            throw new ModelException("The template cannot follow the drawing: " + e.getMessage() + " Correct the template first.", e);
        }
    }

    private static Edits follow(Edits text, Tree was, Tree is, Map<String, String> idsBefore, Map<String, String> idsAfter) {
        Map<String, String> renamed = new LinkedHashMap<>();
        Set<String> gone = new HashSet<>();
        idsBefore.forEach((purpose, id) -> {
            String other = idsAfter.get(purpose);
            if (other == null) {
                gone.add(id);
            } else if (!other.equals(id)) {
                renamed.put(id, other);
            }
        });
        Edits edits = text;
        Tree base = was;
        // what goes and leaves its name to another goes first
        gone.retainAll(renamed.values());
        for (String id : gone) {
            TreePath path = TreePath.of(RESOURCES, id);
            edits = edits.tree().at(path).isPresent() ? edits.remove(path) : edits;
            SequencedMap<String, Tree> rest = new LinkedHashMap<>(base.get(RESOURCES).orElseThrow().entries());
            rest.remove(id);
            base = base.with(RESOURCES, new Tree.Map(rest));
        }
        LogicalIdRename rename = new LogicalIdRename(renamed);
        Edits named = new Edits(rename.apply(edits.document()));
        return named.set(TreePath.ROOT, ThreeWay.merge(named.tree(), rename.apply(base), is));
    }
}
