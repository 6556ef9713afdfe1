package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.merge.DrawingMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read on another thread is taken over only by the drawing and the files that it was read for. */
class PendingTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties: {Runtime: java21, Handler: a.B, CodeUri: target/, MemorySize: 256}
            """;

    @TempDir
    private Path folder;

    private OpenProject project;

    @BeforeEach
    void open() throws IOException {
        write(TEMPLATE);
        project = OpenProject.open(folder);
        project.save();
    }

    private void write(String template) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template);
    }

    private Node work() {
        return project.store().design().nodes().values().iterator().next();
    }

    private void edit() {
        project.store().apply(new CardEdit.SetField(work().id(), "timeout", Optional.of(Value.of(7))));
    }

    @Test
    void readingChangesNothingUntilItIsTakenOver() throws IOException {
        write(TEMPLATE.replace("256", "768"));
        var reloading = project.reloading().read();
        assertThat(work().field("memory")).contains(Value.of(256));
        assertThat(reloading.take()).isPresent();
        assertThat(work().field("memory")).contains(Value.of(768));
        assertThat(project.store().isChanged()).isFalse();
    }

    @Test
    void whatWasReadForADrawingThatIsAnotherByNowIsNotTakenOver() throws IOException {
        write(TEMPLATE.replace("256", "768"));
        var reloading = project.reloading();
        var merging = project.merging(DrawingMerge.Side.OURS);
        var clashes = project.clashes();
        edit();
        assertThat(reloading.read().take()).isEmpty();
        assertThat(merging.read().take()).isEmpty();
        assertThat(clashes.read().take()).isEmpty();
        assertThat(work().field("memory")).contains(Value.of(256));
        assertThat(work().field("timeout")).contains(Value.of(7));
        assertThat(project.merging(DrawingMerge.Side.OURS).read().take()).isPresent();
        assertThat(work().field("memory")).contains(Value.of(768));
        assertThat(work().field("timeout")).contains(Value.of(7));
    }

    @Test
    void aLookFromBeforeASaveSaysNothingOfTheFilesAfterIt() throws IOException {
        Pending<Looked> look = project.look();
        edit();
        assertThat(project.save()).isInstanceOf(SaveResult.Saved.class);
        // it would take what was written here for another's
        assertThat(look.read().take()).isEmpty();
        assertThat(project.look().now().changed()).isEmpty();
    }
}
