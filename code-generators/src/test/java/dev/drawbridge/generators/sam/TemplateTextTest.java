package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTextTest {
    private final SamTemplate template = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private final TemplateText follower = new TemplateText(template);
    private final Design store = Drawings.petStore();
    private final String text = template.text(store);

    private static Design edited(Design design, Edit edit) {
        return edit.apply(Drawing.of(design, Layout.empty())).drawing().design();
    }

    /** Lines that are only in one of two texts, marked by - and +. */
    private static List<String> difference(String before, String after) {
        List<String> gone = new ArrayList<>(before.lines().toList());
        List<String> come = new ArrayList<>();
        for (String line : after.lines().toList()) {
            if (!gone.remove(line)) {
                come.add("+" + line.strip());
            }
        }
        List<String> all = new ArrayList<>(gone.stream().map(line -> "-" + line.strip()).toList());
        all.addAll(come);
        return all;
    }

    @Test
    void anotherMemorySizeChangesOneLine() {
        Design after = edited(store, new CardEdit.SetField(new NodeId("purchase"), "memory", Optional.of(Value.of(2048))));
        assertThat(difference(text, follower.follow(text, store, after))).containsExactly("-MemorySize: 1024", "+MemorySize: 2048");
    }

    @Test
    void aFieldThatGoesBackToItsDefaultTakesItsLineWithIt() {
        Design after = edited(store, new CardEdit.SetField(new NodeId("purchase"), "memory", Optional.empty()));
        assertThat(difference(text, follower.follow(text, store, after))).containsExactly("-MemorySize: 1024");
    }

    @Test
    void everyEditEndsInTheTemplateThatTheDrawingWouldHaveGotAfresh() {
        List<Edit> edits = List.of(
                new CardEdit.RenameNode(new NodeId("products"), "goods"),
                new CardEdit.RenameNode(new NodeId("search"), "find things"),
                new CardEdit.RemoveNodes(Set.of(new NodeId("purchases"))),
                new CardEdit.RemoveNodes(Set.of(new NodeId("users"))),
                new CardEdit.RemoveNodes(Set.of(new NodeId("search"), new NodeId("purchase"))),
                new CardEdit.AddNode(Node.of(new NodeId("jobs"), "queue", "jobs"), Optional.empty()),
                new CardEdit.SetField(new NodeId("products"), "retain", Optional.of(Value.of(false))));
        for (Edit edit : edits) {
            Design after = edited(store, edit);
            String followed = follower.follow(text, store, after);
            assertThat(Document.parse(followed).tree()).as(edit.label()).isEqualTo(template.tree(after));
            assertThat(Document.parse(follower.follow(followed, after, store)).tree()).as("back from: " + edit.label()).isEqualTo(template.tree(store));
        }
    }

    @Test
    void whatTheUserWroteStaysWhenAWireIsDrawnAndTakenAway() {
        String own = text
                .replace("  Search:\n", "  # our busiest function\n  Search:\n    Metadata:\n      Owner: shop team\n")
                .replace("      LoggingConfig:\n        LogGroup: !Ref SearchLogs\n", "      LoggingConfig:\n        LogGroup: !Ref SearchLogs # kept for audits\n        LogFormat: JSON\n")
                .replace("Resources:\n", "Parameters:\n  Stage:\n    Type: String\n    Default: dev\n\nResources:\n  Mine: # of our own\n    Type: AWS::SNS::Topic\n\n");
        Design after = Drawings.from(store).card("queue", "hits").wire("search", WireRole.SEND, "hits").design();
        String followed = follower.follow(own, store, after);
        assertThat(followed).contains("# our busiest function", "Owner: shop team", "# kept for audits", "LogFormat: JSON", "Stage:", "Mine: # of our own",
                "HITS_QUEUE_URL: !Ref Hits", "Sid: HitsSend");
        assertThat(difference(own, followed)).noneMatch(line -> line.startsWith("-"));
        assertThat(follower.follow(followed, after, store)).isEqualTo(own);
    }

    @Test
    void aRenamedCardIsRenamedWhereverItIsNamed() {
        String own = text.replace("Outputs:\n", "  Watch:\n    Type: AWS::CloudWatch::Alarm\n    DependsOn: Products\n    Properties:\n      Dimensions:\n        - Name: TableName\n"
                + "          Value: !Ref Products # the table\n      AlarmName: !Sub ${Products}-${!Products}-alarm\n\nOutputs:\n");
        Design after = edited(store, new CardEdit.RenameNode(new NodeId("products"), "goods"));
        String followed = follower.follow(own, store, after);
        assertThat(followed).contains("DependsOn: Goods", "Value: !Ref Goods # the table", "!Sub ${Goods}-${!Products}-alarm", "GOODS_TABLE_NAME: !Ref Goods")
                .doesNotContain("PRODUCTS_TABLE_NAME");
        assertThat(followed.lines().count()).isEqualTo(own.lines().count());
    }

    @Test
    void aResourceThatTheUserRemovedStaysAway() {
        String own = text.substring(0, text.indexOf("  Purchases:\n")) + text.substring(text.indexOf("Outputs:"));
        Design after = edited(store, new CardEdit.SetField(new NodeId("purchases"), "retain", Optional.of(Value.of(false))));
        assertThat(follower.follow(own, store, after)).isEqualTo(own);
    }

    @Test
    void aValueThatTheUserChangedIsOverwrittenOnlyByAnEditOfThatValue() {
        String own = text.replace("MemorySize: 1024", "MemorySize: 3008");
        Design other = edited(store, new CardEdit.SetField(new NodeId("purchase"), "timeout", Optional.of(Value.of(20))));
        assertThat(follower.follow(own, store, other)).contains("MemorySize: 3008", "Timeout: 20");
        Design same = edited(store, new CardEdit.SetField(new NodeId("purchase"), "memory", Optional.of(Value.of(256))));
        assertThat(follower.follow(own, store, same)).contains("MemorySize: 256").doesNotContain("3008");
    }

    @Test
    void aNewNameThatTheUserGaveToSomethingElseIsRefused() {
        String own = text.replace("Resources:\n", "Resources:\n  Goods:\n    Type: AWS::SNS::Topic\n\n");
        Design after = edited(store, new CardEdit.RenameNode(new NodeId("products"), "goods"));
        assertThatThrownBy(() -> follower.follow(own, store, after)).isInstanceOf(ModelException.class).hasMessageContaining("\"Goods\" of its own");
    }

    @Test
    void aTemplateThatIsBrokenRefusesTheEditWithItsPlace() {
        Design after = edited(store, new CardEdit.SetField(new NodeId("purchase"), "memory", Optional.of(Value.of(256))));
        assertThatThrownBy(() -> follower.follow("Resources: [", store, after)).isInstanceOf(ModelException.class)
                .hasMessageStartingWith("The template cannot follow the drawing: Line ");
    }

    @Test
    void anEditThatMeansNothingHereLeavesTheTextAlone() {
        Design after = edited(store, new CardEdit.SetNote(new NodeId("purchase"), "a note"));
        assertThat(follower.follow("not: even { a template", store, after)).isEqualTo("not: even { a template");
    }
}
