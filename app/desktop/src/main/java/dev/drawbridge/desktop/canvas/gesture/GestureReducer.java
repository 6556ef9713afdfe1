package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Connecting;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Idle;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Marquee;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Moving;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Panning;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Placing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Pressing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Retargeting;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Sizing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Sliding;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Spacing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Wiring;
import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns inputs into gestures. Pure: the same state, input and context give the same step. */
public final class GestureReducer {
    /** How far the pointer moves, in pixels, before a press is a drag. */
    static final double DRAG_THRESHOLD = 4;
    /** Zoom per pixel of the wheel: a notch of 40 pixels is a tenth. */
    private static final double WHEEL = Math.log(1.1) / 40;

    private GestureReducer() {}

    /** What comes of the input. */
    public static Step step(GestureState state, Input input, GestureContext context) {
        return switch (input) {
            case Input.Press press -> press(state, press, context);
            case Input.Move move -> move(state, move, context);
            case Input.Release release -> release(state, release, context);
            case Input.Scroll scroll -> scroll(state, scroll);
            case Input.Pinch pinch -> Step.to(state, new Effect.Zoom(pinch.factor(), pinch.screen()));
            case Input.Act act -> Actions.act(state, act.action(), context);
            case Input.Digit digit -> Actions.digit(state, digit.digit(), context);
            case Input.Carry carry -> Step.to(Carrying.place(carry, context));
            case Input.Drop drop -> Carrying.drop(state, drop, context);
            case Input.Abandon() -> Step.to(GestureState.idle());
        };
    }

    private static Step scroll(GestureState state, Input.Scroll scroll) {
        if (scroll.keys().ctrl()) {
            double by = Math.abs(scroll.dy()) >= Math.abs(scroll.dx()) ? scroll.dy() : scroll.dx();
            return Step.to(state, new Effect.Zoom(Math.exp(by * WHEEL), scroll.screen()));
        }
        boolean sideways = scroll.keys().shift() && scroll.dx() == 0;
        return Step.to(state, sideways ? new Effect.Pan(scroll.dy(), 0) : new Effect.Pan(scroll.dx(), scroll.dy()));
    }

    private static Step press(GestureState state, Input.Press press, GestureContext context) {
        if (!(state instanceof Idle || state instanceof Connecting || state instanceof GestureState.Choosing)) {
            // a second button while a gesture runs takes it back, as Escape does
            return Step.to(new Idle(press.under()));
        }
        if (press.button() == Input.Button.MIDDLE || press.button() == Input.Button.PRIMARY && press.keys().space()) {
            return Step.to(new Panning(press.screen()));
        }
        if (press.button() == Input.Button.SECONDARY) {
            return Step.to(new Idle(press.under()), selectForMenu(press.under(), context));
        }
        if (press.keys().ctrl() && press.keys().alt() && press.keys().shift()) {
            return Step.to(new Pressing(press.at(), press.screen(), new Target.OnCanvas(), press.keys(), false));
        }
        if (press.clicks() == 2) {
            return doubleClick(press, context);
        }
        if (press.under() instanceof Target.OnFold(GroupId group)) {
            return Folds.toggle(new Idle(press.under()), group, context);
        }
        boolean was = isSelected(press.under(), context);
        Pressing pressing = new Pressing(press.at(), press.screen(), press.under(), press.keys(), was);
        // a press on something unselected selects it at once, so that a drag moves what the hand is on
        return was || press.under() instanceof Target.OnCanvas || press.under() instanceof Target.OnPort ? Step.to(pressing)
                : new Step(pressing, List.of(selected(press.under(), press.keys(), context)));
    }

    private static Step doubleClick(Input.Press press, GestureContext context) {
        Idle idle = new Idle(press.under());
        Optional<NodeId> card = press.under().cardUnder();
        if (card.isPresent()) {
            return Step.to(idle, new Effect.Open(card.get()));
        }
        if (press.under().noteUnder().isPresent()) {
            return Step.to(idle, new Effect.EditNote(press.under().noteUnder().get()));
        }
        if (press.under() instanceof Target.OnGroup(GroupId group)) {
            return Folds.isCollapsed(group, context) ? Folds.toggle(idle, group, context) : Step.to(idle, new Effect.RenameGroup(group));
        }
        return press.under() instanceof Target.OnCanvas ? Step.to(idle, new Effect.QuickAdd(press.at(), Optional.empty(), false)) : Step.to(idle);
    }

