package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Drift;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what of a project is in a cloud. */
@Command(name = "status", description = "Says what is in the cloud, card by card, with addresses; with --drift also what somebody changed there.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd 'at' HH:mm:ss zzz", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOptions options;

    @Option(names = "--drift", description = "Compares what is there with what was deployed; exit code 1 if something differs.")
    private boolean drift;

    @Option(names = "--template", paramLabel = "FILE", description = "Writes the template of what is there into a file, whoever deployed it, to make a project of it.")
    private Optional<Path> template = Optional.empty();

    @Option(names = "--yes", description = "Accepted for scripts; status asks nothing.")
    private boolean yes;

    @Option(names = "--json", description = "Prints it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DeployRequest request = options.request();
        DeployWords words = new DeployWords(request.design());
        Deployer deployer = EnvironmentOptions.deployer(request);
        if (template.isPresent()) {
            return template(deployer.template(request));
        }
        if (drift) {
            return drift(out, words, deployer.drift(request, new DeployProgress(spec.commandLine().getErr(), words)));
        }
        DeployStatus status = deployer.status(request);
        if (json) {
            ObjectNode all = DeployWords.start(status.stack(), status.account().id(), status.account().identity(), status.account().region())
                    .put("state", DeployWords.lower(status.state())).put("sentence", status.sentence()).put("changed", status.changed().map(String::valueOf).orElse(""));
            all.set("resources", words.states(status.resources()));
            all.set("outputs", words.outputs(status.outputs()));
            status.pushed().stream().map(card -> words.name(Optional.of(card))).sorted().forEach(all.putArray("pushed")::add);
            all.set("kept", words.states(status.kept()));
            DeployWords.print(out, all);
        } else {
            out.println(status.account().words());
            out.println(status.sentence() + status.changed().map(time -> " Changed last on " + WHEN.format(time) + ".").orElse(""));
            DeployWords.byCard(status.resources(), words).forEach(state -> out.println("  " + words.line(state) + "  " + state.physicalId()));
            words.outputs(out, status.outputs());
            status.pushed().stream().map(card -> words.name(Optional.of(card))).sorted().forEach(name -> out.println(name + " runs other code than was deployed; the next deploy puts it back."));
            if (!status.kept().isEmpty()) {
                out.println("Stayed in the account, outside of the stack:");
                status.kept().forEach(state -> out.println("  " + words.line(state) + "  " + state.physicalId()));
            }
            out.flush();
        }
        return status.state() == DeployStatus.State.BROKEN || status.state() == DeployStatus.State.STUCK ? CommandLineMain.FAILED : CommandLineMain.FINE;
    }

    private int template(String text) {
        Path file = template.orElseThrow();
        try {
            if (Files.exists(file)) {
                throw new DeployException(file + " is there already. Choose another name.");
            }
            Files.writeString(file, text);
            spec.commandLine().getErr().println("Wrote " + file + ". Open it as a project with: drawbridge import " + file + " FOLDER");
            return CommandLineMain.FINE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int drift(PrintWriter out, DeployWords words, Drift found) {
        if (json) {
            ObjectNode all = DeployWords.start(found.stack(), found.account().id(), found.account().identity(), found.account().region()).put("checked", found.checked());
            ArrayNode drifted = all.putArray("drifted");
            found.drifted().forEach(one -> {
                ArrayNode properties = drifted.addObject().put("card", words.name(one.card())).put("id", one.id()).put("type", one.type()).put("physicalId", one.physicalId())
                        .put("deleted", one.deleted()).putArray("properties");
                one.properties().forEach(property -> properties.addObject().put("name", property.name()).put("deployed", property.before()).put("found", property.after()));
            });
            DeployWords.print(out, all);
        } else {
            found.drifted().forEach(one -> {
                String name = words.name(one.card());
                out.println((name.isEmpty() ? "" : name + " / ") + one.id() + (one.deleted() ? " is gone" : " differs"));
                one.properties().forEach(property -> out.println("    " + property.name() + ": deployed " + property.before() + ", found " + property.after()));
            });
            out.println(found.drifted().isEmpty() ? found.checked() + " resources compared, all as deployed." : found.drifted().size() + " of " + found.checked() + " resources differ.");
            out.flush();
        }
        return found.drifted().isEmpty() ? CommandLineMain.FINE : CommandLineMain.FAILED;
    }
}
