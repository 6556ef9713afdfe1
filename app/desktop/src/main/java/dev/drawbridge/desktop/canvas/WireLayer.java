package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.LabelPlacement;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.wire.WireStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Node;

/** Keeps the wires in view attached, with their pills in a layer of their own above all lines. */
final class WireLayer {
    private static final int KEPT = 500;
    /** How far from its wire a pill may be pushed; cards farther off do not matter to it. */
    private static final double PILL_REACH = 240;
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private final Group lines = new Group();
    private final Group labels = new Group();
    private final LinkedHashMap<WireId, WireView> made = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<WireId> attached = new HashSet<>();
    private final SpatialIndex<WireId> pills = new SpatialIndex<>();
    private final Map<String, Size> sizes = new HashMap<>();
    private final Set<WireId> stale = new LinkedHashSet<>();
    private final Workspace workspace;
    private final Scenery scenery;
    private final MarkBook marks;
    private final Describe describe;
    private boolean hurried;
    private long redrawn;
    private boolean complete = true;

    private record Size(double width, double height) {}

    WireLayer(Workspace workspace, Scenery scenery, MarkBook marks) {
        this.workspace = workspace;
        this.scenery = scenery;
        this.marks = marks;
        describe = new Describe(workspace.catalogue(), workspace.wires());
        for (Group group : List.of(lines, labels)) {
            group.setManaged(false);
            group.setAutoSizeChildren(false);
            group.setPickOnBounds(false);
        }
    }

    Group lines() {
        return lines;
    }

    Group labels() {
        return labels;
    }

    Set<WireId> attached() {
        return Set.copyOf(attached);
    }

    /** How often a wire was drawn so far; tests count with it that work does not grow with the drawing. */
    long redrawn() {
        return redrawn;
    }

    /** While the view moves the backdrop shows the lines; pills are scaled. */
    void hurry(boolean on) {
        if (hurried != on) {
            hurried = on;
            // not invisible: a wire may have the focus
            lines.setOpacity(on ? 0 : 1);
            attached.forEach(id -> made.get(id).setHurried(on));
        }
    }

    /** Whether all that were wanted are attached. */
    boolean isComplete() {
        return complete;
    }

    Optional<WireView> view(WireId id) {
        return attached.contains(id) ? Optional.ofNullable(made.get(id)) : Optional.empty();
    }

    /** The rectangle of the pill of an attached wire; empty when it shows none. */
    Optional<Bounds> pill(WireId id) {
        return pills.bounds(id);
    }

    /**
     * Attaches these; tells whether a wire that had the focus has gone.
     *
     * @param most how many may come at once; the others come with the next calls, see {@link #isComplete}
     */
    boolean sync(Set<WireId> wanted, int most) {
        List<WireId> come = new ArrayList<>();
        List<Node> goLines = new ArrayList<>();
        List<Node> goLabels = new ArrayList<>();
        boolean focusGone = false;
        for (WireId id : List.copyOf(attached)) {
            if (!wanted.contains(id)) {
                attached.remove(id);
                WireView view = made.get(id);
                focusGone |= view.isFocused();
                goLines.add(view);
                goLabels.add(view.label());
            }
        }
        for (WireId id : wanted) {
            if (come.size() < most && attached.add(id)) {
                come.add(id);
            }
        }
        complete = attached.size() == wanted.size();
        if (!goLines.isEmpty()) {
            lines.getChildren().removeAll(goLines);
            labels.getChildren().removeAll(goLabels);
        }
        if (!come.isEmpty()) {
            List<WireView> views = come.stream().sorted().map(this::describe).toList();
            lines.getChildren().addAll(views);
            labels.getChildren().addAll(views.stream().map(WireView::label).toList());
            views.forEach(this::draw);
        }
        forgetSome();
        return focusGone;
    }

    private WireView describe(WireId id) {
        stale.remove(id);
        WireView view = made.computeIfAbsent(id, WireView::new);
        Design design = scenery.drawing().design();
        Wire wire = design.requireWire(id);
        Set<WireId> together = scenery.folding().together(id);
        if (together.size() == 1) {
            view.show(WireStyle.of(design, wire, workspace.wires()), marked(WireStyle.label(design, wire, workspace.wires()), marks.of(id).badge()),
                    describe.wire(design, wire), describe.help(design, wire));
            view.mark(marks.of(id));
        } else {
            List<String> said = together.stream().map(one -> describe.wire(design, design.requireWire(one))).toList();
            WireMark worst = marks.worst(together);
            view.show(style(design, together), marked(Words.of("group.wires", together.size()), worst.badge()), said.getFirst() + " \u2026", String.join(", ", said));
            view.mark(worst);
        }
        view.mark(Styles.SELECTED, workspace.selection().wires().contains(id));
        view.setHurried(hurried);
        return view;
    }

