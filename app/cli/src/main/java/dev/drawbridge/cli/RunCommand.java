package dev.drawbridge.cli;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.LocalClouds;
import dev.drawbridge.cloud.local.RunListener;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs a project on this machine until it is stopped. */
@Command(name = "run", description = "Runs the drawing on this machine until stopped; prints the address of every source.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = "--port", description = "Port of the first HTTP API; any free one when left out.", defaultValue = "0")
    private int port;

    @Option(names = "--detach", description = "Returns when the run is ready and leaves it running; drawbridge stop ends it.")
    private boolean detach;

    @Option(names = "--quiet", description = "Prints addresses only, no messages and no logs.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints the addresses as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "Port " + port + " does not exist; choose one from 1 to 65535.");
        }
        return detach ? detached() : attached();
    }

    private int attached() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        OpenProject open = OpenProject.open(project);
        open.generate();
        Design design = open.store().design();
        long start = System.nanoTime();
        try (LocalCloud cloud = start(new RunRequest(project, design, port), new Terminal(err, design, quiet))) {
            err.printf("Ready after %.1f s.%n", (System.nanoTime() - start) / 1e9);
            print(out, design, cloud.addresses());
            if (!quiet) {
                err.println("Stop with Ctrl-C, or: drawbridge stop " + project);
                cloud.journal().onMessage(message -> err.println(line(design, message)));
                cloud.journal().onLine(line -> err.println(line(design, line)));
                err.flush();
            }
            cloud.ended().join();
            return CommandLineMain.FINE;
        }
    }

    /** Starts a run; what is wrong with it is said once, by the exception or by the listener. */
    static LocalCloud start(RunRequest request, Terminal terminal) {
        try {
            LocalCloud cloud = LocalClouds.start(request, terminal);
            terminal.started();
            return cloud;
        } catch (RuntimeException e) {
            terminal.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void print(PrintWriter out, Design design, List<Address> addresses) {
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(
                    addresses.stream().map(a -> new Printed(design.requireNode(a.node()).name(), a.label(), a.text())).toList()));
        } else {
            addresses.forEach(a -> out.printf("%-12s %-24s %s%n", design.requireNode(a.node()).name(), a.label(), a.text()));
        }
        out.flush();
    }

    private record Printed(String card, String label, String address) {}

    /** Starts this command again in a process that stays, and waits until it is ready or gone. */
    private int detached() throws IOException, InterruptedException {
        OpenProject.open(project);
        Path log = project.resolve(".drawbridge").resolve("run.log");
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-cp", System.getProperty("java.class.path"), CommandLineMain.class.getName(), "run", project.toString(), "--port", Integer.toString(port)));
        if (quiet) {
            command.add("--quiet");
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(ProcessBuilder.Redirect.from(nothing())).start();
        while (process.isAlive()) {
            Optional<RunFile> run = RunFile.read(project).filter(r -> r.pid() == process.pid());
            if (run.isPresent()) {
                print(spec.commandLine().getOut(), OpenProject.open(project).store().design(), run.get().addresses());
                return CommandLineMain.FINE;
            }
            Thread.sleep(50);
        }
        // the steps before it are of no use any more
        List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        int reason = lines.stream().filter(line -> line.startsWith("drawbridge: ")).findFirst().map(lines::indexOf).orElse(0);
        lines.subList(reason, lines.size()).forEach(spec.commandLine().getErr()::println);
        return CommandLineMain.FAILED;
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    static String line(Design design, Message message) {
        return TIME.format(message.time()) + "  " + name(design, message.from()) + " -> " + name(design, message.to()) + "  " + message.summary() + "  "
                + message.result() + "  " + Math.round(message.duration().toNanos() / 1e5) / 10.0 + " ms";
    }

    static String line(Design design, LogLine line) {
        return TIME.format(line.time()) + "  " + name(design, line.function()) + " | " + line.text();
    }

    private static String name(Design design, NodeId id) {
        return design.node(id).map(node -> node.name()).orElse(id.value());
    }

    /** Writes how the start goes on. */
    static final class Terminal implements RunListener {
        private final PrintWriter err;
        private final Design design;
        private final boolean quiet;
        private final List<String> early = new ArrayList<>();
        private boolean running;

        Terminal(PrintWriter err, Design design, boolean quiet) {
            this.err = err;
            this.design = design;
            this.quiet = quiet;
        }

        @Override
        public void onStep(String step) {
            if (!quiet) {
                err.println(step);
            }
        }

        /** While it starts, problems wait: one that ends the start is told by the exception. */
        @Override
        public synchronized void onProblem(NodeId node, String sentence) {
            if (running) {
                err.println(name(design, node) + ": " + sentence);
            } else {
                early.add(name(design, node) + ": " + sentence);
            }
        }

        synchronized void started() {
            running = true;
            early.forEach(err::println);
            early.clear();
        }

        synchronized void failed(String reason) {
            early.stream().filter(line -> !reason.contains(line.substring(line.indexOf(": ") + 2))).forEach(err::println);
            early.clear();
        }
    }
}
