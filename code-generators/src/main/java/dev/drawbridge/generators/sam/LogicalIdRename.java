package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.CloudFormationNames;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives several resources of a template other logical ids, wherever they are named; two may swap theirs. */
final class LogicalIdRename {
    /** An id that nobody has, for those whose new id is still another's. */
    private static final String MEANWHILE = "IsRenamed";

    private final Map<String, String> names;

    /** @param names old ids to new ones; only what really changes */
    LogicalIdRename(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
    }

    /**
     * The document with the new ids, in place. Ids that are not in it are left out.
     *
     * @throws ModelException if a new id belongs to a resource that keeps it
     */
    Document apply(Document document) {
        Set<String> defined = document.tree().get(TemplateText.RESOURCES).map(tree -> tree.entries().keySet()).orElse(Set.of());
        Map<String, String> there = new LinkedHashMap<>(names);
        there.keySet().retainAll(defined);
        for (String wanted : there.values()) {
            if (defined.contains(wanted) && !there.containsKey(wanted)) {
                throw new ModelException("The template has a resource \"" + wanted + "\" of its own already. Choose another name.");
            }
        }
        Document renamed = document;
        Map<String, String> waiting = new LinkedHashMap<>();
        for (Map.Entry<String, String> id : there.entrySet()) {
            boolean free = !there.containsKey(id.getValue());
            String now = free ? id.getValue() : id.getKey() + MEANWHILE;
            renamed = new CloudFormationNames(renamed).rename(id.getKey(), now);
            if (!free) {
                waiting.put(now, id.getValue());
            }
        }
        for (Map.Entry<String, String> id : waiting.entrySet()) {
            renamed = new CloudFormationNames(renamed).rename(id.getKey(), id.getValue());
        }
        return renamed;
    }

    /** The same for a template that is no text yet. */
    Tree apply(Tree template) {
        return names.isEmpty() ? template : apply(Document.parse(new Emitter(DocumentStyle.STANDARD).emit(template))).tree();
    }
}
