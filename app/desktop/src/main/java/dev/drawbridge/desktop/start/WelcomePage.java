package dev.drawbridge.desktop.start;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The page a user starts from: what was worked on last, templates with their pictures, and the other ways in. */
public final class WelcomePage extends VBox {
    /** The recent projects and three templates beside each other. */
    private static final double WIDTH = 1180;
    private static final double TILE = 252;
    private static final double PICTURE = 132;
    private static final double WORDS = 92;

    /** A template that can be started from. */
    public record Template(String id, String title, String summary) {}

    /** Why the page is shown. */
    public sealed interface Greeting {
        /** The user asked for it. */
        record Plain() implements Greeting {}

        /** Nothing could be opened. @param sentence what went wrong */
        record Failed(String sentence) implements Greeting {}

        /** The folder holds no project yet. @param start begins an empty one there */
        record NothingHere(String sentence, Runnable start) implements Greeting {}
    }

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

    public WelcomePage(Greeting greeting, List<String> recent, List<Template> templates, Hooks hooks) {
        super(14);
        setId("welcome");
        getStyleClass().addAll("dialog-sheet", "welcome");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        getChildren().addAll(head(greeting));
        HBox columns = new HBox(28, recentColumn(recent, hooks), templateColumn(templates, hooks));
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().add(columns);
    }

    private static List<Node> head(Greeting greeting) {
        return switch (greeting) {
            case Greeting.Plain() -> List.of(Controls.label(Words.of("welcome.start"), "sheet-title"));
            case Greeting.Failed(String sentence) -> List.of(Controls.label(Words.of("welcome.title"), "sheet-title"), Controls.paragraph(sentence));
            case Greeting.NothingHere(String sentence, Runnable start) -> {
                Button here = Controls.button(Words.of("start.here"), start);
                here.setId("welcome-here");
                here.getStyleClass().add("accent-button");
                here.setDefaultButton(true);
                yield List.of(Controls.label(Words.of("start.here.title"), "sheet-title"), Controls.paragraph(sentence), here);
            }
        };
    }

    private static VBox recentColumn(List<String> recent, Hooks hooks) {
        VBox column = new VBox(2);
        column.setMinWidth(264);
        column.setPrefWidth(264);
        Button open = Controls.button(Words.of("action.file-open"), hooks::open);
        Button empty = Controls.button(Words.of("action.file-new"), hooks::newEmpty);
        Button template = Controls.button(Words.of("action.file-open-template"), hooks::openTemplate);
        Button imports = Controls.button(Words.of("action.file-import"), hooks::importTemplate);
        template.setId("welcome-template");
        imports.setId("welcome-import");
        imports.setTooltip(new javafx.scene.control.Tooltip(Words.of("import.help")));
        imports.setAccessibleHelp(Words.of("import.help"));
        Button tour = Controls.flushLink(Words.of("action.help-tour"), hooks::tour);
        for (Button button : List.of(open, template, imports, empty)) {
            button.setMaxWidth(Double.MAX_VALUE);
        }
        column.getChildren().addAll(new VBox(8, open, template, imports, empty, tour), head("welcome.recent"));
        if (recent.isEmpty()) {
            column.getChildren().add(Controls.paragraph(Words.of("welcome.norecent"), "muted"));
        }
        VBox rows = new VBox(2);
        for (String folder : recent) {
            Path name = Path.of(folder).getFileName();
            VBox words = new VBox(1, Controls.label(name == null ? folder : name.toString(), "wire-name"), Controls.label(folder, "muted", "hint"));
            Button row = row(words, () -> hooks.openRecent(folder));
            row.setAccessibleText(Words.of("commands.open", folder));
            rows.getChildren().add(row);
        }
        column.getChildren().add(scrolling(rows));
        return column;
    }

    private static VBox templateColumn(List<Template> templates, Hooks hooks) {
        // as many beside each other as there is room for
        TilePane tiles = new TilePane(16, 8);
        tiles.setPrefColumns(3);
        tiles.setTileAlignment(Pos.TOP_LEFT);
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
            tiles.getChildren().add(button);
            fill.accept(frame, template);
        }
        VBox column = new VBox(2, head("examples.title"), scrolling(tiles));
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    /** In a window that is low, the lists scroll and the sheet keeps its edges. */
    private static ScrollPane scrolling(Region list) {
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
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
