package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.edit.WireEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sources that stand as events of functions: each event is one wire, whatever the events are called. */
class WhatStandsAsAnEventTest {
    static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final String TWO = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              First:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Events:
                    Orders:
                      Type: MSK
                      Properties: {Stream: 'arn:aws:kafka:x:1:cluster/a/b', Topics: [first], StartingPosition: LATEST}
              Second:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Events:
                    Orders:
                      Type: MSK
                      Properties: {Stream: 'arn:aws:kafka:x:1:cluster/a/b', Topics: [second], StartingPosition: LATEST}
            """;

    static NodeId card(DesignStore store, String name) {
        return store.design().nodeNamed(name).orElseThrow().id();
    }

    static Design again(DesignStore store) {
        return new SamLens(OURS).read(RealTemplateLawsTest.text(store), store.design());
    }

    static Wire wire(DesignStore store, String from, WireRole role, String to) {
        return new Wire(new WireId("fresh"), End.out(card(store, from)), End.in(card(store, to)), role, new java.util.TreeMap<>(), new java.util.TreeMap<>());
    }

    @Test
    void aSourceThatStartsASecondFunctionKeepsBothWiresThoughTheFunctionHasAnEventOfThatName() {
        DesignStore store = RealTemplateLawsTest.store(TWO);
        store.apply(new WireEdit.Connect(wire(store, "Orders", WireRole.TRIGGER, "Second").withField("topics", Value.of(List.of(Value.of("first"))))));
        assertThat(store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.TRIGGER)).hasSize(3);
        assertThat(again(store)).isEqualTo(store.design());
        assertThat(RealTemplateLawsTest.text(store)).contains("Topics: [second]").contains("Orders2:");
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(TWO);
    }

    @Test
    void aFieldOfASourceThatStartsTwoFunctionsChangesAtBoth() {
        DesignStore store = RealTemplateLawsTest.store(TWO);
        store.apply(new WireEdit.Connect(wire(store, "Orders", WireRole.TRIGGER, "Second").withField("topics", Value.of(List.of(Value.of("first"))))));
        Node source = store.design().nodeNamed("Orders").orElseThrow();
        store.apply(new CardEdit.SetField(source.id(), "cluster", Optional.of(Value.of("arn:aws:kafka:x:1:cluster/z/z"))));
        assertThat(RealTemplateLawsTest.text(store).split("cluster/z/z", -1)).hasSize(3);
        assertThat(again(store)).isEqualTo(store.design());
    }

    @Test
    void aWireThatTwoPlacesSayDifferentlyIsAFindingThere() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Jobs: {Type: AWS::SQS::Queue}
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B::c
                      Events:
                        Some: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 5}}
                        More: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 7}}
                """;
        DesignStore store = RealTemplateLawsTest.store(text);
        Finding finding = TemplateFindings.of("template.yaml", text, store.design(), OURS).findings().getFirst();
        assertThat(finding.rule()).isEqualTo("drawn-once");
        assertThat(finding.message()).isEqualTo("The wire from Jobs to Work stands here too, with other words for batchSize. The drawing shows the first place alone; change this one in the file.");
        assertThat(finding.subject().toString()).contains("line=10");
        Wire wire = store.design().wires().values().iterator().next();
        assertThat(wire.field("batchSize")).contains(Value.of(5));
        store.apply(new WireEdit.SetWireField(wire.id(), "batchSize", Optional.of(Value.of(6))));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("BatchSize: 5", "BatchSize: 6"));
        assertThat(again(store)).isEqualTo(store.design());
    }

    @Test
    void aScheduleWhoseFunctionGoesStaysToStartAnother() {
        String text = """
                Resources:
                  Failed: {Type: AWS::SQS::Queue}
                  Other: {Type: AWS::SQS::Queue}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c, Role: 'arn:aws:iam::1:role/r'}}
                  Daily:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: rate(5 minutes)
                      FlexibleTimeWindow: {Mode: 'OFF'}
                      Target: {Arn: !GetAtt Work.Arn, RoleArn: 'arn:aws:iam::1:role/s', DeadLetterConfig: {Arn: !GetAtt Failed.Arn}}
                """;
        DesignStore store = RealTemplateLawsTest.store(text);
        store.apply(new CardEdit.RemoveNodes(Set.of(card(store, "Work"))));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Daily").doesNotContain("Work");
        assertThat(store.design().nodeNamed("Daily")).isPresent();
        assertThat(store.design().wires().values()).singleElement().returns(WireRole.ON_FAILURE, Wire::role);
        assertThat(again(store)).isEqualTo(store.design());
    }

    @Test
    void aFilterOfLogsGoesWithTheFunctionThatItStartsAndItsCardWaits() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Writes: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                  Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/${Writes}'}}
                  Reads: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                  Errors: {Type: AWS::Logs::SubscriptionFilter, Properties: {DestinationArn: !GetAtt Reads.Arn, FilterPattern: ERROR, LogGroupName: !Ref Lines}}
                """;
        DesignStore store = RealTemplateLawsTest.store(text);
        store.apply(new CardEdit.RemoveNodes(Set.of(card(store, "Reads"))));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Reads").doesNotContain("Errors").contains("Lines");
        assertThat(store.design().nodeNamed("Errors")).isPresent();
        assertThat(again(store)).isEqualTo(store.design());
    }
}
