package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Pure changes of trees. */
final class Twig {
    private Twig() {}

    /** With that place, or without it and without what gets empty on the way. */
    static Tree at(Tree tree, TreePath path, Optional<Tree> value) {
        return at(tree, path.steps(), value);
    }

    private static Tree at(Tree tree, List<String> steps, Optional<Tree> value) {
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        Tree holder = tree instanceof Tree.Map ? tree : Tree.map();
        Optional<Tree> below = rest.isEmpty() ? value : Optional.of(at(holder.get(step).orElseGet(Tree::map), rest, value))
                .filter(smaller -> value.isPresent() || !(smaller instanceof Tree.Map(var left) && left.isEmpty()));
        if (below.isPresent()) {
            return holder.with(step, below.get());
        }
        SequencedMap<String, Tree> without = new LinkedHashMap<>(holder.entries());
        without.remove(step);
        return new Tree.Map(without);
    }

    /**
     * What an author wrote, changed where a view of it was changed: what the view shows unchanged keeps the author's words, variables
     * included.
     *
     * @param raw as it is written
     * @param before as the view showed it
     * @param after as the view has it now
     * @throws ModelException if the change concerns what stands behind a variable
     */
    static Tree restored(Tree raw, Tree before, Tree after) {
        if (before.equals(after)) {
            return raw;
        }
        if (before instanceof Tree.Map(var was) && after instanceof Tree.Map(var is)) {
            if (!(raw instanceof Tree.Map(var own))) {
                throw behind(raw);
            }
            SequencedMap<String, Tree> entries = new LinkedHashMap<>();
            own.forEach((key, value) -> {
                if (is.containsKey(key)) {
                    entries.put(key, was.containsKey(key) ? restored(value, was.get(key), is.get(key)) : is.get(key));
                } else if (!was.containsKey(key)) {
                    entries.put(key, value);
                }
            });
            is.forEach((key, value) -> {
                if (!own.containsKey(key) && !value.equals(was.get(key))) {
                    entries.put(key, value);
                }
            });
            return Tree.map(entries);
        }
        if (before instanceof Tree.Seq(var was) && after instanceof Tree.Seq(var is)) {
            if (!(raw instanceof Tree.Seq(var own)) || own.size() != was.size()) {
                throw behind(raw);
            }
            return Tree.seq(items(own, was, is));
        }
        if (before instanceof Tree.Intrinsic(String name, Tree was) && after instanceof Tree.Intrinsic(String same, Tree is) && raw instanceof Tree.Intrinsic(String _, Tree own)
                && name.equals(same) && !(was instanceof Tree.Scalar)) {
            return new Tree.Intrinsic(name, restored(own, was, is));
        }
        return after;
    }

    private static ModelException behind(Tree raw) {
        return new ModelException("This stands behind " + raw.asText().orElse("a variable") + ". Change it there, the drawing follows.");
    }

    private static List<Tree> items(List<Tree> own, List<Tree> was, List<Tree> is) {
        int[][] common = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                common[i][j] = was.get(i).equals(is.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Tree> items = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (j < is.size()) {
            if (i < was.size() && was.get(i).equals(is.get(j))) {
                items.add(own.get(i++));
                j++;
                continue;
            }
            boolean gone = i < was.size() && common[i + 1][j] >= common[i][j + 1];
            boolean fresh = i >= was.size() || common[i][j + 1] >= common[i + 1][j];
            if (gone && fresh && i < was.size() && common[i + 1][j + 1] == common[i][j]) {
                items.add(restored(own.get(i++), was.get(i - 1), is.get(j++)));
            } else if (gone) {
                i++;
            } else {
                items.add(is.get(j++));
            }
        }
        return items;
    }
}
