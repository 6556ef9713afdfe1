package dev.drawbridge.icons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Paints icons with Java2D from the parsed segments, so that the tests see what a painter without JavaFX shows. */
final class InkPainter {
    private static final BasicStroke PEN =
            new BasicStroke((float) Icon.PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private InkPainter() {}

    /** Paints the icon with its upper left corner at a point, {@code size} pixels wide. */
    static void paint(Graphics2D graphics, Icon icon, double x, double y, double size, Color color) {
        AffineTransform before = graphics.getTransform();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(x, y);
        graphics.scale(size / Icon.GRID, size / Icon.GRID);
        graphics.setColor(color);
        graphics.setStroke(PEN);
        for (Stroke stroke : icon.strokes()) {
            Path2D shape = shape(stroke.path());
            if (stroke.filled()) {
                graphics.fill(shape);
            } else {
                graphics.draw(shape);
            }
        }
        graphics.setTransform(before);
    }

    /** How dark each pixel is, 0 to 1, row by row, when the icon is {@code size} pixels wide. */
    static double[] ink(Icon icon, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        paint(graphics, icon, 0, 0, size, Color.BLACK);
        graphics.dispose();
        double[] ink = new double[size * size];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (image.getRGB(i % size, i / size) >>> 24) / 255.0;
        }
        return ink;
    }

    private static Path2D shape(SvgPath path) {
        Path2D shape = new Path2D.Double();
        for (Segment segment : path.segments()) {
            switch (segment) {
                case Segment.MoveTo(double x, double y) -> shape.moveTo(x, y);
                case Segment.LineTo(double x, double y) -> shape.lineTo(x, y);
                case Segment.CubicTo c -> shape.curveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
                case Segment.Close() -> shape.closePath();
            }
        }
        return shape;
    }
}
