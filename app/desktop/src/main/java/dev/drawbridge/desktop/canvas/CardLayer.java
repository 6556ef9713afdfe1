package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Group;

/** Keeps the cards in view attached; makes each on first sight and remembers a bounded number of those out of view. */
final class CardLayer {
    private static final int KEPT = 150;

    private final Group root = new Group();
    private final LinkedHashMap<NodeId, CardView> made = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<NodeId> attached = new HashSet<>();
    private final Workspace workspace;
    private final Scenery scenery;
    private final Supplier<CardStatus> status;
    private final MarkBook marks;
    private final Describe describe;
    private final CardPictures pictures = new CardPictures(attached::contains);
    private Optional<Function<NodeId, Optional<Boolean>>> judge = Optional.empty();
    private final Set<NodeId> blurred = new LinkedHashSet<>();
    private final Set<NodeId> stale = new LinkedHashSet<>();
    private boolean hurried;
    private double grain = 1;
    private long sharpened;
    private boolean complete = true;

    CardLayer(Workspace workspace, Scenery scenery, Supplier<CardStatus> status, MarkBook marks) {
        this.workspace = workspace;
        this.scenery = scenery;
        this.status = status;
        this.marks = marks;
        describe = new Describe(workspace.catalogue(), workspace.wires());
        root.setManaged(false);
        root.setAutoSizeChildren(false);
        root.setPickOnBounds(false);
    }

    Group root() {
        return root;
    }

    Set<NodeId> attached() {
        return Set.copyOf(attached);
    }

    /** The same without a copy, for one look. */
    Set<NodeId> shown() {
        return Collections.unmodifiableSet(attached);
    }

    /** How the cards looked when they were last at rest. */
    CardPictures pictures() {
        return pictures;
    }

    /** Whether all that were wanted are attached. */
    boolean isComplete() {
        return complete;
    }

    Optional<CardView> view(NodeId id) {
        return attached.contains(id) ? Optional.ofNullable(made.get(id)) : Optional.empty();
    }

    /**
     * Attaches these, with one change of the children for those that come and one for those that go.
     *
     * @param most how many may come at once; the others come with the next calls, see {@link #isComplete}
     * @return whether a card that had the focus has gone
     */
    boolean sync(Set<NodeId> wanted, int most) {
        List<CardView> come = new ArrayList<>();
        List<CardView> go = new ArrayList<>();
        boolean focusGone = false;
        for (NodeId id : List.copyOf(attached)) {
            if (!wanted.contains(id)) {
                attached.remove(id);
                CardView view = made.get(id);
                focusGone |= view.isFocused();
                go.add(view);
            }
        }
        for (NodeId id : wanted) {
            if (come.size() < most && attached.add(id)) {
                come.add(viewOf(id));
            }
        }
        complete = attached.size() == wanted.size();
        if (!go.isEmpty()) {
            root.getChildren().removeAll(go);
        }
        if (!come.isEmpty()) {
            root.getChildren().addAll(come);
        }
        forgetSome();
        return focusGone;
    }

    private CardView viewOf(NodeId id) {
        CardView view = made.get(id);
        Node node = scenery.drawing().design().requireNode(id);
        if (view == null || !view.kindId().equals(node.kind())) {
            view = new CardView(id, workspace.catalogue().of(node), () -> pictures.outdate(id));
            made.put(id, view);
        }
        fill(view);
        return view;
    }

    private void fill(CardView view) {
        NodeId id = view.cardId();
        stale.remove(id);
        Design design = scenery.drawing().design();
        Set<WireId> wires = scenery.paths().of(id);
        boolean usesFailure = wires.stream().map(design::requireWire)
                .anyMatch(wire -> wire.from().node().equals(id) && wire.from().port().equals("failure"));
        Optional<CardStatus.Badge> badge = status.get().badge(id);
        view.show(design.requireNode(id), status.get().live(id), badge, usesFailure, describe.card(design, id, wires, badge, marks.of(id).words()));
        view.mark(marks.of(id));
        view.moveTo(scenery.place(id), grain);
        view.pseudoClassStateChanged(Styles.SELECTED, workspace.selection().nodes().contains(id));
        Bitmaps.use(view, hurried, Bitmaps.outputScale(root));
        if (hurried) {
            blurred.add(id);
        }
        judged(view);
    }

    private void judged(CardView view) {
        Optional<Boolean> legal = judge.flatMap(j -> j.apply(view.cardId()));
        view.pseudoClassStateChanged(Styles.LEGAL, legal.orElse(false));
        view.pseudoClassStateChanged(Styles.ILLEGAL, legal.map(l -> !l).orElse(false));
    }

