package dev.drawbridge.generators.picture;

import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.charset.StandardCharsets;

/**
 * Takes drawings out as files. Pure; any thread may use it.
 *
 * @param scale pixels of a PNG for each pixel at 100 %; the other formats have no pixels
 */
public record PictureExport(Catalogue catalogue, WireTable table, PictureTheme theme, double scale) {
    /**
     * The bytes of the file.
     *
     * @throws PictureException when it cannot be made
     */
    public byte[] bytes(Drawing drawing, PictureFormat format) {
        Drawing shown = arranged(drawing);
        return switch (format) {
            case SVG -> SvgPainter.paint(picture(shown)).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngPainter.paint(picture(shown), scale);
            case PDF -> PdfPainter.paint(picture(shown));
            case MERMAID -> MermaidWriter.write(drawing.design(), catalogue, table).getBytes(StandardCharsets.UTF_8);
            case DRAWIO -> DrawioWriter.write(shown, catalogue, table, theme).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** A drawing that never was on a canvas (imported, written by hand) is tidied for its picture. */
    private Drawing arranged(Drawing drawing) {
        boolean placed = drawing.design().nodes().keySet().stream().anyMatch(id -> drawing.layout().place(id).isPresent());
        return placed ? drawing : drawing.withLayout(drawing.layout().withPlaces(new Tidy(table).places(drawing.design(), drawing.layout())));
    }

    private Picture picture(Drawing drawing) {
        return DrawingPicture.of(drawing, catalogue, table, theme);
    }
}
