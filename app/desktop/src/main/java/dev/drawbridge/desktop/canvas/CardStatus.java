package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.check.Severity;
import java.util.Optional;

/** What cards show beyond the drawing itself: live figures and findings. Asked on the JavaFX thread; must answer at once. */
public interface CardStatus {
    /** Nothing runs and nothing was found. */
    CardStatus NONE = new CardStatus() {};

    /** One short line of figures, such as {@code 8.1/s   0 err}; empty for none. */
    default String live(NodeId card) {
        return "";
    }

    /** The findings of the card; empty when there are none. */
    default Optional<Badge> badge(NodeId card) {
        return Optional.empty();
    }

    /** @param worst the severity that colours the badge */
    record Badge(int count, Severity worst) {
        /** {@code 2 warnings}. */
        String words() {
            String what = switch (worst) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case INFO -> "hint";
            };
            return count + " " + what + (count == 1 ? "" : "s");
        }
    }
}
