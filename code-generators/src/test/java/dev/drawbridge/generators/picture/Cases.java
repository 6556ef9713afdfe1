package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The drawings below {@code src/test/resources/pictures}. */
final class Cases {
    static final Catalogue CATALOGUE = Catalogue.standard();
    static final WireTable WIRES = WireTable.standard();
    static final Path FOLDER = Path.of("src/test/resources/pictures");

    private Cases() {}

    static Drawing drawing(String name) {
        try {
            Path folder = FOLDER.resolve(name);
            return Drawing.of(DesignJson.read(Files.readString(folder.resolve("drawbridge.json"))), LayoutJson.read(Files.readString(folder.resolve("drawbridge.layout.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture picture(Drawing drawing, PictureTheme theme) {
        return DrawingPicture.of(drawing, CATALOGUE, WIRES, theme);
    }

    static String svg(Drawing drawing, PictureTheme theme) {
        return SvgPainter.paint(picture(drawing, theme));
    }
}
