package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.picture.PictureExport;
import dev.drawbridge.generators.picture.PictureFormat;
import dev.drawbridge.generators.picture.PictureTheme;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes the drawing out as a file. The picture is made and written away from the JavaFX thread, to which this belongs. */
final class Exporting {
    /** One of the ways out. @param action the id of its action @param scale pixels for each pixel at 100 % */
    record Way(String action, PictureFormat format, double scale) {
        static List<Way> all() {
            return List.of(new Way("export-svg", PictureFormat.SVG, 1), new Way("export-png", PictureFormat.PNG, 1), new Way("export-png2", PictureFormat.PNG, 2),
                    new Way("export-pdf", PictureFormat.PDF, 1), new Way("export-mermaid", PictureFormat.MERMAID, 1), new Way("export-drawio", PictureFormat.DRAWIO, 1));
        }
    }

    private final StudioContext context;

    Exporting(StudioContext context) {
        this.context = context;
    }

    /** Asks where to and writes it there. */
    void ask(Way way, Drawing drawing) {
        String end = "." + way.format().extension();
        Optional<Path> chosen = context.window().chooseFile(Words.of("action." + way.action()), drawing.design().name() + (way.scale() == 2 ? "@2x" : "") + end, end);
        chosen.ifPresent(file -> write(way, drawing, file));
    }

    /** Writes the file and says so. */
    void write(Way way, Drawing drawing, Path file) {
        PictureTheme theme = context.theme().isDark() ? PictureTheme.DARK : PictureTheme.LIGHT;
        context.background().io(() -> {
            byte[] bytes = new PictureExport(context.catalogue(), context.wires(), theme, way.scale()).bytes(drawing, way.format());
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, bytes);
            return file;
        }, written -> context.notices().done(Words.of("export.done", written)), failure -> failed(file, failure));
    }

    private void failed(Path file, Exception failure) {
        if (failure instanceof IOException) {
            // the words of the system name the file at best
            context.log().write("export", failure);
            context.notices().error(Words.of("export.failed", file));
        } else {
            context.notices().failed(Words.of("export.failed", file), failure);
        }
    }
}
