package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.ParameterMissing;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a project into a cloud. */
@Command(name = "deploy", description = "Puts the drawing into the cloud: plans, asks, builds, uploads what changed, and follows it to its end.", mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOptions options;

    @Option(names = "--yes", description = "Asks nothing, not for lost data and not for production either.")
    private boolean yes;

    @Option(names = "--json", description = "Prints plan and outcome as JSON.")
    private boolean json;

    @Option(names = "--follow", description = "Follows a deployment that is on its way already, and starts none.")
    private boolean follow;

    @Option(names = "--continue-rollback", description = "Tries once more to take back what could be neither done nor taken back.")
    private boolean continueRollback;

    @Option(names = "--skip", paramLabel = "ID", split = ",", description = "With --continue-rollback: resources to leave as they are, by their names in the template.")
    private List<String> skip = List.of();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        DeployRequest request = follow || continueRollback ? options.request() : options.generated();
        DeployWords words = new DeployWords(request.design());
        DeployProgress progress = new DeployProgress(err, words);
        Deployer deployer = EnvironmentOptions.deployer(request);
        if (follow) {
            return report(spec, words, deployer.follow(request, progress), json);
        }
        if (continueRollback) {
            return report(spec, words, deployer.continueRollback(request, skip, progress), json);
        }
        Confirmation confirmation = Confirmation.ofTerminal(err);
        if (!yes) {
            confirmation.require();
        }
        Plan plan = planned(deployer, request, progress, confirmation);
        if (!plan.isEmpty()) {
            words.plan(json ? err : spec.commandLine().getOut(), plan);
            spec.commandLine().getOut().flush();
            boolean go = false;
            try {
                go = yes || confirmed(plan, confirmation);
            } finally {
                if (!go) {
                    deployer.discard(plan);
                }
            }
            if (!go) {
                err.println("Nothing was changed.");
                return CommandLineMain.FAILED;
            }
            err.println("Ctrl-C stops looking, not the deployment. To look again: " + request.command("deploy") + " --follow");
        }
        return report(spec, words, deployer.apply(plan, progress), json, words.json(plan));
    }

    /** Asks for values that the template wants and nobody gave, if somebody is there. */
    private Plan planned(Deployer deployer, DeployRequest request, DeployProgress progress, Confirmation confirmation) {
        DeployRequest wish = request;
        while (true) {
            try {
                return deployer.plan(wish, progress);
            } catch (ParameterMissing missing) {
                if (yes || !confirmation.isPossible()) {
                    throw missing;
                }
                String value = confirmation.value(missing.parameter());
                if (value.isEmpty()) {
                    throw missing;
                }
                wish = wish.withParameters(Map.of(missing.parameter().name(), value));
            }
        }
    }

    /** Production by its name, lost data by theirs, all else by a yes. */
    static boolean confirmed(Plan plan, Confirmation confirmation) {
        boolean production = plan.request().environment().production();
        if (production && !confirmation.typed("This is production.", List.of(plan.request().environment().name()))) {
            return false;
        }
        if (!plan.losses().isEmpty()) {
            return confirmation.typed("Its data will be lost.", plan.losses().stream().map(PlannedChange::id).toList());
        }
        return production || confirmation.yes("Deploy this?");
    }

    /** Prints how it ended; the exit code says whether the wish came true. */
    static int report(CommandSpec spec, DeployWords words, DeployOutcome outcome, boolean json) {
        return report(spec, words, outcome, json, JsonMapper.shared().createObjectNode());
    }

    /** The same. @param plan what was planned, as JSON; empty where nothing was */
    static int report(CommandSpec spec, DeployWords words, DeployOutcome outcome, boolean json, ObjectNode plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode all = words.json(outcome);
            if (!plan.isEmpty()) {
                all.set("plan", plan);
            }
            DeployWords.print(out, all);
        } else {
            words.outputs(out, outcome.outputs());
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            err.printf("%s%s (%.1f s%s)%n", outcome.succeeded() ? "" : "drawbridge: ", outcome.sentence(), outcome.time().toMillis() / 1000.0,
                    outcome.uploadedBytes() > 0 ? ", %.1f MB sent".formatted(outcome.uploadedBytes() / 1e6) : "");
        }
        return outcome.succeeded() ? CommandLineMain.FINE : CommandLineMain.FAILED;
    }
}
