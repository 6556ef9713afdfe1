package dev.drawbridge.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.cloud.deploy.PlannedChange.DataEffect;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployGhostsTest {
    private static final NodeId PURCHASES = new NodeId("purchases");

    @TempDir
    private Path folder;
    private Drawing store;
    private Design deployed;
    private Design drawn;

    @BeforeEach
    void petStoreWithoutItsPurchases() throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(folder.resolve("pet-store"));
        deployed = new ProjectFolder(folder.resolve("pet-store")).read().design();
        store = Drawing.of(deployed, Layout.empty());
        drawn = new CardEdit.RemoveNodes(Set.of(PURCHASES)).apply(store).drawing().design();
    }

    private DeployStage.Planned planned(Design before, PlannedChange... changes) {
        Plan plan = new FakeDeployer().plan(new DeployRequest(folder, drawn, Environment.named("dev")), DeployListener.NONE);
        return new DeployStage.Planned(new Plan(plan.request(), plan.account(), plan.stack(), false, Optional.of(before), List.of(), List.of(changes), plan.cost(), List.of(), plan.prepared()));
    }

    @Test
    void aCardThatADeploymentTakesAwayIsAGhostWithItsWires() {
        DeployGhosts ghosts = DeployGhosts.of(planned(deployed, FakeDeployer.change("purchases", "Purchases", "AWS::DynamoDB::Table", Action.REMOVE, DataEffect.LOST)), drawn);

        assertThat(ghosts.cards()).singleElement().satisfies(ghost -> {
            assertThat(ghost.node().name()).isEqualTo("purchases");
            assertThat(ghost.sign().badge()).isEqualTo("! loses data");
        });
        assertThat(ghosts.wires()).extracting(wire -> wire.from().node() + " " + wire.to().node()).containsExactly("purchase purchases");
    }

    @Test
    void aCardThatNothingTakesAwayIsNoGhost() {
        assertThat(DeployGhosts.of(planned(deployed, FakeDeployer.change("search", "Search", "AWS::Lambda::Function", Action.CHANGE, DataEffect.NONE)), drawn).cards()).isEmpty();
    }

    @Test
    void aWireThatIsDrawnNoLongerIsAGhostBetweenCardsThatStay() {
        Wire reads = deployed.wires().values().stream().filter(wire -> wire.from().node().value().equals("search")).findFirst().orElseThrow();
        drawn = new WireEdit.Disconnect(Set.of(reads.id())).apply(store).drawing().design();

        assertThat(DeployGhosts.of(planned(deployed, FakeDeployer.change("search", "SearchRole", "AWS::IAM::Role", Action.CHANGE, DataEffect.NONE)), drawn).wires()).containsExactly(reads);
        assertThat(DeployGhosts.of(planned(deployed, FakeDeployer.change("purchase", "Purchase", "AWS::Lambda::Function", Action.CHANGE, DataEffect.NONE)), drawn).wires())
                .as("what nothing happens to was no part of what is deployed").isEmpty();
    }

    @Test
    void aDrawingThatIsDeployedAsItIsHasNoGhosts() {
        drawn = deployed;
        assertThat(DeployGhosts.of(planned(deployed, FakeDeployer.change("purchases", "Purchases", "AWS::DynamoDB::Table", Action.CHANGE, DataEffect.NONE)), drawn)).isEqualTo(DeployGhosts.NONE);
    }

    @Test
    void aComparisonShowsWhatOnlyTheCloudHas() {
        Drift drift = new Drift(FakeDeployer.ACCOUNT, "pet-store-dev", 9, List.of());

        assertThat(DeployGhosts.of(new DeployStage.Compared(drift), drawn)).as("nobody knows what was deployed").isEqualTo(DeployGhosts.NONE);
        DeployGhosts ghosts = DeployGhosts.of(new DeployStage.Compared(drift.withDeployed(Optional.of(deployed))), drawn);
        assertThat(ghosts.cards()).extracting(ghost -> ghost.node().id()).containsExactly(PURCHASES);
        assertThat(ghosts.cards().getFirst().sign().badge()).isEqualTo("− only in the cloud");
        assertThat(ghosts.wires()).hasSize(1);
    }

    @Test
    void ghostsGoWhenThePlanIsNoLongerOnTheTable() {
        DeployStage.Planned planned = planned(deployed, FakeDeployer.change("purchases", "Purchases", "AWS::DynamoDB::Table", Action.REMOVE, DataEffect.LOST));

        assertThat(DeployGhosts.of(new DeployStage.Outdated(planned.plan()), drawn)).isEqualTo(DeployGhosts.NONE);
        assertThat(DeployGhosts.of(new DeployStage.Resting(Optional.empty()), drawn)).isEqualTo(DeployGhosts.NONE);
    }
}
