package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireStyle;
import dev.drawbridge.model.wire.WireTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The drawing as it is seen from far away: where cards stand and between which of them wires run, ready to be painted
 * without looking anything up. Kept in step change by change.
 */
final class FarScene {
    private final Map<NodeId, Card> cards = new HashMap<>();
    private final Map<GroupId, Card> piles = new HashMap<>();
    private final Map<WireId, Line> lines = new HashMap<>();
    private final Catalogue catalogue;
    private final WireTable table;
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
    record Line(WireId id, Card from, Card to, WireStyle style) {
        boolean failure() {
            return style == WireStyle.FAILURE;
        }

        double startX() {
            return from.x + (failure() ? CardMetrics.WIDTH / 2 : CardMetrics.WIDTH);
        }

        double startY() {
            return from.y + (failure() ? CardMetrics.HEIGHT : CardMetrics.HEIGHT / 2);
        }

        double endX() {
            return to.x;
        }

        double endY() {
            return to.y + CardMetrics.HEIGHT / 2;
        }
    }

    FarScene(Scenery scenery, Catalogue catalogue, WireTable table) {
        this.table = table;
        this.scenery = scenery;
        this.catalogue = catalogue;
        Design design = scenery.drawing().design();
        design.nodes().values().forEach(this::put);
        pileUp();
        design.wires().values().forEach(this::put);
    }

    Collection<Card> cards() {
        return cards.values();
    }

    /** The cards of collapsed groups; each has the id of one that it hides. */
    Collection<Card> piles() {
        return piles.values();
    }

    /** The colour of the card's family; empty for one that is not seen. */
    Optional<Tint> tint(NodeId id) {
        return Optional.ofNullable(cards.get(id)).map(card -> card.tint);
    }

    /** How the wire is drawn. */
    WireStyle style(WireId id) {
        Line line = lines.get(id);
        return line == null ? WireStyle.UNKNOWN : line.style();
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** Follows a change that the scenery has followed already. */
    void follow(Change change, Scenery.Dirty dirty) {
        Design design = change.after().design();
        for (NodeId id : change.nodes()) {
            design.node(id).filter(node -> !scenery.folding().hides(id)).ifPresentOrElse(this::put, () -> cards.remove(id));
        }
        pileUp();
        Set<WireId> wires = new HashSet<>(change.wires());
        wires.addAll(dirty.wires());
        for (WireId id : wires) {
            design.wire(id).ifPresentOrElse(this::put, () -> lines.remove(id));
        }
    }

    /** Cards are shown elsewhere. */
    void move(Collection<NodeId> moved) {
        moved.forEach(id -> Optional.ofNullable(cards.get(id)).ifPresent(this::place));
        piles.values().forEach(this::place);
    }

    private void put(Node node) {
        if (scenery.folding().hides(node.id())) {
            return;
        }
        Tint tint = Tint.of(catalogue.of(node).family());
        Card known = cards.get(node.id());
        if (known == null || known.tint != tint) {
            Card fresh = new Card(node.id(), tint);
            cards.put(node.id(), fresh);
            place(fresh);
            if (known != null) {
                scenery.paths().of(node.id()).forEach(id -> scenery.drawing().design().wire(id).ifPresent(this::put));
            }
        } else {
            place(known);
        }
    }

    /** One card for each collapsed group; the same one as long as it is there, because lines are fastened to it. */
    private void pileUp() {
        Set<GroupId> collapsed = new HashSet<>();
        for (Group group : scenery.folding().isEmpty() ? List.<Group>of() : scenery.drawing().design().groups().values()) {
            if (group.collapsed() && !group.members().isEmpty()) {
                collapsed.add(group.id());
                Tint tint = Tint.of(group);
                Card known = piles.get(group.id());
                if (known == null || known.tint != tint || !known.id.equals(group.members().first())) {
                    piles.put(group.id(), new Card(group.members().first(), tint));
                    group.members().forEach(member -> scenery.paths().of(member).forEach(id -> scenery.drawing().design().wire(id).ifPresent(this::put)));
                }
            }
        }
        piles.keySet().retainAll(collapsed);
        piles.values().forEach(this::place);
    }

    private void place(Card card) {
        Bounds at = scenery.card(card.id);
        card.x = at.x();
        card.y = at.y();
    }

    private Card end(NodeId id) {
        return scenery.folding().groupOf(id).map(piles::get).orElseGet(() -> cards.get(id));
    }

    private void put(Wire wire) {
        Card from = end(wire.from().node());
        Card to = end(wire.to().node());
        if (scenery.folding().hides(wire.id()) || from == null || to == null) {
            lines.remove(wire.id());
        } else {
            lines.put(wire.id(), new Line(wire.id(), from, to, WireStyle.of(scenery.drawing().design(), wire, table)));
        }
    }
}
