package dev.drawbridge.generators.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.layout.Services;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class DrawingPictureTest {
    @Test
    void everyKindIsDrawnWithItsTitleAndItsOwnPicture() {
        Design design = Design.empty("all");
        for (Kind kind : Cases.CATALOGUE.kinds()) {
            design = design.withNode(Node.of(new NodeId(kind.id()), kind.id(), "my " + kind.id()));
        }
        String svg = Cases.svg(Drawing.of(design, Layout.empty()), PictureTheme.LIGHT);
        for (Kind kind : Cases.CATALOGUE.kinds()) {
            assertThat(svg).contains(">" + kind.title() + "</text>").contains("db-tile-" + kind.icon() + "-");
        }
    }

    @Test
    void aKindThatIsNotKnownIsDrawnGrey() {
        Design design = Design.empty("strange").withNode(Node.of(new NodeId("x"), "quantum-cache", "x"));
        String svg = Cases.svg(Drawing.of(design, Layout.empty()), PictureTheme.LIGHT);
        assertThat(svg).contains("quantum-cache").contains("stroke=\"" + PictureTheme.LIGHT.ink(dev.drawbridge.model.kind.Family.CLIENT).hex());
    }

    @Test
    void noLabelLiesOnACard() {
        Design design = Services.design(12);
        Layout tidied = Layout.empty().withPlaces(new Tidy(Cases.WIRES).places(design, Layout.empty()));
        for (Drawing drawing : List.of(Cases.drawing("pet-store"), Cases.drawing("failures-and-groups"), Drawing.of(design, tidied))) {
            PlacedDrawing placed = PlacedDrawing.of(drawing, Cases.WIRES);
            assertThat(placed.wires()).anyMatch(PlacedWire::hasPill);
            for (PlacedWire wire : placed.wires()) {
                if (wire.hasPill()) {
                    assertThat(placed.places().values()).noneMatch(place -> CardMetrics.bounds(place).intersects(wire.pill()));
                }
            }
        }
    }

    @Test
    void everythingIsInsideThePicture() {
        Picture picture = Cases.picture(Cases.drawing("failures-and-groups"), PictureTheme.LIGHT);
        List<Point> corners = new ArrayList<>();
        picture.shapes().forEach(shape -> corners(shape, corners));
        assertThat(corners).isNotEmpty().allMatch(p -> p.x() >= picture.x() && p.y() >= picture.y()
                && p.x() <= picture.x() + picture.width() && p.y() <= picture.y() + picture.height());
    }

    private static void corners(Shape shape, List<Point> found) {
        switch (shape) {
            case Shape.Part part -> part.shapes().forEach(inner -> corners(inner, found));
            case Shape.Stamp(Stencil stencil, double x, double y) -> found.add(new Point(x, y));
            case Shape.Box box -> {
                found.add(new Point(box.x(), box.y()));
                found.add(new Point(box.x() + box.width(), box.y() + box.height()));
            }
            case Shape.Words words -> found.add(new Point(words.x(), words.y()));
            default -> { }
        }
    }

    @Test
    void aDrawingWithoutCardsSaysSo() {
        assertThat(Cases.svg(Drawing.of(Design.empty("none"), Layout.empty()), PictureTheme.DARK)).contains("Nothing is drawn yet.");
    }

    @Test
    void theSvgIsWellFormedWhateverCardsAreCalled() throws Exception {
        Design design = Design.empty("x\u0001<>&\"'").withNode(Node.of(new NodeId("a"), "no<kind>", "<script>\u0000\ud83d\ude00&amp;"));
        byte[] svg = Cases.svg(Drawing.of(design, Layout.empty()), PictureTheme.LIGHT).getBytes(StandardCharsets.UTF_8);
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("x\ufffd<>&\"'");
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aPngHasTheSizeOfThePictureTimesItsScale() throws IOException {
        Picture picture = Cases.picture(Cases.drawing("pet-store"), PictureTheme.LIGHT);
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(PngPainter.paint(picture, 1)));
        BufferedImage two = ImageIO.read(new ByteArrayInputStream(PngPainter.paint(picture, 2)));
        assertThat(one.getWidth()).isEqualTo((int) picture.width());
        assertThat(two.getWidth()).isEqualTo(2 * one.getWidth());
        assertThat(two.getHeight()).isEqualTo(2 * one.getHeight());
    }

    @Test
    void aPngHasTheColoursOfItsTheme() {
        for (PictureTheme theme : List.of(PictureTheme.LIGHT, PictureTheme.DARK)) {
            Drawing drawing = Cases.drawing("pet-store");
            Picture picture = Cases.picture(drawing, theme);
            BufferedImage image = PngPainter.image(picture, 1);
            Point search = drawing.layout().place(new NodeId("search")).orElseThrow().plus(-picture.x(), -picture.y());
            assertThat(colour(image, new Point(2, 2))).isEqualTo(theme.canvas().hex());
            assertThat(colour(image, search.plus(120, 68))).isEqualTo(theme.card().hex());
            assertThat(colour(image, search.plus(15, 44))).isEqualTo(theme.tile(dev.drawbridge.model.kind.Family.FUNCTION).over(theme.card()).hex());
        }
    }

    private static String colour(BufferedImage image, Point at) {
        return new Colour(image.getRGB((int) at.x(), (int) at.y()) & 0xffffff, 1).hex();
    }

    @Test
    void aPngThatWouldFillTheMemoryIsRefusedWithTheWayOut() {
        Picture picture = Cases.picture(Cases.drawing("pet-store"), PictureTheme.LIGHT);
        assertThatThrownBy(() -> PngPainter.paint(picture, 200)).isInstanceOf(PictureException.class).hasMessageContaining("pixels").hasMessageContaining(".svg");
        assertThatThrownBy(() -> PngPainter.paint(picture, 0)).isInstanceOf(PictureException.class);
        assertThatThrownBy(() -> PngPainter.paint(picture, Double.NaN)).isInstanceOf(PictureException.class);
    }

    @Test
    void textThatIsTooWideIsCutWithAnEllipsis() {
        assertThat(TextWidths.cut("short", TextStyle.TITLE, 109)).isEqualTo("short");
        String cut = TextWidths.cut("worker-with-a-name-that-is-longer-than-its-card", TextStyle.TITLE, 109);
        assertThat(cut).endsWith("\u2026").startsWith("worker-");
        assertThat(TextWidths.of(cut, TextStyle.TITLE)).isLessThanOrEqualTo(109);
        assertThat(TextWidths.of("\uac00\uac01", TextStyle.KIND)).isEqualTo(22);
    }

    @Test
    void aThemeOrAFileEndThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> PictureTheme.named("pink")).hasMessageContaining("pink").hasMessageContaining("light or dark");
        assertThatThrownBy(() -> PictureFormat.ofFile("x.bmp")).hasMessageContaining("x.bmp").hasMessageContaining(".svg");
        assertThat(PictureFormat.ofFile("A.SVG")).isEqualTo(PictureFormat.SVG);
    }
}
