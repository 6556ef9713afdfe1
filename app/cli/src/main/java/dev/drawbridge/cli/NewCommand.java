package dev.drawbridge.cli;

import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.UnknownNameException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Starts a project, from an example or empty. */
@Command(name = "new", description = "Starts a project from a built-in example, or an empty one.", mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    /** What is asked for instead of an example. */
    private static final String EMPTY = "empty";

    @Spec
    private CommandSpec spec;

    @Option(names = "--list", description = "Prints what a project can start from.")
    private boolean list;

    @Option(names = "--json", description = "Prints facts as JSON.")
    private boolean json;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TEMPLATE", description = "The example, for instance pet-store; or empty.")
    private String template;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The folder of the new project.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        if (list) {
            if (json) {
                out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(Example.all()));
            } else {
                Example.all().forEach(example -> out.printf("%-16s %s%n", example.id(), example.summary()));
                out.printf("%-16s %s%n", EMPTY, "Nothing yet: a drawing without cards.");
            }
            return CommandLineMain.FINE;
        }
        if (template == null || folder == null) {
            throw new ParameterException(spec.commandLine(), "Say which example and where: drawbridge new pet-store my-shop. The examples: drawbridge new --list.");
        }
        if (template.equals(EMPTY)) {
            OpenProject.createEmpty(folder);
            out.println("Made " + folder + ", with nothing in it yet. Next: drawbridge " + folder + ", or drawbridge edit " + folder + " add function hello");
            return CommandLineMain.FINE;
        }
        Example example = Example.find(template).orElseThrow(() -> new UnknownNameException("There is no example \"" + template + "\". There are: "
                + Example.all().stream().map(Example::id).collect(Collectors.joining(", ")) + ", or " + EMPTY + " for none of them."));
        example.copyTo(folder);
        out.println("Made " + folder + " from " + example.id() + ". Next: drawbridge run " + folder);
        return CommandLineMain.FINE;
    }
}
