package dev.drawbridge.cli;

import dev.drawbridge.generators.picture.DiffPicture;
import dev.drawbridge.generators.picture.Difference;
import dev.drawbridge.generators.picture.DrawingDiff;
import dev.drawbridge.generators.picture.PdfPainter;
import dev.drawbridge.generators.picture.Picture;
import dev.drawbridge.generators.picture.PictureException;
import dev.drawbridge.generators.picture.PictureFormat;
import dev.drawbridge.generators.picture.PictureTheme;
import dev.drawbridge.generators.picture.PngPainter;
import dev.drawbridge.generators.picture.SvgPainter;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tells in what two versions of a drawing differ, as words or as a picture. Exit codes as those of {@code diff}. */
@Command(
        name = "diff",
        description = "Tells in what two versions of a drawing differ; the exit code is 0 when they are the same and 1 when not.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The earlier version: a project folder, or a drawbridge.json.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B", description = "The later version: a project folder, or a drawbridge.json.")
    private Path after;

    @Option(names = {"-o", "--out"}, paramLabel = "FILE", description = "Draws both in one picture; ends with .svg, .png or .pdf.")
    private Path out;

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light or dark (default: ${DEFAULT-VALUE}).")
    private String theme;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Pixels of a PNG for each pixel at 100 %% (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(names = "--json", description = "Prints the differences as JSON.")
    private boolean json;

    private record Printed(String change, String subject, String name, String words) {}

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.standard();
        WireTable table = WireTable.standard();
        Drawing one = read(before);
        Drawing other = read(after);
        List<Difference> differences = DrawingDiff.between(one, other, catalogue, table);
        if (out != null) {
            RenderCommand.save(out, bytes(DiffPicture.of(one, other, catalogue, table, PictureTheme.named(theme))));
        }
        PrintWriter lines = spec.commandLine().getOut();
        if (json) {
            lines.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(differences.stream()
                    .map(d -> new Printed(word(d.change()), word(d.subject()), d.name(), d.words())).toList()));
        } else {
            differences.forEach(difference -> lines.println(difference.line()));
            if (differences.isEmpty()) {
                lines.println("No differences.");
            }
        }
        return differences.isEmpty() ? CommandLineMain.FINE : CommandLineMain.FAILED;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private byte[] bytes(Picture picture) {
        return switch (PictureFormat.ofFile(out.getFileName().toString())) {
            case SVG -> SvgPainter.paint(picture).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngPainter.paint(picture, scale);
            case PDF -> PdfPainter.paint(picture);
            case MERMAID, DRAWIO -> throw new PictureException("A comparison can be written as .svg, .png or .pdf only.");
        };
    }

    /** A project is opened, so that its template counts; a lone file is read with the layout beside it, if there is one. */
    private static Drawing read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return OpenProject.open(path).store().drawing();
        }
        Path layout = path.resolveSibling(ProjectFolder.LAYOUT_FILE);
        return Drawing.of(DesignJson.read(Files.readString(path)), Files.isRegularFile(layout) ? LayoutJson.read(Files.readString(layout)) : Layout.empty());
    }
}
