package dev.drawbridge.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.EnvironmentsFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.EnvironmentChoice.Who;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between a wish and its end, without a screen: one thread stands for that of the views. */
class DeployControllerTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path project;

    private final ExecutorService views = Executors.newSingleThreadExecutor();
    private final Background background = new Background(views);
    private final FakeDeployer cloud = new FakeDeployer();
    private final Hooks hooks = new Hooks();
    private DeployController controller;

    private final class Hooks implements DeployHooks {
        private volatile Design design = Design.empty("pet-store");
        private volatile String done = "";
        private volatile String failed = "";

        @Override
        public Path project() {
            return project;
        }

        @Override
        public Design design() {
            return design;
        }

        @Override
        public void saved(Runnable then) {
            then.run();
        }

        @Override
        public void showPanel() {
            // no panel here
        }

        @Override
        public void show(NodeId card) {
            // no canvas here
        }

        @Override
        public void openCode(NodeId function, int line) {
            // no editor here
        }

        @Override
        public void failed(String what, Exception failure) {
            failed = what;
        }

        @Override
        public void done(String sentence) {
            done = sentence;
        }

        @Override
        public void editEnvironments() {
            // no form here
        }

        @Override
        public void importStack() {
            // no form here
        }

        @Override
        public void showCost() {
            // no form here
        }

        @Override
        public boolean adopt(Design other, String label) {
            return false;
        }

        @Override
        public void browse(String address) {
            // no browser here
        }
    }

    @BeforeEach
    void make() throws Exception {
        controller = new DeployController(new Deployers(List.of(cloud)), background, hooks);
    }

    @AfterEach
    void end() throws Exception {
        on(controller::close);
        background.close();
        background.awaitEnd(java.time.Duration.ofSeconds(60));
        views.shutdown();
    }

    private void on(Runnable action) throws Exception {
        Future<?> done = views.submit(action);
        done.get(60, TimeUnit.SECONDS);
    }

    private DeployStage until(Predicate<DeployStage> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            DeployStage now = views.submit(controller::stage).get(60, TimeUnit.SECONDS);
            if (wanted.test(now)) {
                return now;
            }
            assertThat(System.nanoTime()).as("stage is " + now).isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aPlanIsAppliedAndItsProgressIsKeptToTheEnd() throws Exception {
        on(controller::plan);
        until(DeployStage.Planned.class::isInstance);
        on(controller::apply);

        DeployStage.Ended ended = (DeployStage.Ended) until(stage -> stage instanceof DeployStage.Ended(var work, Progress progress, var outcome) && progress.resources().size() == 3
                && progress.resources().get("Purchase").phase() == dev.drawbridge.cloud.deploy.ResourceState.Phase.DONE);

        assertThat(ended.outcome().result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(cloud.calls).containsExactly("plan dev", "apply dev");
        assertThat(hooks.done).isEqualTo("pet-store-dev is deployed.");
    }

    @Test
    void whatIsCancelledWhileItRunsIsTakenBackByTheCloud() throws Exception {
        cloud.waits = true;
        on(controller::plan);
        until(DeployStage.Planned.class::isInstance);
        on(controller::apply);
        until(stage -> stage instanceof DeployStage.Working(var work, Progress progress, var cancelling) && !progress.resources().isEmpty());
        on(controller::cancel);

        DeployStage.Ended ended = (DeployStage.Ended) until(DeployStage.Ended.class::isInstance);

        assertThat(ended.outcome().result()).isEqualTo(DeployOutcome.Result.CANCELLED);
    }

    @Test
    void aPlanThatIsNotWantedIsLetGoOf() throws Exception {
        on(controller::plan);
        until(DeployStage.Planned.class::isInstance);
        on(controller::back);
        until(DeployStage.Resting.class::isInstance);
        long end = System.nanoTime() + PATIENCE;
        while (!cloud.calls.contains("discard")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aPlanOfAnOlderDrawingCannotBeAppliedAndItsCostFollowsTheDrawing() throws Exception {
        on(controller::plan);
        DeployStage.Planned planned = (DeployStage.Planned) until(DeployStage.Planned.class::isInstance);
        on(() -> {
            hooks.design = planned.plan().request().design().withNode(dev.drawbridge.model.Node.of(new NodeId("secret"), "secret", "secret"));
            controller.drawingChanged();
            controller.apply();
        });

        DeployStage.Outdated outdated = (DeployStage.Outdated) until(DeployStage.Outdated.class::isInstance);
        assertThat(outdated.plan()).isEqualTo(planned.plan());
        dev.drawbridge.cloud.deploy.CostChange cost = views.submit(() -> controller.cost(outdated.plan())).get();
        assertThat(cost.after().cards()).containsKey(new NodeId("secret"));
        assertThat(cost.after().total()).isGreaterThan(planned.plan().cost().after().total());
        assertThat(cost.before()).as("what is deployed costs what it did").contains(planned.plan().cost().after());
        assertThat(cloud.calls).doesNotContain("apply dev", "discard");
    }

    @Test
    void aPlanHoldsAgainWhenTheDrawingIsAsItWas() throws Exception {
        on(controller::plan);
        DeployStage.Planned planned = (DeployStage.Planned) until(DeployStage.Planned.class::isInstance);
        on(() -> {
            hooks.design = Design.empty("another");
            controller.drawingChanged();
            hooks.design = planned.plan().request().design();
            controller.drawingChanged();
        });
        assertThat(views.submit(controller::stage).get()).isEqualTo(planned);
        on(controller::apply);
        until(DeployStage.Ended.class::isInstance);
        assertThat(cloud.calls).contains("apply dev");
    }

    @Test
    void anOutdatedPlanIsLetGoOfBeforeTheNext() throws Exception {
        on(controller::plan);
        until(DeployStage.Planned.class::isInstance);
        on(() -> {
            hooks.design = Design.empty("another");
            controller.drawingChanged();
            controller.plan();
        });
        until(DeployStage.Planned.class::isInstance);
        long end = System.nanoTime() + PATIENCE;
        while (!cloud.calls.contains("discard")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void whatWasOnItsWayWhenTheWindowClosedIsFoundAgain() throws Exception {
        cloud.underWay = Optional.of(Instant.EPOCH);
        new EnvironmentsFile(project).save(Environment.named("production").withProduction(true));
        new EnvironmentsFile(project).save(Environment.named("dev"));

        on(controller::open);

        DeployStage.Ended ended = (DeployStage.Ended) until(DeployStage.Ended.class::isInstance);
        assertThat(ended.work()).isEqualTo(DeployStage.Work.FOLLOW);
        assertThat(cloud.calls).containsExactly("follow dev");
    }

    @Test
    void closingTheWindowStopsLookingAndCancelsNothing() throws Exception {
        cloud.waits = true;
        on(controller::plan);
        until(DeployStage.Planned.class::isInstance);
        on(controller::apply);
        until(stage -> stage instanceof DeployStage.Working(var work, Progress progress, var cancelling) && !progress.resources().isEmpty());

        on(controller::close);

        // the stage stays as it was: nothing was taken back, and nobody looks any more
        assertThat(views.submit(controller::stage).get()).isInstanceOfSatisfying(DeployStage.Working.class, working -> assertThat(working.cancelling()).isFalse());
    }

    @Test
    void aRefusalIsASentenceWithoutTheCommandForTheTerminal() throws Exception {
        cloud.refusal = Optional.of(new DeployException("pet-store-dev is being changed right now (UPDATE_IN_PROGRESS). Follow that with: drawbridge deploy /tmp/x --env dev --follow"));
        on(controller::plan);

        DeployStage.Refused refused = (DeployStage.Refused) until(DeployStage.Refused.class::isInstance);

        assertThat(refused.sentence()).isEqualTo("pet-store-dev is being changed right now (UPDATE_IN_PROGRESS).");
    }

    @Test
    void accountAndIdentityAreAskedOnceForEachEnvironment() throws Exception {
        new EnvironmentsFile(project).save(Environment.named("dev"));
        new EnvironmentsFile(project).save(Environment.named("production").withProduction(true));
        on(controller::open);
        long end = System.nanoTime() + PATIENCE;
        while (views.submit(() -> controller.environments().all().size()).get() < 2) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
        on(controller.environments()::ask);
        while (!(views.submit(controller.environments()::who).get() instanceof Who.Known)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
        on(controller.environments()::ask);
        assertThat(cloud.calls).containsExactly("account dev");
        on(() -> controller.look(controller.environments().all().getLast()));

        assertThat(views.submit(controller.environments()::who).get()).isInstanceOf(Who.Unasked.class);
        assertThat(views.submit(() -> controller.environments().current().production()).get()).isTrue();
    }
}
