package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.StackImport;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moto cannot do: faults, permissions, large templates, drift, stuck rollbacks. The answers are those that AWS documents. */
class AwsProtocolTest {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";
    private static final String TEMPLATE = """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: worker.zip
            """;

    @TempDir
    private Path project;
    private FakeAws aws;
    private DeployRequest request;
    private AwsDeployer deployer;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        Files.writeString(project.resolve("template.yaml"), TEMPLATE);
        Files.write(project.resolve("worker.zip"), new byte[] {80, 75, 5, 6});
        request = new DeployRequest(project, Design.empty("shop"), Environment.named("dev").withRegion("eu-west-1"));
        deployer = new AwsDeployer(aws::clients);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void planned(String... changes) {
        aws.result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><Changes>" + String.join("", changes) + "</Changes>");
    }

    private static String change(String action, String id, String type, String more) {
        return "<member><Type>Resource</Type><ResourceChange><Action>" + action + "</Action><LogicalResourceId>" + id + "</LogicalResourceId><ResourceType>" + type + "</ResourceType>" + more
                + "</ResourceChange></member>";
    }

    private static final String ADD_JOBS = change("Add", "Jobs", "AWS::SQS::Queue", "");

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
    void aThrottledCallIsTriedAgain() {
        aws.stack().error("CloudFormation:DescribeStacks", 400, "Throttling", "Rate exceeded").error("CloudFormation:DescribeStacks", 400, "ValidationError", "Stack with id shop-dev does not exist");
        planned(ADD_JOBS);

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.changes()).hasSize(1);
        assertThat(aws.calls("CloudFormation:DescribeStacks")).hasSize(2);
    }

    @Test
    void aTemplateTooLongForARequestGoesThroughTheBucket() throws IOException {
        Files.writeString(project.resolve("template.yaml"), TEMPLATE + ("# " + "long ".repeat(40) + "\n").repeat(300));
        aws.stack("").forget("S3:HeadBucket").answer("S3:HeadBucket", 404, "");
        planned(ADD_JOBS);

        deployer.plan(request, DeployListener.NONE);

        assertThat(aws.calls("CloudFormation:CreateChangeSet")).singleElement().satisfies(call -> {
            assertThat(call.form()).doesNotContainKey("TemplateBody");
            assertThat(call.form().get("TemplateURL")).contains("drawbridge-111122223333-eu-west-1").endsWith("templates/shop-dev.yaml");
        });
        assertThat(aws.calls("S3:CreateBucket").getFirst().form().get("body")).contains("eu-west-1");
        assertThat(aws.calls("S3:PutBucketPolicy").getFirst().form().get("body")).contains("aws:SecureTransport", "Deny", "arn:aws:s3:::drawbridge-111122223333-eu-west-1/*");
        assertThat(aws.calls("S3:PutPublicAccessBlock").getFirst().form().get("body")).contains("<RestrictPublicBuckets>true");
    }

    @Test
    void codeIsSentUnderItsHashAndTheTemplateNamesItThere() {
        aws.stack("").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.uploadedBytes()).isEqualTo(4);
        String body = aws.calls("CloudFormation:CreateChangeSet").getFirst().form().get("TemplateBody");
        assertThat(body).containsPattern("CodeUri: s3://drawbridge-111122223333-eu-west-1/code/[0-9a-f]{64}-[0-9a-f]{64}\\.zip").contains("Jobs:\n    Type: AWS::SQS::Queue\n");
    }

    @Test
    void codeThatIsThereIsNotSentAgain() {
        aws.stack("").forget("S3:HeadObject").answer("S3:HeadObject", 200, "").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        planned(ADD_JOBS);

        assertThat(deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE).uploadedBytes()).isZero();
        assertThat(aws.calls("S3:PutObject")).isEmpty();
    }

    @Test
    void aBucketNameThatAnotherAccountHasIsSaid() {
        aws.stack("").forget("S3:HeadBucket").answer("S3:HeadBucket", 403, "");
        planned(ADD_JOBS);
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessageContaining("drawbridge-111122223333-eu-west-1").hasMessageContaining("not yours");
        assertThat(aws.calls("CloudFormation:DeleteChangeSet")).as("the plan is let go of").hasSize(1);
    }

    @Test
    void changesCarryWhatAwsSaysOfThem() {
        aws.stack("CREATE_COMPLETE");
        aws.result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><NextToken>more</NextToken><Changes>" + ADD_JOBS + "</Changes>");
        planned(change("Modify", "Store", "AWS::DynamoDB::Table", "<PolicyAction>ReplaceAndDelete</PolicyAction><Replacement>True</Replacement><Details><member><Target><Attribute>Properties</Attribute>"
                + "<Name>TableName</Name><RequiresRecreation>Always</RequiresRecreation><BeforeValue>old</BeforeValue><AfterValue>new</AfterValue></Target></member></Details>"),
                change("Remove", "Pictures", "AWS::S3::Bucket", "<PolicyAction>Retain</PolicyAction>"));

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.changes()).extracting(PlannedChange::id).containsExactly("Store", "Pictures", "Jobs");
        assertThat(plan.changes().getFirst()).satisfies(change -> {
            assertThat(change.action()).isEqualTo(PlannedChange.Action.REPLACE);
            assertThat(change.data()).isEqualTo(PlannedChange.DataEffect.LOST);
            assertThat(change.properties()).containsExactly(new PlannedChange.PropertyChange("TableName", "old", "new", true));
        });
        assertThat(plan.changes().get(1).data()).isEqualTo(PlannedChange.DataEffect.LEFT_BEHIND);
        assertThat(aws.calls("CloudFormation:DescribeChangeSet").getLast().form()).containsEntry("NextToken", "more").containsEntry("IncludePropertyValues", "true");
    }

    @Test
    void aDeployThatRunsElsewhereIsNotDisturbed() {
        aws.stack("UPDATE_IN_PROGRESS");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("being changed right now").hasMessageContaining("--follow");
        assertThatThrownBy(() -> deployer.planDestroy(request)).isInstanceOf(DeployException.class);
        assertThat(aws.calls("CloudFormation:CreateChangeSet")).isEmpty();
    }

    @Test
    void aPlanThatIsOutOfDateIsNotExecuted() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE").forget("CloudFormation:ExecuteChangeSet")
                .error("CloudFormation:ExecuteChangeSet", 400, "InvalidChangeSetStatus", "ChangeSet cannot be executed in its current status of [OBSOLETE]");
        planned(ADD_JOBS);
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("Plan again");
        assertThat(project.resolve(".drawbridge/deploy/dev.json")).as("nothing is on its way").doesNotExist();
    }

    @Test
    void twoDeploysFromOneFolderDoNotMeet() {
        try (ProcessLock first = DeployLock.take(request)) {
            assertThatThrownBy(() -> DeployLock.take(request)).isInstanceOf(DeployException.class).hasMessageContaining("being deployed to dev from here already");
        }
        DeployLock.take(request).close();
    }

    @Test
    void aNetworkCutInTheMiddleIsWaitedOut() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        for (int attempt = 0; attempt < 6; attempt++) {
            aws.answer("CloudFormation:DescribeStackEvents", 0, "");
        }
        aws.events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        planned(ADD_JOBS);
        Heard heard = new Heard();

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), heard);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.has(DeployEvent.OutOfSight.class)).isTrue();
    }

    @Test
    void theRootCauseIsTheFirstFailureThatIsNoConsequence() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        aws.events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE",
                "Mail AWS::SNS::Topic CREATE_FAILED Resource creation cancelled",
                "Jobs AWS::SQS::Queue CREATE_FAILED Resource handler returned message: \"Queue name is too long (Service: Sqs, Status Code: 400, Request ID: 1-2)\" (RequestToken: 3-4, HandlerErrorCode: InvalidRequest)",
                "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Mail, Jobs].",
                "Jobs AWS::SQS::Queue DELETE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(outcome.failures()).singleElement().satisfies(failure -> assertThat(failure.words()).isEqualTo("Queue name is too long."));
        assertThat(outcome.sentence()).startsWith("Jobs failed: Queue name is too long. Everything is as it was before.");
    }

    @Test
    void anUpdateThatIsCancelledIsTakenBack() {
        aws.stack("UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE")
                .events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_IN_PROGRESS")
                .events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_IN_PROGRESS", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");
        aws.forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);
        Heard impatient = new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.ResourceChanged.class);
            }
        };

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), impatient);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(aws.calls("CloudFormation:CancelUpdateStack")).hasSize(1);
    }

    @Test
    void aStuckStackIsTakenBackWithWhatIsSkipped() {
        aws.stack("UPDATE_ROLLBACK_FAILED", "UPDATE_ROLLBACK_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_FAILED")
                .events("shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_FAILED", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");

        DeployOutcome outcome = deployer.continueRollback(request, List.of("Jobs"), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(aws.calls("CloudFormation:ContinueUpdateRollback").getFirst().form()).containsEntry("ResourcesToSkip.member.1", "Jobs");
    }

    @Test
    void statesThatNeedSomebodySayTheWayOn() {
        aws.stack("UPDATE_ROLLBACK_FAILED");
        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).hasMessageContaining("stuck").hasMessageContaining("--continue-rollback");
        aws.stack("DELETE_FAILED");
        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).hasMessageContaining("DELETE_FAILED").hasMessageContaining("drawbridge destroy");
        aws.stack("ROLLBACK_FAILED").result("CloudFormation:ListStackResources", "<StackResourceSummaries></StackResourceSummaries>");
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.BROKEN);
    }

    private void withPictures() {
        aws.stack("CREATE_COMPLETE", "").result("CloudFormation:ListStackResources", "<StackResourceSummaries><member><LogicalResourceId>Pictures</LogicalResourceId><PhysicalResourceId>p</PhysicalResourceId>"
                + "<ResourceType>AWS::S3::Bucket</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member><member><LogicalResourceId>Worker</LogicalResourceId><PhysicalResourceId>w</PhysicalResourceId>"
                + "<ResourceType>AWS::Lambda::Function</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackResourceSummaries>");
    }

    private static String versions(String inner) {
        return "<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inner + "</ListVersionsResult>";
    }

    @Test
    void aRemovalEmptiesBucketsPageByPageAndSaysWhatIsLeft() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("<Version><Key>a</Key><VersionId>1</VersionId></Version><DeleteMarker><Key>a</Key><VersionId>2</VersionId></DeleteMarker>"))
                .answer("S3:ListObjectVersions", 200, versions("<Version><Key>b</Key><VersionId>null</VersionId></Version>")).answer("S3:ListObjectVersions", 200, versions(""))
                .answer("S3:DeleteObjects", 200, "<DeleteResult></DeleteResult>")
                .answer("CloudWatchLogs:DescribeLogGroups", 200, "{\"logGroups\": [{\"logGroupName\": \"/aws/lambda/w\"}, {\"logGroupName\": \"/aws/lambda/w-other\"}]}")
                .events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE").events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE", "shop-dev " + STACK_TYPE + " DELETE_COMPLETE");

        DeployOutcome outcome = deployer.destroy(deployer.planDestroy(request), DeployListener.NONE);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.sentence()).isEqualTo("shop-dev is gone. Lambda's logs stay: /aws/lambda/w.");
        assertThat(aws.calls("S3:DeleteObjects")).hasSize(2);
        assertThat(aws.calls("S3:DeleteObjects").getFirst().form().get("body")).contains("<VersionId>1</VersionId>", "<VersionId>2</VersionId>");
        assertThat(operationsInOrder()).containsSubsequence("S3:DeleteObjects", "CloudFormation:DeleteStack");
    }

    @Test
    void anObjectThatCannotBeDeletedStopsTheRemovalBeforeItBegins() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("<Version><Key>contract</Key><VersionId>1</VersionId></Version>"))
                .answer("S3:DeleteObjects", 200, "<DeleteResult><Error><Key>contract</Key><Code>AccessDenied</Code><Message>Access Denied because object protected by object lock.</Message></Error></DeleteResult>");
        var plan = deployer.planDestroy(request);

        assertThatThrownBy(() -> deployer.destroy(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessage("contract in the bucket p cannot be deleted: Access Denied because object protected by object lock. Delete it yourself, or keep the bucket with DeletionPolicy: Retain.");
        assertThat(aws.calls("CloudFormation:DeleteStack")).isEmpty();
    }

    @Test
    void aBucketThatIsFilledAgainMeanwhileStopsItsRemovalWithTheReason() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("")).events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE").events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE",
                "Pictures AWS::S3::Bucket DELETE_FAILED The bucket you tried to delete is not empty", "shop-dev " + STACK_TYPE + " DELETE_FAILED");
        var plan = deployer.planDestroy(request);

        assertThat(plan.loses()).singleElement().satisfies(state -> assertThat(state.id()).isEqualTo("Pictures"));
        DeployOutcome outcome = deployer.destroy(plan, DeployListener.NONE);
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.FAILED);
        assertThat(outcome.sentence()).contains("Pictures failed: The bucket you tried to delete is not empty.", "drawbridge destroy");
    }

    @Test
    void whatSomebodyChangedThereIsFound() {
        drifting();

        Drift drift = deployer.drift(request, DeployListener.NONE);

        assertThat(drift.checked()).isEqualTo(2);
        assertThat(drift.drifted()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("Jobs");
            assertThat(one.deleted()).isFalse();
            assertThat(one.properties()).containsExactly(new PlannedChange.PropertyChange("VisibilityTimeout", "30", "60", false));
        });
    }

    @Test
    void aRevertAsksForAChangeSetThatSetsBackWhatSomebodyChanged() {
        drifting();
        Drift drift = deployer.drift(request, DeployListener.NONE);
        planned(ADD_JOBS);

        deployer.planRevert(request, drift, DeployListener.NONE);

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getLast().form()).containsEntry("DeploymentMode", "REVERT_DRIFT");
    }

    private void drifting() {
        aws.stack("CREATE_COMPLETE").result("CloudFormation:DetectStackDrift", "<StackDriftDetectionId>d</StackDriftDetectionId>")
                .result("CloudFormation:DescribeStackDriftDetectionStatus", "<StackId>" + FakeAws.STACK + "</StackId><StackDriftDetectionId>d</StackDriftDetectionId><DetectionStatus>DETECTION_COMPLETE</DetectionStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp>")
                .result("CloudFormation:DescribeStackResourceDrifts", "<StackResourceDrifts><member><LogicalResourceId>Jobs</LogicalResourceId><PhysicalResourceId>j</PhysicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType>"
                        + "<StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus><PropertyDifferences><member><PropertyPath>/VisibilityTimeout</PropertyPath><ExpectedValue>30</ExpectedValue><ActualValue>60</ActualValue>"
                        + "<DifferenceType>NOT_EQUAL</DifferenceType></member></PropertyDifferences></member><member><LogicalResourceId>Worker</LogicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType>"
                        + "<StackResourceDriftStatus>IN_SYNC</StackResourceDriftStatus></member></StackResourceDrifts>");
    }

    @Test
    void credentialsThatAreMissingAreSaidWithTheWayToThem() {
        assertThatThrownBy(() -> AwsClients.connect(request.environment().withProfile("no-such-profile-for-sure"))).isInstanceOf(DeployException.class)
                .hasMessageContaining("There is no profile \"no-such-profile-for-sure\"").hasMessageContaining("aws configure sso");
        assertThatThrownBy(() -> deployer.account(new DeployRequest(project, request.design(), request.environment().withEndpoint("nonsense")))).hasMessageContaining("\"nonsense\" is no address");
    }

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
    void aFirstDeployThatIsCancelledIsRemoved() {
        aws.stack("", "CREATE_IN_PROGRESS").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "Jobs AWS::SQS::Queue CREATE_IN_PROGRESS")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "Jobs AWS::SQS::Queue CREATE_IN_PROGRESS", "Jobs AWS::SQS::Queue DELETE_COMPLETE",
                        "shop-dev " + STACK_TYPE + " DELETE_COMPLETE");
        aws.forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.ResourceChanged.class);
            }
        });

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(outcome.sentence()).startsWith("Cancelled");
        assertThat(aws.calls("CloudFormation:DeleteStack")).hasSize(1);
        assertThat(project.resolve(".drawbridge/deploy/dev.json")).doesNotExist();
    }

    @Test
    void codeThatIsTooLargeForLambdaIsNotSent() throws IOException {
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(project.resolve("worker.zip")))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("large"));
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte <= 250; megabyte++) {
                zip.write(zeros);
            }
        }
        aws.stack("");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("Worker is 251 MB unzipped; Lambda takes 250 MB");
        assertThat(aws.calls("CloudFormation:CreateChangeSet")).isEmpty();
    }

    @Test
    void nothingThatIsSecretGoesIntoSentencesOrFiles() throws IOException {
        String secret = "wJalrXUtnFEMI-not-a-real-key";
        Files.writeString(project.resolve("template.yaml"), TEMPLATE + "Parameters:\n  ApiKey: {Type: String, NoEcho: true}\n");
        aws.stack("").forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);
        aws.events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        DeployRequest withSecret = new DeployRequest(project, request.design(), request.environment().withParameters(new java.util.TreeMap<>(java.util.Map.of("ApiKey", secret))));
        Heard heard = new Heard();

        Plan plan = deployer.plan(withSecret, heard);
        DeployOutcome outcome = deployer.apply(plan, heard);

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getFirst().form()).as("it is sent to where it belongs").containsValue(secret);
        assertThat(plan.changes().toString() + plan.notes() + plan.permissions() + outcome + heard.events).doesNotContain(secret);
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(secret);
            }
        }
    }

    /** Goes through everything that the deployer can do, and holds the calls against the page that users give to their administrators. */
    @Test
    void everyCallIsInTheDocumentationAndItsPolicy() throws Exception {
        aTemplateTooLongForARequestGoesThroughTheBucket();
        Set<String> made = operations();
        again();
        codeIsSentUnderItsHashAndTheTemplateNamesItThere();
        made.addAll(operations());
        again();
        anUpdateThatIsCancelledIsTakenBack();
        made.addAll(operations());
        again();
        aStuckStackIsTakenBackWithWhatIsSkipped();
        made.addAll(operations());
        again();
        aRemovalEmptiesBucketsPageByPageAndSaysWhatIsLeft();
        made.addAll(operations());
        again();
        whatSomebodyChangedThereIsFound();
        made.addAll(operations());
        again();
        aws.stack("", "REVIEW_IN_PROGRESS");
        planned(ADD_JOBS);
        deployer.discard(deployer.plan(request, DeployListener.NONE));
        made.addAll(operations());
        // made in a test of its own, against moto, because it builds code
        made.addAll(AwsDeployTest.PUSH);

        String whole = Files.readString(page());
        String page = whole.substring(0, whole.indexOf("## Watching"));
        Set<String> documented = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([A-Za-z0-9]+:[A-Za-z]+)` \\| `([a-z0-9]+:[A-Za-z]+)` \\|").matcher(page);
        while (row.find()) {
            documented.add(row.group(1));
            actions.add(row.group(2));
        }
        assertThat(documented).isEqualTo(made);
        String policy = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
        Set<String> allowed = new TreeSet<>();
        tools.jackson.databind.json.JsonMapper.shared().readTree(policy).path("Statement").forEach(statement -> {
            if (statement.path("Sid").asString().startsWith("Make")) {
                // what CloudFormation does in our name: named operations, on what is called after the project wherever AWS has names
                assertThat(statement.path("Action").toString()).doesNotContain("*");
                boolean seen = statement.path("Sid").asString().endsWith("Seen");
                assertThat(statement.path("Resource").isArray() ? statement.path("Resource").toString() : seen || statement.has("Condition") ? "" : statement.path("Resource").asString())
                        .as(statement.path("Sid").asString()).isNotEqualTo("*");
            } else {
                statement.path("Action").forEach(action -> allowed.add(action.asString()));
            }
        });
        // who is asked for it may always be asked, so the policy need not allow it; but it does, to be whole
        assertThat(allowed).isEqualTo(actions);
    }

    private List<String> operationsInOrder() {
        return aws.calls().stream().map(FakeAws.Call::operation).toList();
    }

    private Set<String> operations() {
        return aws.calls().stream().map(FakeAws.Call::operation).collect(Collectors.toCollection(TreeSet::new));
    }

    private void again() throws IOException {
        stop();
        start();
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/aws-permissions.md"))) {
            here = here.getParent();
        }
        return here.resolve("docs/aws-permissions.md");
    }
}
