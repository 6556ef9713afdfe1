package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a resource of SAM inherits: mappings are merged, lists added up, all else is overridden. Source: "Globals section", overridable. */
public final class Globals {
    private Globals() {}

    /** What holds: the inherited value overridden by the own one. */
    public static Tree merged(Tree inherited, Tree own) {
        if (inherited instanceof Tree.Map(var base) && own instanceof Tree.Map(var over)) {
            if (base.isEmpty()) {
                return own;
            }
            SequencedMap<String, Tree> all = new LinkedHashMap<>(base);
            over.forEach((key, value) -> all.merge(key, value, Globals::merged));
            return new Tree.Map(all);
        }
        if (inherited instanceof Tree.Seq(var first) && own instanceof Tree.Seq(var second)) {
            List<Tree> all = new ArrayList<>(first);
            all.addAll(second);
            return Tree.seq(all);
        }
        return own;
    }
}
