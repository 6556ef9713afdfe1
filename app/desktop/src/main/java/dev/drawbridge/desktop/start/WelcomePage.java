package dev.drawbridge.desktop.start;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page a user starts from: what was worked on last, templates with their pictures, and the other ways in. */
public final class WelcomePage extends VBox {
    private static final double TILE = 252;
    private static final double PICTURE = 132;
    private static final double WORDS = 92;

    /** A template that can be started from. */
    public record Template(String id, String title, String summary) {}

    /** What the page asks of the window. */
    public interface Hooks {
        void openRecent(String folder);

        void startFrom(String template);

        void open();

        /** Opens a template where it is. */
        void openTemplate();

        /** Makes a project of a template. */
        void importTemplate();

        void newEmpty();

        void tour();

        /** Finds the picture of a template and hands it over when it is there. */
        void picture(String template, Consumer<Image> then);
    }

    /** @param sentence why the page is shown, where something went wrong */
    public WelcomePage(Optional<String> sentence, List<String> recent, List<Template> templates, Hooks hooks) {
        super(14);
        setId("welcome");
        getStyleClass().addAll("dialog-sheet", "welcome");
        setMaxSize(900, USE_PREF_SIZE);
        getChildren().add(Controls.label(Words.of(sentence.isPresent() ? "welcome.title" : "welcome.start"), "sheet-title"));
        sentence.ifPresent(words -> getChildren().add(Controls.paragraph(words)));
        HBox columns = new HBox(28, recentColumn(recent, hooks), templateColumn(templates, hooks));
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().add(columns);
    }

    private static VBox recentColumn(List<String> recent, Hooks hooks) {
        VBox column = new VBox(2);
        column.setMinWidth(230);
        column.setPrefWidth(260);
        Button open = Controls.button(Words.of("action.file-open"), hooks::open);
        Button empty = Controls.button(Words.of("action.file-new"), hooks::newEmpty);
        Button template = Controls.button(Words.of("action.file-open-template"), hooks::openTemplate);
        Button imports = Controls.button(Words.of("action.file-import"), hooks::importTemplate);
        template.setId("welcome-template");
        imports.setId("welcome-import");
        imports.setTooltip(new javafx.scene.control.Tooltip(Words.of("import.help")));
        imports.setAccessibleHelp(Words.of("import.help"));
        Button tour = Controls.linkButton(Words.of("action.help-tour"), hooks::tour);
        for (Button button : List.of(open, template, imports, empty)) {
            button.setMaxWidth(Double.MAX_VALUE);
        }
        column.getChildren().addAll(new VBox(8, open, template, imports, empty, tour), head("welcome.recent"));
        if (recent.isEmpty()) {
            column.getChildren().add(Controls.paragraph(Words.of("welcome.norecent"), "muted"));
        }
        for (String folder : recent) {
            Path name = Path.of(folder).getFileName();
            VBox words = new VBox(1, Controls.label(name == null ? folder : name.toString(), "wire-name"), Controls.label(folder, "muted", "hint"));
            Button row = row(words, () -> hooks.openRecent(folder));
            row.setAccessibleText(Words.of("commands.open", folder));
            column.getChildren().add(row);
        }
        return column;
    }

    private static VBox templateColumn(List<Template> templates, Hooks hooks) {
        GridPane tiles = new GridPane(4, 8);
        BiConsumer<StackPane, Template> fill = (frame, template) -> hooks.picture(template.id(), image -> {
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            view.setFitWidth(TILE - 16);
            view.setFitHeight(PICTURE - 12);
            frame.getChildren().setAll(view);
        });
        for (Template template : templates) {
            StackPane frame = new StackPane();
            frame.getStyleClass().add("template-picture");
            frame.setMinSize(TILE, PICTURE);
            frame.setMaxSize(TILE, PICTURE);
            VBox tile = new VBox(6, frame, Controls.label(template.title(), "wire-name"), Controls.paragraph(template.summary(), "muted", "hint"));
            tile.setPrefWidth(TILE);
            tile.setMaxWidth(TILE);
            Button button = row(tile, () -> hooks.startFrom(template.id()));
            button.setId("template-" + template.id());
            // words that wrap would ask for the height they have at no width
            button.setPrefHeight(PICTURE + WORDS);
            button.setMaxHeight(USE_PREF_SIZE);
            button.setAccessibleText(template.title() + ": " + template.summary());
            int index = tiles.getChildren().size();
            tiles.add(button, index % 2, index / 2);
            GridPane.setValignment(button, VPos.TOP);
            fill.accept(frame, template);
        }
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox column = new VBox(2, head("examples.title"), scroll);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static javafx.scene.control.Label head(String key) {
        return Controls.label(Words.of(key).toUpperCase(java.util.Locale.ROOT), "group-head");
    }

    private static Button row(VBox words, Runnable action) {
        Button row = new Button();
        row.setGraphic(words);
        row.getStyleClass().setAll("button", "row-button");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> action.run());
        return row;
    }
}
