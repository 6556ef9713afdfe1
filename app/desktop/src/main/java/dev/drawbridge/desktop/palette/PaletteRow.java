package dev.drawbridge.desktop.palette;

import dev.drawbridge.desktop.theme.Tile;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.kind.Kind;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** One kind. Dragging it is a plain mouse gesture, so that it looks and works alike on every system and in tests. */
final class PaletteRow extends HBox {
    private static final double FAR_ENOUGH = 4;

    private final Kind kind;
    private final PaletteHooks hooks;
    private double pressX;
    private double pressY;
    private Hand hand = Hand.EMPTY;

    /** What the mouse is doing with this row. */
    private enum Hand { EMPTY, PRESSED, CARRYING }

    PaletteRow(Kind kind, boolean collapsed, PaletteHooks hooks) {
        super(10);
        this.kind = kind;
        this.hooks = hooks;
        setId("palette-" + kind.id());
        getStyleClass().add("palette-row");
        setAlignment(collapsed ? Pos.CENTER : Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Words.of("palette.row", kind.title()));
        setAccessibleHelp(kind.help());
        getChildren().add(new Tile(kind, 28));
        if (!collapsed) {
            getChildren().add(new Label(kind.title()));
        }
        Tooltip tip = new Tooltip(collapsed ? kind.title() + "\n" + kind.help() : kind.help());
        tip.setWrapText(true);
        tip.setMaxWidth(280);
        Tooltip.install(this, tip);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                hooks.place(kind);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                hooks.place(kind);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && hand == Hand.CARRYING) {
                hand = Hand.EMPTY;
                hooks.cancel();
                event.consume();
            }
        });
    }

    Kind kind() {
        return kind;
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressX = event.getSceneX();
        pressY = event.getSceneY();
        hand = event.getButton() == MouseButton.PRIMARY ? Hand.PRESSED : Hand.EMPTY;
    }

    private void drag(MouseEvent event) {
        if (hand == Hand.PRESSED && isFar(event)) {
            hand = Hand.CARRYING;
        }
        if (hand == Hand.CARRYING) {
            hooks.carry(kind, event.getSceneX(), event.getSceneY());
            event.consume();
        }
    }

    /** A quick hand may let go far away before any drag was told: the window system drops movements that were not fetched in time. */
    private void release(MouseEvent event) {
        if (hand == Hand.CARRYING || hand == Hand.PRESSED && isFar(event)) {
            hooks.drop(kind, event.getSceneX(), event.getSceneY());
            event.consume();
        }
        hand = Hand.EMPTY;
    }

    private boolean isFar(MouseEvent event) {
        return Math.hypot(event.getSceneX() - pressX, event.getSceneY() - pressY) >= FAR_ENOUGH;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            hooks.place(kind);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
