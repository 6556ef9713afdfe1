package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.WireChoice;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What a wire that was just drawn may mean, one line each with its number. Shows the state of the gesture and decides nothing; keys go on
 * to the drawing, whose gesture knows them.
 */
final class WireMenu extends VBox {
    private static final double WIDTH = GestureState.Choosing.WIDTH;
    private static final double GAP = 14;

    private final IntConsumer chosen;
    private final Runnable left;
    private final List<Row> rows = new ArrayList<>();
    private GestureState shown = GestureState.idle();

    /** @param chosen is told the number of a choice, from 1 @param left takes the focus back */
    WireMenu(IntConsumer chosen, Runnable left) {
        this.chosen = chosen;
        this.left = left;
        getStyleClass().add("canvas-wire-menu");
        setAccessibleRole(AccessibleRole.MENU);
        setManaged(false);
        setVisible(false);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    void show(GestureState state, Design design, Viewpoint view, double width, double height) {
        if (!(state instanceof GestureState.Choosing choosing) || design.wire(choosing.wire()).isEmpty()) {
            if (isVisible()) {
                boolean within = rows.stream().anyMatch(Row::isFocused);
                setVisible(false);
                shown = GestureState.idle();
                if (within) {
                    left.run();
                }
            }
            return;
        }
        if (!choosing.equals(shown)) {
            boolean same = shown instanceof GestureState.Choosing before && before.choices().equals(choosing.choices()) && before.wire().equals(choosing.wire());
            shown = choosing;
            if (!same) {
                fill(choosing, design);
            }
            setVisible(true);
            rows.get(choosing.at()).requestFocus();
            applyCss();
        }
        double high = Math.ceil(prefHeight(WIDTH));
        Point right = view.toScreen(new Point(choosing.beside().maxX(), choosing.beside().y()));
        Point below = view.toScreen(new Point(choosing.beside().x(), choosing.beside().maxY()));
        boolean fits = right.x() + GAP + WIDTH <= width - 8;
        double x = Math.clamp(fits ? right.x() + GAP : below.x(), 8, Math.max(8, width - WIDTH - 8));
        double y = Math.clamp(fits ? right.y() : below.y() + GAP, 8, Math.max(8, height - high - 8));
        resizeRelocate(Math.rint(x), Math.rint(y), WIDTH, high);
    }

    private void fill(GestureState.Choosing choosing, Design design) {
        Wire wire = design.requireWire(choosing.wire());
        String from = design.requireNode(wire.from().node()).name();
        String to = design.requireNode(wire.to().node()).name();
        rows.clear();
        for (WireChoice choice : choosing.choices()) {
            rows.add(new Row(rows.size() + 1, from + " " + choice.verb() + " " + to, choice.words(wire)));
        }
        Label hint = new Label(Words.of("wiremenu.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        setAccessibleText(Words.of("wiremenu.title", from, to));
        getChildren().setAll(rows);
        getChildren().add(hint);
    }

    private final class Row extends HBox {
        private final int number;

        Row(int number, String title, String words) {
            super(10);
            this.number = number;
            setId("wire-choice-" + number);
            getStyleClass().add("entry");
            setAlignment(Pos.CENTER_LEFT);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.MENU_ITEM);
            setAccessibleText(number + ": " + title + ". " + words);
            Label digit = new Label(Integer.toString(number));
            digit.getStyleClass().add("canvas-number");
            digit.setMinSize(20, 20);
            Label head = new Label(title);
            head.getStyleClass().add("entry-title");
            Label line = new Label(words);
            line.getStyleClass().add("entry-words");
            line.setWrapText(true);
            VBox texts = new VBox(1, head, line);
            HBox.setHgrow(texts, Priority.ALWAYS);
            getChildren().addAll(digit, texts);
            setOnMouseClicked(event -> chosen.accept(number));
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            if (action == AccessibleAction.FIRE) {
                chosen.accept(number);
            } else {
                super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
