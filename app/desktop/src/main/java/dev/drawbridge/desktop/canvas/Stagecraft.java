package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.transform.Affine;

/** The layers of the drawing: attaches what comes into view, redraws what a change names, and nothing else. */
final class Stagecraft {
    /** How far outside the window cards are attached already, in pixels: a slow pan then meets finished cards. */
    private static final double AHEAD = 64;
    /** So many cards, and as many wires, show new figures in one frame while the view moves: painting a card anew takes half a millisecond. */
    static final int SLICE = 6;
    /** So many wires in view may follow the hand as they are; more of them are painted into the backdrop, as while the view moves. */
    static final int FOLLOWING = 16;
    /** How much of a frame cards take that come into view while it moves, and how many they are at most: making one and painting it for the first time takes a millisecond or two. */
    private static final long NEWCOMERS_NANOS = 3_000_000;
    private static final int MOST_NEWCOMERS = 8;
    /** So many pictures of cards are taken in one frame, when nothing moves at all: the first one waits until the frame before is painted. */
    private static final int RESTING_PICTURES = 8;
    /** At rest a frame that is late is not noticed: so many slices at once. */
    private static final int AT_REST = 4;

    private final Workspace workspace;
    private final Scenery scenery;
    private final MarkBook marks = new MarkBook();
    private final FarScene far;
    private final CardLayer cards;
    private final WireLayer wires;
    private final GroupLayer groups;
    private final NoteLayer notes;
    private final GhostLayer ghosts;
    private final Messages messages;
    private final Overlay overlay;
    private final Ground ground;
    private final Group lower = layer();
    private final Group world = layer();
    private final Affine camera = new Affine();
    /** The wires that follow the hand, while they are too many to be drawn as nodes. */
    private final Set<WireId> carried = new HashSet<>();
    private final Pace pace = new Pace(NEWCOMERS_NANOS, MOST_NEWCOMERS, NEWCOMERS_NANOS / 2);
    private boolean hurried;

    Stagecraft(Workspace workspace, Scenery scenery, Tints tints, Supplier<CardStatus> status) {
        this.workspace = workspace;
        this.scenery = scenery;
        far = new FarScene(scenery, workspace.catalogue(), workspace.wires());
        cards = new CardLayer(workspace, scenery, status, marks);
        wires = new WireLayer(workspace, scenery, marks);
        groups = new GroupLayer(workspace, scenery, status, marks);
        notes = new NoteLayer(workspace, scenery);
        ghosts = new GhostLayer(scenery);
        messages = new Messages(scenery, id -> wires.view(id).isPresent());
        overlay = new Overlay(workspace, scenery);
        ground = new Ground(scenery, far, tints, marks);
        lower.getTransforms().add(camera);
        world.getTransforms().add(camera);
        lower.getChildren().addAll(groups.frames(), notes.root());
        world.getChildren().addAll(wires.lines(), wires.labels(), ghosts.root(), cards.root(), groups.cards(), messages.root(), overlay.world());
    }

    private static Group layer() {
        Group layer = new Group();
        layer.setManaged(false);
        layer.setAutoSizeChildren(false);
        layer.setPickOnBounds(false);
        layer.setMouseTransparent(true);
        return layer;
    }

    /** From the lowest to the highest. */
    List<Node> nodes() {
        return Stream.concat(ground.nodes().stream(), Stream.of(lower, ground.above(), world, overlay.screen())).toList();
    }

    FarScene far() {
        return far;
    }

    CardLayer cards() {
        return cards;
    }

    GroupLayer groups() {
        return groups;
    }

    NoteLayer notes() {
        return notes;
    }

    WireLayer wires() {
        return wires;
    }

    Messages messages() {
        return messages;
    }

    void mark(Marks.Layer layer, Marks shown) {
        MarkBook.Changed changed = marks.put(layer, shown);
        refreshCards(changed.cards());
        Set<WireId> seen = new HashSet<>();
        changed.wires().forEach(id -> scenery.folding().shown(id).ifPresent(seen::add));
        wires.markSoon(seen);
    }

    GhostLayer ghosts() {
        return ghosts;
    }

    /** Figures, findings or marks of these cards are others. */
    void refreshCards(Collection<NodeId> changed) {
        cards.refreshSoon(changed);
        groups.refresh(Set.copyOf(changed));
    }

    /** The view moves: cards and wires are painted into one picture, other bitmaps are scaled. */
    void hurry() {
        hurried = true;
        cards.hurry();
        wires.hurry(true);
        groups.asBitmaps(true);
        notes.asBitmaps(true);
    }

    /** The view has come to rest: everything is painted sharp again, cards some at a time. */
    void rest() {
        hurried = false;
        cards.rest();
        wires.hurry(!carried.isEmpty());
        groups.asBitmaps(false);
        notes.asBitmaps(false);
    }

    Ground ground() {
        return ground;
    }

