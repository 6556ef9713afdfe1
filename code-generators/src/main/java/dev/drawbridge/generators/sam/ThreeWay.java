package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Carries the difference of two trees of ours into a third that the user may have changed. What the drawing did not change is left as
 * the user has it, also where the user took it away; what the drawing did change wins, because that is the newest wish; what goes takes
 * nothing of the user's with it, except inside a thing that goes as a whole (a resource, an output, an event, a statement).
 */
public final class ThreeWay {
    private static final Tree NOTHING = Tree.map();
    /** Members that tell elements of a list apart, the surest first. */
    private static final List<String> IDENTITIES = List.of("Sid", "PolicyName", "IndexName", "AttributeName", "Id", "Name");

    private ThreeWay() {}

    /** The user's tree with what changed from {@code before} to {@code after}. */
    public static Tree merge(Tree text, Tree before, Tree after) {
        return merge(TreePath.ROOT, text, before, after);
    }

    private static Tree merge(TreePath path, Tree text, Tree before, Tree after) {
        if (before.equals(after)) {
            return text;
        }
        if (text.equals(before)) {
            return after;
        }
        if (text instanceof Tree.Map && before instanceof Tree.Map && after instanceof Tree.Map) {
            return maps(path, text.entries(), before.entries(), after.entries());
        }
        if (text instanceof Tree.Seq t && before instanceof Tree.Seq b && after instanceof Tree.Seq a) {
            return sequences(path, t.items(), b.items(), a.items());
        }
        return after;
    }

    private static Tree maps(TreePath path, SequencedMap<String, Tree> text, SequencedMap<String, Tree> before, SequencedMap<String, Tree> after) {
        SequencedMap<String, Tree> merged = new LinkedHashMap<>();
        text.forEach((key, value) -> {
            Tree was = before.get(key);
            Tree is = after.get(key);
            if (is != null) {
                merged.put(key, merge(path.child(key), value, was != null ? was : kindOf(is), is));
            } else if (was == null) {
                merged.put(key, value);
            } else {
                without(path.child(key), value, was).ifPresent(rest -> merged.put(key, rest));
            }
        });
        String previous = "";
        for (String key : after.keySet()) {
            if (!text.containsKey(key)) {
                Optional<Tree> value = before.containsKey(key) ? again(path.child(key), before.get(key), after.get(key)) : Optional.of(after.get(key));
                if (value.isPresent()) {
                    insertAfter(merged, previous, key, value.get());
                }
            }
            previous = merged.containsKey(key) ? key : previous;
        }
        return new Tree.Map(merged);
    }

    /** What both sides added is merged as if it had been empty before. */
    private static Tree kindOf(Tree is) {
        return is instanceof Tree.Seq ? Tree.seq() : NOTHING;
    }

    /** What the user took away, and the drawing has changed since: whole things stay away, of the rest comes what is new. */
    private static Optional<Tree> again(TreePath path, Tree before, Tree after) {
        if (before.equals(after) || isWhole(path)) {
            return Optional.empty();
        }
        if (before instanceof Tree.Map && after instanceof Tree.Map) {
            Tree fresh = maps(path, NOTHING.entries(), before.entries(), after.entries());
            return fresh.entries().isEmpty() ? Optional.empty() : Optional.of(fresh);
        }
        return Optional.of(after);
    }

    /** The user's value without what was ours; none when nothing is left. */
    private static Optional<Tree> without(TreePath path, Tree text, Tree before) {
        if (isWhole(path) || text.equals(before)) {
            return Optional.empty();
        }
        if (text instanceof Tree.Map && before instanceof Tree.Map) {
            Tree rest = maps(path, text.entries(), before.entries(), NOTHING.entries());
            return rest.entries().isEmpty() ? Optional.empty() : Optional.of(rest);
        }
        if (text instanceof Tree.Seq t && before instanceof Tree.Seq b) {
            Tree rest = sequences(path, t.items(), b.items(), List.of());
            return rest.items().isEmpty() ? Optional.empty() : Optional.of(rest);
        }
        return Optional.empty();
    }

    /** Whether a place holds a thing that goes as a whole. */
    private static boolean isWhole(TreePath path) {
        List<String> steps = path.steps();
        return switch (steps.size()) {
            case 2 -> steps.getFirst().equals("Resources") || steps.getFirst().equals("Outputs");
            case 5 -> steps.get(3).equals("Events");
            case 6 -> steps.get(4).equals("Authorizers");
            default -> false;
        };
    }

    private static void insertAfter(SequencedMap<String, Tree> map, String previous, String key, Tree value) {
        if (previous.isEmpty() || map.isEmpty() || map.lastEntry().getKey().equals(previous)) {
            map.put(key, value);
            return;
        }
        SequencedMap<String, Tree> rest = new LinkedHashMap<>();
        boolean found = false;
        for (String each : List.copyOf(map.keySet())) {
            if (found) {
                rest.put(each, map.remove(each));
            }
            found = found || each.equals(previous);
        }
        map.put(key, value);
        map.putAll(rest);
    }

    private static Tree sequences(TreePath path, List<Tree> text, List<Tree> before, List<Tree> after) {
        List<Tree> merged = new ArrayList<>();
        for (Tree element : text) {
            Optional<Tree> was = same(element, before);
            Optional<Tree> is = same(element, after);
            if (is.isPresent()) {
                merged.add(merge(path.child(merged.size()), element, was.orElse(NOTHING), is.get()));
            } else if (was.isEmpty()) {
                merged.add(element);
            }
        }
        int place = 0;
        for (Tree element : after) {
            int there = indexOf(element, merged);
            if (there >= 0) {
                place = there + 1;
            } else if (same(element, before).isEmpty() || !before.contains(element)) {
                merged.add(Math.min(place, merged.size()), element);
                place++;
            }
        }
        return Tree.seq(merged);
    }

    private static Optional<Tree> same(Tree element, List<Tree> among) {
        int index = indexOf(element, among);
        return index < 0 ? Optional.empty() : Optional.of(among.get(index));
    }

    private static int indexOf(Tree element, List<Tree> among) {
        Object identity = identity(element);
        for (int i = 0; i < among.size(); i++) {
            if (identity(among.get(i)).equals(identity)) {
                return i;
            }
        }
        return -1;
    }

    private static Object identity(Tree element) {
        for (String name : IDENTITIES) {
            Optional<String> value = element instanceof Tree.Map ? element.get(name).flatMap(Tree::asText) : Optional.empty();
            if (value.isPresent()) {
                return name + "=" + value.get();
            }
        }
        return element;
    }
}
