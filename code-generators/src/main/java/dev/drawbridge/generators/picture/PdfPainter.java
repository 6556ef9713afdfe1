package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Segment;
import dev.drawbridge.icons.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * Paints a picture on one PDF page of its size. Text stays text in the fonts that every PDF viewer has; where those lack
 * a letter, the letters are drawn as shapes.
 */
public final class PdfPainter {
    /** A pixel at 100 % is a 96th of an inch, a point a 72nd. */
    private static final double POINTS = 0.75;
    /** The largest page, ISO 32000-1 annex C.2. */
    private static final double LARGEST = 14_400;

    private final PDPageContentStream content;
    private final Map<FontName, PDFont> fonts = new HashMap<>();
    private final Map<Double, PDExtendedGraphicsState> alphas = new HashMap<>();
    private double opacity = 1;

    private PdfPainter(PDPageContentStream content) {
        this.content = content;
    }

    /** The bytes of the PDF file. Equal pictures give equal bytes. */
    public static byte[] paint(Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        double scale = Math.min(POINTS, LARGEST / Math.max(picture.width(), picture.height()));
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) (picture.width() * scale), (float) (picture.height() * scale)));
            document.addPage(page);
            document.getDocumentInformation().setTitle(picture.title());
            document.getDocumentInformation().setSubject(picture.description());
            // PDFBox would take the time of day
            document.setDocumentId((long) picture.hashCode());
            document.getDocument().getTrailer().removeItem(COSName.ID);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(new Matrix((float) scale, 0, 0, (float) -scale, (float) (-picture.x() * scale), (float) ((picture.y() + picture.height()) * scale)));
                PdfPainter painter = new PdfPainter(content);
                painter.paint(new Shape.Box(picture.x(), picture.y(), picture.width(), picture.height(), 0, picture.background(), Pen.NONE));
                painter.paint(picture.shapes());
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void paint(List<Shape> shapes) throws IOException {
        for (Shape shape : shapes) {
            paint(shape);
        }
    }

    private void paint(Shape shape) throws IOException {
        switch (shape) {
            case Shape.Box box -> path(Outlines.of(box), box.fill(), box.pen());
            case Shape.Disc disc -> path(Outlines.of(disc), disc.fill(), disc.pen());
            case Shape.Trace trace -> path(trace.segments(), trace.fill(), trace.pen());
            case Shape.Words words -> words(words);
            case Shape.Glyph glyph -> {
                double scale = glyph.size() / Icon.GRID;
                content.saveGraphicsState();
                content.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) glyph.x(), (float) glyph.y()));
                for (Stroke stroke : glyph.icon().strokes()) {
                    Pen pen = stroke.filled() ? Pen.NONE : Pen.of(glyph.colour(), Icon.PEN).rounded();
                    path(stroke.path().segments(), stroke.filled() ? glyph.colour() : Colour.CLEAR, pen);
                }
                content.restoreGraphicsState();
            }
            case Shape.Stamp(Stencil stencil, double x, double y) -> {
                content.saveGraphicsState();
                content.transform(Matrix.getTranslateInstance((float) x, (float) y));
                paint(stencil.shapes());
                content.restoreGraphicsState();
            }
            case Shape.Part part -> {
                double before = opacity;
                opacity *= part.opacity();
                paint(part.shapes());
                opacity = before;
            }
        }
    }

    private void path(List<Segment> segments, Colour fill, Pen pen) throws IOException {
        if (!fill.isClear()) {
            trace(segments);
            fill(fill);
        }
        if (!pen.isNone()) {
            trace(segments);
            seeThrough(pen.colour().alpha());
            content.setStrokingColor(pen.colour().red() / 255f, pen.colour().green() / 255f, pen.colour().blue() / 255f);
            content.setLineWidth((float) pen.width());
            content.setLineCapStyle(pen.round() ? 1 : 0);
            content.setLineJoinStyle(pen.round() ? 1 : 0);
            float[] dashes = new float[pen.dashes().size()];
            for (int i = 0; i < dashes.length; i++) {
                dashes[i] = pen.dashes().get(i).floatValue();
            }
            content.setLineDashPattern(dashes, 0);
            content.stroke();
        }
    }

    private void trace(List<Segment> segments) throws IOException {
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.MoveTo(double x, double y) -> content.moveTo((float) x, (float) y);
                case Segment.LineTo(double x, double y) -> content.lineTo((float) x, (float) y);
                case Segment.CubicTo(double x1, double y1, double x2, double y2, double x, double y) ->
                    content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y);
                case Segment.Close() -> content.closePath();
            }
        }
    }

    private void fill(Colour fill) throws IOException {
        seeThrough(fill.alpha());
        content.setNonStrokingColor(fill.red() / 255f, fill.green() / 255f, fill.blue() / 255f);
        content.fill();
    }

    private void seeThrough(double alpha) throws IOException {
        double both = alpha * opacity;
        content.setGraphicsStateParameters(alphas.computeIfAbsent(both, value -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setStrokingAlphaConstant(value.floatValue());
            state.setNonStrokingAlphaConstant(value.floatValue());
            return state;
        }));
    }

    private void words(Shape.Words words) throws IOException {
        TextStyle style = words.style();
        FontName name = style.mono() ? FontName.COURIER : style.bold() && style.italic() ? FontName.HELVETICA_BOLD_OBLIQUE
                : style.italic() ? FontName.HELVETICA_OBLIQUE : style.bold() ? FontName.HELVETICA_BOLD : FontName.HELVETICA;
        PDFont font = fonts.computeIfAbsent(name, PDType1Font::new);
        double width;
        try {
            width = font.getStringWidth(words.text()) * style.size() / 1000;
        } catch (IllegalArgumentException letterIsMissing) {
            shapes(words);
            return;
        }
        double squeeze = words.fit() > 0 && width > words.fit() ? words.fit() / width : 1;
        double left = words.align() == Shape.Align.MIDDLE ? words.x() - width * squeeze / 2 : words.x();
        seeThrough(words.colour().alpha());
        content.setNonStrokingColor(words.colour().red() / 255f, words.colour().green() / 255f, words.colour().blue() / 255f);
        content.beginText();
        content.setFont(font, (float) style.size());
        // the page stands on its head, so that y grows downwards; text must not
        content.setTextMatrix(new Matrix((float) squeeze, 0, 0, -1, (float) left, (float) words.y()));
        content.showText(words.text());
        content.endText();
    }

    private void shapes(Shape.Words words) throws IOException {
        List<Segment> segments = new ArrayList<>();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        PathIterator outline = new PictureFonts().letters(words).getPathIterator(AffineTransform.getTranslateInstance(words.x(), words.y()));
        for (; !outline.isDone(); outline.next()) {
            switch (outline.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> segments.add(new Segment.MoveTo(x = at[0], y = at[1]));
                case PathIterator.SEG_LINETO -> segments.add(new Segment.LineTo(x = at[0], y = at[1]));
                case PathIterator.SEG_QUADTO -> segments.add(new Segment.CubicTo(x + (at[0] - x) * 2 / 3, y + (at[1] - y) * 2 / 3,
                        at[2] + (at[0] - at[2]) * 2 / 3, at[3] + (at[1] - at[3]) * 2 / 3, x = at[2], y = at[3]));
                case PathIterator.SEG_CUBICTO -> segments.add(new Segment.CubicTo(at[0], at[1], at[2], at[3], x = at[4], y = at[5]));
                default -> segments.add(new Segment.Close());
            }
        }
        if (!segments.isEmpty()) {
            trace(segments);
            fill(words.colour());
        }
    }
}
