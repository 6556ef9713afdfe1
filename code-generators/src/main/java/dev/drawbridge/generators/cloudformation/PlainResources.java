package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects plain resources, in the order they are written, and finds free logical ids for new ones. */
final class PlainResources {
    private final SequencedMap<String, Tree> resources = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    /** @param taken ids that belong to others, whether they are here yet or not */
    PlainResources(Collection<String> taken) {
        this.taken.addAll(taken);
    }

    /** A free id: the wish, or the wish with the smallest free number behind it. */
    String fresh(String wish) {
        String id = wish;
        for (int n = 2; !taken.add(id); n++) {
            id = wish + n;
        }
        return id;
    }

    void keep(String id, Tree resource) {
        resources.put(id, resource);
    }

    void add(String id, String type, Block properties) {
        keep(id, new Block().put("Type", type).put("Properties", properties).tree());
    }

    /** A new resource under the wished id or one like it. */
    String addFresh(String wish, String type, Block properties) {
        String id = fresh(wish);
        add(id, type, properties);
        return id;
    }

    void change(String id, UnaryOperator<Tree> change) {
        resources.computeIfPresent(id, (_, resource) -> change.apply(resource));
    }

    /** Lets a resource wait for others, which must be given in a stable order. */
    void dependsOn(String id, List<String> others) {
        change(id, resource -> {
            List<String> all = new java.util.ArrayList<>(others);
            resource.get("DependsOn").map(Tree::items).orElse(List.of()).forEach(item -> item.asText().ifPresent(all::add));
            Block ordered = new Block();
            resource.entries().forEach((key, value) -> {
                if (!key.equals("DependsOn")) {
                    ordered.put(key, value);
                }
                if (key.equals("Type")) {
                    ordered.put("DependsOn", Block.strings(all));
                }
            });
            return ordered.tree();
        });
    }

    Tree tree() {
        return Tree.map(resources);
    }
}
