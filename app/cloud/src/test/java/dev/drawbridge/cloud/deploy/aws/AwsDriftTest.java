package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What is there and what is drawn have parted: somebody changed it there, or the card is gone here. */
class AwsDriftTest extends DeployedToMoto {
    @Test
    void whatSomebodyChangedIsFoundDrawnAndSetBack() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "drift");
        deploy(request);
        String function = physical(request, "AdServer");
        int before;
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            before = lambda.getFunctionConfiguration(ask -> ask.functionName(function)).memorySize();
            lambda.updateFunctionConfiguration(ask -> ask.functionName(function).memorySize(2048));
        }

        Drift drift = deployer.drift(request, DeployListener.NONE);

        assertThat(drift.drifted()).singleElement().satisfies(one -> {
            assertThat(one.card()).contains(new NodeId("ad-server"));
            assertThat(one.properties()).containsExactly(new PlannedChange.PropertyChange("MemorySize", Integer.toString(before), "2048", false));
        });
        assertThat(deployer.adopted(request, drift.drifted().getFirst()).requireNode(new NodeId("ad-server")).field("memory")).contains(dev.drawbridge.model.Value.of(2048));
        DeployOutcome outcome = deployer.apply(deployer.planRevert(request, drift, DeployListener.NONE), DeployListener.NONE);
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(deployer.drift(request, DeployListener.NONE).drifted()).isEmpty();
    }

    @Test
    void whatIsDrawnNoLongerIsToldWithTheCardItWas() throws Exception {
        Path project = copy(petStore);
        deploy(request(project, "ghost"));
        OpenProject open = OpenProject.open(project);
        open.store().apply(new dev.drawbridge.model.edit.CardEdit.RemoveNodes(java.util.Set.of(new NodeId("search"))));
        open.save();
        open.generate();
        DeployRequest request = request(project, "ghost");

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(deployer.standing(request.environment())).filteredOn(one -> one.name().equals(request.stackName())).singleElement().satisfies(one -> {
            assertThat(one.project()).isEqualTo("pet-store");
            assertThat(one.state()).contains("complete");
        });
        PlannedChange gone = plan.changes().stream().filter(change -> change.id().equals("SearchRole")).findFirst().orElseThrow();
        assertThat(gone.action()).isEqualTo(PlannedChange.Action.REMOVE);
        NodeId card = gone.card().orElseThrow();
        assertThat(request.design().node(card)).isEmpty();
        assertThat(plan.deployed().orElseThrow().requireNode(card).kind()).isEqualTo("function");
        assertThat(plan.deployed().orElseThrow().requireNode(card).name()).as("as it was drawn, and not as the template calls it").isEqualTo("search");
        assertThat(deployer.drift(request, DeployListener.NONE).deployed().orElseThrow().nodes().keySet()).containsAll(request.design().nodes().keySet()).contains(card).hasSize(7);
    }
}
