package dev.drawbridge.generators.picture;

import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.icons.Icons;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Family;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireTable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a drawing as a draw.io file in which cards can be moved and wires stay fastened. Not compressed, so that it can
 * be compared line by line. Format: <a href="https://www.drawio.com/doc/faq/diagram-source-edit">drawio.com</a>.
 */
public final class DrawioWriter {
    private final PlacedDrawing placed;
    private final Catalogue catalogue;
    private final PictureTheme theme;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> tiles = new HashMap<>();

    private DrawioWriter(PlacedDrawing placed, Catalogue catalogue, PictureTheme theme) {
        this.placed = placed;
        this.catalogue = catalogue;
        this.theme = theme;
    }

    /** The text of the file, ending with a newline. */
    public static String write(Drawing drawing, Catalogue catalogue, WireTable table, PictureTheme theme) {
        return new DrawioWriter(PlacedDrawing.of(drawing, table), catalogue, theme).write();
    }

    private String write() {
        String name = XmlText.escape(placed.design().name());
        out.append("<mxfile host=\"drawbridge\">\n  <diagram name=\"").append(name).append("\">\n    <mxGraphModel grid=\"1\" gridSize=\"")
                .append(whole(CardMetrics.GRID)).append("\" guides=\"1\" arrows=\"0\" background=\"").append(theme.canvas().hex())
                .append("\">\n      <root>\n        <mxCell id=\"0\"/>\n        <mxCell id=\"1\" parent=\"0\"/>\n");
        placed.frames().forEach(this::frame);
        placed.piles().forEach(this::pile);
        placed.design().nodes().values().stream().filter(node -> !placed.folding().hides(node.id())).forEach(this::card);
        placed.notes().forEach((id, box) -> vertex("note-" + id, Markdown.blocks(placed.design().notes().get(id).text()).stream()
                .map(block -> XmlText.escape(block.plain())).collect(Collectors.joining("<br>")),
                "shape=note;size=12;html=1;whiteSpace=wrap;align=left;verticalAlign=top;spacing=8;fillColor=" + theme.panel().hex() + ";strokeColor="
                + theme.cardLine().hex() + ";fontColor=" + theme.text().hex() + ";", box));
        placed.wires().forEach(this::wire);
        return out.append("      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n").toString();
    }

    private void frame(GroupId id, Bounds box) {
        Group group = placed.design().groups().get(id);
        Colour ink = theme.muted();
        vertex("group-" + id, group.title(), "rounded=1;arcSize=14;absoluteArcSize=1;html=0;fillColor=none;strokeColor=" + ink.hex() + ";fontColor=" + ink.hex()
                + ";verticalAlign=top;align=left;spacingLeft=12;fontStyle=1;", box);
    }

    private void pile(GroupId id, Bounds box) {
        Group group = placed.design().groups().get(id);
        String title = "<b style=\"font-size:14px\">" + XmlText.escape(group.title()) + "</b><br><font style=\"font-size:11px\" color=\"" + theme.muted().hex() + "\">"
                + DrawingWords.count(group.members().size(), "card") + "</font>";
        vertex("group-" + id, title, "rounded=1;absoluteArcSize=1;arcSize=22;html=1;shadow=1;fillColor=" + theme.card().hex() + ";strokeColor=" + theme.muted().hex()
                + ";fontColor=" + theme.text().hex() + ";", box);
    }

    private void card(Node node) {
        Kind kind = catalogue.of(node);
        String title = "<b style=\"font-size:14px\">" + XmlText.escape(node.name()) + "</b><br><font style=\"font-size:11px\" color=\"" + theme.muted().hex() + "\">"
                + XmlText.escape(kind.title()) + "</font>";
        String style = "shape=label;rounded=1;absoluteArcSize=1;arcSize=22;html=1;fillColor=" + theme.card().hex() + ";strokeColor=" + theme.cardLine().hex()
                + ";fontColor=" + theme.text().hex() + ";align=left;verticalAlign=top;spacingTop=6;spacingLeft=55;imageAlign=left;imageVerticalAlign=top;spacing=12;imageWidth="
                + whole(CardMetrics.TILE) + ";imageHeight=" + whole(CardMetrics.TILE) + ";image=" + tile(kind) + ";";
        vertex("card-" + node.id(), title, style, CardMetrics.bounds(placed.places().get(node.id())));
    }

