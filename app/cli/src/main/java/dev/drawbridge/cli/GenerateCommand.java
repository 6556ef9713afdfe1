package dev.drawbridge.cli;

import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.project.Generated;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.UnknownNameException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files of a target. */
@Command(name = "generate", description = "Writes the files of a target: code, build, template.", mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = "--target", paramLabel = "T", description = "One target; all ticked ones when left out.")
    private String target;

    @Option(names = "--out", paramLabel = "DIR", description = "Another folder to write to; the project itself when left out.")
    private Path out;

    @Option(names = "--json", description = "Prints what was done as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        OpenProject open = OpenProject.open(project);
        Generated generated = target == null && out == null ? open.generate() : open.generate(out == null ? project : out, find(open));
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            writer.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(generated));
        } else {
            generated.written().forEach(path -> writer.println("wrote    " + path));
            generated.removed().forEach(path -> writer.println("removed  " + path));
            writer.println(generated.written().size() + " written, " + generated.unchanged().size() + " as they were, " + generated.kept().size() + " of yours kept, " + generated.removed().size() + " removed.");
        }
        generated.notes().forEach(spec.commandLine().getErr()::println);
        return CommandLineMain.FINE;
    }

    private Target find(OpenProject open) {
        String id = target == null ? open.store().design().settings().targets().first() : target;
        return open.targets().find(id).orElseThrow(() -> new UnknownNameException("There is no target \"" + id + "\". There are: "
                + open.targets().all().stream().map(Target::id).collect(Collectors.joining(", ")) + "."));
    }
}
