package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What we write, we read. */
class ReadingOursTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);

    @Provide
    Arbitrary<Design> designs() {
        return Arbitraries.longs().map(seed -> new RandomDrawings(seed).design());
    }

    @Property(tries = 150, seed = "20251122")
    void aTemplateOfOursSaysTheDrawingItWasWrittenFor(@ForAll("designs") Design design) {
        assertThat(LENS.read(TEMPLATE.text(design), design)).isEqualTo(design);
    }

    @Property(tries = 100, seed = "20251122")
    void withoutTheDrawingTheTemplateStillSaysItsCardsAndWires(@ForAll("designs") Design design) {
        Design read = LENS.read(TEMPLATE.text(design), Design.empty("again"));
        assertThat(words(read)).containsAll(words(design)).hasSameSizeAs(words(design));
        assertThat(read.nodes().values()).allMatch(Adoption::isAdopted);
    }

    /** Wires between cards that are in the template, by logical ids. */
    private static Set<String> words(Design design) {
        var ids = TEMPLATE.logicalIds(design);
        Set<String> words = new TreeSet<>();
        for (Wire wire : design.wires().values()) {
            Node from = design.requireNode(wire.from().node());
            Node to = design.requireNode(wire.to().node());
            // what serves a client alone is a card of its own where there is no client
            // a schedule for each target; without one there is none
            boolean unread = to.kind().equals("log-events") && design.wires().values().stream().noneMatch(onward -> onward.from().node().equals(to.id()));
            boolean silent = from.kind().equals("log-events") && from.field("logGroup").isEmpty() && design.wires().values().stream().noneMatch(inward -> inward.to().node().equals(from.id()));
            boolean idle = unread || silent || from.kind().equals("scheduler") && wire.role() == dev.drawbridge.model.WireRole.ON_FAILURE;
            if (!idle && !from.kind().equals("client") && wire.role() != dev.drawbridge.model.WireRole.REFERENCE) {
                String source = from.kind().startsWith("schedule") ? "a " + from.kind() : from.kind().equals("function-url") ? "an address" : name(from, ids.get(from.id()));
                words.add(source + " " + wire.role() + " " + name(to, ids.get(to.id())) + " " + RandomDrawings.WIRES.of(design, wire).orElseThrow().mode(wire));
            }
        }
        return words;
    }

    /** The account's own bus stands in no template, so its name is not there. */
    private static String name(Node node, String id) {
        return node.field("default").flatMap(dev.drawbridge.model.Value::asFlag).orElse(false) ? "the default bus" : id;
    }

    @Test
    void aValueChangedInTheTextWins() {
        Design design = Design.empty("x").withNode(Node.of(new dev.drawbridge.model.NodeId("jobs"), "queue", "jobs"));
        String text = TEMPLATE.text(design).replace("VisibilityTimeout: 60", "VisibilityTimeout: 90");
        Node read = LENS.read(text, design).requireNode(new dev.drawbridge.model.NodeId("jobs"));
        assertThat(read.field("visibilityTimeout").flatMap(dev.drawbridge.model.Value::asInt)).contains(90);
        assertThat(Adoption.isAdopted(read)).isFalse();
    }
}