    /** The tile as a picture inside the style; draw.io leaves out the {@code ;base64} of a data address, as it ends a style with a semicolon. */
    private String tile(Kind kind) {
        return tiles.computeIfAbsent(kind.icon() + kind.family(), key -> {
            Family family = kind.family();
            double inset = (CardMetrics.TILE - 22) / 2;
            Picture picture = new Picture(0, 0, CardMetrics.TILE, CardMetrics.TILE, kind.title(), "", Colour.CLEAR, List.of(
                    new Shape.Box(0, 0, CardMetrics.TILE, CardMetrics.TILE, 9, theme.tile(family).over(theme.card()), Pen.NONE),
                    new Shape.Glyph(Icons.findOrUnknown(kind.icon()), inset, inset, 22, theme.ink(family))));
            return "data:image/svg+xml," + Base64.getEncoder().encodeToString(SvgPainter.paint(picture).getBytes(StandardCharsets.UTF_8));
        });
    }

    private void vertex(String id, String value, String style, Bounds box) {
        out.append("        <mxCell id=\"").append(XmlText.escape(id)).append("\" value=\"").append(XmlText.escape(value)).append("\" style=\"").append(XmlText.escape(style))
                .append("\" vertex=\"1\" parent=\"1\">\n          <mxGeometry x=\"").append(whole(box.x())).append("\" y=\"").append(whole(box.y()))
                .append("\" width=\"").append(whole(box.width())).append("\" height=\"").append(whole(box.height())).append("\" as=\"geometry\"/>\n        </mxCell>\n");
    }

    private void wire(PlacedWire placedWire) {
        boolean failure = placedWire.wire().from().port().equals("failure");
        String line = switch (placedWire.style()) {
            case SYNC -> "strokeWidth=2;strokeColor=" + theme.wire().hex() + ";";
            case ASYNC -> "strokeWidth=2;dashed=1;dashPattern=7 5;strokeColor=" + theme.wire().hex() + ";";
            case ACCESS -> "strokeWidth=1.4;strokeColor=" + theme.wire().hex() + ";";
            case REFERENCE -> "strokeWidth=1.4;dashed=1;dashPattern=4 4;strokeColor=" + theme.wire().hex() + ";";
            case FAILURE -> "strokeWidth=2;dashed=1;dashPattern=7 5;startArrow=cross;startFill=0;strokeColor=" + theme.error().hex() + ";";
            case UNKNOWN -> "strokeWidth=2;dashed=1;dashPattern=2 4;strokeColor=" + theme.wire().hex() + ";";
        };
        String style = "curved=1;html=0;endArrow=block;endFill=1;endSize=7;" + (failure ? "exitX=0.5;exitY=1;" : "exitX=1;exitY=0.5;") + "entryX=0;entryY=0.5;"
                + line + "fontSize=11;fontColor=" + (failure ? theme.error() : theme.muted()).hex() + ";labelBackgroundColor=" + theme.panel().hex() + ";";
        WireCurve curve = placedWire.curve();
        out.append("        <mxCell id=\"").append(XmlText.escape("wire-" + placedWire.wire().id())).append("\" value=\"").append(XmlText.escape(placedWire.label()))
                .append("\" style=\"").append(style).append("\" edge=\"1\" parent=\"1\" source=\"").append(end(placedWire.wire().from().node()))
                .append("\" target=\"").append(end(placedWire.wire().to().node())).append("\">\n          <mxGeometry relative=\"1\" as=\"geometry\">\n            <Array as=\"points\">\n");
        point(curve.at(0.28));
        point(curve.at(0.72));
        out.append("            </Array>\n          </mxGeometry>\n        </mxCell>\n");
    }

    private String end(NodeId id) {
        return XmlText.escape(placed.folding().groupOf(id).map(group -> "group-" + group).orElse("card-" + id));
    }

    private void point(Point p) {
        out.append("              <mxPoint x=\"").append(whole(p.x())).append("\" y=\"").append(whole(p.y())).append("\"/>\n");
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%d", Math.round(value));
    }
}
