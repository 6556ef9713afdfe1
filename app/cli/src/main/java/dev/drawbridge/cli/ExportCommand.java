package dev.drawbridge.cli;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.export.Export;
import dev.drawbridge.generators.export.Exports;
import dev.drawbridge.generators.export.Portability;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Takes a drawing out as a descriptor of another tool, and says how well each card can be said there. */
@Command(name = "export", description = "Writes the drawing as sam, cloudformation, serverless or terraform, with a report of what is exact; or its APIs as openapi or graphql.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = "--format", paramLabel = "F", required = true, description = "sam, cloudformation, serverless, terraform, openapi or graphql.")
    private String format;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write to; the project itself when left out.")
    private Path out;

    @Option(names = "--json", description = "Prints the files and the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        OpenProject open = OpenProject.open(project);
        Export export = new Exports(open.targets().template()).export(open.store().drawing(), format, this::text);
        Path folder = out == null ? project : out;
        for (GeneratedFile file : export.files()) {
            refuseForeign(folder.resolve(file.path()), file);
        }
        for (GeneratedFile file : export.files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.toAbsolutePath().getParent());
            AtomicFile.write(path, file.content().getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            writer.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new Printed(export.format(),
                    export.files().stream().map(GeneratedFile::path).toList(), export.cards().stream()
                            .map(card -> new PrintedCard(card.card(), card.kind(), card.level().word(), card.reason())).toList())));
        } else {
            export.files().forEach(file -> writer.println("wrote        " + folder.resolve(file.path())));
            export.cards().forEach(card -> writer.println(String.format("%-12s %s%s", card.level().word(), card.card(),
                    card.reason().isEmpty() ? "" : ": " + card.reason())));
        }
        return export.cards().stream().anyMatch(card -> card.level() == Portability.Level.IMPOSSIBLE) ? CommandLineMain.FAILED : CommandLineMain.FINE;
    }

    private Optional<String> text(String file) {
        Path path = project.resolve(file).normalize();
        try {
            return path.startsWith(project.normalize()) && Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private record Printed(String format, List<String> files, List<PrintedCard> cards) {}

    private record PrintedCard(String card, String kind, String portability, String reason) {}

    /** A file that is there and was not written by us is somebody's. */
    private static void refuseForeign(Path path, GeneratedFile file) throws IOException {
        if (Files.exists(path)) {
            String there = Files.readString(path);
            if (!there.equals(file.content()) && !there.startsWith(Exports.MARK)) {
                throw new ModelException(path + " is there already and was not written by an export; choose another folder with --out, or move it away.");
            }
        }
    }
}
