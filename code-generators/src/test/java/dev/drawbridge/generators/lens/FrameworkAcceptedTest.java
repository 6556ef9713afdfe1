package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the framework's open successor still packages what random edits leave; skipped where osls is not installed. */
class FrameworkAcceptedTest {
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    @ParameterizedTest
    @CsvSource({"version 3,1", "version 3,12", "version 3,23", "functions as a list,4", "json,5", "own roles of functions,6", "nothing yet,7", "only a name of a provider,8"})
    void theFrameworkTakesWhatEditsLeave(String sample, long seed, @TempDir Path folder) throws IOException {
        Program.require(List.of("osls", "--version"), "osls is not installed");
        String text = FrameworkSamples.ALL.get(sample).replace("frameworkVersion: '3'", "frameworkVersion: '3 || 4'").replace("plugins: [serverless-iam-roles-per-function]\n", "configValidationMode: warn\n");
        DesignStore store = FrameworkLawsTest.store(text);
        RandomDrawings random = new RandomDrawings(seed);
        for (int i = 0; i < 30; i++) {
            Optional<Edit> edit = random.edit(store.design(), "fresh" + i);
            try {
                edit.ifPresent(store::apply);
            } catch (ModelException refused) {
                assertThat(refused.getMessage()).endsWith(".");
            }
        }
        // the framework refuses both together, whoever writes them
        for (Node node : store.design().nodes().values()) {
            if (node.field("packageType").isPresent()) {
                // nobody said which image
                store.apply(new CardEdit.SetField(node.id(), "packageType", Optional.empty()));
            }
            if (node.field("provisionedConcurrency").isPresent()) {
                store.apply(new CardEdit.SetField(node.id(), "provisionedConcurrency", Optional.empty()));
            }
        }
        String after = FrameworkLawsTest.text(store);
        write(folder, after);
        Program.Result result = Program.run(List.of("sh", "-c", "cd \"$0\" && osls package", folder.toString()), "");
        assertThat(result.code()).as(result.out() + result.err() + "\n" + after).isZero();
    }

    private static void write(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve(text.startsWith("{") ? "serverless.json" : "serverless.yml"), text);
        Files.createDirectories(folder.resolve("functions"));
        Files.writeString(folder.resolve("functions/a.yml"), "a:\n  handler: a.main\n");
        Files.writeString(folder.resolve("resources.yml"), "Resources:\n  Elsewhere:\n    Type: AWS::SQS::Queue\n");
        Tree tree = Document.parse(text).tree();
        artifact(folder, tree.at("package", "artifact"));
        for (Tree section : tree.get("functions").map(functions -> functions instanceof Tree.Seq s ? s.items() : List.of(functions)).orElse(List.of())) {
            for (Tree function : section.entries().values()) {
                artifact(folder, function.at("package", "artifact"));
            }
        }
    }

    private static void artifact(Path folder, Optional<Tree> path) throws IOException {
        if (path.flatMap(Tree::asText).isPresent()) {
            Path file = folder.resolve(path.get().asText().orElseThrow());
            Files.createDirectories(file.getParent());
            Files.write(file, EMPTY_ZIP);
        }
    }
}
