package dev.drawbridge.generators.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ExportTest {
    private final PictureExport export = new PictureExport(Cases.CATALOGUE, Cases.WIRES, PictureTheme.LIGHT, 1);

    @Test
    void aPdfHasTheTextAsTextAndThePaperOfThePicture() throws IOException {
        Picture picture = Cases.picture(Cases.drawing("pet-store"), PictureTheme.LIGHT);
        try (PDDocument document = Loader.loadPDF(PdfPainter.paint(picture))) {
            assertThat(new PDFTextStripper().getText(document)).contains("search", "GET /products", "User pool");
            assertThat((double) document.getPage(0).getMediaBox().getWidth()).isEqualTo(picture.width() * 0.75);
            assertThat(new PDFRenderer(document).renderImage(0).getRGB(2, 2) & 0xffffff).isEqualTo(PictureTheme.LIGHT.canvas().rgb());
        }
    }

    @Test
    void aPdfIsTheSameTwice() {
        Drawing drawing = Cases.drawing("pet-store");
        assertThat(export.bytes(drawing, PictureFormat.PDF)).isEqualTo(export.bytes(drawing, PictureFormat.PDF));
    }

    @Test
    void aPdfDrawsLettersThatItsFontsLack() throws IOException {
        Drawing drawing = Cases.drawing("failures-and-groups");
        try (PDDocument document = Loader.loadPDF(export.bytes(drawing, PictureFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(document)).contains("orders").doesNotContain("Hinter");
        }
    }

    @Test
    void aDrawioFileHasEveryCardWhereItIsAndEveryWireFastened() throws Exception {
        Drawing drawing = Cases.drawing("pet-store");
        String text = new String(export.bytes(drawing, PictureFormat.DRAWIO), StandardCharsets.UTF_8);
        var cells = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).getElementsByTagName("mxCell");
        Set<String> vertices = new HashSet<>();
        int edges = 0;
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            if (cell.hasAttribute("vertex")) {
                vertices.add(cell.getAttribute("id"));
            }
        }
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            if (cell.hasAttribute("edge")) {
                edges++;
                assertThat(vertices).contains(cell.getAttribute("source"), cell.getAttribute("target"));
            }
        }
        assertThat(vertices).hasSize(drawing.design().nodes().size());
        assertThat(edges).isEqualTo(drawing.design().wires().size());
        assertThat(text).contains("<mxGeometry x=\"496\" y=\"96\" width=\"180\" height=\"76\"").doesNotContain(";base64,");
    }

    @Test
    void mermaidIdsAreWordsThatMermaidDoesNotKeepForItself() {
        Design design = Design.empty("x")
                .withNode(Node.of(new NodeId("end"), "function", "end")).withNode(Node.of(new NodeId("a-b"), "function", "a\"b"))
                .withNode(Node.of(new NodeId("a_b"), "function", "a<b/>"));
        String text = new String(export.bytes(Drawing.of(design, Layout.empty()), PictureFormat.MERMAID), StandardCharsets.UTF_8);
        assertThat(text).contains("card_end([\"end<br/>Function\"])").contains("a_b([\"a#34;b<br/>Function\"])").contains("a_b_2([\"a#60;b/#62;<br/>Function\"])");
    }

    @Test
    void aDrawingThatNeverWasOnACanvasIsTidiedForItsPicture() {
        Drawing drawing = Cases.drawing("pet-store");
        String tidied = new String(export.bytes(drawing.withLayout(Layout.empty()), PictureFormat.SVG), StandardCharsets.UTF_8);
        PlacedDrawing rows = PlacedDrawing.of(drawing.withLayout(Layout.empty()), Cases.WIRES);
        assertThat(rows.places().get(new NodeId("products")).x()).isLessThan(rows.places().get(new NodeId("web")).x() + 1000);
        assertThat(tidied).isNotEqualTo(Cases.svg(drawing.withLayout(Layout.empty()), PictureTheme.LIGHT));
    }
}
