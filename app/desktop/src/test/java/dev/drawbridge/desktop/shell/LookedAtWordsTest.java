package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.deploy.DeployStage;
import dev.drawbridge.desktop.deploy.FakeDeployer;
import dev.drawbridge.desktop.deploy.Progress;
import dev.drawbridge.desktop.monitor.LiveSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookedAtWordsTest {
    private static final Environment DEV = Environment.named("dev").withRegion("eu-west-1");
    private static final DeployStage RESTING = new DeployStage.Resting(Optional.empty());

    @Test
    void aDrawingThatShowsNothingElseNamesNoEnvironment() {
        assertThat(LookedAtWords.of(RESTING, DEV, false, LiveSource.CLOUD)).isEmpty();
    }

    @Test
    void figuresNameWhereTheyComeFrom() {
        assertThat(LookedAtWords.of(RESTING, DEV, true, LiveSource.CLOUD)).contains("Live: dev · eu-west-1");
        assertThat(LookedAtWords.of(RESTING, Environment.named("dev"), true, LiveSource.CLOUD)).contains("Live: dev");
        assertThat(LookedAtWords.of(RESTING, DEV, true, LiveSource.HERE)).contains("Live: this machine");
    }

    @Test
    void marksOfADeploymentComeBeforeFigures() {
        DeployStage compared = new DeployStage.Compared(new Drift(FakeDeployer.ACCOUNT, "shop-dev", 1, List.of()));
        assertThat(LookedAtWords.of(compared, DEV, true, LiveSource.HERE)).contains("Compared with dev · eu-west-1");
    }

    @Test
    void whatIsOverIsCalledByHowItEnded() {
        assertThat(ended(DeployStage.Work.DEPLOY, DeployOutcome.Result.DONE)).contains("Deployed to dev · eu-west-1");
        assertThat(ended(DeployStage.Work.REMOVE, DeployOutcome.Result.DONE)).contains("Removed from dev · eu-west-1");
        assertThat(ended(DeployStage.Work.DEPLOY, DeployOutcome.Result.ROLLED_BACK)).contains("Taken back in dev · eu-west-1");
        assertThat(ended(DeployStage.Work.REMOVE, DeployOutcome.Result.FAILED)).contains("Failed in dev · eu-west-1");
    }

    private static Optional<String> ended(DeployStage.Work work, DeployOutcome.Result result) {
        return LookedAtWords.of(new DeployStage.Ended(work, Progress.begun(Instant.EPOCH, 1, ""), new DeployOutcome(result, "", List.of(), List.of(), List.of(), 0, Duration.ZERO)), DEV, false, LiveSource.CLOUD);
    }
}
