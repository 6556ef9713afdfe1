package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.EnvironmentsFile;
import dev.drawbridge.cloud.deploy.UnknownPlaceException;
import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.generators.project.OpenProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that talks to a cloud is told: project, environment, and what differs from it this time. */
final class EnvironmentOptions {
    static final Deployers DEPLOYERS = new Deployers(List.of(new AwsDeployer()));

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Option(names = "--env", paramLabel = "NAME", description = "The environment, one of environments.json; dev when left out.", defaultValue = Environment.FIRST)
    private String name;

    @Option(names = "--target", paramLabel = "T", description = "The cloud; that of the environment when left out.", defaultValue = "")
    private String target;

    @Option(names = "--profile", paramLabel = "P", description = "Another profile of the cloud's configuration than the environment says.", defaultValue = "")
    private String profile;

    @Option(names = "--region", paramLabel = "R", description = "Another region than the environment says.", defaultValue = "")
    private String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Another address than the cloud's own, for emulators.", defaultValue = "")
    private String endpoint;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", mapFallbackValue = "",
            description = "A value for a parameter of the template, before those of the environment; $${VARIABLE} takes it from the process, so that a secret stands in no history.")
    private Map<String, String> parameters = Map.of();

    Path project() {
        return project;
    }

    private Environment environment() {
        Environment environment = new EnvironmentsFile(project).find(name);
        if (!target.isEmpty() && !target.equals(environment.target())) {
            throw new UnknownPlaceException("The environment " + name + " is one of " + environment.target() + ", not of " + target + ".");
        }
        environment = profile.isEmpty() ? environment : environment.withProfile(profile);
        environment = region.isEmpty() ? environment : environment.withRegion(region);
        return endpoint.isEmpty() ? environment : environment.withEndpoint(endpoint);
    }

    /** The request for the project as it is saved. */
    DeployRequest request() {
        return new DeployRequest(project, OpenProject.open(project).store().design(), environment()).withParameters(parameters);
    }

    /** The same with code and template written first. */
    DeployRequest generated() {
        OpenProject open = OpenProject.open(project);
        Environment environment = environment();
        if (open.store().design().settings().targets().stream().anyMatch(target -> open.targets().find(target).isPresent())) {
            open.generate();
        } else {
            // nothing was ticked, and a deployment needs the files of its cloud
            open.generate(open.folder(), open.targets().all().getFirst());
        }
        return new DeployRequest(project, open.store().design(), environment).withParameters(parameters);
    }

    static Deployer deployer(DeployRequest request) {
        return DEPLOYERS.of(request.environment());
    }
}
