package dev.drawbridge.cloud.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsFileTest {
    @TempDir
    private Path project;

    private void write(String json) throws IOException {
        Files.writeString(project.resolve("environments.json"), json);
    }

    @Test
    void everyProjectHasOneEnvironmentToBeginWith() {
        assertThat(new EnvironmentsFile(project).all()).containsExactly(Environment.named("dev"));
    }

    @Test
    void whatIsWrittenIsReadAndOthersStay() throws IOException {
        write("{\"environments\": {\"dev\": {\"region\": \"eu-west-1\"}}}");
        EnvironmentsFile file = new EnvironmentsFile(project);
        Environment live = new Environment("live", "aws", "p", "us-east-1", "shop", new java.util.TreeMap<>(java.util.Map.of("Key", "${KEY}")), "", true);
        file.save(live);

        assertThat(file.find("live")).isEqualTo(live);
        assertThat(file.find("dev").region()).isEqualTo("eu-west-1");
    }

    @Test
    void whatMeansNothingIsNamed() throws IOException {
        write("{\"environments\": {\"dev\": {\"regoin\": \"eu-west-1\"}}}");
        assertThatThrownBy(() -> new EnvironmentsFile(project).all()).isInstanceOf(DeployException.class).hasMessageContaining("\"dev\"").hasMessageContaining("\"regoin\"");
        write("{\"environments\": {\"dev\": {}}}");
        assertThatThrownBy(() -> new EnvironmentsFile(project).find("prod")).hasMessage("There is no environment \"prod\". There are: dev. Add it to environments.json.");
        write("{ \"environments\": ");
        assertThatThrownBy(() -> new EnvironmentsFile(project).all()).isInstanceOf(DeployException.class).hasMessageContaining("environments.json is no JSON").hasMessageNotContaining("REDACTED");
    }

    @Test
    void aStackIsNamedAfterProjectAndEnvironment() {
        Environment dev = Environment.named("dev");
        assertThat(new DeployRequest(project, Design.empty("Pet Store"), dev).stackName()).isEqualTo("pet-store-dev");
    }
}
