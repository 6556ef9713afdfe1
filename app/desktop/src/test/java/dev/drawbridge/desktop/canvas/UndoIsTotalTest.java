package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.generators.layout.Rearrangement;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the hand did, undone it was never done: the files that would be saved are the same, byte for byte. */
class UndoIsTotalTest {
    private static final List<String> KINDS = List.of("function", "queue", "table", "topic", "http-api", "bucket");
    private static final Modifiers ALL = new Modifiers(true, true, true, false);

    /** One thing that a hand does; the numbers choose where and what. */
    record Deed(int what, int a, int b, CanvasAction action) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 999);
        return Combinators.combine(Arbitraries.integers().between(0, 14), number, number, Arbitraries.of(CanvasAction.class)).as(Deed::new)
                .list().ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 150)
    void undoneTheSameBytesAreSavedAndRedoneTheOthers(@ForAll("deeds") List<Deed> deeds) {
        Hand hand = new Hand(Drawings.withFailures());
        String before = saved(hand);
        deeds.forEach(deed -> perform(hand, deed));
        hand.take(new Input.Abandon());
        // undo inside of the sequence may have left steps to be done again
        while (hand.workspace.store().redo().isPresent()) {
            continue;
        }
        String after = saved(hand);
        while (hand.workspace.store().undo().isPresent()) {
            continue;
        }
        assertThat(saved(hand)).isEqualTo(before);
        while (hand.workspace.store().redo().isPresent()) {
            continue;
        }
        assertThat(saved(hand)).isEqualTo(after);
    }

    private static void perform(Hand hand, Deed deed) {
        try {
            switch (deed.what()) {
                case 0, 1 -> hand.act(deed.action());
                case 2, 3 -> hand.with(Modifiers.NONE).drag(port(hand, deed.a()).x(), port(hand, deed.a()).y(), centre(hand, deed.b()).x(), centre(hand, deed.b()).y());
                case 4 -> hand.with(Modifiers.NONE).drag(centre(hand, deed.a()).x(), centre(hand, deed.a()).y(), deed.a(), deed.b());
                case 5 -> hand.take(new Input.Carry(KINDS.get(deed.a() % KINDS.size()), new Point(deed.a(), deed.b() * 0.6), Modifiers.NONE))
                        .take(new Input.Drop(new Point(deed.a(), deed.b() * 0.6), Modifiers.NONE));
                case 6 -> hand.with(ALL).drag(deed.a(), deed.b() * 0.6, deed.a() + 70, deed.b() * 0.6).with(Modifiers.NONE);
                case 7 -> select(hand, deed);
                case 8 -> hand.with(Modifiers.NONE).drag(deed.a(), -90, deed.b(), 400);
                case 9 -> paste(hand, deed);
                case 10 -> tidy(hand);
                case 11 -> fold(hand, deed);
                case 12 -> note(hand, deed);
                case 13 -> splice(hand, deed);
                default -> pick(hand.workspace.store().design().wires().keySet(), deed.a())
                        .ifPresent((WireId wire) -> hand.workspace.selection().set(Set.of(), Set.of(wire)));
            }
        } catch (ModelException refused) {
            // a deed that is refused changes nothing, which is what is being proved
        }
    }

    /** Copy and paste, or duplicate: of some cards, with the wires between them. */
    private static void paste(Hand hand, Deed deed) {
        select(hand, deed);
        var fragment = dev.drawbridge.model.Fragment.of(hand.workspace.store().drawing(), hand.workspace.selection().nodes(), hand.workspace.selection().notes());
        dev.drawbridge.model.edit.Pasting.of(hand.workspace.store().design(), fragment, new Point(deed.a() % 90, deed.b() % 90), deed.a() % 2 == 0 ? "Paste" : "Duplicate")
                .ifPresent(pasting -> hand.workspace.store().apply(pasting.edit()));
    }

    private static void tidy(Hand hand) {
        var drawing = hand.workspace.store().drawing();
        Rearrangement tidied = new Tidy(hand.workspace.wires()).of(drawing.design(), drawing.layout());
        if (!tidied.isEmpty()) {
            hand.workspace.store().apply(tidied.edit());
        }
    }

    /** Groups are made, collapsed and expanded, also with their signs, and dragged. */
    private static void fold(Hand hand, Deed deed) {
        if (deed.a() % 4 == 0) {
            select(hand, deed);
            hand.act(CanvasAction.GROUP, CanvasAction.COLLAPSE_GROUP);
            return;
        }
        pick(hand.workspace.store().design().groups().keySet(), deed.a()).flatMap(id -> hand.scenery.groups().box(id)).ifPresent(box -> {
            Point sign = dev.drawbridge.model.geometry.GroupFrames.pileSign(box).centre();
            Point title = new Point(box.x() + 40, box.y() + 12);
            if (deed.b() % 2 == 0) {
                hand.with(Modifiers.NONE).click(sign.x(), sign.y());
            } else {
                hand.with(Modifiers.NONE).drag(title.x(), title.y(), title.x() + deed.b() % 200, title.y() + deed.a() % 200);
            }
        });
    }

    /** Notes are written, moved and made larger. */
    private static void note(Hand hand, Deed deed) {
        switch (deed.a() % 4) {
            case 0 -> hand.act(CanvasAction.ADD_NOTE);
            case 1 -> pick(hand.workspace.store().design().notes().keySet(), deed.b()).ifPresent(id -> hand.workspace.store()
                    .apply(new dev.drawbridge.model.edit.NoteEdit.PutNote(hand.workspace.store().design().notes().get(id).withText("# " + deed.b()), java.util.Optional.empty())));
            case 2 -> hand.act(CanvasAction.NEXT_NOTE, deed.b() % 2 == 0 ? CanvasAction.SIZE_RIGHT : CanvasAction.MOVE_DOWN);
            default -> pick(hand.workspace.store().design().notes().keySet(), deed.b()).map(hand.scenery.notes()::box).ifPresent(box -> hand.with(Modifiers.NONE)
                    .drag(box.place().x() + box.width() - (deed.b() % 2 == 0 ? 3 : 60), box.place().y() + box.height() - (deed.b() % 2 == 0 ? 3 : 30), deed.a(), deed.b()));
        }
    }

    /** A card dropped on the middle of a wire goes into it where that is legal. */
    private static void splice(Hand hand, Deed deed) {
        pick(hand.workspace.store().design().wires().keySet(), deed.a()).filter(id -> !hand.scenery.folding().hides(id)).ifPresent(id -> {
            Point middle = hand.scenery.paths().curve(id).at(0.5).plus(-90, -38);
            hand.take(new Input.Carry(KINDS.get(deed.b() % KINDS.size()), middle, Modifiers.NONE)).take(new Input.Drop(middle, Modifiers.NONE));
        });
    }

    private static void select(Hand hand, Deed deed) {
        Set<NodeId> chosen = new java.util.HashSet<>();
        pick(hand.workspace.store().design().nodes().keySet(), deed.a()).ifPresent(chosen::add);
        pick(hand.workspace.store().design().nodes().keySet(), deed.b()).ifPresent(chosen::add);
        pick(hand.workspace.store().design().nodes().keySet(), deed.a() + deed.b()).ifPresent(chosen::add);
        hand.workspace.selection().set(chosen, Set.of());
    }

    private static <T> java.util.Optional<T> pick(Set<T> all, int number) {
        return all.isEmpty() ? java.util.Optional.empty() : all.stream().skip(number % all.size()).findFirst();
    }

    private static Point port(Hand hand, int number) {
        return pick(hand.workspace.store().design().nodes().keySet(), number)
                .map(id -> dev.drawbridge.model.geometry.CardMetrics.port(hand.scenery.place(id), number % 7 == 0 ? "in" : "out")).orElse(new Point(0, 0));
    }

    private static Point centre(Hand hand, int number) {
        return pick(hand.workspace.store().design().nodes().keySet(), number).map(id -> hand.scenery.card(id).centre()).orElse(new Point(0, 0));
    }

    private static String saved(Hand hand) {
        return DesignJson.write(hand.workspace.store().design()) + LayoutJson.write(hand.workspace.store().layout());
    }
}
