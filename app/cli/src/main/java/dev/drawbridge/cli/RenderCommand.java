package dev.drawbridge.cli;

import dev.drawbridge.generators.picture.PictureExport;
import dev.drawbridge.generators.picture.PictureFormat;
import dev.drawbridge.generators.picture.PictureTheme;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the drawing as a picture, without a display. */
@Command(name = "render", description = "Writes the drawing as a picture: SVG, PNG, PDF, Mermaid or draw.io, by the end of the file name.", mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "FILE", description = "Where to write it; ends with .svg, .png, .pdf, .mmd or .drawio.")
    private Path out;

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light or dark (default: ${DEFAULT-VALUE}).")
    private String theme;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Pixels of a PNG for each pixel at 100 %% (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Override
    public Integer call() throws IOException {
        write(OpenProject.open(project).store().drawing(), out, theme, scale);
        spec.commandLine().getOut().println("Wrote " + out + ".");
        return CommandLineMain.FINE;
    }

    /**
     * Writes the picture, whole or not at all; missing folders are made.
     *
     * @param file its end says the format
     * @param theme {@code light} or {@code dark}
     * @param scale pixels of a PNG for each pixel at 100 %
     */
    static void write(Drawing drawing, Path file, String theme, double scale) throws IOException {
        PictureFormat format = PictureFormat.ofFile(file.getFileName().toString());
        PictureExport export = new PictureExport(Catalogue.standard(), WireTable.standard(), PictureTheme.named(theme), scale);
        save(file, export.bytes(drawing, format));
    }

    /** Saves by way of a file beside it, so that nobody sees half a picture. */
    static void save(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path half = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
