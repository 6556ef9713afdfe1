package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.StackImport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A stack of others is left alone, or taken over on purpose. */
class AwsForeignStackTest extends FakeAwsDeployment {
    @Test
    void aStackThatWeDidNotMakeIsLeftAloneAndTheWaysOnAreSaid() {
        aws.result("CloudFormation:DescribeStacks", "<Stacks><member><StackName>shop-dev</StackName><StackId>" + FakeAws.STACK + "</StackId><StackStatus>CREATE_COMPLETE</StackStatus>"
                + "<CreationTime>2026-01-01T00:00:00Z</CreationTime></member></Stacks>").forget("CloudFormation:GetTemplate").result("CloudFormation:GetTemplate", "<TemplateBody>Resources: {}</TemplateBody>");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("Drawbridge did not make")
                .hasMessageContaining("another name for the stack").hasMessageContaining("drawbridge import --stack shop-dev FOLDER");
        assertThatThrownBy(() -> deployer.planDestroy(request)).isInstanceOf(DeployException.class);
        assertThat(deployer.template(request)).isEqualTo("Resources: {}");
        assertThat(aws.calls("CloudFormation:DeleteStack")).isEmpty();
    }

    @Test
    void aProjectIsMadeOfAStackOfOthersAndDeployedToItWithItsTagsAndParameters() throws IOException {
        String theirs = "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue # theirs\nParameters:\n  Size: {Type: String}\n";
        aws.forget("CloudFormation:DescribeStacks").result("CloudFormation:DescribeStacks", "<Stacks><member><StackName>legacy</StackName><StackId>" + FakeAws.STACK + "</StackId><StackStatus>CREATE_COMPLETE</StackStatus>"
                + "<Parameters><member><ParameterKey>Size</ParameterKey><ParameterValue>3</ParameterValue></member></Parameters>"
                + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><Tags><member><Key>team</Key><Value>blue</Value></member></Tags></member></Stacks>")
                .forget("CloudFormation:GetTemplate").result("CloudFormation:GetTemplate", "<TemplateBody>" + theirs + "</TemplateBody>");
        planned(ADD_JOBS);
        Path folder = project.resolve("imported");

        StackImport.Imported imported = StackImport.into(folder, deployer, Environment.named("live").withStack("legacy").withRegion("eu-west-1"));

        assertThat(folder.resolve("template.yaml")).hasContent(theirs);
        assertThat(imported.project().store().design().nodeNamed("Jobs").orElseThrow().kind()).isEqualTo("queue");
        Environment environment = new dev.drawbridge.cloud.deploy.EnvironmentsFile(folder).find("live");
        assertThat(environment.takeOver()).isTrue();
        Plan plan = deployer.plan(new DeployRequest(folder, imported.project().store().design(), environment), DeployListener.NONE);
        assertThat(plan.notes()).singleElement().asString().startsWith("legacy was not made by this project. Deploying takes it over");
        assertThat(aws.calls("CloudFormation:CreateChangeSet").getFirst().form()).containsEntry("StackName", "legacy").containsEntry("Tags.member.1.Key", "team").containsEntry("Tags.member.2.Key", "drawbridge:project")
                .containsEntry("Parameters.member.1.UsePreviousValue", "true").containsEntry("ChangeSetType", "UPDATE");

        aws.stack("");
        assertThatThrownBy(() -> StackImport.into(project.resolve("other"), deployer, environment)).isInstanceOf(DeployException.class).hasMessageContaining("There is no stack legacy");
        assertThat(project.resolve("other")).doesNotExist();
    }

    @Test
    void ofCodeInABucketItIsSaidThatItStaysThereAndHowToGetIt() {
        aws.forget("CloudFormation:DescribeStacks").result("CloudFormation:DescribeStacks", "<Stacks><member><StackName>legacy</StackName><StackId>" + FakeAws.STACK + "</StackId><StackStatus>CREATE_COMPLETE</StackStatus>"
                + "<CreationTime>2026-01-01T00:00:00Z</CreationTime></member></Stacks>")
                .forget("CloudFormation:GetTemplate").result("CloudFormation:GetTemplate", "<TemplateBody>Transform: AWS::Serverless-2016-10-31\nResources:\n  Hello:\n    Type: AWS::Serverless::Function\n    Properties:\n"
                        + "      Handler: index.handler\n      Runtime: nodejs22.x\n      CodeUri: s3://theirs/hello.zip\n</TemplateBody>");

        StackImport.Imported imported = StackImport.into(project.resolve("coded"), deployer, Environment.named("live").withStack("legacy").withRegion("eu-west-1"));

        assertThat(imported.notes()).anySatisfy(note -> assertThat(note).startsWith("The code of Hello is not downloaded; it stays where it is in S3").contains("aws lambda get-function"));
    }
}
