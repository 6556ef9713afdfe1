package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.kind.Kind;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Type to find a kind, Enter places it, Ctrl+Enter places it and goes on, Escape leaves. */
final class QuickAdd extends VBox {
    static final double WIDTH = 400;
    static final double ROW = 62;
    /** Room for words beside the icon, so that they break into two lines. */
    private static final double WORDS = WIDTH - 90;
    private static final int ROWS = 6;

    private final TextField typed = new TextField();
    private final ListView<Offer> list = new ListView<>();
    private final Label hint = new Label();
    private final Label none = new Label();
    private List<Offer> offers = List.of();
    private double limit;

    /**
     * @param chosen is told the kind, and whether to go on
     * @param left is told when the user gives up
     */
    QuickAdd(BiConsumer<Kind, Boolean> chosen, Runnable left) {
        getStyleClass().add("canvas-quick-add");
        setManaged(false);
        setVisible(false);
        typed.setPromptText("Find a card");
        typed.setAccessibleText("Find a card to place");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row(kind -> chosen.accept(kind, false)));
        list.setAccessibleText("Cards that can be placed");
        hint.getStyleClass().add("hint");
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        list.setPlaceholder(none);
        getChildren().addAll(typed, list, hint);
        typed.textProperty().addListener((property, before, after) -> narrow());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> keyed(event, chosen, left));
        FirstStroke.guard(typed);
        // the canvas below must not hear what is typed or clicked here
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        addEventHandler(MouseEvent.ANY, Event::consume);
        addEventHandler(ScrollEvent.ANY, Event::consume);
    }

    private void keyed(KeyEvent event, BiConsumer<Kind, Boolean> chosen, Runnable left) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            left.run();
        } else if (code == KeyCode.ENTER) {
            Offer offer = list.getSelectionModel().getSelectedItem();
            if (offer != null) {
                chosen.accept(offer.kind(), event.isShortcutDown() || event.isControlDown());
            }
        } else if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int last = list.getItems().size() - 1;
            int next = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select(next < 0 ? last : next > last ? 0 : next);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS + 2));
        } else {
            return;
        }
        event.consume();
    }

    /** Offers these, from the first. @param highest it may become, in pixels */
    void open(List<Offer> newOffers, boolean wired, double highest) {
        offers = newOffers;
        limit = highest;
        typed.clear();
        hint.setText(offers.isEmpty() ? "Nothing can be wired there." : wired ? "Enter places and wires it, Ctrl+Enter goes on" : "Enter places it, Ctrl+Enter goes on");
        narrow();
        setVisible(true);
        typed.requestFocus();
    }

    List<Offer> shown() {
        return List.copyOf(list.getItems());
    }

    TextField field() {
        return typed;
    }

    /** How high it is with what it shows. */
    double wishedHeight() {
        return Math.min(limit, 16 + 34 + 6 + Math.clamp(list.getItems().size(), 1, ROWS) * ROW + 6 + 22);
    }

    private void narrow() {
        list.getItems().setAll(Offer.filter(offers, typed.getText()));
        none.setText(offers.isEmpty() ? "" : Words.of("quickadd.none", typed.getText().strip()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        resize(WIDTH, wishedHeight());
    }

    @Override
    protected void layoutChildren() {
        double inner = getWidth() - 16;
        typed.resizeRelocate(8, 8, inner, 34);
        list.resizeRelocate(8, 48, inner, getHeight() - 48 - 34);
        hint.resizeRelocate(8, getHeight() - 28, inner, 20);
    }

    private static final class Row extends ListCell<Offer> {
        private final Label title = new Label();
        private final Label words = new Label();
        private final VBox texts = new VBox(1, title, words);

        Row(Consumer<Kind> chosen) {
            title.getStyleClass().add("entry-title");
            words.getStyleClass().add("entry-words");
            HBox.setHgrow(texts, Priority.ALWAYS);
            texts.setAlignment(Pos.CENTER_LEFT);
            words.setWrapText(true);
            texts.setPrefWidth(WORDS);
            texts.setMaxHeight(ROW - 6);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    chosen.accept(getItem().kind());
                }
            });
        }

        @Override
        protected void updateItem(Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(null);
            if (empty || offer == null) {
                setGraphic(null);
                return;
            }
            title.setText(offer.kind().title());
            words.setText(offer.words());
            Node icon = new KindIcon(offer.kind(), 28, 17);
            HBox row = new HBox(10, icon, texts);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
            setAccessibleText(offer.kind().title() + ", " + offer.words());
        }
    }
}
