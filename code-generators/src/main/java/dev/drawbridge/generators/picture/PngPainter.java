package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Segment;
import dev.drawbridge.icons.Stroke;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints a picture as pixels, without a display. */
public final class PngPainter {
    /** 200 million pixels need 800 MB while they are painted; no viewer likes more. */
    private static final double MOST_PIXELS = 200e6;

    private final Graphics2D graphics;
    private final PictureFonts fonts;

    private PngPainter(Graphics2D graphics, PictureFonts fonts) {
        this.graphics = graphics;
        this.fonts = fonts;
    }

    /**
     * The bytes of the PNG file.
     *
     * @param scale pixels for each pixel at 100 %: 1, or 2 for dense screens
     * @throws PictureException when the picture would be too large
     */
    public static byte[] paint(Picture picture, double scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(picture, scale), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The pixels. */
    static BufferedImage image(Picture picture, double scale) {
        double width = Math.ceil(picture.width() * scale);
        double height = Math.ceil(picture.height() * scale);
        if (!(scale > 0) || width < 1 || height < 1 || width * height > MOST_PIXELS) {
            throw new PictureException(String.format(java.util.Locale.ROOT,
                    "At scale %s the picture would have %.0f x %.0f pixels; choose another scale, or .svg, which has no pixels.", scale, width, height));
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            graphics.setColor(color(picture.background()));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(scale, scale);
            graphics.translate(-picture.x(), -picture.y());
            new PngPainter(graphics, new PictureFonts()).paint(picture.shapes());
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paint(List<Shape> shapes) {
        shapes.forEach(this::paint);
    }

    private void paint(Shape shape) {
        switch (shape) {
            case Shape.Box box -> paint(path(Outlines.of(box)), box.fill(), box.pen());
            case Shape.Disc disc -> paint(path(Outlines.of(disc)), disc.fill(), disc.pen());
            case Shape.Trace trace -> paint(path(trace.segments()), trace.fill(), trace.pen());
            case Shape.Words words -> moved(words.x(), words.y(), 1, () -> paint(fonts.letters(words), words.colour(), Pen.NONE));
            case Shape.Glyph glyph -> moved(glyph.x(), glyph.y(), glyph.size() / Icon.GRID, () -> paint(glyph));
            case Shape.Stamp(Stencil stencil, double x, double y) -> moved(x, y, 1, () -> paint(stencil.shapes()));
            case Shape.Part part -> paint(part);
        }
    }

    private void paint(Shape.Glyph glyph) {
        for (Stroke stroke : glyph.icon().strokes()) {
            Pen pen = stroke.filled() ? Pen.NONE : Pen.of(glyph.colour(), Icon.PEN).rounded();
            paint(path(stroke.path().segments()), stroke.filled() ? glyph.colour() : Colour.CLEAR, pen);
        }
    }

    private void paint(Shape.Part part) {
        Composite before = graphics.getComposite();
        if (part.opacity() < 1) {
            graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) part.opacity()));
        }
        paint(part.shapes());
        graphics.setComposite(before);
    }

    private void moved(double x, double y, double scale, Runnable painting) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(scale, scale);
        painting.run();
        graphics.setTransform(before);
    }

    private void paint(java.awt.Shape path, Colour fill, Pen pen) {
        if (!fill.isClear()) {
            graphics.setColor(color(fill));
            graphics.fill(path);
        }
        if (!pen.isNone()) {
            graphics.setColor(color(pen.colour()));
            graphics.setStroke(stroke(pen));
            graphics.draw(path);
        }
    }

    private static BasicStroke stroke(Pen pen) {
        int cap = pen.round() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        int join = pen.round() ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
        if (pen.dashes().isEmpty()) {
            return new BasicStroke((float) pen.width(), cap, join, 4);
        }
        float[] dashes = new float[pen.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i).floatValue();
        }
        return new BasicStroke((float) pen.width(), cap, join, 4, dashes, 0);
    }

    static Path2D path(List<Segment> segments) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.MoveTo(double x, double y) -> path.moveTo(x, y);
                case Segment.LineTo(double x, double y) -> path.lineTo(x, y);
                case Segment.CubicTo(double x1, double y1, double x2, double y2, double x, double y) -> path.curveTo(x1, y1, x2, y2, x, y);
                case Segment.Close() -> path.closePath();
            }
        }
        return path;
    }

    private static Color color(Colour colour) {
        return new Color(colour.red(), colour.green(), colour.blue(), (int) Math.round(colour.alpha() * 255));
    }
}