    private static Effect selectForMenu(Target under, GestureContext context) {
        return isSelected(under, context) ? new Effect.Select(context.selectedCards(), context.selectedWires(), context.selectedNotes())
                : selected(under, Modifiers.NONE, context);
    }

    private static boolean isSelected(Target under, GestureContext context) {
        if (under instanceof Target.OnGroup(GroupId group)) {
            Set<NodeId> members = Arranging.members(group, context);
            return !members.isEmpty() && context.selectedCards().containsAll(members);
        }
        if (under.noteUnder().isPresent()) {
            return context.selectedNotes().contains(under.noteUnder().get());
        }
        return under.cardUnder().map(context.selectedCards()::contains).or(() -> under.wireUnder().map(context.selectedWires()::contains)).orElse(false);
    }

    private static Effect selected(Target under, Modifiers keys, GestureContext context) {
        Set<NodeId> cards = keys.toggles() ? new LinkedHashSet<>(context.selectedCards()) : new LinkedHashSet<>();
        Set<WireId> wires = keys.toggles() ? new LinkedHashSet<>(context.selectedWires()) : new LinkedHashSet<>();
        under.cardUnder().ifPresent(cards::add);
        under.wireUnder().ifPresent(wire -> wires.addAll(context.folding().together(wire)));
        if (under instanceof Target.OnGroup(GroupId group)) {
            cards.addAll(Arranging.members(group, context));
        }
        Set<NoteId> notes = keys.toggles() ? new LinkedHashSet<>(context.selectedNotes()) : new LinkedHashSet<>();
        under.noteUnder().ifPresent(notes::add);
        return new Effect.Select(cards, wires, notes);
    }

    private static Step move(GestureState state, Input.Move move, GestureContext context) {
        return switch (state) {
            case Idle idle -> Step.to(new Idle(move.under()));
            case Pressing pressing -> distance(pressing.screen(), move.screen()) < DRAG_THRESHOLD ? Step.to(pressing) : begin(pressing, move, context);
            case Panning panning -> Step.to(new Panning(move.screen()),
                    new Effect.Pan(move.screen().x() - panning.screen().x(), move.screen().y() - panning.screen().y()));
            case Marquee marquee -> marquee(new Marquee(marquee.from(), move.at(), marquee.base(), marquee.baseWires()), context);
            case Moving moving -> Step.to(Dragging.move(moving, move.at(), move.keys(), context));
            case Wiring wiring -> Step.to(new Wiring(wiring.fixed(), wiring.backwards(), move.at(),
                    Aiming.at(wiring.fixed(), wiring.backwards(), Optional.empty(), wiring.aim(), move.under(), context)));
            case Retargeting r -> Step.to(new Retargeting(r.wire(), r.last(), r.fixed(), move.at(),
                    Aiming.at(r.fixed(), !r.last(), Optional.of(r.wire()), r.aim(), move.under(), context)));
            case Connecting connecting -> Step.to(connecting);
            case GestureState.Choosing choosing -> Step.to(Choosing.move(choosing, move.at(), context));
            case Placing placing -> Step.to(placing);
            case Spacing spacing -> Step.to(Spreading.move(spacing, move.at()));
            case Sliding sliding -> Step.to(Noting.slide(sliding, move.at(), move.keys()));
            case Sizing sizing -> Step.to(Noting.size(sizing, move.at(), move.keys()));
        };
    }

    private static Step begin(Pressing pressing, Input.Move move, GestureContext context) {
        return switch (pressing.under()) {
            case Target.OnCanvas() when pressing.keys().ctrl() && pressing.keys().alt() && pressing.keys().shift() ->
                Step.to(Spreading.begin(pressing, move.at(), context));
            case Target.OnCanvas() -> {
                boolean adds = pressing.keys().toggles();
                Set<NodeId> base = adds ? context.selectedCards() : Set.of();
                Set<WireId> baseWires = adds ? context.selectedWires() : Set.of();
                yield marquee(new Marquee(pressing.at(), move.at(), base, baseWires), context);
            }
            case Target.OnCard(NodeId card) -> Step.to(Dragging.begin(pressing, card, move, context));
            case Target.OnPort(End port) -> {
                boolean backwards = port.port().equals("in");
                yield Step.to(new Wiring(port, backwards, move.at(),
                        Aiming.at(port, backwards, Optional.empty(), new Aim.Nothing(), move.under(), context)));
            }
            case Target.OnWireEnd(WireId id, boolean last) -> {
                Wire wire = context.design().requireWire(id);
                End fixed = last ? wire.from() : wire.to();
                yield Step.to(new Retargeting(id, last, fixed, move.at(),
                        Aiming.at(fixed, !last, Optional.of(id), new Aim.Nothing(), move.under(), context)));
            }
            case Target.OnWire(WireId wire) -> Step.to(pressing);
            case Target.OnFold(GroupId group) -> Step.to(pressing);
            case Target.OnNote(NoteId note) -> context.selectedCards().stream().sorted().findFirst()
                    .map(lead -> Step.to(Dragging.begin(pressing, lead, move, context))).orElseGet(() -> Step.to(Noting.slide(pressing, move, context)));
            case Target.OnNoteCorner(NoteId note) -> Step.to(Noting.size(
                    new Sizing(note, pressing.at(), context.noteBox(note), context.noteBox(note)), move.at(), move.keys()));
            case Target.OnGroup(GroupId group) -> Arranging.members(group, context).stream().sorted().findFirst()
                    .map(lead -> Step.to(Dragging.begin(pressing, lead, move, context))).orElse(Step.to(pressing));
        };
    }

