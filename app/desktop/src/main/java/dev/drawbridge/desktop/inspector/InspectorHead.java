package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.theme.Tile;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.WireLedger;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The top of the inspector: the picture, the name (a card's can be changed here) and one line that says what it is. */
final class InspectorHead extends VBox {
    private static final int FACTS = 3;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Workspace workspace;
    private final StackPane picture = new StackPane();
    private final TextField name = new TextField();
    private final Label title = Controls.label("", "inspector-title");
    private final Label line = Controls.label("", "muted", "inspector-line");
    private final Label problem = Controls.paragraph("", "field-message");
    private Optional<NodeId> card = Optional.empty();

    InspectorHead(Workspace workspace) {
        super(4);
        this.workspace = workspace;
        getStyleClass().add("inspector-head");
        name.setId("card-name");
        name.getStyleClass().add("name-field");
        name.setAccessibleText(Words.of("card.name"));
        name.setOnAction(event -> rename());
        name.focusedProperty().addListener((observable, before, after) -> {
            if (!after) {
                rename();
            }
        });
        name.textProperty().addListener((observable, before, after) -> tell(card.isEmpty() ? Optional.empty() : Names.problem(after)));
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                card.flatMap(workspace.store().design()::node).ifPresent(node -> name.setText(node.name()));
                event.consume();
            }
        });
        VBox words = new VBox(name, title, line);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(10, picture, words);
        row.setAlignment(Pos.CENTER_LEFT);
        problem.setManaged(false);
        getChildren().addAll(row, problem);
    }

    void focusName() {
        if (card.isPresent()) {
            name.requestFocus();
            name.selectAll();
        }
    }

    void show() {
        Design design = workspace.store().design();
        Set<NodeId> nodes = workspace.selection().nodes();
        Set<WireId> wires = workspace.selection().wires();
        Optional<Node> node = nodes.size() == 1 && wires.isEmpty() ? design.node(nodes.iterator().next()) : Optional.empty();
        Optional<Wire> wire = wires.size() == 1 && nodes.isEmpty() ? design.wire(wires.iterator().next()) : Optional.empty();
        Optional<NodeId> before = card;
        card = node.map(Node::id);
        name.setVisible(node.isPresent());
        name.setManaged(node.isPresent());
        title.setVisible(node.isEmpty());
        title.setManaged(node.isEmpty());
        if (node.isPresent()) {
            Kind kind = workspace.catalogue().of(node.get());
            picture.getChildren().setAll(new Tile(kind, 36));
            if (!name.isFocused() || !card.equals(before)) {
                name.setText(node.get().name());
            }
            line.setText(facts(kind, node.get()));
        } else if (wire.isPresent()) {
            picture.getChildren().setAll(plain("wire"));
            WireLedger ledger = WireLedger.of(design, workspace.catalogue(), workspace.wires(), wire.get());
            title.setText(design.requireNode(wire.get().from().node()).name() + " → " + design.requireNode(wire.get().to().node()).name());
            line.setText(ledger.sentence());
        } else if (nodes.isEmpty() && wires.isEmpty()) {
            picture.getChildren().setAll(plain("settings"));
            title.setText(design.name());
            line.setText(Words.of("inspector.project.line", design.nodes().size(), design.wires().size()));
        } else {
            picture.getChildren().setAll(plain("copy"));
            title.setText(Words.of("inspector.many", nodes.size() + wires.size()));
            line.setText(Words.of("inspector.many.line", nodes.size(), wires.size()));
        }
        if (node.isEmpty()) {
            tell(Optional.empty());
        }
    }

    private static StackPane plain(String icon) {
        StackPane tile = new StackPane(new IconView(icon, 20));
        tile.getStyleClass().addAll("kind-tile", "family-client");
        tile.setMinSize(36, 36);
        tile.setMaxSize(36, 36);
        return tile;
    }

    /** The kind, and the first choices and numbers that hold: "Function · Java 25 · 512 MB · 10 s". */
    static String facts(Kind kind, Node node) {
        List<String> parts = new ArrayList<>(List.of(kind.title()));
        for (Field field : kind.fields()) {
            if (parts.size() > FACTS || !field.section().isEmpty()) {
                break;
            }
            kind.value(node, field.name()).flatMap(value -> fact(field, value)).ifPresent(parts::add);
        }
        return String.join(" · ", parts);
    }

    private static Optional<String> fact(Field field, dev.drawbridge.model.Value value) {
        return switch (field.type()) {
            case FieldType.Whole whole when value instanceof dev.drawbridge.model.Value.Decimal(BigDecimal number) && !field.unit().isEmpty() ->
                number.signum() == 0 ? Optional.empty() : Optional.of(amount(number, field.unit()));
            case FieldType.Choice choice -> choice.option(value.display()).map(FieldType.Option::label);
            default -> Optional.empty();
        };
    }

    /** A number with its unit; long times in the unit that a person would use. */
    private static String amount(BigDecimal number, String unit) {
        if (unit.equals("s") && number.scale() <= 0) {
            long seconds = number.longValue();
            if (seconds % 86_400 == 0) {
                return Words.of("days", seconds / 86_400);
            }
            if (seconds % 3_600 == 0) {
                return seconds / 3_600 + " h";
            }
            if (seconds % 60 == 0 && seconds > 60) {
                return seconds / 60 + " min";
            }
        }
        return number.toPlainString() + " " + unit;
    }

    private void rename() {
        Optional<Node> node = card.flatMap(workspace.store().design()::node);
        if (node.isEmpty() || node.get().name().equals(name.getText())) {
            return;
        }
        try {
            workspace.store().apply(new CardEdit.RenameNode(node.get().id(), name.getText().strip()));
            tell(Optional.empty());
        } catch (ModelException refused) {
            tell(Optional.of(refused.getMessage()));
        }
    }

    private void tell(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        problem.setManaged(sentence.isPresent());
        problem.setVisible(sentence.isPresent());
        problem.pseudoClassStateChanged(WRONG, sentence.isPresent());
        name.pseudoClassStateChanged(WRONG, sentence.isPresent());
    }
}
