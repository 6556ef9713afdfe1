package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Segment;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.wire.WireStyle;
import java.util.ArrayList;
import java.util.List;

/** Draws wires: line, head, the cross of a failure wire, pill. */
final class WireShapes {
    private static final double HEAD_LENGTH = 11;
    private static final double HEAD_HALF = 4.5;
    private static final double CROSS = 4.5;
    private static final double CROSS_AT = 0.22;

    private final PictureTheme theme;
    private final DrawingWords words;

    WireShapes(PictureTheme theme, DrawingWords words) {
        this.theme = theme;
        this.words = words;
    }

    Shape.Part line(Design design, PlacedWire placed, Mark mark) {
        WireCurve curve = placed.curve();
        Colour colour = colour(placed.style(), mark);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape.Trace(List.of(new Segment.MoveTo(curve.start().x(), curve.start().y()),
                new Segment.CubicTo(curve.control1().x(), curve.control1().y(), curve.control2().x(), curve.control2().y(), curve.end().x(), curve.end().y())),
                Colour.CLEAR, pen(placed.style(), colour)));
        if (placed.style() == WireStyle.FAILURE) {
            shapes.add(cross(curve.at(CROSS_AT), colour));
        }
        shapes.add(head(curve, colour));
        String title = words.wire(design, placed.wire()) + (mark == Mark.NONE ? "" : " (" + mark.word() + ")");
        return new Shape.Part(title, mark == Mark.REMOVED ? 0.75 : 1, shapes);
    }

    private Colour colour(WireStyle style, Mark mark) {
        if (mark != Mark.NONE) {
            return mark.colour(theme);
        }
        return style == WireStyle.FAILURE ? theme.error() : theme.wire();
    }

    private static Pen pen(WireStyle style, Colour colour) {
        return switch (style) {
            case SYNC -> Pen.of(colour, 2);
            case ASYNC, FAILURE -> Pen.of(colour, 2).dashed(7, 5);
            case ACCESS -> Pen.of(colour, 1.4);
            case REFERENCE -> Pen.of(colour, 1.4).dashed(4, 4);
            case UNKNOWN -> Pen.of(colour, 2).dashed(2, 4);
        };
    }

    private static Shape cross(Point at, Colour colour) {
        return new Shape.Trace(List.of(
                new Segment.MoveTo(at.x() - CROSS, at.y() - CROSS), new Segment.LineTo(at.x() + CROSS, at.y() + CROSS),
                new Segment.MoveTo(at.x() - CROSS, at.y() + CROSS), new Segment.LineTo(at.x() + CROSS, at.y() - CROSS)),
                Colour.CLEAR, Pen.of(colour, 2).rounded());
    }

    private static Shape head(WireCurve curve, Colour colour) {
        Point tip = before(curve, CardMetrics.PORT_RADIUS + 1);
        Point base = before(curve, CardMetrics.PORT_RADIUS + 1 + HEAD_LENGTH);
        double length = Math.max(1e-6, Math.hypot(tip.x() - base.x(), tip.y() - base.y()));
        double ux = (tip.x() - base.x()) / length;
        double uy = (tip.y() - base.y()) / length;
        double bx = tip.x() - ux * HEAD_LENGTH;
        double by = tip.y() - uy * HEAD_LENGTH;
        return new Shape.Trace(List.of(
                new Segment.MoveTo(tip.x(), tip.y()),
                new Segment.LineTo(bx - uy * HEAD_HALF, by + ux * HEAD_HALF),
                new Segment.LineTo(bx + uy * HEAD_HALF, by - ux * HEAD_HALF),
                new Segment.Close()), colour, Pen.NONE);
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

    /** The pill with the thin line that leads to it where it stands aside; none when the wire has no words. */
    List<Shape> pill(PlacedWire placed, Mark mark) {
        if (!placed.hasPill()) {
            return List.of();
        }
        List<Shape> shapes = new ArrayList<>();
        Bounds box = placed.pill();
        Point anchor = placed.placement().anchor();
        if (placed.placement().aside(box.width(), box.height())) {
            shapes.add(new Shape.Trace(List.of(new Segment.MoveTo(box.centre().x(), box.centre().y()), new Segment.LineTo(anchor.x(), anchor.y())),
                    Colour.CLEAR, Pen.of(theme.cardLine(), 1)));
        }
        Colour line = mark == Mark.NONE ? theme.line() : mark.colour(theme);
        Colour ink = mark != Mark.NONE || placed.style() == WireStyle.FAILURE ? colour(placed.style(), mark) : theme.muted();
        shapes.add(new Shape.Box(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, box.height() / 2 - 0.5, theme.panel(), Pen.of(line, 1)));
        shapes.add(new Shape.Words(box.centre().x(), box.y() + 12.8, placed.label(), TextStyle.PILL, ink, Shape.Align.MIDDLE, box.width() - 12));
        return shapes;
    }
}
