package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Catalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The drawing as it is seen from far away: where cards stand and between which of them wires run, ready to be painted
 * without looking anything up. Kept in step change by change.
 */
final class FarScene {
    private final Map<NodeId, Card> cards = new HashMap<>();
    private final Map<WireId, Line> lines = new HashMap<>();
    private final Catalogue catalogue;
    private final Scenery scenery;

    /** A card; its place changes under the lines that are fastened to it. */
    static final class Card {
        final NodeId id;
        final Tint tint;
        double x;
        double y;

        Card(NodeId id, Tint tint) {
            this.id = id;
            this.tint = tint;
        }
    }

    /** A wire, straight. */
    record Line(WireId id, Card from, Card to, boolean failure) {
        double startX() {
            return from.x + (failure ? CardMetrics.WIDTH / 2 : CardMetrics.WIDTH);
        }

        double startY() {
            return from.y + (failure ? CardMetrics.HEIGHT : CardMetrics.HEIGHT / 2);
        }

        double endX() {
            return to.x;
        }

        double endY() {
            return to.y + CardMetrics.HEIGHT / 2;
        }
    }

    FarScene(Scenery scenery, Catalogue catalogue) {
        this.scenery = scenery;
        this.catalogue = catalogue;
        Design design = scenery.drawing().design();
        design.nodes().values().forEach(this::put);
        design.wires().values().forEach(this::put);
    }

    Collection<Card> cards() {
        return cards.values();
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** Follows a change that the scenery has followed already. */
    void follow(Change change) {
        Design design = change.after().design();
        for (NodeId id : change.nodes()) {
            design.node(id).ifPresentOrElse(this::put, () -> cards.remove(id));
        }
        for (WireId id : change.wires()) {
            design.wire(id).ifPresentOrElse(this::put, () -> lines.remove(id));
        }
    }

    /** Cards are shown elsewhere. */
    void move(Collection<NodeId> moved) {
        moved.forEach(id -> {
            Card card = cards.get(id);
            if (card != null) {
                place(card);
            }
        });
    }

    private void put(Node node) {
        Tint tint = Tint.of(catalogue.of(node).family());
        Card known = cards.get(node.id());
        if (known == null || known.tint != tint) {
            Card fresh = new Card(node.id(), tint);
            cards.put(node.id(), fresh);
            place(fresh);
            if (known != null) {
                scenery.wiresOf(node.id()).forEach(id -> scenery.drawing().design().wire(id).ifPresent(this::put));
            }
        } else {
            place(known);
        }
    }

    private void place(Card card) {
        Point at = scenery.place(card.id);
        card.x = at.x();
        card.y = at.y();
    }

    private void put(Wire wire) {
        lines.put(wire.id(), new Line(wire.id(), cards.get(wire.from().node()), cards.get(wire.to().node()), wire.role() == WireRole.ON_FAILURE));
    }
}
