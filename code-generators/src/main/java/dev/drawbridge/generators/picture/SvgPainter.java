package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Segment;
import dev.drawbridge.icons.Stroke;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a picture as SVG: one element a line, text as text, nothing that needs a script or a style sheet, so that browsers,
 * wikis and drawing programs show the same. Equal pictures give equal bytes.
 */
public final class SvgPainter {
    private static final String FONT = "Inter, 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif";
    private static final String MONO = "'JetBrains Mono', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    /** Fonts in use are up to this much wider than the table; text that might then be too wide is told its length. */
    private static final double WIDEST_FONT = 1.2;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, Stencil> stencils = new LinkedHashMap<>();

    private SvgPainter() {}

    /** The text of the SVG file, ending with a newline. */
    public static String paint(Picture picture) {
        return new SvgPainter().write(picture);
    }

    private String write(Picture picture) {
        collect(picture.shapes());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(picture.width())).append("\" height=\"").append(number(picture.height()))
                .append("\" viewBox=\"").append(number(picture.x())).append(' ').append(number(picture.y())).append(' ').append(number(picture.width())).append(' ')
                .append(number(picture.height())).append("\" role=\"img\" aria-labelledby=\"db-title db-desc\" font-family=\"").append(FONT).append("\">\n");
        line(1, "<title id=\"db-title\">" + escape(picture.title()) + "</title>");
        line(1, "<desc id=\"db-desc\">" + escape(picture.description()) + "</desc>");
        if (!stencils.isEmpty()) {
            line(1, "<defs>");
            for (Stencil stencil : stencils.values()) {
                line(2, "<g id=\"db-" + stencil.id() + "\">");
                stencil.shapes().forEach(shape -> shape(3, shape));
                line(2, "</g>");
            }
            line(1, "</defs>");
        }
        if (!picture.background().isClear()) {
            line(1, "<rect" + at(picture.x(), picture.y()) + size(picture.width(), picture.height()) + fill(picture.background()) + "/>");
        }
        picture.shapes().forEach(shape -> shape(1, shape));
        return out.append("</svg>\n").toString();
    }

    private void collect(List<Shape> shapes) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Stamp(Stencil stencil, double x, double y)) {
                collect(stencil.shapes());
                stencils.putIfAbsent(stencil.id(), stencil);
            } else if (shape instanceof Shape.Part part) {
                collect(part.shapes());
            }
        }
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private void shape(int depth, Shape shape) {
        switch (shape) {
            case Shape.Box box -> line(depth, "<rect" + at(box.x(), box.y()) + size(box.width(), box.height())
                    + (box.radius() > 0 ? attribute("rx", number(box.radius())) : "") + fill(box.fill()) + stroke(box.pen()) + "/>");
            case Shape.Disc disc -> line(depth, "<circle" + attribute("cx", number(disc.x())) + attribute("cy", number(disc.y()))
                    + attribute("r", number(disc.radius())) + fill(disc.fill()) + stroke(disc.pen()) + "/>");
            case Shape.Trace trace -> line(depth, "<path" + attribute("d", data(trace.segments())) + fill(trace.fill()) + stroke(trace.pen()) + "/>");
            case Shape.Words words -> words(depth, words);
            case Shape.Glyph glyph -> glyph(depth, glyph);
            case Shape.Stamp(Stencil stencil, double x, double y) -> line(depth, "<use href=\"#db-" + stencil.id() + "\"" + at(x, y) + "/>");
            case Shape.Part part -> part(depth, part);
        }
    }

    private void words(int depth, Shape.Words words) {
        TextStyle style = words.style();
        double width = TextWidths.of(words.text(), style);
        boolean told = words.fit() > 0 && width * WIDEST_FONT > words.fit();
        line(depth, "<text" + at(words.x(), words.y()) + attribute("font-size", number(style.size()))
                + (style.bold() ? attribute("font-weight", "600") : "")
                + (style.italic() ? attribute("font-style", "italic") : "")
                + (style.mono() ? attribute("font-family", MONO) : "")
                + (words.align() == Shape.Align.MIDDLE ? attribute("text-anchor", "middle") : "")
                + (told ? attribute("textLength", number(width)) + attribute("lengthAdjust", "spacingAndGlyphs") : "")
                + fill(words.colour()) + ">" + escape(words.text()) + "</text>");
    }

    private void glyph(int depth, Shape.Glyph glyph) {
        line(depth, "<g transform=\"translate(" + number(glyph.x()) + " " + number(glyph.y()) + ") scale(" + precise(glyph.size() / Icon.GRID) + ")\" fill=\"none\" stroke=\""
                + glyph.colour().hex() + "\" stroke-width=\"" + number(Icon.PEN) + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
        for (Stroke stroke : glyph.icon().strokes()) {
            line(depth + 1, "<path" + attribute("d", stroke.data()) + (stroke.filled() ? fill(glyph.colour()) + " stroke=\"none\"" : "") + "/>");
        }
        line(depth, "</g>");
    }

    private void part(int depth, Shape.Part part) {
        line(depth, "<g" + (part.opacity() < 1 ? attribute("opacity", number(part.opacity())) : "") + ">");
        if (!part.title().isEmpty()) {
            line(depth + 1, "<title>" + escape(part.title()) + "</title>");
        }
        part.shapes().forEach(shape -> shape(depth + 1, shape));
        line(depth, "</g>");
    }

    private static String data(List<Segment> segments) {
        return segments.stream().map(segment -> switch (segment) {
            case Segment.MoveTo(double x, double y) -> "M" + number(x) + " " + number(y);
            case Segment.LineTo(double x, double y) -> "L" + number(x) + " " + number(y);
            case Segment.CubicTo(double x1, double y1, double x2, double y2, double x, double y) ->
                "C" + number(x1) + " " + number(y1) + " " + number(x2) + " " + number(y2) + " " + number(x) + " " + number(y);
            case Segment.Close() -> "Z";
        }).collect(Collectors.joining());
    }

    private static String at(double x, double y) {
        return attribute("x", number(x)) + attribute("y", number(y));
    }

    private static String size(double width, double height) {
        return attribute("width", number(width)) + attribute("height", number(height));
    }

    private static String fill(Colour colour) {
        return colour.isClear() ? " fill=\"none\"" : attribute("fill", colour.hex()) + (colour.alpha() < 1 ? attribute("fill-opacity", precise(colour.alpha())) : "");
    }

    private static String stroke(Pen pen) {
        if (pen.isNone()) {
            return "";
        }
        return attribute("stroke", pen.colour().hex())
                + (pen.colour().alpha() < 1 ? attribute("stroke-opacity", precise(pen.colour().alpha())) : "")
                + (pen.width() != 1 ? attribute("stroke-width", number(pen.width())) : "")
                + (pen.dashes().isEmpty() ? "" : attribute("stroke-dasharray", pen.dashes().stream().map(SvgPainter::number).collect(Collectors.joining(" "))))
                + (pen.round() ? " stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "");
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + value + "\"";
    }

    /** Two decimals are a fiftieth of what the eye can tell. */
    private static String number(double value) {
        return decimals(value, 2);
    }

    private static String precise(double value) {
        return decimals(value, 4);
    }

    private static String decimals(double value, int places) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String escape(String text) {
        return XmlText.escape(text);
    }
}
