package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes things out of a template, with what would be left without content. */
final class Pruning {
    /** How many steps lead to the properties of a resource: these stay, even when they get empty. */
    private static final int TO_PROPERTIES = 3;

    /** Lists that must be there, though they may say nothing: {@code TopicRulePayload} without actions is refused. */
    private static final Set<String> KEPT = Set.of("Actions");

    private Pruning() {}

    /** Without that place; a place that is not there is fine. */
    static Edits remove(Edits edits, TreePath place) {
        if (edits.tree().at(place).isEmpty()) {
            return edits;
        }
        if (KEPT.contains(place.parent().last()) && edits.tree().at(place.parent()).filter(list -> list.items().size() == 1).isPresent()) {
            return edits.set(place.parent(), Tree.seq());
        }
        TreePath whole = place;
        // a definition of an API without paths is none
        while (whole.steps().size() - 1 > TO_PROPERTIES && !whole.parent().last().equals("paths") && isOnlyContent(edits.tree(), whole)) {
            whole = whole.parent();
        }
        return edits.remove(whole);
    }

    /** Whether what holds the place says nothing without it. */
    private static boolean isOnlyContent(Tree tree, TreePath place) {
        Tree holder = tree.at(place.parent()).orElseThrow();
        if (holder instanceof Tree.Seq(List<Tree> items)) {
            return items.size() == 1;
        }
        return switch (place.last()) {
            // a policy without statements, a statement without resources
            case "Statement", "PolicyDocument", "Resource", "LambdaConfigurations" -> true;
            default -> holder.entries().size() == 1;
        };
    }

    /** Without a resource, and without the orders to make it first. */
    static Edits removeResource(Edits edits, String id) {
        TreePath path = TreePath.of(SourceTemplate.RESOURCES, id);
        Edits without = edits.tree().at(path).isPresent() ? edits.remove(path) : edits;
        for (Map.Entry<String, Tree> other : without.tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map).entries().entrySet()) {
            TreePath order = TreePath.of(SourceTemplate.RESOURCES, other.getKey(), "DependsOn");
            Tree on = other.getValue().get("DependsOn").orElseGet(Tree::nothing);
            if (on.asText().filter(id::equals).isPresent() || on.items().equals(List.of(Tree.string(id)))) {
                without = without.remove(order);
            } else if (on.items().contains(Tree.string(id))) {
                without = without.remove(order.child(on.items().indexOf(Tree.string(id))));
            }
        }
        return without;
    }
}
