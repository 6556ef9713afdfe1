package dev.drawbridge.cli;

import dev.drawbridge.generators.java.OwnHandler;
import dev.drawbridge.generators.lens.TemplateReport;
import dev.drawbridge.generators.project.BesideTemplate;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.generators.project.RepositorySources;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** One row for each template below a folder, and the sums. */
final class ImportReport {
    private static final Set<String> SKIPPED = Set.of("node_modules", ".git", "target", ".aws-sam", ".drawbridge", "build");
    /** What a template has that other YAML and JSON has not: a section of resources, and types with colons. */
    private static final Pattern RESOURCES = Pattern.compile("(?m)^[ \\t]*\"?Resources\"?[ \\t]*:");
    private static final Pattern TYPES = Pattern.compile("(AWS|Alexa|Custom)::");
    /** What a file of the Serverless Framework has, at the top. */
    private static final Pattern SERVICE = Pattern.compile("(?m)^(?:\\{?[ \\t]*\")?service\"?[ \\t]*:");
    private static final Pattern PROVIDER = Pattern.compile("(?m)^(?:[ \\t]*\")?provider\"?[ \\t]*:");
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Path folder;

    ImportReport(Path folder) {
        this.folder = folder;
    }

    private record Row(String file, boolean opened, boolean identical, int resources, int cards, int wires, int parts, int raw, List<String> notUnderstood, int javaFunctions, List<String> unattached, boolean sources, double milliseconds, String problem) {}

    private record Sums(int templates, int opened, int identical, int resources, int cards, int wires, int parts, int raw, int notUnderstood, int javaFunctions, int attached, double milliseconds) {}

    private record Report(List<Row> templates, Sums sums) {}

    int print(PrintWriter out, boolean json) throws IOException {
        TemplateReport.Reporter reporter = new TemplateReport.Reporter();
        List<Row> rows = new ArrayList<>();
        Map<Path, RepositorySources> repositories = new HashMap<>();
        for (Path file : files()) {
            String text = text(file);
            boolean template = RESOURCES.matcher(text).find() && TYPES.matcher(text).find();
            if (template || SERVICE.matcher(text).find() && PROVIDER.matcher(text).find()) {
                Path beside = file.toAbsolutePath().normalize().getParent();
                TemplateReport report = reporter.of(file.getFileName().toString(), text, BesideTemplate.in(beside));
                RepositorySources sources = repositories.computeIfAbsent(BesideTemplate.repository(beside), RepositorySources::new);
                List<Node> java = report.functions().stream().filter(function -> OwnHandler.of(function).isPresent()).toList();
                List<String> unattached = unattached(java, new HandlerFiles(beside, sources));
                rows.add(new Row(folder.relativize(file).toString().replace('\\', '/'), report.opened(), report.identical(), report.resources(), report.cards(), report.wires(),
                        report.parts(), report.raw(), report.notUnderstood().stream().sorted().toList(), java.size(), unattached, sources.isBelow(beside), Math.round(report.milliseconds() * 10) / 10.0, report.problem()));
            }
        }
        Sums sums = new Sums(rows.size(), (int) rows.stream().filter(Row::opened).count(), (int) rows.stream().filter(Row::identical).count(),
                rows.stream().mapToInt(Row::resources).sum(), rows.stream().mapToInt(Row::cards).sum(), rows.stream().mapToInt(Row::wires).sum(),
                rows.stream().mapToInt(Row::parts).sum(), rows.stream().mapToInt(Row::raw).sum(), rows.stream().mapToInt(row -> row.notUnderstood().size()).sum(),
                rows.stream().mapToInt(Row::javaFunctions).sum(), rows.stream().mapToInt(row -> row.javaFunctions() - row.unattached().size()).sum(), Math.round(rows.stream().mapToDouble(Row::milliseconds).sum() * 10) / 10.0);
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new Report(rows, sums)));
        } else {
            table(out, rows, sums);
        }
        return sums.opened() == sums.templates() && sums.identical() == sums.templates() ? CommandLineMain.FINE : CommandLineMain.FAILED;
    }

    private static List<String> unattached(List<Node> functions, HandlerFiles files) {
        return functions.stream().filter(function -> files.of(function).isEmpty()).map(function -> function.name() + " (" + function.field("handler").flatMap(Value::asText).orElse("") + ")").toList();
    }

    private static void table(PrintWriter out, List<Row> rows, Sums sums) {
        out.println("opened identical cards wires parts   raw unknown       ms  file");
        for (Row row : rows) {
            out.printf(Locale.ROOT, "%-6s %-9s %5d %5d %5d %5d %7d %8.1f  %s%n", row.opened() ? "yes" : "NO", row.identical() ? "yes" : "NO", row.cards(), row.wires(), row.parts(),
                    row.raw(), row.notUnderstood().size(), row.milliseconds(), row.file());
            if (!row.problem().isEmpty()) {
                out.println("       " + row.problem());
            }
            row.notUnderstood().forEach(words -> out.println("       not understood: " + words));
            if (!row.sources() && !row.unattached().isEmpty() && row.unattached().size() == row.javaFunctions()) {
                out.println("       no sources here: the classes of its Java functions (" + row.javaFunctions() + ") cannot be found");
            } else {
                row.unattached().forEach(words -> out.println("       class not found: " + words));
            }
        }
        out.printf(Locale.ROOT, "%d templates, %d opened, %d byte-identical; %d resources: %d cards (%d with those that events stand for), %d parts of cards, %d raw; %d wires; %d not understood; %d Java functions, %d attached to their class; %.1f ms%n",
                sums.templates(), sums.opened(), sums.identical(), sums.resources(), sums.resources() - sums.parts() - sums.raw(), sums.cards(), sums.parts(), sums.raw(), sums.wires(),
                sums.notUnderstood(), sums.javaFunctions(), sums.attached(), sums.milliseconds());
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                return !each.equals(folder) && SKIPPED.contains(each.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() <= MAX_BYTES && each.getFileName().toString().matches("(?i).*[.](ya?ml|json|template)")) {
                    found.add(each);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Path::compareTo);
        return found;
    }

    /** Empty for what is no UTF-8 text. */
    private static String text(Path file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException binary) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
