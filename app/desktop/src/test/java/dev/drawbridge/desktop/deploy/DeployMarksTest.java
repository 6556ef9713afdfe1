package dev.drawbridge.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.cloud.deploy.PlannedChange.DataEffect;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployMarksTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId PURCHASE = new NodeId("purchase");

    @TempDir
    private Path folder;
    private Design design;
    private final FakeDeployer cloud = new FakeDeployer();

    @BeforeEach
    void petStore() throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(folder.resolve("pet-store"));
        design = new ProjectFolder(folder.resolve("pet-store")).read().design();
    }

    private Plan plan() {
        return cloud.plan(new DeployRequest(folder, design, Environment.named("dev")), DeployListener.NONE);
    }

    @Test
    void whatIsPlannedIsToldBySignAndByColour() {
        cloud.losesData = true;
        DeployMarks marks = DeployMarks.of(new DeployStage.Planned(plan()), design);

        assertThat(marks.cards().get(SEARCH)).satisfies(sign -> {
            assertThat(sign.tone()).isEqualTo(Tone.CHANGED);
            assertThat(sign.badge()).isEqualTo("~ Timeout, MemorySize");
            assertThat(sign.pending()).isTrue();
        });
        assertThat(marks.cards().get(new NodeId("purchases"))).satisfies(sign -> {
            assertThat(sign.tone()).isEqualTo(Tone.BAD);
            assertThat(sign.badge()).startsWith("!");
        });
        assertThat(marks.cards()).doesNotContainKey(new NodeId("shop"));
    }

    @Test
    void aCardThatWasNotThereIsNewAndSoAreItsWires() {
        Plan plan = plan();
        Plan first = new Plan(plan.request(), plan.account(), plan.stack(), true, java.util.Optional.empty(), plan.permissions(), plan.changes(), plan.cost(), List.of(), plan.prepared());

        DeployMarks marks = DeployMarks.of(new DeployStage.Planned(first), design);

        assertThat(marks.cards().get(PURCHASE).tone()).isEqualTo(Tone.GOOD);
        assertThat(marks.wires().keySet()).isNotEmpty().allMatch(id -> {
            var wire = design.requireWire(id);
            return List.of(SEARCH, PURCHASE).contains(wire.from().node()) || List.of(SEARCH, PURCHASE).contains(wire.to().node());
        });
    }

    @Test
    void aWireThatWasThereIsNotMarked() {
        Plan plan = plan();
        Plan same = new Plan(plan.request(), plan.account(), plan.stack(), false, java.util.Optional.of(design), plan.permissions(), plan.changes(), plan.cost(), List.of(), plan.prepared());

        assertThat(DeployMarks.of(new DeployStage.Planned(same), design).wires()).isEmpty();
        assertThat(DeployMarks.of(new DeployStage.Planned(plan), design).wires()).as("the fake's last deploy had no wires").isNotEmpty();
    }

    @Test
    void aCardIsReplacedIfOneOfItsResourcesIs() {
        assertThat(DeployMarks.card(List.of(FakeDeployer.change("a", "A", "T", Action.CHANGE, DataEffect.NONE), FakeDeployer.change("a", "ARole", "T", Action.REPLACE, DataEffect.NONE)), true).tone()).isEqualTo(Tone.BAD);
        assertThat(DeployMarks.card(List.of(FakeDeployer.change("a", "AVersion1", "T", Action.REMOVE, DataEffect.NONE), FakeDeployer.change("a", "AVersion2", "T", Action.ADD, DataEffect.NONE)), true).tone())
                .as("new code of a function makes a version and lets go of one").isEqualTo(Tone.CHANGED);
        assertThat(DeployMarks.card(List.of(FakeDeployer.change("a", "A", "T", Action.REMOVE, DataEffect.NONE)), true).tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void aCardThatMovesCountsItsResourcesAndAFailureIsInWords() {
        Progress progress = Progress.begun(Instant.EPOCH, 3, "")
                .after(new DeployEvent.ResourceChanged(FakeDeployer.resource("search", "SearchRole", "AWS::IAM::Role", Phase.DONE, "")))
                .after(new DeployEvent.ResourceChanged(FakeDeployer.resource("search", "Search", "AWS::Lambda::Function", Phase.WORKING, "")));
        assertThat(DeployMarks.of(new DeployStage.Working(DeployStage.Work.DEPLOY, progress, false), design).cards().get(SEARCH).badge()).endsWith("1/2");
        assertThat(progress.fraction()).isEqualTo(1 / 3.0);

        Progress failed = progress.after(new DeployEvent.ResourceChanged(FakeDeployer.resource("search", "Search", "AWS::Lambda::Function", Phase.FAILED, "No such handler.")));
        assertThat(DeployMarks.of(new DeployStage.Working(DeployStage.Work.DEPLOY, failed, false), design).cards().get(SEARCH)).satisfies(sign -> {
            assertThat(sign.tone()).isEqualTo(Tone.BAD);
            assertThat(sign.words()).isEqualTo("Search failed: No such handler.");
        });
    }

    @Test
    void aRemovalSaysWhatStays() {
        var plan = cloud.planDestroy(new DeployRequest(folder, design, Environment.named("dev")));

        var cards = DeployMarks.of(new DeployStage.RemovalPlanned(plan), design).cards();

        assertThat(cards.get(new NodeId("products")).tone()).isEqualTo(Tone.QUIET);
        assertThat(cards.get(new NodeId("purchases")).badge()).startsWith("!");
        assertThat(cards.get(SEARCH).tone()).isEqualTo(Tone.BAD);
    }
}
