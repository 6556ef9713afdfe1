package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Plan;
import org.junit.jupiter.api.Test;

/** Who asks, and may he: credentials, permissions, the clock. */
class AwsAccessTest extends FakeAwsDeployment {
    @Test
    void expiredCredentialsSayHowToSignInAgain() {
        aws.forget("STS:GetCallerIdentity").error("STS:GetCallerIdentity", 403, "ExpiredToken", "The security token included in the request is expired");
        DeployRequest withProfile = new DeployRequest(project, request.design(), request.environment().withProfile("shop"));

        assertThatThrownBy(() -> deployer.account(withProfile)).isInstanceOf(DeployException.class)
                .hasMessage("The credentials of the profile \"shop\" have expired. Sign in again: aws sso login --profile shop.");
    }

    @Test
    void aPermissionThatIsMissingIsNamedWithWhatItIsOn() {
        aws.stack("").error("CloudFormation:CreateChangeSet", 403, "AccessDenied", "");
        aws.forget("CloudFormation:CreateChangeSet").error("CloudFormation:CreateChangeSet", 403, "AccessDenied",
                "User: arn:aws:iam::111122223333:user/anna is not authorized to perform: cloudformation:CreateChangeSet on resource: " + FakeAws.STACK + " because no identity-based policy allows it");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessageStartingWith("The identity user/anna may not do cloudformation:CreateChangeSet on " + FakeAws.STACK + ".").hasMessageContaining("docs/aws-permissions.md");
    }

    @Test
    void credentialsThatAreMissingAreSaidWithTheWayToThem() {
        assertThatThrownBy(() -> AwsClients.connect(request.environment().withProfile("no-such-profile-for-sure"))).isInstanceOf(DeployException.class)
                .hasMessageContaining("There is no profile \"no-such-profile-for-sure\"").hasMessageContaining("aws configure sso");
        assertThatThrownBy(() -> deployer.account(new DeployRequest(project, request.design(), request.environment().withEndpoint("nonsense")))).hasMessageContaining("\"nonsense\" is no address");
    }

    @Test
    void aWrongClockIsSaid() {
        aws.forget("STS:GetCallerIdentity").error("STS:GetCallerIdentity", 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.");

        assertThatThrownBy(() -> deployer.account(request)).isInstanceOf(DeployException.class).hasMessageContaining("clock of this machine");
    }

    @Test
    void keysThatAwsDoesNotKnowAreSaidWithTheirProfile() {
        aws.forget("STS:GetCallerIdentity").error("STS:GetCallerIdentity", 403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        DeployRequest withProfile = new DeployRequest(project, request.design(), request.environment().withProfile("shop"));

        assertThatThrownBy(() -> deployer.account(withProfile)).isInstanceOf(DeployException.class).hasMessageContaining("does not know the credentials of the profile \"shop\"");
    }

    @Test
    void aThrottledCallIsTriedAgain() {
        aws.stack().error("CloudFormation:DescribeStacks", 400, "Throttling", "Rate exceeded").error("CloudFormation:DescribeStacks", 400, "ValidationError", "Stack with id shop-dev does not exist");
        planned(ADD_JOBS);

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.changes()).hasSize(1);
        assertThat(aws.calls("CloudFormation:DescribeStacks")).hasSize(2);
    }
}
