package dev.drawbridge.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.EnvironmentsFile;
import dev.drawbridge.cloud.deploy.Standing;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.StackImporting.State;
import dev.drawbridge.generators.project.OpenProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackImportingTest {
    private static final Environment THERE = Environment.named("dev").withRegion("eu-west-1");

    @TempDir
    private Path folder;

    private final Background background = new Background(Runnable::run);
    private final BlockingQueue<State> states = new LinkedBlockingQueue<>();
    private final FakeDeployer cloud = new FakeDeployer();
    private final StackImporting importing = new StackImporting(new Deployers(List.of(cloud)), background, states::add);

    @AfterEach
    void end() throws Exception {
        background.close();
        background.awaitEnd(Duration.ofSeconds(60));
    }

    private State next() throws Exception {
        State state = states.poll(60, TimeUnit.SECONDS);
        assertThat(state).isNotNull();
        return state;
    }

    @Test
    void whatIsDeployedIsListedWhoeverDeployedIt() throws Exception {
        importing.look(THERE);
        assertThat(next()).isInstanceOf(State.Asking.class);
        assertThat(next()).isInstanceOfSatisfying(State.Found.class, found -> {
            assertThat(found.where()).isEqualTo(THERE);
            assertThat(found.all()).extracting(Standing::name).containsExactly("billing", "pet-store-dev");
        });
    }

    @Test
    void whyItCannotBeListedIsASentence() throws Exception {
        cloud.refusal = Optional.of(new DeployException("The credentials have expired."));
        importing.look(THERE);
        next();
        assertThat(next()).isEqualTo(new State.Refused("The credentials have expired."));
    }

    @Test
    void oneOfThemBecomesAProjectWhoseEnvironmentLeadsThere() throws Exception {
        cloud.template = "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n";
        importing.make(THERE, new Standing("billing", "update complete", Optional.empty(), "", ""), folder.resolve("billing"));
        assertThat(next()).isInstanceOf(State.Making.class);
        assertThat(next()).isInstanceOfSatisfying(State.Made.class, made -> assertThat(made.folder()).isEqualTo(folder.resolve("billing")));
        assertThat(OpenProject.open(folder.resolve("billing")).store().design().nodes().values()).extracting(node -> node.kind()).containsExactly("queue");
        Environment environment = new EnvironmentsFile(folder.resolve("billing")).find("dev");
        assertThat(environment.stack()).isEqualTo("billing");
        assertThat(environment.region()).isEqualTo("eu-west-1");
        assertThat(environment.takeOver()).isTrue();
    }

    @Test
    void aFolderThatIsNotEmptyIsRefusedAndKept() throws Exception {
        cloud.template = "Resources: {}\n";
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/notes.txt"), "mine");
        importing.make(THERE, new Standing("billing", "update complete", Optional.empty(), "", ""), folder.resolve("mine"));
        next();
        assertThat(next()).isInstanceOf(State.Refused.class);
        assertThat(folder.resolve("mine")).isDirectoryContaining(file -> file.endsWith("notes.txt"));
    }
}
