package dev.drawbridge.cli;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.cloud.local.control.ControlClient;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs one function once, in the run that is there or in one of its own. */
@Command(name = "invoke", description = "Runs one function with an event and prints its answer.", mixinStandardHelpOptions = true)
final class InvokeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Parameters(index = "1", paramLabel = "FUNCTION", description = "The name of the function's card.")
    private String function;

    @Option(names = "--event", paramLabel = "FILE", required = true, description = "JSON of the event, or - for standard input.")
    private String event;

    @Option(names = "--json", description = "Prints answer, times and log as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        OpenProject open = OpenProject.open(project);
        Design design = open.store().design();
        Node node = design.nodeNamed(function).filter(n -> n.kind().equals("function")).orElseThrow(() -> new UnknownNameException("There is no function \"" + function
                + "\". There are: " + design.nodes().values().stream().filter(n -> n.kind().equals("function")).map(Node::name).collect(Collectors.joining(", ")) + "."));
        byte[] payload = readEvent();
        Optional<RunFile> run = RunFile.read(project);
        if (run.isPresent()) {
            return print(new ControlClient(run.get()).invoke(node.name(), payload));
        }
        open.generate();
        try (LocalCloud cloud = RunCommand.start(new RunRequest(project, design, 0), new RunCommand.Terminal(spec.commandLine().getErr(), design, true))) {
            return print(cloud.invoke(node.id(), payload));
        }
    }

    private byte[] readEvent() throws IOException {
        byte[] bytes;
        if (event.equals("-")) {
            bytes = System.in.readAllBytes();
        } else if (Files.isRegularFile(Path.of(event))) {
            bytes = Files.readAllBytes(Path.of(event));
        } else {
            throw new ModelException("There is no event file \"" + event + "\".");
        }
        try {
            JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw new ModelException("The event " + event + " is no JSON: line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(), e);
        }
        return bytes;
    }

    private int print(LocalCloud.Invocation invocation) {
        PrintWriter out = spec.commandLine().getOut();
        String answer = new String(invocation.answer(), StandardCharsets.UTF_8);
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(
                    new Printed(invocation.ok(), answer, invocation.duration().toNanos() / 1e6, invocation.initDuration().toNanos() / 1e6, invocation.log())));
        } else {
            invocation.log().forEach(spec.commandLine().getErr()::println);
            out.println(answer);
        }
        return invocation.ok() ? CommandLineMain.FINE : CommandLineMain.FAILED;
    }

    private record Printed(boolean ok, String answer, double durationMs, double initMs, java.util.List<String> log) {}
}
