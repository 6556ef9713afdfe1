package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The examples that show the newer kinds, from nothing to nothing: every card is there, nothing is sent twice, and only what is to be kept stays. */
class AwsExamplesDeployTest extends DeployedToMoto {
    /** Stand for somebody outside, who is not deployed. */
    private static final Set<String> OUTSIDE = Set.of("client");

    /** API, schema, key and alarm are moto's; its data sources and resolvers are only asked to belong to an API that is there. */
    @Test
    void aGraphqlApiIsDeployedWithItsAlarmAndGoesAgain() throws IOException {
        Path project = Files.createDirectories(fresh.resolve("graph"));
        Files.writeString(project.resolve("template.yaml"), """
                Resources:
                  Graph:
                    Type: AWS::AppSync::GraphQLApi
                    Properties: {Name: graph, AuthenticationType: API_KEY}
                  GraphSchema:
                    Type: AWS::AppSync::GraphQLSchema
                    Properties: {ApiId: !GetAtt Graph.ApiId, Definition: "type Query { hello: String }"}
                  GraphKey:
                    Type: AWS::AppSync::ApiKey
                    Properties: {ApiId: !GetAtt Graph.ApiId}
                  GraphNothing:
                    Type: AWS::AppSync::DataSource
                    Properties: {ApiId: !GetAtt Graph.ApiId, Name: nothing, Type: NONE}
                  GraphHello:
                    Type: AWS::AppSync::Resolver
                    DependsOn: GraphSchema
                    Properties: {ApiId: !GetAtt Graph.ApiId, TypeName: Query, FieldName: hello, DataSourceName: !GetAtt GraphNothing.Name}
                  Graph5xxAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: !Sub ${AWS::StackName}-graph-5xx
                      Namespace: AWS/AppSync
                      MetricName: 5XXError
                      Dimensions: [{Name: GraphQLAPIId, Value: !GetAtt Graph.ApiId}]
                      Statistic: Sum
                      Period: 300
                      EvaluationPeriods: 1
                      Threshold: 1
                      ComparisonOperator: GreaterThanOrEqualToThreshold
                """);
        DeployRequest request = request(project, "graph");

        DeployOutcome outcome = deploy(request);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        String api = physical(request, "Graph");
        try (CloudWatchClient metrics = client(CloudWatchClient.builder())) {
            assertThat(metrics.describeAlarms(ask -> ask.alarmNamePrefix(request.stackName() + "-graph")).metricAlarms()).singleElement()
                    .satisfies(alarm -> assertThat(api).endsWith("/" + alarm.dimensions().getFirst().value()));
        }
        assertThat(deployer.status(request).resources()).filteredOn(state -> state.type().startsWith("AWS::AppSync::")).hasSize(5)
                .allSatisfy(state -> assertThat(state.phase()).isEqualTo(ResourceState.Phase.DONE));
        assertThat(deployer.destroy(deployer.planDestroy(request), DeployListener.NONE).result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnails", "chat", "orders", "daily-report"})
    void anExampleIsDeployedWholeAndGoesAgain(String example) throws IOException {
        DeployRequest request = request(example(example), "whole");

        DeployOutcome outcome = deploy(request);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.uploadedBytes()).isPositive();
        Set<String> there = deployer.status(request).resources().stream().flatMap(state -> state.card().stream()).map(card -> request.design().requireNode(card).name()).collect(Collectors.toSet());
        assertThat(there).containsAll(request.design().nodes().values().stream().filter(node -> !OUTSIDE.contains(node.kind())).map(node -> node.name()).toList());

        DeployOutcome again = deploy(request);
        assertThat(again.result()).isEqualTo(DeployOutcome.Result.UNCHANGED);
        assertThat(again.uploadedBytes()).isZero();

        DestroyPlan removal = deployer.planDestroy(request);
        DeployOutcome gone = deployer.destroy(removal, DeployListener.NONE);
        assertThat(gone.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(gone.kept()).extracting(ResourceState::id).containsExactlyInAnyOrderElementsOf(removal.stays().stream().map(ResourceState::id).toList());
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
    }
}
