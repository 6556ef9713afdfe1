package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.NodeRole;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Puts new code into one running function, past the template. */
@Command(name = "push", description = "Puts the code of one function into a development environment, in seconds and past the template; the next deploy puts everything in step again.", mixinStandardHelpOptions = true)
final class PushCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOptions options;

    @Parameters(index = "1", paramLabel = "FUNCTION", description = "The name of its card.")
    private String function;

    @Option(names = "--yes", description = "Accepted for scripts; a push asks nothing.")
    private boolean yes;

    @Option(names = "--json", description = "Prints the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        DeployRequest request = options.generated();
        Catalogue catalogue = Catalogue.standard();
        Node card = request.design().nodeNamed(function).filter(node -> catalogue.of(node).role() == NodeRole.FUNCTION)
                .orElseThrow(() -> new UnknownNameException("There is no function \"" + function + "\". There are: " + request.design().nodes().values().stream()
                        .filter(node -> catalogue.of(node).role() == NodeRole.FUNCTION).map(Node::name).sorted().collect(Collectors.joining(", ")) + "."));
        Push push = EnvironmentOptions.deployer(request).push(request, card.id(), new DeployProgress(spec.commandLine().getErr(), new DeployWords(request.design())));
        double seconds = Math.round(push.time().toMillis() / 100.0) / 10.0;
        if (json) {
            DeployWords.print(spec.commandLine().getOut(), JsonMapper.shared().createObjectNode().put("function", function).put("name", push.name()).put("version", push.version())
                    .put("bytes", push.bytes()).put("seconds", seconds));
        } else {
            spec.commandLine().getErr().printf("%s runs the new code%s (%.1f s). It differs from what is deployed until the next: %s%n", function,
                    push.version().isEmpty() ? "" : " as version " + push.version(), seconds, request.command("deploy"));
        }
        return CommandLineMain.FINE;
    }
}
