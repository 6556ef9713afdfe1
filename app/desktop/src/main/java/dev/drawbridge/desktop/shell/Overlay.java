package dev.drawbridge.desktop.shell;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What stands above the window for a moment: command palette, shortcuts, a question. A press beside it or Escape takes it away. */
final class Overlay extends StackPane {
    private final Region scrim = new Region();
    private final ChangeListener<Node> keep = (observable, old, owner) -> keep(owner);
    private Optional<Node> before = Optional.empty();
    private Runnable dismissed = () -> { };

    Overlay() {
        getStyleClass().add("overlay");
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(event -> dismiss());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                dismiss();
                event.consume();
            }
        });
        setVisible(false);
        sceneProperty().addListener((observable, old, scene) -> {
            if (old != null) {
                old.focusOwnerProperty().removeListener(keep);
            }
            if (scene != null) {
                scene.focusOwnerProperty().addListener(keep);
            }
        });
    }

    /** What is asked here is answered first: Tab goes round in it. */
    private void keep(Node owner) {
        if (isVisible() && owner != null && !FocusRing.isWithin(owner, this) && getChildren().size() > 1) {
            Platform.runLater(() -> {
                if (isVisible() && getScene() != null && !FocusRing.isWithin(getScene().getFocusOwner(), this)) {
                    FocusRing.focusFirst(getChildren().getLast());
                }
            });
        }
    }

    /** What a sheet is called: its title. */
    private static void name(Region sheet) {
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        if (sheet.getAccessibleText() == null && sheet.lookup(".sheet-title") instanceof Labeled title) {
            sheet.setAccessibleText(title.getText());
        }
    }

    /** @param place where it stands: {@code TOP_CENTER} for a palette, {@code CENTER} for a question */
    void show(Region node, Pos place, Runnable onDismissed) {
        if (!isVisible()) {
            before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        }
        dismissed = onDismissed;
        StackPane.setAlignment(node, place);
        StackPane.setMargin(node, new Insets(place == Pos.TOP_CENTER ? 60 : 24, 24, 24, 24));
        getChildren().setAll(scrim, node);
        setVisible(true);
        name(node);
        // keys must not reach what lies below
        node.setFocusTraversable(true);
        node.requestFocus();
    }

    /** Takes it away; the focus goes back to where it was. */
    void hide() {
        setVisible(false);
        getChildren().clear();
        before.ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    private void dismiss() {
        Runnable then = dismissed;
        hide();
        then.run();
    }
}
