package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where everything of the drawing is, kept in step change by change: cards here, {@link WirePaths}, {@link GroupPlaces} and
 * {@link NoteSheets} under it. Knows no toolkit; belongs to one thread.
 */
final class Scenery {
    private final Map<NodeId, Point> places = new HashMap<>();
    private final SpatialIndex<NodeId> cards = new SpatialIndex<>();
    private final WirePaths paths = new WirePaths(this::end, this::cardBoxesIn);
    private final GroupPlaces groups = new GroupPlaces(this::own);
    private final NoteSheets notes = new NoteSheets();
    private final Map<NodeId, Point> held = new HashMap<>();
    private Drawing drawing;
    private List<Bounds> beside = List.of();

    Scenery(Drawing drawing) {
        this.drawing = drawing;
        places.putAll(FreePlaces.complete(drawing.design(), drawing.layout()));
        groups.follow(drawing.design(), true);
        groups.refit(groups.all());
        places.keySet().forEach(this::index);
        drawing.design().wires().values().forEach(this::fasten);
        notes.follow(drawing, places.values().stream().map(CardMetrics::bounds).toList());
    }

    /** What must be drawn again. */
    record Dirty(Set<NodeId> cards, Set<WireId> wires) {}

    Drawing drawing() {
        return drawing;
    }

    /** Which cards and wires collapsed groups hide. */
    Folding folding() {
        return groups.folding();
    }

    GroupPlaces groups() {
        return groups;
    }

    /** The ways of the wires. */
    WirePaths paths() {
        return paths;
    }

    NoteSheets notes() {
        return notes;
    }

    /** Follows one change of the drawing. */
    Dirty follow(Change change) {
        release();
        Drawing before = drawing;
        drawing = change.after();
        Set<NodeId> dirtyCards = new LinkedHashSet<>(change.nodes());
        Set<WireId> dirtyWires = new LinkedHashSet<>(change.wires());
        for (WireId id : change.wires()) {
            before.design().wire(id).ifPresent(paths::unfasten);
        }
        if (before.design().notes() != drawing.design().notes() || before.layout().notes() != drawing.layout().notes()) {
            notes.follow(drawing, places.values().stream().map(CardMetrics::bounds).toList());
        }
        Folding hiddenBefore = groups.folding();
        boolean regrouped = groups.follow(drawing.design(), !change.wires().isEmpty());
        Set<WireId> crossed = new HashSet<>();
        Set<NodeId> refasten = settle(change.nodes(), crossed);
        Set<GroupId> moved = regrouped ? groups.all() : groups.of(change.nodes());
        refasten.addAll(groups.refit(moved));
        for (NodeId id : refasten) {
            for (WireId wire : paths.of(id)) {
                drawing.design().wire(wire).ifPresent(this::fasten);
            }
        }
        change.nodes().forEach(id -> dirtyWires.addAll(paths.of(id)));
        refasten.forEach(id -> dirtyWires.addAll(paths.of(id)));
        for (WireId id : change.wires()) {
            drawing.design().wire(id).ifPresent(this::fasten);
        }
        if (regrouped) {
            for (WireId id : groups.folding().differing(hiddenBefore)) {
                drawing.design().wire(id).ifPresent(this::fasten);
                dirtyWires.add(id);
            }
        }
        // they find their way anew when they are next seen
        paths.forget(crossed);
        crossed.removeIf(id -> drawing.design().wire(id).isEmpty());
        dirtyWires.addAll(crossed);
        return new Dirty(dirtyCards, dirtyWires);
    }

    /**
     * Puts changed cards where they are now.
     *
     * @param crossed gets the wires that may have to go another way
     * @return cards whose wires must be fastened anew
     */
    private Set<NodeId> settle(Set<NodeId> changed, Set<WireId> crossed) {
        Optional<FreePlaces> free = Optional.empty();
        Set<NodeId> refasten = new HashSet<>();
        for (NodeId id : changed) {
            Optional<Bounds> old = cards.bounds(id);
            if (drawing.design().node(id).isEmpty()) {
                old.ifPresent(box -> crossed.addAll(paths.gaveWay(box)));
                cards.remove(id);
                places.remove(id);
                paths.forget(id);
                continue;
            }
            Optional<Point> known = drawing.layout().place(id).or(() -> Optional.ofNullable(places.get(id)));
            if (known.isEmpty() && free.isEmpty()) {
                free = Optional.of(FreePlaces.below(places.values()));
            }
            Point place = known.isPresent() ? known.get() : free.orElseThrow().next();
            boolean seen = !folding().hides(id);
            if (!place.equals(places.get(id)) || old.isPresent() != seen) {
                old.ifPresent(box -> crossed.addAll(paths.gaveWay(box)));
                places.put(id, place);
                index(id);
                if (seen) {
                    crossed.addAll(paths.blockedBy(CardMetrics.bounds(place)));
                }
                refasten.add(id);
            }
        }
        return refasten;
    }

