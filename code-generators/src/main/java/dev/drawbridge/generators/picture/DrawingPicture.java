package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Family;
import dev.drawbridge.model.kind.Port;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The pure function from a drawing to its picture. */
public final class DrawingPicture {
    /** Empty canvas around the drawing. */
    static final double MARGIN = 32;
    private static final double GROUP_CORNER = 14;
    private static final double EMPTY_WIDTH = 360;
    private static final double EMPTY_HEIGHT = 120;

    private DrawingPicture() {}

    /** The picture of a drawing. A card without a place is put below the others; a kind that is not known is drawn grey. */
    public static Picture of(Drawing drawing, Catalogue catalogue, WireTable table, PictureTheme theme) {
        PlacedDrawing placed = PlacedDrawing.of(drawing, table);
        DrawingWords words = new DrawingWords(catalogue, table);
        Content content = new Content(placed, shapes(placed, catalogue, words, theme, card -> Mark.NONE, wire -> Mark.NONE), List.of());
        return content.picture(drawing.design().name(), words.drawing(drawing.design()), theme);
    }

    /**
     * What stands in a picture, still in the coordinates of the canvas.
     *
     * @param legend lines below the drawing
     */
    record Content(PlacedDrawing placed, List<Shape> shapes, List<Shape.Words> legend) {
        private static final double LEGEND_LINE = 20;

        Picture picture(String title, String description, PictureTheme theme) {
            if (placed.places().isEmpty() && placed.notes().isEmpty()) {
                Shape sentence = new Shape.Words(EMPTY_WIDTH / 2, EMPTY_HEIGHT / 2 + 4, "Nothing is drawn yet.", TextStyle.NOTE, theme.muted(), Shape.Align.MIDDLE, EMPTY_WIDTH);
                return new Picture(0, 0, EMPTY_WIDTH, EMPTY_HEIGHT, title, description, theme.canvas(), List.of(sentence));
            }
            Bounds extent = placed.extent().orElseThrow().grow(MARGIN);
            double left = Math.floor(extent.x());
            double top = Math.floor(extent.y());
            double bottom = Math.ceil(extent.maxY());
            double wide = Math.ceil(extent.maxX()) - left;
            List<Shape> all = new ArrayList<>(shapes);
            for (Shape.Words line : legend) {
                all.add(new Shape.Words(left + MARGIN, bottom, line.text(), line.style(), line.colour(), line.align(), 0));
                wide = Math.max(wide, 2 * MARGIN + Math.ceil(TextWidths.of(line.text(), line.style())));
                bottom += LEGEND_LINE;
            }
            return new Picture(left, top, wide, bottom - top, title, description, theme.canvas(), all);
        }
    }

    static List<Shape> shapes(PlacedDrawing placed, Catalogue catalogue, DrawingWords words, PictureTheme theme,
            Function<NodeId, Mark> cardMarks, Function<WireId, Mark> wireMarks) {
        Design design = placed.design();
        List<Shape> shapes = new ArrayList<>(groups(placed, theme));
        NoteShapes notes = new NoteShapes(theme);
        placed.notes().forEach((id, box) -> shapes.add(notes.note(design.notes().get(id), box, family(design.notes().get(id).colour()))));
        WireShapes wires = new WireShapes(theme, words);
        Set<NodeId> failing = new HashSet<>();
        for (PlacedWire wire : placed.wires()) {
            shapes.add(wires.line(design, wire, wireMarks.apply(wire.wire().id())));
            if (wire.wire().from().port().equals(Port.FAILURE.id())) {
                failing.add(wire.wire().from().node());
            }
        }
        placed.wires().forEach(wire -> shapes.addAll(wires.pill(wire, wireMarks.apply(wire.wire().id()))));
        CardShapes cards = new CardShapes(theme, words);
        placed.piles().forEach((id, box) -> {
            Group group = design.groups().get(id);
            shapes.add(cards.pile(group, words.kinds(design, group), family(group), new Point(box.x(), box.y())));
        });
        for (Node node : design.nodes().values()) {
            if (placed.folding().hides(node.id())) {
                continue;
            }
            shapes.add(cards.card(node, catalogue.of(node), placed.places().get(node.id()), failing.contains(node.id()), cardMarks.apply(node.id())));
        }
        return shapes;
    }

    private static List<Shape> groups(PlacedDrawing placed, PictureTheme theme) {
        List<Shape> shapes = new ArrayList<>();
        placed.frames().forEach((id, frame) -> {
            Group group = placed.design().groups().get(id);
            Colour ink = theme.ink(family(group));
            double room = frame.width() - 28;
            shapes.add(new Shape.Part(group.title(), 1, List.of(
                    new Shape.Box(frame.x() + 0.5, frame.y() + 0.5, frame.width() - 1, frame.height() - 1, GROUP_CORNER,
                            ink.withAlpha(PictureTheme.TILE_ALPHA / 2), Pen.of(ink.withAlpha(0.5), 1)),
                    new Shape.Words(frame.x() + 14, frame.y() + 20, TextWidths.cut(group.title(), TextStyle.GROUP, room), TextStyle.GROUP, ink, Shape.Align.START, room))));
        });
        return shapes;
    }

    private static Family family(Group group) {
        return family(group.colour());
    }

    /** The family whose colour was chosen; grey when none was, or one of a newer version. */
    private static Family family(String colour) {
        for (Family family : Family.values()) {
            if (family.name().toLowerCase(Locale.ROOT).equals(colour)) {
                return family;
            }
        }
        return Family.CLIENT;
    }
}
