package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in files that a serverless.yml includes is drawn, and changed there alone. */
class IncludedFilesTest {
    private static final String FILE = """
            service: shop
            provider: {name: aws, runtime: java21}
            functions: ${file(functions.yml)}
            resources:
              - ${file(parts/queues.yml)}
              - Resources:
                  Topic: {Type: AWS::SNS::Topic}
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(root.resolve("parts"));
        Files.writeString(root.resolve("serverless.yml"), FILE);
        Files.writeString(root.resolve("functions.yml"), "work:\n  handler: com.example.Work\n  events:\n    - sqs: !GetAtt Jobs.Arn\n");
        Files.writeString(root.resolve("parts/queues.yml"), "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n");
    }

    private static NodeId card(OpenProject project, String name) {
        return project.store().design().nodes().values().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow().id();
    }

    @Test
    void theirCardsAndWiresAreDrawnAndTheFileKeepsItsBytes() throws IOException {
        OpenProject project = OpenProject.open(root);
        assertThat(project.store().design().nodes().values()).extracting(Node::name).contains("work", "Jobs", "Topic");
        assertThat(project.store().design().wires().values()).anyMatch(wire -> wire.role() == WireRole.TRIGGER && wire.from().node().equals(card(project, "Jobs")));
        project.save();
        assertThat(Files.readString(root.resolve("serverless.yml"))).isEqualTo(FILE);
        assertThat(project.templateFindings().orElseThrow().findings()).isEmpty();
    }

    @Test
    void whatStandsThereIsChangedThereAlone() {
        OpenProject project = OpenProject.open(root);
        assertThatThrownBy(() -> project.store().apply(new CardEdit.SetField(card(project, "work"), "memory", Optional.of(Value.of(512)))))
                .isInstanceOf(ModelException.class).hasMessage("This stands in functions.yml, which the file includes. Change it there, the drawing follows.");
        assertThatThrownBy(() -> project.store().apply(new CardEdit.RemoveNodes(Set.of(card(project, "Jobs")))))
                .isInstanceOf(ModelException.class).hasMessageContaining("which the file includes");
        assertThatThrownBy(() -> project.store().apply(new CardEdit.RenameNode(card(project, "Jobs"), "Work items")))
                .isInstanceOf(ModelException.class).hasMessageContaining("parts/queues.yml");
        project.store().apply(new CardEdit.RenameNode(card(project, "Topic"), "News"));
        assertThat(project.store().drawing().texts().values()).anyMatch(text -> text.contains("      News: {Type: AWS::SNS::Topic}"));
    }

    @Test
    void aChangeOfAnIncludedFileIsSeenWhenTheProjectIsOpenedAgain() throws IOException {
        OpenProject project = OpenProject.open(root);
        project.save();
        Files.writeString(root.resolve("functions.yml"), "work:\n  handler: com.example.Work\n  memorySize: 333\nrest:\n  handler: com.example.Rest\n");
        OpenProject again = OpenProject.open(root);
        assertThat(again.store().design().nodes().values()).extracting(Node::name).contains("rest");
        assertThat(again.store().design().requireNode(card(again, "work")).field("memory")).contains(Value.of(333));
    }

    @Test
    void aChangeOfAnIncludedFileIsTakenUpWhileTheProjectIsOpenAndNothingMustBeSaved() throws IOException {
        OpenProject project = OpenProject.open(root);
        project.save();
        FileStamps stamps = project.stamps().now();
        assertThat(project.stamps().now()).isEqualTo(stamps);
        assertThat(project.look().now().beside()).isEmpty();
        NodeId work = card(project, "work");
        Files.writeString(root.resolve("functions.yml"), "work:\n  handler: com.example.Work\n  memorySize: 333\n  events:\n    - sqs: !GetAtt Jobs.Arn\nrest:\n  handler: com.example.Rest\n");
        assertThat(project.stamps().now()).satisfies(now -> {
            assertThat(now.own()).isEqualTo(stamps.own());
            assertThat(now.beside()).isNotEqualTo(stamps.beside());
        });
        assertThat(project.look().now()).isEqualTo(new Looked(List.of(), List.of("functions.yml"), Optional.empty()));
        assertThat(project.store().design().requireNode(work).field("memory")).contains(Value.of(333));
        assertThat(project.store().drawing().layout().places()).containsKey(card(project, "rest"));
        assertThat(project.store().isChanged()).isFalse();
        assertThat(project.look().now().beside()).isEmpty();
        project.store().undo();
        assertThat(project.store().design().nodes().values()).extracting(Node::name).doesNotContain("rest");
    }

    @Test
    void whatWasDrawnMeanwhileStaysAndIsStillToBeSaved() throws IOException {
        OpenProject project = OpenProject.open(root);
        project.save();
        project.store().apply(new CardEdit.RenameNode(card(project, "Topic"), "News"));
        Files.writeString(root.resolve("parts/queues.yml"), "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n  More:\n    Type: AWS::SQS::Queue\n");
        assertThat(project.look().now().beside()).containsExactly("parts/queues.yml");
        assertThat(project.store().design().nodes().values()).extracting(Node::name).contains("News", "More");
        assertThat(project.store().isChanged()).isTrue();
        assertThat(project.save()).isInstanceOf(SaveResult.Saved.class);
        assertThat(Files.readString(root.resolve("serverless.yml"))).isEqualTo(FILE.replace("Topic:", "News:"));
    }

    @Test
    void anIncludedFileThatIsBrokenForAWhileLosesNothingThatIsDrawn() throws IOException {
        OpenProject project = OpenProject.open(root);
        project.save();
        String good = Files.readString(root.resolve("functions.yml"));
        Files.delete(root.resolve("functions.yml"));
        project.look().now().beside();
        Files.writeString(root.resolve("functions.yml"), good);
        assertThat(project.look().now().beside()).containsExactly("functions.yml");
        assertThat(project.store().design().nodes().values()).extracting(Node::name).contains("work", "Jobs", "Topic");
        assertThat(project.store().design().wires().values()).anyMatch(wire -> wire.role() == WireRole.TRIGGER && wire.from().node().equals(card(project, "Jobs")));
    }

    @Test
    void definitionsThatATemplateNamesAreWatchedAndArchivesAreNot() throws IOException {
        Path folder = Files.createDirectories(root.resolve("sam"));
        Files.writeString(folder.resolve("template.yaml"), """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Web: {Type: AWS::Serverless::Api, Properties: {StageName: live, DefinitionUri: api.yaml}}
                  Flow: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: flow.asl.json}}
                  Work: {Type: AWS::Serverless::Function, Properties: {Runtime: java21, Handler: a.B, CodeUri: target/}}
                Outputs:
                  Fn::Transform: {Name: AWS::Include, Parameters: {Location: outputs.yaml}}
                """);
        Files.writeString(folder.resolve("api.yaml"), "openapi: 3.0.1\n");
        Files.createDirectories(folder.resolve("target"));
        OpenProject project = OpenProject.open(folder);
        FileStamps stamps = project.stamps().now();
        Files.writeString(folder.resolve("target/B.class"), "x");
        assertThat(project.stamps().now()).isEqualTo(stamps);
        assertThat(project.look().now().beside()).isEmpty();
        Files.writeString(folder.resolve("outputs.yaml"), "A: {Value: b}\n");
        Files.writeString(folder.resolve("api.yaml"), "openapi: 3.0.3\n");
        assertThat(project.look().now().beside()).containsExactly("api.yaml", "outputs.yaml");
        assertThat(project.store().isChanged()).isFalse();
    }

    @Test
    void aTemplateReadsNoFilesOutsideOfItsRepository() throws IOException {
        Path inner = Files.createDirectories(root.resolve("inner"));
        Files.writeString(root.resolve("secret.yml"), "a: b\n");
        assertThat(BesideTemplate.in(inner).apply("../secret.yml")).isEmpty();
        assertThat(BesideTemplate.in(inner).apply(root.resolve("secret.yml").toString())).isEmpty();
        Files.createDirectories(root.resolve(".git"));
        assertThat(BesideTemplate.in(inner).apply("../secret.yml")).contains("a: b\n");
        assertThat(BesideTemplate.in(inner).apply("../nothing.yml")).isEmpty();
    }
}
