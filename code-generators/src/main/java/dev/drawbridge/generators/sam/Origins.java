package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The origins of the clients behind some wires: what a browser may call from (CORS). */
final class Origins {
    /** How long a browser may remember the answer to a preflight request; Chrome keeps it two hours at most. */
    static final int MAX_AGE_SECONDS = 7200;

    private Origins() {}

    static List<Tree> of(SamDesign design, List<SamDesign.Link> links) {
        Set<Tree> origins = new LinkedHashSet<>();
        for (SamDesign.Link link : links) {
            if (link.from().kind().equals(SamKinds.CLIENT)) {
                design.kind(link.from()).value(link.from(), "origins").map(Value::asItems).orElse(List.of())
                        .forEach(origin -> origins.add(ValueTree.of(origin)));
            }
        }
        Tree all = Tree.string("*");
        return origins.contains(all) ? List.of(all) : List.copyOf(origins);
    }
}
