package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Icons;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.CardTitle;
import dev.drawbridge.model.kind.Family;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws cards. One per picture: it keeps the stencils that cards share. */
final class CardShapes {
    private static final double TITLE_Y = 28;
    private static final double KIND_Y = 45;
    private static final double PAIR_Y = 21;
    private static final double PAIR_HEIGHT = 16;
    private static final double PAIR_KIND_Y = 53;
    private static final double KINDS_Y = 64;
    private static final double ICON = 22;
    private static final double TILE_CORNER = 9;
    private static final double BADGE = 18;
    private static final double FADED = 0.75;

    private final PictureTheme theme;
    private final DrawingWords words;
    private final Stencil ground;
    private final Map<Port, Stencil> ports = new HashMap<>();
    private final Map<String, Stencil> tiles = new HashMap<>();

    CardShapes(PictureTheme theme, DrawingWords words) {
        this.theme = theme;
        this.words = words;
        ground = new Stencil("card", List.of(
                shadow(-3, -1, 6, 6, 14, theme.shadowFar()), shadow(-2, 0, 4, 4, 13, theme.shadowFar()),
                shadow(-1, 0, 2, 3, 12, theme.shadowNear()), shadow(0, 0, 0, 2, CardMetrics.CORNER, theme.shadowNear()),
                edge(theme.card(), Pen.of(theme.cardLine(), 1))));
    }

    /** The soft shadow is made of grounds, as on the canvas: every painter and every viewer can draw those. */
    private static Shape shadow(double x, double y, double wider, double higher, double radius, Colour colour) {
        return new Shape.Box(x, y, CardMetrics.WIDTH + wider, CardMetrics.HEIGHT + higher, radius, colour, Pen.NONE);
    }

    private static Shape edge(Colour fill, Pen pen) {
        double half = pen.width() / 2;
        return new Shape.Box(half, half, CardMetrics.WIDTH - pen.width(), CardMetrics.HEIGHT - pen.width(), CardMetrics.CORNER - half, fill, pen);
    }

