package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.model.Design;
import java.nio.file.Path;

/** A program that says who it is with each profile, or why it cannot: in a process of its own, because the SDK reads the process's environment. */
final class CredentialProbe {
    private CredentialProbe() {}

    public static void main(String[] profiles) {
        for (String profile : profiles) {
            DeployRequest request = new DeployRequest(Path.of("."), Design.empty("shop"), Environment.named("dev").withProfile(profile.equals("-") ? "" : profile).withRegion("eu-west-1"));
            try {
                System.out.println(profile + "|" + new AwsDeployer().account(request).words());
            } catch (DeployException e) {
                System.out.println(profile + "|" + e.getMessage().replace('\n', ' '));
            }
        }
        System.exit(0);
    }
}
