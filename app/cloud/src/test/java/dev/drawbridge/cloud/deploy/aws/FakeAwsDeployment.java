package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small project, and AWS as FakeAws answers for it: for what moto cannot do. The answers are those that AWS documents. */
abstract class FakeAwsDeployment {
    static final String STACK_TYPE = "AWS::CloudFormation::Stack";
    static final String TEMPLATE = """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: worker.zip
            """;

    @TempDir
    Path project;
    FakeAws aws;
    DeployRequest request;
    AwsDeployer deployer;

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

    static final String ADD_JOBS = change("Add", "Jobs", "AWS::SQS::Queue", "");

    void planned(String... changes) {
        aws.result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><Changes>" + String.join("", changes) + "</Changes>");
    }

    static String change(String action, String id, String type, String more) {
        return "<member><Type>Resource</Type><ResourceChange><Action>" + action + "</Action><LogicalResourceId>" + id + "</LogicalResourceId><ResourceType>" + type + "</ResourceType>" + more
                + "</ResourceChange></member>";
    }
}