    /** The card at a place; {@code failureUsed} says whether a wire leaves its failure port, which shows only then. */
    Shape.Part card(Node node, Kind kind, Point place, boolean failureUsed, Mark mark) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape.Stamp(ground, place.x(), place.y()));
        if (mark != Mark.NONE) {
            shapes.add(outline(place, mark));
        }
        shapes.add(new Shape.Stamp(tiles.computeIfAbsent(kind.icon() + " " + kind.family(), key -> tile(kind)), place.x(), place.y()));
        shapes.addAll(title(place, node.name(), kind.title()));
        for (Port port : kind.ports()) {
            if (port != Port.FAILURE || failureUsed) {
                Point centre = CardMetrics.port(place, port.id());
                shapes.add(new Shape.Stamp(ports.computeIfAbsent(port, this::port), centre.x(), centre.y()));
            }
        }
        if (mark == Mark.NONE) {
            return new Shape.Part(words.card(node), 1, shapes);
        }
        List<Shape> marked = new ArrayList<>();
        marked.add(new Shape.Part("", mark == Mark.REMOVED ? FADED : 1, shapes));
        marked.addAll(badge(place, mark));
        return new Shape.Part(words.card(node) + " (" + mark.word() + ")", 1, marked);
    }

    /** A collapsed group: a card on a pile, with the number of its cards where a card has its icon. */
    Shape.Part pile(Group group, String kinds, Family family, Point place) {
        String count = DrawingWords.count(group.members().size(), "card");
        List<Shape> shapes = new ArrayList<>();
        for (int below = 2; below >= 1; below--) {
            double in = 4.0 * below;
            shapes.add(new Shape.Box(place.x() + in + 0.5, place.y() + in + 0.5, CardMetrics.WIDTH - 2 * in - 1, CardMetrics.HEIGHT - 1, CardMetrics.CORNER - 1, theme.card(), Pen.of(theme.cardLine(), 1)));
        }
        shapes.add(new Shape.Stamp(ground, place.x(), place.y()));
        shapes.add(new Shape.Box(place.x() + CardMetrics.TILE_INSET, place.y() + CardMetrics.TILE_INSET, CardMetrics.TILE, CardMetrics.TILE, TILE_CORNER, theme.tile(family), Pen.NONE));
        shapes.add(new Shape.Words(place.x() + CardMetrics.TILE_INSET + CardMetrics.TILE / 2, place.y() + CardMetrics.TILE_INSET + CardMetrics.TILE / 2 + 5,
                Integer.toString(group.members().size()), TextStyle.TITLE, theme.ink(family), Shape.Align.MIDDLE, CardMetrics.TILE));
        shapes.add(text(place, TITLE_Y, group.title(), TextStyle.TITLE, theme.text()));
        shapes.add(text(place, KIND_Y, count, TextStyle.KIND, theme.muted()));
        shapes.add(text(place, KINDS_Y, kinds, TextStyle.KIND, theme.muted()));
        for (Port port : List.of(Port.IN, Port.OUT)) {
            Point centre = CardMetrics.port(place, port.id());
            shapes.add(new Shape.Stamp(ports.computeIfAbsent(port, this::port), centre.x(), centre.y()));
        }
        return new Shape.Part(group.title() + ", " + count + ": " + kinds, 1, shapes);
    }

    private Shape outline(Point place, Mark mark) {
        Pen pen = Pen.of(mark.colour(theme), 2);
        if (mark == Mark.REMOVED) {
            pen = pen.dashed(7, 5);
        } else if (mark == Mark.MOVED) {
            pen = pen.dashed(2, 4);
        }
        return new Shape.Box(place.x() + 1, place.y() + 1, CardMetrics.WIDTH - 2, CardMetrics.HEIGHT - 2, CardMetrics.CORNER - 1, Colour.CLEAR, pen);
    }

    private List<Shape> badge(Point place, Mark mark) {
        double x = place.x() + CardMetrics.WIDTH - 20;
        return List.of(
                new Shape.Disc(x, place.y(), BADGE / 2, theme.panel(), Pen.of(mark.colour(theme), 1.5)),
                new Shape.Words(x, place.y() + 4, mark.sign(), TextStyle.BADGE, mark.colour(theme), Shape.Align.MIDDLE, 0));
    }

    private Stencil tile(Kind kind) {
        double ink = (CardMetrics.TILE - ICON) / 2 + CardMetrics.TILE_INSET;
        String id = "tile-" + (kind.icon() + "-" + kind.family()).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Stencil(id, List.of(
                new Shape.Box(CardMetrics.TILE_INSET, CardMetrics.TILE_INSET, CardMetrics.TILE, CardMetrics.TILE, TILE_CORNER, theme.tile(kind.family()), Pen.NONE),
                new Shape.Glyph(Icons.findOrUnknown(kind.icon()), ink, ink, ICON, theme.ink(kind.family()))));
    }

    private Stencil port(Port port) {
        Colour line = port == Port.FAILURE ? theme.error() : theme.wire();
        String id = port == Port.FAILURE ? "port-failure" : "port";
        return new Stencil(id, List.of(new Shape.Disc(0, 0, CardMetrics.PORT_RADIUS, theme.card(), Pen.of(line, 1.6))));
    }

    /** The name, in two lines if it is long, and the kind below it. */
    private List<Shape> title(Point place, String name, String kind) {
        CardTitle title = CardTitle.of(name, text -> TextWidths.of(text, TextStyle.TITLE), text -> TextWidths.of(text, TextStyle.TITLE_PAIR), CardMetrics.TEXT_WIDTH);
        List<String> lines = title.lines();
        if (lines.size() == 1) {
            TextStyle style = title.small() ? TextStyle.TITLE_PAIR : TextStyle.TITLE;
            return List.of(text(place, TITLE_Y, name, style, theme.text()), text(place, KIND_Y, kind, TextStyle.KIND, theme.muted()));
        }
        return List.of(text(place, PAIR_Y, lines.get(0), TextStyle.TITLE_PAIR, theme.text()),
                text(place, PAIR_Y + PAIR_HEIGHT, lines.get(1), TextStyle.TITLE_PAIR, theme.text()), text(place, PAIR_KIND_Y, kind, TextStyle.KIND, theme.muted()));
    }

    private static Shape text(Point place, double y, String text, TextStyle style, Colour colour) {
        return new Shape.Words(place.x() + CardMetrics.TEXT_X, place.y() + y, TextWidths.cut(text, style, CardMetrics.TEXT_WIDTH), style, colour, Shape.Align.START,
                CardMetrics.TEXT_WIDTH);
    }
}