    /**
     * Shows cards somewhere else while the hand holds them.
     *
     * @return the wires that follow: those fastened to the cards, and no others
     */
    Set<WireId> hold(Map<NodeId, Point> moved) {
        Set<NodeId> changed = new HashSet<>();
        moved.forEach((id, place) -> {
            if (drawing.design().node(id).isPresent() && !place.equals(places.get(id))) {
                held.putIfAbsent(id, places.get(id));
                places.put(id, place);
                index(id);
                changed.add(id);
            }
        });
        changed.addAll(groups.refit(groups.of(changed)));
        Set<WireId> dirty = new LinkedHashSet<>();
        changed.forEach(id -> dirty.addAll(paths.of(id)));
        dirty.forEach(id -> drawing.design().wire(id).ifPresent(this::fasten));
        return dirty;
    }

    /** Cards that were held go back to where they were; the wires that follow. */
    Set<WireId> release() {
        if (held.isEmpty()) {
            return Set.of();
        }
        Set<WireId> dirty = hold(Map.copyOf(held));
        held.clear();
        return dirty;
    }

    /** Only what is seen can be hit or stand in the way. */
    private void index(NodeId id) {
        if (folding().hides(id)) {
            cards.remove(id);
        } else {
            cards.put(id, CardMetrics.bounds(places.get(id)));
        }
    }

    private void fasten(Wire wire) {
        paths.fasten(wire, folding().hides(wire.id()));
    }

    /** The centre of the port; of the card of the group that hides it, if one does. */
    Point end(End end) {
        Bounds box = card(end.node());
        return CardMetrics.port(new Point(box.x(), box.y()), end.port());
    }

    /** The top left corner of the card, also while a group hides it. */
    Point place(NodeId id) {
        return places.get(id);
    }

    Map<NodeId, Point> places(Collection<NodeId> ids) {
        Map<NodeId, Point> found = new HashMap<>();
        ids.forEach(id -> found.put(id, places.get(id)));
        return found;
    }

    /** The rectangle in which the card is seen: its own, or that of the collapsed group that hides it. */
    Bounds card(NodeId id) {
        return groups.hiding(id).orElseGet(() -> own(id));
    }

    private Bounds own(NodeId id) {
        return CardMetrics.bounds(places.get(id));
    }

    /** Cards that are seen in the rectangle, as cards. */
    Set<NodeId> cardsIn(Bounds area) {
        return cards.in(area);
    }

    /** Cards in the rectangle, also those of collapsed groups there. */
    Set<NodeId> allCardsIn(Bounds area) {
        Set<NodeId> found = cards.in(area);
        groups.collapsedIn(area).forEach(id -> found.addAll(groups.group(id).members()));
        return found;
    }

    /** The rectangles of all that is seen as a card. */
    List<Bounds> cardBoxesIn(Bounds area) {
        List<Bounds> boxes = cards.boxesIn(area);
        boxes.addAll(groups.cardBoxesIn(area));
        return boxes;
    }

    /** The rectangle around all cards and frames; empty for an empty drawing. */
    Optional<Bounds> extent() {
        List<Bounds> boxes = new ArrayList<>();
        places.keySet().stream().filter(id -> !folding().hides(id)).forEach(id -> boxes.add(own(id)));
        groups.all().forEach(id -> groups.box(id).ifPresent(boxes::add));
        notes.all().forEach(id -> boxes.add(NotePlaces.bounds(notes.box(id))));
        boxes.addAll(beside);
        return Bounds.around(boxes);
    }

    /** Rectangles that belong to the whole though nothing is drawn there. */
    void standIn(List<Bounds> others) {
        beside = List.copyOf(others);
    }
}
