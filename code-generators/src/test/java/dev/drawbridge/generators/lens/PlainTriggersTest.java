package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.WireEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wires to and from plain Lambda functions of somebody's CloudFormation template. */
class PlainTriggersTest {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Work:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: java21
                  Handler: "shop.Work::handle"
                  Role: !GetAtt WorkRole.Arn
                  Code: {S3Bucket: code, S3Key: work.zip}
              WorkRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Jobs: # of the night
                Type: AWS::SQS::Queue
              News:
                Type: AWS::SNS::Topic
              Photos:
                Type: AWS::S3::Bucket
              Happened:
                Type: AWS::Events::EventBus
                Properties: {Name: happened}
              Clicks:
                Type: AWS::Kinesis::Stream
                Properties: {ShardCount: 1}
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
              Web:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: web, ProtocolType: HTTP}
            """ + PlainTemplates.OLD_API;

    private static Wire wire(DesignStore store, String from, WireRole role, String to) {
        return PlainTemplates.wire(store, from, role, to, "GET", "/things/{id}");
    }

    private static String added(DesignStore store, String from, WireRole role, String to) {
        store.apply(new WireEdit.Connect(wire(store, from, role, to)));
        return RealTemplateLawsTest.text(store);
    }

    private static void unchangedLines(String text, int changed) {
        List<String> lost = TEMPLATE.lines().filter(line -> text.lines().noneMatch(line::equals)).toList();
        assertThat(lost).as("lines of the template that are others now").hasSizeLessThanOrEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jobs     | TRIGGER | WorkJobsMapping, AWS::Lambda::EventSourceMapping, sqs:ReceiveMessage
            News     | TRIGGER | WorkNewsSubscription, Protocol: lambda, WorkNewsPermission, sns.amazonaws.com, SourceArn: !Ref News
            Photos   | TRIGGER | LambdaConfigurations, WorkPhotosPermission, s3.amazonaws.com, DependsOn: WorkPhotosPermission, SourceAccount: !Ref AWS::AccountId
            Happened | TRIGGER | WorkHappenedRule, EventBusName: , WorkHappenedPermission, events.amazonaws.com, SourceArn: !GetAtt WorkHappenedRule.Arn
            Clicks   | TRIGGER | WorkClicksMapping, EventSourceArn: !GetAtt Clicks.Arn, kinesis:GetRecords
            Rows     | TRIGGER | WorkRowsMapping, EventSourceArn: !GetAtt Rows.StreamArn, StreamSpecification, dynamodb:GetRecords
            Web      | CALL    | WorkWebIntegration, RouteKey: GET /things/{id}, WorkWebPermission, apigateway.amazonaws.com
            Old      | CALL    | OldThingsResource, OldThingsIdResource, HttpMethod: GET, OldGetThingsIdMethod, WorkOldPermission
            """)
    void whatStartsItIsWrittenWithThePermissionToCallItAndReadAgain(String from, WireRole role, String words, @TempDir Path folder) throws IOException {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE);
        Wire wish = wire(store, from, role, "Work");
        Design before = store.design();
        String text = added(store, from, role, "Work");
        assertThat(text).contains(words.split(", ")).doesNotContain("AWS::Serverless", "Transform");
        unchangedLines(text, 1);
        assertThat(store.design().wires().values()).filteredOn(wire -> wire.role() == role).singleElement().satisfies(wire -> {
            assertThat(wire.from().node()).isEqualTo(wish.from().node());
            assertThat(wire.to().node()).isEqualTo(wish.to().node());
        });
        assertThat(store.design().nodes()).isEqualTo(before.nodes());
        assertThat(new SamLens(new dev.drawbridge.generators.sam.SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).read(text, store.design())).isEqualTo(store.design());
        lint(folder, text);
        store.apply(new WireEdit.Disconnect(Set.of(wish.id())));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Permission", "Mapping", "Subscription", "LambdaConfigurations", "GET /things", "OldGetThings");
    }

    /** Nothing that would keep it from being deployed. */
    private static void lint(Path folder, String text) throws IOException {
        Program.requireCfnLint();
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        assertThat(Program.run(List.of("cfn-lint", "--format", "parseable", "--ignore-checks", "W", "--", file.toString()), "").out()).isBlank();
    }

    @ParameterizedTest
    @CsvSource({"ACCESS,Rows,dynamodb:GetItem,ROWS_TABLE_NAME", "ACCESS,Photos,s3:GetObject,PHOTOS_BUCKET_NAME", "SEND,Jobs,sqs:SendMessage,JOBS_QUEUE_URL", "SEND,News,sns:Publish,NEWS_TOPIC_ARN"})
    void whatItMayUseIsPermittedToItsRole(WireRole role, String to, String action, String variable) {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE);
        String text = added(store, "Work", role, to);
        assertThat(text).contains(action, variable + ": !Ref " + to, "PolicyName: Work" + to);
        unchangedLines(text, 0);
        assertThat(store.design().wires().values()).filteredOn(wire -> wire.role() == role).hasSize(1);
    }

    @Test
    void aNewScheduleIsARuleOfItsOwnAndIsChangedThereLater(@TempDir Path folder) throws IOException {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE);
        store.apply(new CardEdit.AddNode(Node.of(new NodeId("nightly"), "schedule", "nightly").withField("expression", Value.of("rate(1 day)")), Optional.empty()));
        String text = added(store, "nightly", WireRole.TRIGGER, "Work");
        assertThat(text).contains("Nightly:", "AWS::Events::Rule", "ScheduleExpression: rate(1 day)", "WorkNightlyPermission", "SourceArn: !GetAtt Nightly.Arn");
        unchangedLines(text, 0);
        lint(folder, text);
        store.apply(new CardEdit.SetField(new NodeId("nightly"), "expression", Optional.of(Value.of("rate(2 hours)"))));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("rate(1 day)", "rate(2 hours)"));
        assertThat(store.design().requireNode(new NodeId("nightly")).field("expression")).contains(Value.of("rate(2 hours)"));
        store.apply(new CardEdit.RenameNode(new NodeId("nightly"), "daily"));
        assertThat(RealTemplateLawsTest.text(store)).contains("Daily:", "!GetAtt Daily.Arn").doesNotContain("Nightly:");
    }

    @Test
    void anAddressIsAResourceWithWhatLetsAnybodyIn() {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE);
        store.apply(new CardEdit.AddNode(Node.of(new NodeId("hook"), "function-url", "hook").withField("auth", Value.of("NONE")), Optional.empty()));
        String text = added(store, "hook", WireRole.CALL, "Work");
        assertThat(text).contains("Hook:", "AWS::Lambda::Url", "AuthType: NONE", "TargetFunctionArn: !Ref Work", "lambda:InvokeFunctionUrl", "InvokedViaFunctionUrl: true");
        unchangedLines(text, 0);
        store.apply(new CardEdit.SetField(new NodeId("hook"), "auth", Optional.of(Value.of("AWS_IAM"))));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("AuthType: NONE\n      Cors", "AuthType: AWS_IAM\n      Cors").replaceFirst("AuthType: NONE\n      TargetFunctionArn", "AuthType: AWS_IAM\n      TargetFunctionArn"));
        Wire wire = store.design().wires().values().iterator().next();
        store.apply(new CardEdit.RemoveNodes(Set.of(wire.from().node())));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(TEMPLATE);
    }

    @Test
    void whatCannotBeWrittenIsRefusedWithTheReasonAndNothingIsChanged() {
        String circle = TEMPLATE.replace("      Code: {S3", "      Environment: {Variables: {PHOTOS: !Ref Photos}}\n      Code: {S3");
        refused(circle, "Photos", WireRole.TRIGGER, "Work", "needs Photos before it can be made");
        String foreign = TEMPLATE.replace("!GetAtt WorkRole.Arn", "arn:aws:iam::123456789012:role/theirs");
        refused(foreign, "Work", WireRole.ACCESS, "Rows", "role of Work is not in this template");
        refused(foreign, "Jobs", WireRole.TRIGGER, "Work", "role of Work is not in this template");
        refused(TEMPLATE.replace("{Name: old}", "{Name: old, BodyS3Location: {Bucket: b, Key: k}}"), "Old", WireRole.CALL, "Work", "not in this template");
    }

    private static void refused(String text, String from, WireRole role, String to, String words) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Design before = store.design();
        Wire wire = wire(store, from, role, to);
        assertThatThrownBy(() -> store.apply(new WireEdit.Connect(wire))).isInstanceOf(ModelException.class).hasMessageContaining(words).satisfies(e -> assertThat(e.getMessage()).endsWith("."));
        assertThat(store.design()).isEqualTo(before);
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void routesOfADefinitionInTheTemplateAreOperationsOfIt() {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE.replace("{Name: web, ProtocolType: HTTP}", "{Body: {openapi: 3.0.1, paths: {}}}"));
        String text = added(store, "Web", WireRole.CALL, "Work");
        assertThat(text).contains("/things/{id}", "x-amazon-apigateway-integration", "WorkWebPermission").doesNotContain("AWS::ApiGatewayV2::Route");
        assertThat(store.design().wires().values()).filteredOn(wire -> wire.role() == WireRole.CALL).hasSize(1);
    }
}
