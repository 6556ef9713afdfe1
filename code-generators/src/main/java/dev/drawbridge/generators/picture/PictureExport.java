package dev.drawbridge.generators.picture;

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
        return switch (format) {
            case SVG -> SvgPainter.paint(picture(drawing)).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngPainter.paint(picture(drawing), scale);
            case PDF -> PdfPainter.paint(picture(drawing));
            case MERMAID -> MermaidWriter.write(drawing.design(), catalogue, table).getBytes(StandardCharsets.UTF_8);
            case DRAWIO -> DrawioWriter.write(drawing, catalogue, table, theme).getBytes(StandardCharsets.UTF_8);
        };
    }

    private Picture picture(Drawing drawing) {
        return DrawingPicture.of(drawing, catalogue, table, theme);
    }
}
