package dev.drawbridge.icons;

import java.util.ArrayList;
import java.util.List;

/** Reads one piece of SVG path data; used once. Knows the commands; {@link PathScanner} knows the characters. */
final class PathParser {
    private final PathScanner scanner;
    private final List<Segment> segments = new ArrayList<>();

    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, which the smooth commands mirror; equal to the current point where there is none. */
    private double controlX;
    private double controlY;
    /** The command before this one, in upper case; a smooth command only mirrors one of its own family. */
    private char previous = ' ';

    PathParser(String data) {
        this.scanner = new PathScanner(data);
    }

    SvgPath parse() {
        scanner.skipSpace();
        while (!scanner.atEnd()) {
            char command = scanner.command();
            if (segments.isEmpty() && command != 'M' && command != 'm') {
                throw scanner.error("a path must begin with M or m");
            }
            boolean relative = Character.isLowerCase(command);
            char name = Character.toUpperCase(command);
            if (name == 'Z') {
                close();
                scanner.skipSpace();
                continue;
            }
            do {
                draw(name, relative);
                // More points after a move are lines, by the SVG grammar.
                if (name == 'M') {
                    name = 'L';
                }
            } while (scanner.moreNumbers());
        }
        return new SvgPath(segments);
    }

    private void draw(char name, boolean relative) {
        double baseX = relative ? x : 0;
        double baseY = relative ? y : 0;
        if (name != 'M' && previous == 'Z') {
            segments.add(new Segment.MoveTo(x, y));
        }
        switch (name) {
            case 'M' -> move(baseX + scanner.number(), baseY + scanner.number());
            case 'L' -> line(baseX + scanner.number(), baseY + scanner.number());
            case 'H' -> line(baseX + scanner.number(), y);
            case 'V' -> line(x, baseY + scanner.number());
            case 'C' ->
                cubic(
                        baseX + scanner.number(),
                        baseY + scanner.number(),
                        baseX + scanner.number(),
                        baseY + scanner.number(),
                        baseX + scanner.number(),
                        baseY + scanner.number());
            case 'S' -> {
                boolean smooth = previous == 'C' || previous == 'S';
                cubic(
                        smooth ? 2 * x - controlX : x,
                        smooth ? 2 * y - controlY : y,
                        baseX + scanner.number(),
                        baseY + scanner.number(),
                        baseX + scanner.number(),
                        baseY + scanner.number());
            }
            case 'Q' ->
                quadratic(
                        baseX + scanner.number(),
                        baseY + scanner.number(),
                        baseX + scanner.number(),
                        baseY + scanner.number());
            case 'T' -> {
                boolean smooth = previous == 'Q' || previous == 'T';
                quadratic(
                        smooth ? 2 * x - controlX : x,
                        smooth ? 2 * y - controlY : y,
                        baseX + scanner.number(),
                        baseY + scanner.number());
            }
            case 'A' -> {
                double radiusX = Math.abs(scanner.number());
                double radiusY = Math.abs(scanner.number());
                double rotation = scanner.number();
                boolean large = scanner.flag();
                boolean sweep = scanner.flag();
                arc(new Arc(
                        x, y, radiusX, radiusY, rotation, large, sweep,
                        baseX + scanner.number(), baseY + scanner.number()));
            }
            default -> throw scanner.error("there is no command " + name);
        }
        previous = name;
    }

    private void move(double toX, double toY) {
        segments.add(new Segment.MoveTo(toX, toY));
        startX = toX;
        startY = toY;
        reach(toX, toY);
    }

    private void line(double toX, double toY) {
        segments.add(new Segment.LineTo(toX, toY));
        reach(toX, toY);
    }

    private void cubic(double x1, double y1, double x2, double y2, double toX, double toY) {
        segments.add(new Segment.CubicTo(x1, y1, x2, y2, toX, toY));
        reach(toX, toY);
        controlX = x2;
        controlY = y2;
    }

    /** The cubic that is the same curve has its control points two thirds of the way to the quadratic's one. */
    private void quadratic(double x1, double y1, double toX, double toY) {
        cubic(
                x + (x1 - x) * 2 / 3,
                y + (y1 - y) * 2 / 3,
                toX + (x1 - toX) * 2 / 3,
                toY + (y1 - toY) * 2 / 3,
                toX,
                toY);
        controlX = x1;
        controlY = y1;
    }

    private void arc(Arc arc) {
        segments.addAll(arc.segments());
        reach(arc.toX(), arc.toY());
    }

    private void close() {
        segments.add(new Segment.Close());
        reach(startX, startY);
        previous = 'Z';
    }

    private void reach(double toX, double toY) {
        x = toX;
        y = toY;
        controlX = toX;
        controlY = toY;
    }
}
