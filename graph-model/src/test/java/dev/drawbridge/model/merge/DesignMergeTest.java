package dev.drawbridge.model.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two changes of one drawing come together field by field, and nothing is decided silently. */
class DesignMergeTest {
    private static final NodeId WORK = new NodeId("work");
    private static final NodeId JOBS = new NodeId("jobs");
    private static final WireId WIRE = new WireId("jobs..work");
    private static final Design BASE = Design.of("x",
            List.of(Node.of(WORK, "function", "work").withField("timeout", Value.of(10)).withField("memory", Value.of(256)), Node.of(JOBS, "queue", "jobs")),
            List.of(Wire.of(WIRE, End.out(JOBS), End.in(WORK), WireRole.TRIGGER)));

    private static Design with(Design design, String field, Value value) {
        return design.withNode(design.requireNode(WORK).withField(field, value));
    }

    private static Design without(Design design, NodeId gone) {
        TreeMap<NodeId, Node> rest = new TreeMap<>(design.nodes());
        rest.remove(gone);
        return design.withWires(new TreeMap<>()).withNodes(rest);
    }

    private static List<Finding> undecided(Design design) {
        return Checks.standard().run(design, Catalogue.standard(), WireTable.standard()).stream().filter(finding -> finding.rule().equals("undecided-change")).toList();
    }

    private static Design fixed(Design design, Finding finding, int fix) {
        return finding.fixes().get(fix).edit().apply(Drawing.of(design, Layout.empty())).drawing().design();
    }

    @Test
    void whatOneSideChangedIsTaken() {
        Design merged = DesignMerge.of(BASE, with(BASE, "timeout", Value.of(30)), with(BASE, "memory", Value.of(512)));
        assertThat(merged).isEqualTo(with(with(BASE, "timeout", Value.of(30)), "memory", Value.of(512)));
        assertThat(undecided(merged)).isEmpty();
    }

    @Test
    void twoNewNamesOfOneCardAreAFindingWithBothAndEitherCanBeTaken() {
        Design mine = BASE.withNode(BASE.requireNode(WORK).withName("search"));
        Design theirs = BASE.withNode(BASE.requireNode(WORK).withName("find"));
        Design merged = DesignMerge.of(BASE, mine, theirs);
        assertThat(merged.requireNode(WORK).name()).isEqualTo("find");
        Finding finding = undecided(merged).getFirst();
        assertThat(finding.message()).contains("its name").contains("search").contains("find");
        assertThat(fixed(merged, finding, 0)).isEqualTo(mine);
        assertThat(fixed(merged, finding, 1)).isEqualTo(theirs);
    }

    @Test
    void theSameChangeOnBothSidesIsNoConflict() {
        Design both = with(BASE, "timeout", Value.of(30));
        assertThat(DesignMerge.of(BASE, both, both)).isEqualTo(both);
    }

    @Test
    void differentChangesOfOneFieldAreAFindingWithBothValuesAndBothWaysOut() {
        Design merged = DesignMerge.of(BASE, with(BASE, "timeout", Value.of(30)), with(BASE, "timeout", Value.of(60)));
        assertThat(merged.requireNode(WORK).field("timeout")).contains(Value.of(60));
        Finding finding = undecided(merged).getFirst();
        assertThat(finding.message()).contains("30").contains("60").contains("Timeout");
        assertThat(fixed(merged, finding, 0)).isEqualTo(with(BASE, "timeout", Value.of(30)));
        assertThat(fixed(merged, finding, 1)).isEqualTo(with(BASE, "timeout", Value.of(60)));
    }

    @Test
    void aConflictStandsInTheFileUntilItIsDecided() {
        Design merged = DesignMerge.of(BASE, with(BASE, "timeout", Value.of(30)), with(BASE, "timeout", Value.of(60)));
        assertThat(undecided(DesignJson.read(DesignJson.write(merged)))).hasSize(1);
        assertThat(undecided(with(merged, "timeout", Value.of(45)))).as("a third value is a decision too").isEmpty();
    }

    @Test
    void namedValuesAreMergedOneByOne() {
        Design base = with(BASE, "environment", Value.entries("A", "1", "B", "2"));
        Design merged = DesignMerge.of(base, with(base, "environment", Value.entries("A", "9", "B", "2", "C", "3")), with(base, "environment", Value.entries("A", "1")));
        assertThat(merged.requireNode(WORK).field("environment")).contains(Value.entries("A", "9", "C", "3"));
        assertThat(undecided(merged)).isEmpty();
        Design clash = DesignMerge.of(base, with(base, "environment", Value.entries("A", "9", "B", "2")), with(base, "environment", Value.entries("A", "8", "B", "2")));
        assertThat(undecided(clash)).hasSize(1);
    }

    @Test
    void whatOneSideRemovedAndTheOtherLeftGoes() {
        assertThat(DesignMerge.of(BASE, without(BASE, JOBS), with(BASE, "timeout", Value.of(30)))).isEqualTo(without(with(BASE, "timeout", Value.of(30)), JOBS));
        assertThat(DesignMerge.of(BASE, with(BASE, "timeout", Value.of(30)), without(BASE, JOBS))).isEqualTo(without(with(BASE, "timeout", Value.of(30)), JOBS));
    }

    @Test
    void whatOneSideRemovedAndTheOtherChangedStaysUntilSomebodyDecides() {
        Design changed = BASE.withNode(BASE.requireNode(JOBS).withField("delay", Value.of(5)));
        Design merged = DesignMerge.of(BASE, without(BASE, JOBS), changed);
        Finding finding = undecided(merged).stream().filter(each -> each.message().startsWith("jobs")).findFirst().orElseThrow();
        assertThat(finding.message()).contains("removed in the drawing").contains("changed in the template");
        assertThat(undecided(fixed(merged, finding, 0))).isEmpty();
        assertThat(fixed(merged, finding, 0).node(JOBS)).isPresent();
        assertThat(fixed(merged, finding, 1).node(JOBS)).isEmpty();
    }

    @Test
    void wiresAreMergedAlike() {
        Design ours = BASE.withWire(BASE.requireWire(WIRE).withField("batchSize", Value.of(5)));
        Design theirs = BASE.withWire(BASE.requireWire(WIRE).withField("batchSize", Value.of(7)));
        Design merged = DesignMerge.of(BASE, ours, theirs);
        Finding finding = undecided(merged).getFirst();
        assertThat(merged.requireWire(WIRE).field("batchSize")).contains(Value.of(7));
        assertThat(fixed(merged, finding, 0)).isEqualTo(ours);
        assertThat(fixed(merged, finding, 1)).isEqualTo(theirs);
    }

    @Test
    void whatBothAddedStandsBesideEachOther() {
        Node a = Node.of(new NodeId("a"), "topic", "a");
        Node b = Node.of(new NodeId("b"), "topic", "b");
        assertThat(DesignMerge.of(BASE, BASE.withNode(a), BASE.withNode(b))).isEqualTo(BASE.withNode(a).withNode(b));
    }

    @Test
    void aNewNameOfTheDrawingAndANewValueOfTheTemplateGoTogether() {
        Design merged = DesignMerge.of(BASE, BASE.withNode(BASE.requireNode(WORK).withName("toil")), with(BASE, "timeout", Value.of(30)));
        assertThat(merged.requireNode(WORK).name()).isEqualTo("toil");
        assertThat(merged.requireNode(WORK).field("timeout")).isEqualTo(Optional.of(Value.of(30)));
    }
}