    private static Step marquee(Marquee marquee, GestureContext context) {
        Set<NodeId> cards = new HashSet<>(marquee.base());
        cards.addAll(context.cardsIn(marquee.area()));
        Set<WireId> wires = new HashSet<>(marquee.baseWires());
        // a wire belongs to the band when both of its cards do
        for (NodeId card : cards) {
            for (WireId id : context.wiresOf(card)) {
                Wire wire = context.design().requireWire(id);
                if (cards.contains(wire.from().node()) && cards.contains(wire.to().node())) {
                    wires.add(id);
                }
            }
        }
        return Step.to(marquee, new Effect.Select(cards, wires, context.notesIn(marquee.area())));
    }

    private static Step release(GestureState state, Input.Release release, GestureContext context) {
        Idle idle = new Idle(release.under());
        return switch (state) {
            case Pressing pressing -> click(pressing, idle, context);
            case Moving moving -> new Step(idle, Dragging.drop(moving, context));
            case Wiring wiring -> Aiming.drop(idle, wiring, context);
            case Retargeting retargeting -> new Step(idle, Aiming.drop(retargeting, context));
            case Spacing spacing -> new Step(idle, Spreading.drop(spacing));
            case Sliding sliding -> new Step(idle, Noting.drop(sliding));
            case Sizing sizing -> new Step(idle, Noting.drop(sizing));
            case Idle i -> Step.to(idle);
            case Panning p -> Step.to(idle);
            case Marquee m -> Step.to(idle);
            case Connecting connecting -> Step.to(connecting);
            case GestureState.Choosing choosing -> Step.to(choosing);
            case Placing placing -> Step.to(placing);
        };
    }

    private static Step click(Pressing pressing, Idle idle, GestureContext context) {
        boolean toggles = pressing.keys().toggles();
        if (pressing.under() instanceof Target.OnCanvas) {
            return toggles ? Step.to(idle) : Step.to(idle, new Effect.Select(Set.of(), Set.of()));
        }
        if (!pressing.wasSelected()) {
            return pressing.under() instanceof Target.OnPort
                    ? Step.to(idle, selected(pressing.under(), pressing.keys(), context))
                    : new Step(idle, links(pressing, context));
        }
        if (!toggles) {
            List<Effect> effects = new ArrayList<>(List.of(selected(pressing.under(), Modifiers.NONE, context)));
            effects.addAll(links(pressing, context));
            return new Step(idle, effects);
        }
        Set<NodeId> cards = new LinkedHashSet<>(context.selectedCards());
        Set<WireId> wires = new LinkedHashSet<>(context.selectedWires());
        pressing.under().cardUnder().ifPresent(cards::remove);
        pressing.under().wireUnder().ifPresent(wire -> wires.removeAll(context.folding().together(wire)));
        if (pressing.under() instanceof Target.OnGroup(GroupId group)) {
            cards.removeAll(Arranging.members(group, context));
        }
        Set<NoteId> notes = new LinkedHashSet<>(context.selectedNotes());
        pressing.under().noteUnder().ifPresent(notes::remove);
        return Step.to(idle, new Effect.Select(cards, wires, notes));
    }

    private static List<Effect> links(Pressing pressing, GestureContext context) {
        return pressing.under() instanceof Target.OnNote(NoteId note) && !pressing.keys().toggles() ? Noting.clicked(note, pressing.at(), context) : List.of();
    }

    static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
