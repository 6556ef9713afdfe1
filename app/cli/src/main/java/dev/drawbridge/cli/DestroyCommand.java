package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a project out of a cloud. */
@Command(name = "destroy", description = "Removes the drawing from the cloud: says what goes and what stays, asks for the name, and makes sure that it is gone.", mixinStandardHelpOptions = true)
final class DestroyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOptions options;

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Option(names = "--json", description = "Prints plan and outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        DeployRequest request = options.request();
        DeployWords words = new DeployWords(request.design());
        Deployer deployer = EnvironmentOptions.deployer(request);
        Confirmation confirmation = Confirmation.ofTerminal(err);
        if (!yes) {
            confirmation.require();
        }
        DestroyPlan plan = deployer.planDestroy(request);
        PrintWriter told = json ? err : spec.commandLine().getOut();
        told.println(plan.stack() + ": " + plan.account().words());
        list(told, words, "Goes:", plan.goes(), plan.loses());
        list(told, words, "Stays in the account:", plan.stays(), List.of());
        told.flush();
        boolean nothing = plan.goes().isEmpty() && plan.stays().isEmpty();
        if (!nothing && !yes && !confirmation.typed("All of this will be removed.", List.of(plan.stack()))) {
            err.println("Nothing was changed.");
            return CommandLineMain.FAILED;
        }
        return DeployCommand.report(spec, words, deployer.destroy(plan, new DeployProgress(err, words)), json, words.json(plan));
    }

    private static void list(PrintWriter out, DeployWords words, String title, List<ResourceState> states, List<ResourceState> losing) {
        if (!states.isEmpty()) {
            out.println(title);
            DeployWords.byCard(states, words).forEach(state -> {
                String name = words.name(state.card());
                out.println("  " + (name.isEmpty() ? "" : name + " / ") + state.id() + "  " + state.type() + "  " + state.physicalId() + (losing.contains(state) ? "  LOSES ITS DATA" : ""));
            });
        }
    }
}
