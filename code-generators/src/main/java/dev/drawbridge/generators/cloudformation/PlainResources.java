package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects plain resources, in the order they are written, and finds free logical ids for new ones. */
final class PlainResources {
    private static final List<String> BESIDE = List.of("Condition", "DependsOn", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy");

    private final SequencedMap<String, Tree> resources = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final SequencedMap<String, String> makers = new LinkedHashMap<>();
    private final SequencedMap<String, String> names = new LinkedHashMap<>();
    private Optional<Map.Entry<String, Tree>> maker = Optional.empty();

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

    /** Whether nobody has the id yet. */
    boolean isFree(String id) {
        return !taken.contains(id);
    }

    /** What the action makes is made of that resource, and goes where it goes. */
    void of(String id, Tree resource, Runnable action) {
        maker = Optional.of(Map.entry(id, resource));
        action.run();
        maker = Optional.empty();
    }

    void keep(String id, Tree resource) {
        resources.put(id, resource);
    }

    /** A resource keeps what was said beside its properties; what is made with it hangs on the same condition. */
    private Tree like(String id, Tree made) {
        if (maker.isEmpty()) {
            return made;
        }
        Tree from = maker.get().getValue();
        Block block = new Block();
        block.put("Type", made.get("Type"));
        (maker.get().getKey().equals(id) ? BESIDE : List.of("Condition")).forEach(key -> block.put(key, from.get(key)));
        return block.put("Properties", made.get("Properties")).tree();
    }

    /** What SAM calls a resource that is made here under another name. */
    void call(String theirs, String id) {
        names.put(theirs, id);
    }

    /** The names that SAM has for what is made here. */
    Map<String, String> names() {
        return names;
    }

    /** For each resource that was made with another one: which. */
    SequencedMap<String, String> makers() {
        return makers;
    }

    void add(String id, String type, Block properties) {
        maker.filter(from -> !from.getKey().equals(id)).ifPresent(from -> makers.put(id, from.getKey()));
        keep(id, like(id, new Block().put("Type", type).put("Properties", properties).tree()));
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
            resource.get("DependsOn").ifPresent(there -> (there instanceof Tree.Seq(List<Tree> items) ? items : List.of(there)).forEach(item -> item.asText().ifPresent(all::add)));
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
