package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.WireEdit;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** Fields of cards and wires, typed into in the inspector. */
class FieldJourneysTest extends PetStoreJourney {
    @Test
    void aFieldThatIsTypedIntoChangesTheDesignInOneStepAndUndoTakesItBack() throws Exception {
        select("search");
        Fx.run(() -> {
            TextField memory = (TextField) stage.getScene().getRoot().lookup("#field-memory .text-field");
            memory.requestFocus();
            memory.setText("10");
            memory.setText("102");
            memory.setText("1024");
            assertThat(design().requireNode(card("search")).field("memory")).contains(Value.of(1024));
            assertThat(stage.getTitle()).contains("•");
            studio().actions().fire("edit-undo");
            // 10 was refused, so 102 never was either: one step brings the default back
            assertThat(design().requireNode(card("search")).field("memory")).isEqualTo(Optional.empty());
        });
        until(() -> ((TextField) stage.getScene().getRoot().lookup("#field-memory .text-field")).getText().isEmpty());
    }

    @Test
    void aValueThatDoesNotFitIsToldUnderItsFieldAndChangesNothing() throws Exception {
        select("search");
        Fx.run(() -> {
            Design before = design();
            ((TextField) stage.getScene().getRoot().lookup("#field-timeout .text-field")).setText("5000");
            Labeled message = (Labeled) stage.getScene().getRoot().lookup("#field-timeout .field-message");
            assertThat(message.isVisible()).isTrue();
            assertThat(message.getText()).contains("1 to 900 s").contains("5000");
            assertThat(design()).isEqualTo(before);
        });
    }

    @Test
    void anExpressionIsTakenWhereAValueIs() throws Exception {
        select("search");
        Fx.run(() -> {
            ToggleButton toggle = (ToggleButton) stage.getScene().getRoot().lookup("#field-memory .toggle-button");
            toggle.fire();
            ((TextField) stage.getScene().getRoot().lookup("#field-memory .expression")).setText("!Ref MemorySize");
            assertThat(design().requireNode(card("search")).field("memory")).contains(new Value.Expression("Ref", Value.of("MemorySize")));
        });
    }

    @Test
    void anotherAccessChangesAtOnceWhatTheWireIsSaidToMakeAndToWrite() throws Exception {
        WireId wire = Fx.call(() -> design().wires().values().stream().filter(w -> w.from().node().equals(card("search")) && w.to().node().equals(card("products"))).findFirst().orElseThrow().id());
        Fx.run(() -> {
            studio().bench().setInspectorOpen(true);
            studio().workspace().selection().select(wire);
        });
        until(() -> written().contains("dynamodb:GetItem") && ledger().contains("dynamodb:GetItem") && !written().contains("PutItem"));
        Fx.run(() -> studio().workspace().store().apply(new WireEdit.SetWireField(wire, "mode", Optional.of(Value.of("write")))));
        until(() -> written().contains("dynamodb:PutItem") && ledger().contains("dynamodb:PutItem") && !written().contains("GetItem") && !ledger().contains("GetItem"));
        Fx.run(() -> {
            studio().workspace().selection().clear();
        });
        until(() -> find("#format-terraform", javafx.scene.control.CheckBox.class) != null);
        Fx.run(() -> find("#format-terraform", javafx.scene.control.CheckBox.class).fire());
        Fx.run(() -> studio().workspace().selection().select(wire));
        until(() -> find("#written-terraform", javafx.scene.Node.class) != null && written().contains("aws_iam_role"));
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-wire-formats", 1);
        // who only passes over the wire reads the same in short
        Fx.run(() -> {
            studio().workspace().selection().select(card("search"));
            studio().actions().fire("select-wire");
        });
        until(() -> hint().contains("template.yaml, from line") && hint().contains("Terraform: "));
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-wire-hint", 1);
    }

    private String hint() {
        StringBuilder all = new StringBuilder();
        stage.getScene().getRoot().lookupAll(".canvas-wire-hint .line").forEach(line -> all.append(((Labeled) line).getText()).append('\n'));
        return all.toString();
    }

    /** What the inspector shows of the files, in all formats. */
    private String written() {
        StringBuilder all = new StringBuilder();
        stage.getScene().getRoot().lookupAll("#wire-texts .text-area").forEach(area -> all.append(((javafx.scene.control.TextArea) area).getText()));
        return all.toString();
    }

    private String ledger() {
        StringBuilder all = new StringBuilder();
        stage.getScene().getRoot().lookupAll(".ledger-line").forEach(line -> all.append(((Labeled) line).getText()).append(' '));
        return all.toString();
    }
}
