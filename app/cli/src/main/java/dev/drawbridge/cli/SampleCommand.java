package dev.drawbridge.cli;

import dev.drawbridge.cloud.local.control.ControlClient;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.wire.WireTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a source that does not run on this machine send an event, made of what its card and wires say. */
@Command(name = "sample", description = "Sends a sample event of a source to what it starts, in the run that is there.", mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Parameters(index = "1", paramLabel = "CARD", description = "The name of the source's card: Kafka, a user pool, an API that asks a function ...")
    private String card;

    @Option(names = "--print", description = "Prints the events instead, to be changed and given to invoke --event.")
    private boolean print;

    @Override
    public Integer call() {
        Design design = OpenProject.open(project).store().design();
        Node node = design.nodeNamed(card).orElseThrow(() -> new UnknownNameException("There is no card \"" + card + "\"."));
        List<SampleEvents.Sample> samples = new SampleEvents(design, WireTable.standard(), Instant.now()).from(node.id());
        if (samples.isEmpty()) {
            throw new ModelException(node.name() + " has no sample events: it starts nothing, or runs on this machine and sends its own.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (print) {
            samples.forEach(sample -> out.println(sample.text()));
            return CommandLineMain.FINE;
        }
        RunFile run = RunFile.read(project).orElseThrow(() -> new ModelException("The project does not run. Start it with \"drawbridge run " + project + "\", or print the event with --print."));
        new ControlClient(run).sample(node.name());
        samples.forEach(sample -> out.println("Sent " + sample.title() + " to " + design.requireNode(sample.target()).name() + "."));
        return CommandLineMain.FINE;
    }
}
