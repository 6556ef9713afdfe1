package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Choices;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The environments of a project as a form: list at the left, the chosen one at the right. Nothing is written before Save. */
public final class EnvironmentSheet extends HBox {
    private static final double LABEL = 110;
    private static final double LIST = 170;
    private static final double VALUES = 170;

    private final EnvironmentChoice environments;
    private final Runnable close;
    private final ListView<Environment> list = new ListView<>();
    private final TextField name = text("environment-name");
    private final ComboBox<String> profile = combo("environment-profile");
    private final ComboBox<String> region = combo("environment-region");
    private final TextField stack = text("environment-stack");
    private final TextField endpoint = text("environment-endpoint");
    private final ParameterRows parameters = new ParameterRows();
    private final CheckBox production = new CheckBox(Words.of("deploy.environment.production"));
    private final Label about = Controls.paragraph("", "muted", "hint");
    private final Label wrong = Controls.paragraph("", "field-message");
    private Optional<String> before = Optional.empty();
    private Optional<Choices> choices = Optional.empty();

    public EnvironmentSheet(EnvironmentChoice environments, Runnable close) {
        super(20);
        this.environments = environments;
        this.close = close;
        getStyleClass().addAll("dialog-sheet", "environment-sheet");
        setMaxSize(720, USE_PREF_SIZE);
        getChildren().addAll(left(), form());
        refill(environments.current());
        environments.choices(environments.current(), found -> {
            choices = Optional.of(found);
            profile.getItems().setAll(found.profiles().stream().map(Choices.Profile::name).toList());
            region.getItems().setAll(found.regions().stream().map(Choices.Region::id).toList());
            tell();
        });
        environments.parameters(parameters::declare);
    }

    static TextField text(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    static ComboBox<String> combo(String id) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(12);
        return box;
    }

    private Node left() {
        list.setAccessibleText(Words.of("deploy.environments"));
        list.setPrefSize(LIST, 300);
        list.setMinWidth(LIST);
        list.getStyleClass().add("quiet-list");
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Environment item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : item.name());
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((observable, was, now) -> {
            if (now != null) {
                show(now, Optional.of(now.name()));
            }
        });
        Button add = Controls.flushLink(Words.of("deploy.environment.add"), () -> {
            list.getSelectionModel().clearSelection();
            show(Environment.named("new"), Optional.empty());
            name.requestFocus();
            name.selectAll();
        });
        add.setId("environment-add");
        VBox box = new VBox(8, Controls.label(Words.of("deploy.environments"), "sheet-title"), list, add);
        VBox.setVgrow(list, Priority.ALWAYS);
        return box;
    }

    private Node form() {
        GridPane grid = new GridPane(12, 8);
        grid.getColumnConstraints().addAll(new javafx.scene.layout.ColumnConstraints(LABEL), growing());
        int row = 0;
        row = line(grid, row, "deploy.environment.name", name);
        row = line(grid, row, "deploy.environment.profile", profile);
        row = line(grid, row, "deploy.environment.region", region);
        grid.add(about, 1, row++);
        row = line(grid, row, "deploy.environment.stack", stack);
        row = line(grid, row, "deploy.environment.endpoint", endpoint);
        ScrollPane values = new ScrollPane(parameters);
        values.setFitToWidth(true);
        values.setMaxHeight(VALUES);
        values.getStyleClass().add("edge-to-edge");
        row = line(grid, row, "deploy.environment.parameters", values);
        grid.getChildren().stream().filter(node -> node instanceof Label label && label.getLabelFor() == values).forEach(label -> GridPane.setValignment(label, VPos.TOP));
        production.setId("environment-production");
        grid.add(production, 1, row);
        stack.setPromptText(Words.of("deploy.environment.stack.prompt"));
        endpoint.setPromptText("http://127.0.0.1:4566");
        profile.setPromptText(Words.of("deploy.profile.standard"));
        region.setPromptText(Words.of("deploy.environment.region.prompt"));
        profile.valueProperty().addListener((observable, was, now) -> tell());
        region.valueProperty().addListener((observable, was, now) -> tell());
        for (Label words : List.of(about, wrong)) {
            words.managedProperty().bind(words.textProperty().isNotEmpty().and(words.visibleProperty()));
        }
        wrong.setVisible(false);
        Button remove = Controls.flushLink(Words.of("deploy.environment.remove"), this::remove);
        remove.setId("environment-remove");
        Button cancel = Controls.button(Words.of("cancel"), close);
        Button save = Desk.primary("environment-save", Words.of("deploy.environment.save"), this::save);
        HBox buttons = new HBox(8, remove, Controls.spring(), cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(12, grid, wrong, buttons);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static javafx.scene.layout.ColumnConstraints growing() {
        javafx.scene.layout.ColumnConstraints column = new javafx.scene.layout.ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static int line(GridPane grid, int row, String key, Node field) {
        Label label = Controls.label(Words.of(key), "field-label");
        label.setLabelFor(field);
        field.setAccessibleText(Words.of(key));
        grid.addRow(row, label, field);
        return row + 1;
    }

    private void refill(Environment chosen) {
        list.getItems().setAll(environments.all());
        list.getSelectionModel().select(chosen);
        show(chosen, environments.all().contains(chosen) ? Optional.of(chosen.name()) : Optional.empty());
    }

    private void show(Environment environment, Optional<String> nameBefore) {
        before = nameBefore;
        name.setText(environment.name());
        profile.setValue(environment.profile());
        region.setValue(environment.region());
        stack.setText(environment.stack());
        endpoint.setText(environment.endpoint());
        parameters.show(environment.parameters(), environments.unwritten(nameBefore.orElse("")));
        production.setSelected(environment.production());
        wrong.setVisible(false);
        tell();
    }

    /** Where the chosen region is and how the chosen profile signs in. */
    private void tell() {
        about.setText(choices.map(known -> {
            String how = known.profiles().stream().filter(one -> one.name().equals(value(profile))).map(Choices.Profile::kind).findFirst().orElse("");
            String where = known.regions().stream().filter(one -> one.id().equals(value(region))).map(Choices.Region::title).findFirst().orElse("");
            return java.util.stream.Stream.of(how, where).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
        }).orElse(""));
    }

    static String value(ComboBox<String> box) {
        // the editor knows nothing of the value before the box is shown
        String typed = box.getSkin() == null ? box.getValue() : box.getEditor().getText();
        return typed == null ? "" : typed.strip();
    }

    private void save() {
        try {
            Environment known = environments.all().stream().filter(environment -> before.filter(environment.name()::equals).isPresent()).findFirst().orElseGet(() -> Environment.named(Environment.FIRST));
            environments.save(before, known.withName(name.getText().strip()).withProfile(value(profile)).withRegion(value(region)).withStack(stack.getText().strip())
                    .withEndpoint(endpoint.getText().strip()).withParameters(parameters.inFile()).withProduction(production.isSelected()), parameters.inMemory(), close, this::refuse);
        } catch (DeployException refused) {
            refuse(refused.getMessage());
        }
    }

    private void remove() {
        List<Environment> all = environments.all();
        all.stream().filter(environment -> before.filter(environment.name()::equals).isPresent()).findFirst()
                .ifPresent(environment -> environments.remove(environment, () -> refill(environments.current()), this::refuse));
    }

    private void refuse(String sentence) {
        wrong.setText(sentence);
        wrong.setVisible(true);
    }
}