    /** Of several wires: what they have in common. */
    private WireStyle style(Design design, Set<WireId> together) {
        Set<WireStyle> styles = new HashSet<>();
        together.forEach(id -> styles.add(WireStyle.of(design, design.requireWire(id), workspace.wires())));
        return styles.size() == 1 ? styles.iterator().next() : WireStyle.SYNC;
    }

    private static String marked(String words, String badge) {
        return words.isEmpty() || badge.isEmpty() ? words + badge : words + "  ·  " + badge;
    }

    private void draw(WireView view) {
        redrawn++;
        WireId id = view.wireId();
        WireCurve curve = scenery.paths().curve(id);
        view.bend(curve);
        pills.remove(id);
        if (view.words().isEmpty()) {
            return;
        }
        Size size = size(view);
        Bounds around = curve.bounds().grow(PILL_REACH);
        LabelPlacement placement = LabelPlacement.of(curve, size.width(), size.height(), scenery.cardBoxesIn(around), pills.boxesIn(around));
        pills.put(id, placement.bounds(size.width(), size.height()));
        view.placeLabel(placement, size.width(), size.height());
    }

    /** Measuring text is dear: once per look and words, with digits as wide as digits get, so that a figure may change: a one is narrower than an eight. */
    private Size size(WireView view) {
        String widest = DIGIT.matcher(view.words()).replaceAll("8");
        String look = view.look() + widest;
        Size known = sizes.get(look);
        if (known == null) {
            if (sizes.size() >= KEPT) {
                sizes.clear();
            }
            view.label().applyCss();
            known = new Size(view.pillWidth(widest) + 1, view.pillHeight());
            sizes.put(look, known);
        }
        return known;
    }

    /** Shows changed wires anew; those that are gone are taken away. */
    void refresh(Collection<WireId> ids) {
        Design design = scenery.drawing().design();
        for (WireId id : ids) {
            WireView view = made.get(id);
            if (view == null) {
                continue;
            }
            if (design.wire(id).isEmpty()) {
                made.remove(id);
                pills.remove(id);
                if (attached.remove(id)) {
                    lines.getChildren().remove(view);
                    labels.getChildren().remove(view.label());
                }
            } else if (attached.contains(id)) {
                draw(describe(id));
            } else {
                pills.remove(id);
            }
        }
    }

    /** The marks of these have changed: a few are shown anew at once, many with the next frames, see {@link #freshen}. */
    void markSoon(Collection<WireId> ids) {
        ids.stream().filter(attached::contains).forEach(stale::add);
        if (stale.size() <= Stagecraft.SLICE) {
            freshen(Stagecraft.SLICE);
        }
    }

    /** Shows up to so many anew that wait for it. @return whether more are to come */
    boolean freshen(int most) {
        List<WireId> next = stale.stream().limit(most).toList();
        next.forEach(stale::remove);
        next.stream().filter(attached::contains).filter(id -> scenery.drawing().design().wire(id).isPresent()).forEach(id -> {
            Size before = size(made.get(id));
            WireView view = describe(id);
            // a pill that is as large as before stays where it is
            if (!size(view).equals(before)) {
                draw(view);
            }
        });
        return !stale.isEmpty();
    }

    /** Only the way has changed. */
    void redraw(Collection<WireId> ids) {
        ids.forEach(id -> view(id).ifPresent(this::draw));
    }

    /** How many of them are attached. */
    int countOf(Collection<WireId> ids) {
        return (int) ids.stream().filter(attached::contains).count();
    }

    /** Their cards are carried along: the pills go with the middle of the wire, wherever that is; the lines are the backdrop's. */
    void carry(Collection<WireId> ids) {
        ids.forEach(id -> view(id).filter(view -> !view.words().isEmpty()).ifPresent(view -> {
            Point middle = scenery.paths().straight(id).at(0.5);
            // in nobody's way when all look for their place again
            pills.remove(id);
            Size size = size(view);
            view.placeLabel(new LabelPlacement(middle, middle), size.width(), size.height());
        }));
    }

    /** Cards came to rest here: pills under them look for another place. */
    void clear(Collection<Bounds> cards) {
        Set<WireId> covered = new HashSet<>();
        cards.forEach(card -> covered.addAll(pills.in(card)));
        redraw(covered);
    }

    void select(Set<WireId> selected) {
        attached.forEach(id -> made.get(id).mark(Styles.SELECTED, selected.contains(id)));
    }

    private void forgetSome() {
        int surplus = made.size() - Math.max(KEPT, attached.size());
        var oldest = made.keySet().iterator();
        while (surplus > 0 && oldest.hasNext()) {
            WireId id = oldest.next();
            if (!attached.contains(id)) {
                oldest.remove();
                pills.remove(id);
                surplus--;
            }
        }
    }
}