    /** Follows one change of the drawing. */
    void follow(Change change) {
        Scenery.Dirty touched = scenery.follow(change);
        far.follow(change, touched);
        // cards show in their description what they are wired to
        Set<NodeId> touchedCards = new HashSet<>(touched.cards());
        for (var id : change.wires()) {
            for (var design : List.of(change.before().design(), change.after().design())) {
                design.wire(id).ifPresent(wire -> touchedCards.addAll(List.of(wire.from().node(), wire.to().node())));
            }
        }
        cards.refresh(touchedCards);
        wires.refresh(touched.wires());
        carried.removeAll(touched.wires());
        land(carried);
        ghosts.follow();
        wires.clear(touched.cards().stream().filter(id -> change.after().design().node(id).isPresent()).map(scenery::card).toList());
    }

    void selectionChanged() {
        cards.select(workspace.selection().nodes());
        wires.select(workspace.selection().wires());
        groups.select();
        notes.select();
    }

    /** Shows cards elsewhere for now. */
    void hold(Map<NodeId, Point> places) {
        Set<WireId> following = scenery.hold(places);
        if (carried.isEmpty() && wires.countOf(following) <= FOLLOWING) {
            wires.redraw(following);
        } else {
            carried.addAll(following);
            wires.hurry(true);
            wires.carry(following);
        }
        moved(places.keySet());
    }

    /** Cards that were shown elsewhere go back. */
    void release(Collection<NodeId> held) {
        Set<WireId> back = new HashSet<>(scenery.release());
        back.addAll(carried);
        land(back);
        moved(held);
    }

    /** The hand carries no wires any more: these are drawn where they belong. */
    private void land(Set<WireId> ids) {
        List<WireId> landed = ids.stream().sorted().toList();
        carried.clear();
        wires.hurry(hurried);
        wires.redraw(landed);
    }

    private void moved(Collection<NodeId> ids) {
        cards.move(ids);
        far.move(ids);
        ghosts.follow();
    }

    /** What of the drawing is attached after {@link #show}. */
    enum Shown {
        /** All that is in view. */
        ALL,
        /** The rest comes with the next frames; it is seen as from far away until then. */
        MORE_TO_COME
    }

    /**
     * Brings the picture up to date.
     *
     * @param atOnce new cards to attach, or to paint anew after a zoom, in this frame; with as many wires; few where something moves
     * @param moving whether the view moves
     * @param focusLost told when what had the focus has left the view
     */
    Shown show(Viewpoint view, double width, double height, double outputScale, int atOnce, boolean moving, Runnable focusLost) {
        camera.setToTransform(view.zoom(), 0, view.x(), 0, view.zoom(), view.y());
        cards.setGrain(view.zoom() * outputScale);
        boolean fromFar = view.zoom() < Overview.below(outputScale);
        boolean carrying = !carried.isEmpty() && !fromFar;
        Bounds seen = view.seen(width, height).grow(AHEAD / view.zoom());
        Set<NodeId> inView = fromFar ? Set.of() : scenery.cardsIn(seen);
        boolean focusGone = moving ? comeAlong(inView, atOnce) : cards.sync(inView, atOnce);
        // while the view moves the backdrop has their lines
        // wires that are carried are in the backdrop, and with them all others
        focusGone |= carrying ? false : wires.sync(fromFar ? Set.of() : moving ? scenery.paths().knownIn(seen) : scenery.paths().in(seen), !moving ? atOnce : cards.isComplete() ? 1 : 0);
        focusGone |= notes.sync(fromFar ? Optional.empty() : Optional.of(seen));
        focusGone |= groups.sync(fromFar ? Optional.empty() : Optional.of(seen));
        boolean more = !cards.isComplete() || !wires.isComplete();
        int fresh = atOnce == Integer.MAX_VALUE ? atOnce : moving ? SLICE : SLICE * AT_REST;
        more |= cards.freshen(moving ? 1 : fresh);
        more |= wires.freshen(fresh);
        more |= !moving && cards.sharpen(atOnce);
        more |= atOnce > RESTING_PICTURES && !more && cards.takeNew(RESTING_PICTURES);
        boolean near = !fromFar && (moving || carrying || !cards.isComplete() || !wires.isComplete());
        if (fromFar) {
            ground.fromFar(view, width, height, outputScale, workspace.selection().nodes(), workspace.selection().wires());
        } else if (near) {
            Set<NodeId> nodes = moving ? Set.of() : cards.shown();
            Backdrop.Lower below = moving ? new Backdrop.Lower(groups.hasFrames(), notes.sheets()) : Backdrop.Lower.NONE;
            ground.moving(view, width, height, outputScale, nodes::contains, cards.pictures(), workspace.selection().wires(), carried, below);
        } else {
            ground.atRest(view, width, height, outputScale);
        }
        if (focusGone) {
            focusLost.run();
        }
        return more ? Shown.MORE_TO_COME : Shown.ALL;
    }

    /** While the view moves: cards that are seen for the first time are attached and painted, as many as the frame bears. @return whether a card that had the focus has gone */
    private boolean comeAlong(Set<NodeId> inView, int atOnce) {
        int most = Math.min(atOnce, pace.next());
        long before = System.nanoTime();
        boolean focusGone = cards.sync(cards.unseen(inView), most);
        pace.took(cards.takeMissing(most), System.nanoTime() - before);
        return focusGone;
    }

    /** Draws what the hand is about to do. */
    void preview(GestureState state, Viewpoint view, double width, double height) {
        overlay.show(state, view, width, height);
    }
}
