package dev.drawbridge.desktop.shell;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What stands above the window for a moment: command palette, shortcuts, a question. A press beside it or Escape takes it away. */
final class Overlay extends StackPane {
    private final Region scrim = new Region();
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
