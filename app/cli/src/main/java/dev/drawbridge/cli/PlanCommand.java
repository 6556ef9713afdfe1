package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Plan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a deployment would do. */
@Command(name = "plan", description = "Says what deploy would do: permissions first, then every change. Changes nothing.", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOptions options;

    @Option(names = "--json", description = "Prints the plan as JSON.")
    private boolean json;

    @Option(names = "--yes", description = "Accepted for scripts; a plan asks nothing.")
    private boolean yes;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DeployRequest request = options.generated();
        DeployWords words = new DeployWords(request.design());
        Deployer deployer = EnvironmentOptions.deployer(request);
        Plan plan = deployer.plan(request, new DeployProgress(spec.commandLine().getErr(), words));
        deployer.discard(plan);
        if (json) {
            DeployWords.print(out, words.json(plan));
        } else {
            words.plan(out, plan);
            out.flush();
        }
        return CommandLineMain.FINE;
    }
}
