package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.GestureContext;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.Wiring;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What gestures see of a canvas. */
record SceneContext(
        Workspace workspace, Scenery scenery, Supplier<Bounds> seen, Supplier<Point> at, DoubleSupplier zoomed, BiFunction<NoteId, Point, Optional<String>> links) implements GestureContext {
    /** Of a drawing whose notes are not shown. */
    SceneContext(Workspace workspace, Scenery scenery, Supplier<Bounds> seen, Supplier<Point> at, DoubleSupplier zoomed) {
        this(workspace, scenery, seen, at, zoomed, (note, place) -> Optional.empty());
    }

    @Override
    public Optional<String> linkAt(NoteId note, Point place) {
        return links.apply(note, place);
    }

    @Override
    public Design design() {
        return workspace.store().design();
    }

    @Override
    public Catalogue catalogue() {
        return workspace.catalogue();
    }

    @Override
    public Wiring wiring() {
        return workspace.wiring();
    }

    @Override
    public Set<NodeId> selectedCards() {
        return workspace.selection().nodes();
    }

    @Override
    public Set<WireId> selectedWires() {
        return workspace.selection().wires();
    }

    @Override
    public Set<NoteId> selectedNotes() {
        return workspace.selection().notes();
    }

    @Override
    public NoteBox noteBox(NoteId note) {
        return scenery.notes().settled(note);
    }

    @Override
    public Set<NoteId> notesIn(Bounds area) {
        return scenery.notes().in(area);
    }

    @Override
    public Point place(NodeId card) {
        return scenery.place(card);
    }

    @Override
    public Bounds box(NodeId card) {
        return scenery.card(card);
    }

    @Override
    public Folding folding() {
        return scenery.folding();
    }

    @Override
    public Set<WireId> wiresOf(NodeId card) {
        return scenery.paths().of(card);
    }

    @Override
    public Set<NodeId> cardsIn(Bounds area) {
        return scenery.allCardsIn(area);
    }

    @Override
    public Set<WireId> wiresIn(Bounds area) {
        return scenery.paths().in(area);
    }

    @Override
    public Optional<WireId> wireUnder(Bounds card, Set<NodeId> except) {
        return new HitTest(scenery, workspace.catalogue()).wireUnder(card, except);
    }

    @Override
    public Bounds view() {
        return seen.get();
    }

    @Override
    public Point pointer() {
        return at.get();
    }

    @Override
    public double zoom() {
        return zoomed.getAsDouble();
    }
}
