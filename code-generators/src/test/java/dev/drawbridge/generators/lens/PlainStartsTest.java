package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
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

/** What starts a plain state machine of somebody's CloudFormation template, and schedules of EventBridge Scheduler that start plain functions. */
class PlainStartsTest {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Orders: # the flow
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt FlowRole.Arn
                  DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}'
              FlowRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"}]
              Work:
                Type: AWS::Lambda::Function
                Properties: {Runtime: java21, Handler: "shop.Work::handle", Role: !GetAtt WorkRole.Arn, Code: {S3Bucket: code, S3Key: work.zip}}
              WorkRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Tick: # goes on without targets
                Type: AWS::Events::Rule
                Properties: {ScheduleExpression: rate(1 day)}
              Happened:
                Type: AWS::Events::EventBus
                Properties: {Name: happened}
            """ + PlainTemplates.OLD_API + """
              Said:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    openapi: 3.0.1
                    info: {title: said, version: "1"}
                    paths: {}
            """;

    private static DesignStore store() {
        DesignStore store = RealTemplateLawsTest.store(TEMPLATE);
        store.apply(new CardEdit.AddNode(Node.of(new NodeId("nightly"), "schedule", "nightly").withField("expression", Value.of("rate(1 day)")), Optional.empty()));
        store.apply(new CardEdit.AddNode(Node.of(new NodeId("later"), "scheduler", "later").withField("expression", Value.of("rate(2 days)")), Optional.empty()));
        return store;
    }

    private static Wire wire(DesignStore store, String from, WireRole role, String to) {
        return PlainTemplates.wire(store, from, role, to, "POST", "/orders");
    }

    private static Wire added(DesignStore store, String from, WireRole role, String to) {
        Wire wire = wire(store, from, role, to);
        store.apply(new WireEdit.Connect(wire));
        return wire;
    }

    private static Design read(String text, Design known) {
        return new SamLens(new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).read(text, known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tick     | TRIGGER | Orders | Targets:, OrdersTickRole, RoleArn: !GetAtt OrdersTickRole.Arn, events.amazonaws.com, states:StartExecution, Resource: !Ref Orders
            nightly  | TRIGGER | Orders | Nightly:, AWS::Events::Rule, OrdersNightlyRole, RoleArn: !GetAtt OrdersNightlyRole.Arn, Resource: !Ref Orders
            later    | TRIGGER | Orders | Later:, AWS::Scheduler::Schedule, scheduler.amazonaws.com, states:StartExecution, Resource: !Ref Orders
            later    | TRIGGER | Work   | Later:, AWS::Scheduler::Schedule, scheduler.amazonaws.com, lambda:InvokeFunction, Resource: !GetAtt Work.Arn
            Happened | DELIVER | Orders | AWS::Events::Rule, events.amazonaws.com, states:StartExecution, Resource: !Ref Orders
            Old      | CALL    | Orders | OldOrdersResource, OldPostOrdersMethod, OrdersOldRole, states:action/StartExecution, apigateway.amazonaws.com, Resource: !Ref Orders
            Said     | CALL    | Orders | /orders, states:action/StartExecution, credentials: !GetAtt OrdersSaidRole.Arn, Resource: !Ref Orders
            """)
    void aNewWireIsWrittenWithTheRoleToStartItReadAgainAndUndoneWithoutATrace(String from, WireRole role, String to, String words, @TempDir Path folder) throws IOException {
        DesignStore store = store();
        String before = RealTemplateLawsTest.text(store);
        Wire wish = added(store, from, role, to);
        String text = RealTemplateLawsTest.text(store);
        assertThat(text).contains(words.split(", ")).doesNotContain("AWS::Serverless", "Transform").contains("# the flow", "# goes on without targets");
        assertThat(store.design().wires().values()).filteredOn(wire -> wire.from().node().equals(wish.from().node()) && wire.role() == role).singleElement()
                .satisfies(wire -> assertThat(wire.to().node()).isEqualTo(wish.to().node()));
        assertThat(read(text, store.design())).isEqualTo(store.design());
        lint(folder, text);
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(before);
        store.redo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
        store.apply(new WireEdit.Disconnect(Set.of(wish.id())));
        assertThat(RealTemplateLawsTest.text(store)).as("what served the wire alone goes with it").doesNotContain("StartExecution", "TargetRole", "OrdersTickRole", "events.amazonaws.com", "scheduler.amazonaws.com", "/orders");
        assertThat(store.design().wires().values()).noneMatch(wire -> wire.from().node().equals(wish.from().node()) && wire.role() == role);
    }

    /** Nothing that would keep it from being deployed. */
    private static void lint(Path folder, String text) throws IOException {
        Program.requireCfnLint();
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        assertThat(Program.run(List.of("cfn-lint", "--format", "parseable", "--ignore-checks", "W", "--", file.toString()), "").out()).isBlank();
    }

    @Test
    void whatIsHandedOverChangesItsOwnLineAlone() {
        DesignStore store = store();
        Wire wire = added(store, "nightly", WireRole.TRIGGER, "Orders");
        String text = RealTemplateLawsTest.text(store);
        store.apply(new WireEdit.SetWireField(wire.id(), "input", Optional.of(Value.of("{\"all\": true}"))));
        String more = RealTemplateLawsTest.text(store);
        assertThat(more.lines().filter(line -> text.lines().noneMatch(line::equals))).singleElement().satisfies(line -> assertThat(line).contains("Input: "));
        assertThat(store.design().requireWire(wire.id()).field("input")).contains(Value.of("{\"all\": true}"));
    }

    @Test
    void aSecondRouteTakesOnTheSameRoleAndTheRoleGoesWithTheLastOne() {
        DesignStore store = store();
        Wire wire = added(store, "Old", WireRole.CALL, "Orders");
        Value both = Value.of(List.of(Value.entries("method", "POST", "path", "/orders"), Value.entries("method", "PUT", "path", "/orders")));
        store.apply(new WireEdit.SetWireField(wire.id(), "routes", Optional.of(both)));
        assertThat(RealTemplateLawsTest.text(store)).contains("OldPostOrdersMethod", "OldPutOrdersMethod").containsOnlyOnce("OrdersOldRole:").doesNotContain(" Events:");
        store.apply(new WireEdit.SetWireField(wire.id(), "routes", Optional.of(Value.of(List.of(Value.entries("method", "PUT", "path", "/orders"))))));
        assertThat(RealTemplateLawsTest.text(store)).contains("OldPutOrdersMethod", "OrdersOldRole:").doesNotContain("OldPostOrdersMethod");
        store.apply(new WireEdit.Disconnect(Set.of(wire.id())));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("OldPutOrdersMethod", "OrdersOldRole", "OldOrdersResource");
    }

    @Test
    void aSecondRouteToAPlainFunctionIsAMethodTooAndNoEvent() {
        DesignStore store = store();
        Wire wire = added(store, "Old", WireRole.CALL, "Work");
        Value both = Value.of(List.of(Value.entries("method", "POST", "path", "/orders"), Value.entries("method", "PUT", "path", "/orders")));
        store.apply(new WireEdit.SetWireField(wire.id(), "routes", Optional.of(both)));
        assertThat(RealTemplateLawsTest.text(store)).contains("OldPostOrdersMethod", "OldPutOrdersMethod").doesNotContain(" Events:");
        assertThat(store.design().requireWire(wire.id()).field("routes").orElseThrow().asItems()).hasSize(2);
    }

    @Test
    void aRoleThatOthersNameStaysWhenTheWireGoes() {
        String shared = TEMPLATE.replace("{ScheduleExpression: rate(1 day)}", "{ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !Ref Orders, RoleArn: !GetAtt Starter.Arn}]}") + """
              Starter:
                Type: AWS::IAM::Role
                Properties: {AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "sts:AssumeRole"}]}}
            Outputs:
              Starter: {Value: !Ref Starter}
            """;
        DesignStore store = RealTemplateLawsTest.store(shared);
        Wire wire = store.design().wires().values().stream().filter(each -> each.role() == WireRole.TRIGGER).findFirst().orElseThrow();
        store.apply(new WireEdit.Disconnect(Set.of(wire.id())));
        assertThat(RealTemplateLawsTest.text(store)).contains("  Starter:\n    Type: AWS::IAM::Role").doesNotContain("!GetAtt Starter.Arn");
    }

    @Test
    void aScheduleOfEventBridgeSchedulerThatHasATargetStartsNoOther() {
        DesignStore store = store();
        added(store, "later", WireRole.TRIGGER, "Orders");
        String text = RealTemplateLawsTest.text(store);
        Wire second = wire(store, "later", WireRole.TRIGGER, "Work");
        assertThatThrownBy(() -> store.apply(new WireEdit.Connect(second))).isInstanceOf(ModelException.class).hasMessageContaining("starts one target");
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }
}
