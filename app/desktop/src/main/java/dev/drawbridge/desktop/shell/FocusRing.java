package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.theme.KeyFocus;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The panels of the window in the order in which F6 goes round them. Belongs to the JavaFX thread. */
final class FocusRing {
    /**
     * A panel.
     *
     * @param shown whether it can be gone to now
     * @param enter puts the focus into it; tells whether there was anything to put it on
     */
    record Stop(Node region, BooleanSupplier shown, BooleanSupplier enter) {
        /** A panel whose first control gets the focus. */
        static Stop of(Node region, BooleanSupplier shown) {
            return new Stop(region, shown, () -> focusFirst(region));
        }
    }

    private final List<Stop> stops;

    FocusRing(List<Stop> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Goes to the next panel (1) or the one before (-1) that is shown, round at the ends. */
    void step(int by) {
        Node owner = stops.getFirst().region().getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < stops.size(); i++) {
            at = isWithin(owner, stops.get(i).region()) ? i : at;
        }
        for (int n = 1; n <= stops.size(); n++) {
            Stop stop = stops.get(Math.floorMod(at + by * n, stops.size()));
            if (stop.shown().getAsBoolean() && stop.enter().getAsBoolean()) {
                return;
            }
        }
    }

    static boolean isWithin(Node node, Node region) {
        Node at = node;
        while (at != null && at != region) {
            at = at.getParent();
        }
        return at != null;
    }

    /** Puts the focus on the first control below that takes it. */
    static boolean focusFirst(Node region) {
        Optional<Node> first = first(region);
        first.ifPresent(KeyFocus::on);
        return first.isPresent();
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(FocusRing::first).flatMap(Optional::stream).findFirst() : Optional.empty();
    }
}