    /** Shows changed cards anew; those that are gone, or of another kind, are taken away and come back with the next sync. */
    void refresh(Collection<NodeId> ids) {
        Design design = scenery.drawing().design();
        for (NodeId id : ids) {
            CardView view = made.get(id);
            if (view == null) {
                continue;
            }
            Optional<Node> node = design.node(id);
            if (node.isEmpty() || !node.get().kind().equals(view.kindId())) {
                made.remove(id);
                pictures.forget(id);
                if (attached.remove(id)) {
                    root.getChildren().remove(view);
                }
            } else if (attached.contains(id)) {
                fill(view);
            }
        }
    }

    /** Figures or marks of these have changed: a few are shown anew at once, many with the next frames, see {@link #freshen}. */
    void refreshSoon(Collection<NodeId> ids) {
        ids.stream().filter(attached::contains).forEach(stale::add);
        if (stale.size() <= Stagecraft.SLICE) {
            freshen(Stagecraft.SLICE);
        }
    }

    /** Shows up to so many anew that wait for it. @return whether more are to come */
    boolean freshen(int most) {
        List<NodeId> next = stale.stream().limit(most).toList();
        next.forEach(stale::remove);
        refresh(next);
        return !stale.isEmpty();
    }

    /** Only the place has changed. */
    void move(Collection<NodeId> ids) {
        ids.forEach(id -> view(id).ifPresent(view -> view.moveTo(scenery.place(id), grain)));
    }

    void select(Set<NodeId> selected) {
        attached.forEach(id -> made.get(id).pseudoClassStateChanged(Styles.SELECTED, selected.contains(id)));
    }

    /** Lights up the cards for which the judge says yes and dims those for which it says no; no judge ends that. */
    void judge(Optional<Function<NodeId, Optional<Boolean>>> newJudge) {
        judge = newJudge;
        attached.forEach(id -> judged(made.get(id)));
    }

    /**
     * Cards are bitmaps at all times. While the view moves their pictures are seen in their place; at rest they are painted
     * anew where the zoom is another, some in each frame, see {@link #sharpen}.
     */
    void hurry() {
        // not invisible: a card may have the focus
        root.setOpacity(0);
        for (NodeId id : attached) {
            if (blurred.add(id)) {
                Bitmaps.use(made.get(id), true, Bitmaps.outputScale(root));
            }
        }
        hurried = true;
    }

    void rest() {
        hurried = false;
        root.setOpacity(1);
    }

    /** Of these, the ones that must be attached while the view moves: of the others there is a picture. */
    Set<NodeId> unseen(Set<NodeId> wanted) {
        return wanted.stream().filter(id -> attached.contains(id) || pictures.of(id).isEmpty()).collect(Collectors.toSet());
    }

    /** Takes pictures of up to so many of which there is none. @return of how many */
    int takeMissing(int most) {
        List<NodeId> missing = attached.stream().filter(id -> pictures.of(id).isEmpty()).limit(most).toList();
        missing.forEach(id -> pictures.take(made.get(id), grain));
        return missing.size();
    }

    /** Takes pictures of up to so many that look otherwise than on their last one. @return whether more are to come */
    boolean takeNew(int most) {
        List<NodeId> outdated = attached.stream().filter(id -> !pictures.isFresh(id, grain)).limit(most + 1L).toList();
        outdated.stream().limit(most).forEach(id -> pictures.take(made.get(id), grain));
        return outdated.size() > most;
    }

    /** Paints up to so many anew that were scaled. @return whether more are to come */
    boolean sharpen(int most) {
        int left = most;
        for (Iterator<NodeId> all = blurred.iterator(); all.hasNext() && left > 0; left--) {
            NodeId id = all.next();
            all.remove();
            if (attached.contains(id)) {
                CardView view = made.get(id);
                Bitmaps.use(view, false, Bitmaps.outputScale(root));
                view.moveTo(scenery.place(id), grain);
                sharpened++;
            }
        }
        return !blurred.isEmpty();
    }

    /** How many were painted anew after a zoom so far; tests count with it. */
    long sharpened() {
        return sharpened;
    }

    /** @param newGrain pixels of the screen for each of the world */
    void setGrain(double newGrain) {
        grain = newGrain;
    }

    private void forgetSome() {
        if (made.size() <= Math.max(KEPT, attached.size())) {
            return;
        }
        var oldest = made.entrySet().iterator();
        int surplus = made.size() - Math.max(KEPT, attached.size());
        while (surplus > 0 && oldest.hasNext()) {
            Map.Entry<NodeId, CardView> entry = oldest.next();
            if (!attached.contains(entry.getKey())) {
                oldest.remove();
                surplus--;
            }
        }
    }
}
