package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Choices;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Standing;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.StackImporting.State;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is deployed in an account and region, to make a project of one of them. */
public final class StackSheet extends VBox {
    private static final double WIDTH = 620;
    private static final double LIST = 220;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    private final StackImporting importing;
    private final ComboBox<String> profile = EnvironmentSheet.combo("stack-profile");
    private final ComboBox<String> region = EnvironmentSheet.combo("stack-region");
    private final TextField endpoint = EnvironmentSheet.text("stack-endpoint");
    private final TextField folder = EnvironmentSheet.text("stack-folder");
    private final ListView<Standing> list = new ListView<>();
    private final Label told = Controls.paragraph("", "hint");
    private final Button make;
    private final Function<String, Path> place;
    private final Consumer<Path> open;
    private Environment where;

    /**
     * @param first whose account, region and address are offered
     * @param place where a project of that name would go
     * @param open opens the project that was made
     */
    public StackSheet(Deployers deployers, Background background, Environment first, Function<String, Path> place, Consumer<Path> open, Runnable close) {
        super(12);
        this.importing = new StackImporting(deployers, background, this::become);
        this.place = place;
        this.open = open;
        this.where = first;
        folder.setAccessibleText(Words.of("deploy.stacks.folder"));
        getStyleClass().addAll("dialog-sheet", "environment-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        profile.setValue(first.profile());
        region.setValue(first.region());
        endpoint.setText(first.endpoint());
        profile.setPromptText(Words.of("deploy.profile.standard"));
        region.setPromptText(Words.of("deploy.environment.region.prompt"));
        endpoint.setPromptText(Words.of("deploy.environment.endpoint"));
        for (var field : java.util.List.of(profile, region, endpoint)) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(150);
        }
        profile.setAccessibleText(Words.of("deploy.environment.profile"));
        region.setAccessibleText(Words.of("deploy.environment.region"));
        endpoint.setAccessibleText(Words.of("deploy.environment.endpoint"));
        Button look = Desk.plain("stack-look", Words.of("deploy.stacks.look"), this::look);
        list.setId("stack-list");
        list.setPrefHeight(LIST);
        list.getStyleClass().add("quiet-list");
        list.setAccessibleText(Words.of("deploy.stacks"));
        list.setPlaceholder(Controls.label(Words.of("deploy.stacks.none"), "muted"));
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> chosen(now));
        Label into = Controls.label(Words.of("deploy.stacks.folder"), "field-label");
        into.setMinWidth(USE_PREF_SIZE);
        into.setLabelFor(folder);
        HBox.setHgrow(folder, Priority.ALWAYS);
        HBox target = new HBox(12, into, folder);
        target.setAlignment(Pos.CENTER_LEFT);
        make = Desk.primary("stack-import", Words.of("deploy.stacks.import"), this::make);
        make.setDisable(true);
        HBox buttons = new HBox(8, Controls.spring(), Controls.button(Words.of("close"), close), make);
        HBox search = new HBox(8, profile, region, endpoint, look);
        getChildren().addAll(Controls.label(Words.of("deploy.stacks"), "sheet-title"), Controls.paragraph(Words.of("deploy.stacks.help"), "muted", "hint"), search, list, target, told, buttons);
        told.managedProperty().bind(told.visibleProperty());
        background.io(() -> deployers.of(first).choices(), this::offer, failure -> tell(WayOn.sentence(failure), true));
        look();
    }

    private void offer(Choices choices) {
        profile.getItems().setAll(choices.profiles().stream().map(Choices.Profile::name).toList());
        region.getItems().setAll(choices.regions().stream().map(Choices.Region::id).toList());
    }

    private void look() {
        importing.look(where.withName(Environment.FIRST).withStack("").withProduction(false).withProfile(EnvironmentSheet.value(profile)).withRegion(EnvironmentSheet.value(region)).withEndpoint(endpoint.getText().strip()));
    }

    private void chosen(Standing stack) {
        make.setDisable(stack == null);
        if (stack != null) {
            folder.setText(place.apply(stack.name()).toString());
        }
    }

    private void make() {
        Standing stack = list.getSelectionModel().getSelectedItem();
        try {
            importing.make(where, stack, Path.of(folder.getText().strip()));
        } catch (DeployException | java.nio.file.InvalidPathException refused) {
            tell(refused.getMessage(), true);
        }
    }

    private void tell(String sentence, boolean bad) {
        told.setText(sentence);
        told.setVisible(!sentence.isEmpty());
        told.getStyleClass().remove("environment-refused");
        if (bad) {
            told.getStyleClass().add("environment-refused");
        }
    }

    private void become(State state) {
        list.setDisable(state instanceof State.Asking || state instanceof State.Making);
        make.setDisable(state instanceof State.Asking || state instanceof State.Making || list.getSelectionModel().isEmpty());
        switch (state) {
            case State.Asking asking -> tell(Words.of("deploy.stacks.asking"), false);
            case State.Making making -> tell(Words.of("deploy.stacks.making"), false);
            case State.Refused(String sentence) -> tell(sentence, true);
            case State.Found(Environment there, var all) -> {
                where = there;
                list.getItems().setAll(all);
                tell(all.isEmpty() ? "" : Words.of("deploy.stacks.choose"), false);
            }
            case State.Made(Path made, var notes) -> {
                tell(String.join("\n", notes), false);
                open.accept(made);
            }
        }
    }

    /** Name, whose it is and how it is. */
    private static final class Cell extends ListCell<Standing> {
        private final Label name = Controls.label("", "change-title");
        private final Label about = Controls.label("", "muted", "hint");
        private final VBox box = new VBox(1, name, about);

        private Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Standing stack, boolean nothing) {
            super.updateItem(stack, nothing);
            if (nothing || stack == null) {
                setGraphic(null);
                return;
            }
            name.setText(stack.name());
            about.setText(java.util.stream.Stream.of(stack.project().isEmpty() ? Optional.<String>empty() : Optional.of(Words.of("deploy.stacks.project", stack.project())),
                    Optional.of(stack.state()), stack.changed().map(DAY::format), Optional.of(stack.about()).filter(text -> !text.isEmpty()))
                    .flatMap(Optional::stream).collect(java.util.stream.Collectors.joining(" · ")));
            setGraphic(box);
        }
    }
}
