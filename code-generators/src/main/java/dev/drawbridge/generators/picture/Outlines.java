package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Segment;
import java.util.List;

/** Boxes and circles as paths, for painters that know nothing else. */
final class Outlines {
    /** Four cubic curves with handles this long, in radii, differ from a circle by less than 0.03 %. */
    private static final double HANDLE = 0.5522847498;

    private Outlines() {}

    static List<Segment> of(Shape.Box box) {
        double l = box.x();
        double t = box.y();
        double r = l + box.width();
        double b = t + box.height();
        double c = Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
        double h = c * (1 - HANDLE);
        return List.of(
                new Segment.MoveTo(l + c, t),
                new Segment.LineTo(r - c, t), new Segment.CubicTo(r - h, t, r, t + h, r, t + c),
                new Segment.LineTo(r, b - c), new Segment.CubicTo(r, b - h, r - h, b, r - c, b),
                new Segment.LineTo(l + c, b), new Segment.CubicTo(l + h, b, l, b - h, l, b - c),
                new Segment.LineTo(l, t + c), new Segment.CubicTo(l, t + h, l + h, t, l + c, t),
                new Segment.Close());
    }

    static List<Segment> of(Shape.Disc disc) {
        return of(new Shape.Box(disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(), 2 * disc.radius(), disc.radius(), disc.fill(), disc.pen()));
    }
}
