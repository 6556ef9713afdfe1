package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.LabelPlacement;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.wire.WireStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/** A wire: its line, its head, the cross of a failure wire, and in a layer above the lines its pill. */
final class WireView extends Group {
    private static final double HEAD_LENGTH = 11;
    private static final double HEAD_HALF = 4.5;
    private static final double CROSS = 4.5;

    private final WireId id;
    private final CubicCurve line = new CubicCurve();
    private final Polygon head = new Polygon();
    private final Path cross = new Path();
    private final Circle lastHandle = new Circle(5);
    private final Circle firstHandle = new Circle(5);
    private final Label pill = new Label();
    private final Line leader = new Line();
    private final Group label = new Group(leader, pill);
    private Optional<CubicCurve> band = Optional.empty();
    private WireStyle style = WireStyle.UNKNOWN;
    private WireMark marked = WireMark.NONE;

    WireView(WireId id) {
        this.id = id;
        getStyleClass().add("canvas-wire");
        line.getStyleClass().add("line");
        head.getStyleClass().add("head");
        cross.getStyleClass().add("cross");
        lastHandle.getStyleClass().add("handle");
        firstHandle.getStyleClass().add("handle");
        pill.getStyleClass().setAll("label", "canvas-pill");
        pill.setMnemonicParsing(false);
        pill.setManaged(false);
        leader.getStyleClass().add("canvas-leader");
        getChildren().addAll(line, cross, head, firstHandle, lastHandle);
        setManaged(false);
        label.setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        showHandles(false);
    }

    WireId wireId() {
        return id;
    }

    /** The pill with the line that leads to it; hangs in a layer above the lines of other wires. */
    Group label() {
        return label;
    }

    String words() {
        return pill.getText();
    }

    void show(WireStyle newStyle, String words, String name, String description) {
        style = newStyle;
        Styles.set(this, "canvas-wire", style.name().toLowerCase(Locale.ROOT));
        Styles.set(pill, "label", "canvas-pill", style.name().toLowerCase(Locale.ROOT));
        cross.setVisible(style == WireStyle.FAILURE);
        pill.setText(words);
        label.setVisible(!words.isEmpty());
        setAccessibleText(name);
        setAccessibleHelp(description);
    }

    /** What else than its words decides how large the pill is. */
    String look() {
        return style.name();
    }

    /** Width of the pill with these words; only right while it is in a scene. A figure of the font is up to a twentieth wider than an eight. */
    double pillWidth(String words) {
        String shown = pill.getText();
        pill.setText(words);
        double wide = pill.prefWidth(-1) + words.chars().filter(Character::isDigit).count() * 0.4;
        pill.setText(shown);
        return Math.ceil(wide);
    }

    double pillHeight() {
        return Math.ceil(pill.prefHeight(-1));
    }

    void bend(WireCurve curve) {
        bend(line, curve);
        band.ifPresent(under -> bend(under, curve));
        Point tip = before(curve, CardMetrics.PORT_RADIUS + 1);
        Point base = before(curve, CardMetrics.PORT_RADIUS + 1 + HEAD_LENGTH);
        double length = Math.max(1e-6, Math.hypot(tip.x() - base.x(), tip.y() - base.y()));
        double ux = (tip.x() - base.x()) / length;
        double uy = (tip.y() - base.y()) / length;
        double bx = tip.x() - ux * HEAD_LENGTH;
        double by = tip.y() - uy * HEAD_LENGTH;
        head.getPoints().setAll(tip.x(), tip.y(), bx - uy * HEAD_HALF, by + ux * HEAD_HALF, bx + uy * HEAD_HALF, by - ux * HEAD_HALF);
        if (style == WireStyle.FAILURE) {
            Point at = curve.at(0.22);
            cross.getElements().setAll(new MoveTo(at.x() - CROSS, at.y() - CROSS), new LineTo(at.x() + CROSS, at.y() + CROSS),
                    new MoveTo(at.x() - CROSS, at.y() + CROSS), new LineTo(at.x() + CROSS, at.y() - CROSS));
        }
        // outside of the port, which begins a new wire
        Point grip = after(curve, CardMetrics.PORT_HIT + 6);
        firstHandle.setCenterX(grip.x());
        firstHandle.setCenterY(grip.y());
        lastHandle.setCenterX(curve.end().x());
        lastHandle.setCenterY(curve.end().y());
    }

    private static void bend(CubicCurve line, WireCurve curve) {
        line.setStartX(curve.start().x());
        line.setStartY(curve.start().y());
        line.setControlX1(curve.control1().x());
        line.setControlY1(curve.control1().y());
        line.setControlX2(curve.control2().x());
        line.setControlY2(curve.control2().y());
        line.setEndX(curve.end().x());
        line.setEndY(curve.end().y());
    }

    private static Point after(WireCurve curve, double distance) {
        return before(new WireCurve(curve.end(), curve.control2(), curve.control1(), curve.start()), distance);
    }

    /** The point of the curve that is that far from its end, on its last way in. */
    private static Point before(WireCurve curve, double distance) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 20; i++) {
            double t = (low + high) / 2;
            Point p = curve.at(t);
            if (Math.hypot(p.x() - curve.end().x(), p.y() - curve.end().y()) > distance) {
                low = t;
            } else {
                high = t;
            }
        }
        return curve.at(high);
    }

    void placeLabel(LabelPlacement placement, double width, double height) {
        pill.resizeRelocate(Math.rint(placement.centre().x() - width / 2), Math.rint(placement.centre().y() - height / 2), width, height);
        leader.setVisible(placement.aside(width, height));
        leader.setStartX(placement.centre().x());
        leader.setStartY(placement.centre().y());
        leader.setEndX(placement.anchor().x());
        leader.setEndY(placement.anchor().y());
    }

    /** Shows what another part of the window says of the wire: a band under its line, bent with the next {@link #bend}; a muted wire steps back. */
    void mark(WireMark mark) {
        if (mark.equals(marked)) {
            return;
        }
        boolean onlyWeight = band.isPresent() && mark.tone() == marked.tone() && (mark.weight() > 0 || mark.tone() != Tone.NONE);
        marked = mark;
        if (onlyWeight) {
            band.get().setStrokeWidth(6 + 8 * mark.weight());
            return;
        }
        band.ifPresent(getChildren()::remove);
        band = Optional.empty();
        mark(Styles.MUTED, mark.tone() == Tone.MUTED);
        if (mark.tone() != Tone.NONE && mark.tone() != Tone.MUTED || mark.weight() > 0) {
            CubicCurve under = new CubicCurve();
            under.getStyleClass().addAll("canvas-wire-band", mark.tone().style());
            under.setStrokeWidth(6 + 8 * mark.weight());
            bend(under, new WireCurve(new Point(line.getStartX(), line.getStartY()), new Point(line.getControlX1(), line.getControlY1()),
                    new Point(line.getControlX2(), line.getControlY2()), new Point(line.getEndX(), line.getEndY())));
            band = Optional.of(under);
            getChildren().addFirst(under);
        }
    }

    /** Whether the bitmap of the pill may be scaled, or must be painted anew at another zoom. */
    void setHurried(boolean hurried) {
        Bitmaps.use(label, hurried, Bitmaps.outputScale(label));
    }

    void mark(PseudoClass state, boolean on) {
        pseudoClassStateChanged(state, on);
        pill.pseudoClassStateChanged(state, on);
        if (state == Styles.SELECTED) {
            showHandles(on);
        }
    }

    private void showHandles(boolean on) {
        firstHandle.setVisible(on);
        lastHandle.setVisible(on);
    }
}
