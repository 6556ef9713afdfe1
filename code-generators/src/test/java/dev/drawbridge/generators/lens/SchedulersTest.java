package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.FlowDrawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedules of EventBridge Scheduler in templates: resources, and events of functions and state machines. */
class SchedulersTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);
    private static final LensText TEXT = new LensText(TEMPLATE);
    private static final String PLAIN = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mail:
                Type: AWS::SQS::Queue
              Late:
                Type: AWS::SQS::Queue
              Night:
                Type: AWS::Scheduler::Schedule   # while nobody looks
                Properties:
                  ScheduleExpression: cron(0 2 * * ? *)
                  ScheduleExpressionTimezone: Europe/Paris
                  FlexibleTimeWindow:
                    Mode: FLEXIBLE
                    MaximumWindowInMinutes: 10
                  Target:
                    Arn: !GetAtt Mail.Arn
                    RoleArn: !GetAtt NightRole.Arn
                    Input: hello
                    RetryPolicy:
                      MaximumRetryAttempts: 4
              NightRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: scheduler.amazonaws.com
                        Action: sts:AssumeRole
                  Policies:
                    - PolicyName: send
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: sqs:SendMessage
                            Resource: !GetAtt Mail.Arn
            """;
    private static final String EVENTS = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Late:
                Type: AWS::SQS::Queue
              Bill:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: shop.Bill
                  Runtime: java21
                  CodeUri: bill
                  Events:
                    Nightly:
                      Type: ScheduleV2
                      Properties:
                        ScheduleExpression: rate(1 day)
                        ScheduleExpressionTimezone: America/New_York
                        State: DISABLED
                        Input: '{"all": true}'
                        DeadLetterConfig:
                          Arn: !GetAtt Late.Arn
              Flow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: flow.asl.json
                  Events:
                    Hourly:
                      Type: ScheduleV2
                      Properties:
                        ScheduleExpression: rate(1 hour)
            """;

    private static Design read(String text) {
        Design design = LENS.read(text, Design.empty("x"));
        assertThat(TEXT.follow(text, design, design)).isEqualTo(text);
        assertThat(LENS.read(text, design)).isEqualTo(design);
        return design;
    }

    private static List<String> wires(Design design) {
        return design.wires().values().stream().map(wire -> design.requireNode(wire.from().node()).name() + " " + wire.role().id() + " " + design.requireNode(wire.to().node()).name()).toList();
    }

    private static Node node(Design design, String name) {
        return design.nodeNamed(name).orElseThrow();
    }

    private static String after(String text, Design was, Design is) {
        String after = TEXT.follow(text, was, is);
        Design settled = TEXT.settled(after, is);
        assertThat(settled).isEqualTo(is);
        return after;
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Design design = FlowDrawings.schedulers();
        assertThat(LENS.read(TEMPLATE.text(design), design)).isEqualTo(design);
    }

    @Test
    void aSchedulerWithoutTargetIsInNoTemplateAndStaysWithItsWires() {
        Design design = Drawings.named("idle").card("scheduler", "idle").card("queue", "late").wire("idle", WireRole.ON_FAILURE, "late").design();
        assertThat(TEMPLATE.text(design)).doesNotContain("Scheduler");
        assertThat(LENS.read(TEMPLATE.text(design), design)).isEqualTo(design);
    }

    @Test
    void aScheduleIsACardWithItsTargetAndItsRoleInside() {
        Design read = read(PLAIN);
        Node night = node(read, "Night");
        assertThat(night.kind()).isEqualTo("scheduler");
        assertThat(read.nodes()).hasSize(3);
        assertThat(night.field("timeZone")).contains(Value.of("Europe/Paris"));
        assertThat(night.field("window")).contains(Value.of(10));
        assertThat(night.field("retries")).contains(Value.of(4));
        assertThat(wires(read)).containsExactly("Night deliver Mail");
        assertThat(read.wires().values().iterator().next().field("input")).contains(Value.of("hello"));
    }

    @Test
    void fieldsAndInputChangeWhereTheyStand() {
        Design read = read(PLAIN);
        Node night = node(read, "Night");
        assertThat(after(PLAIN, read, read.withNode(night.withField("window", Value.of(20)).withField("timeZone", Value.of("UTC")))))
                .isEqualTo(PLAIN.replace("MaximumWindowInMinutes: 10", "MaximumWindowInMinutes: 20").replace("Europe/Paris", "UTC"));
        Wire wire = read.wires().values().iterator().next();
        assertThat(after(PLAIN, read, read.withWire(wire.withField("input", Value.of("bye"))))).isEqualTo(PLAIN.replace("Input: hello", "Input: bye"));
        assertThat(TEXT.follow(PLAIN, read, read.withNode(night.withField("enabled", Value.of(false))))).contains("State: DISABLED");
        assertThat(TEXT.follow(PLAIN, read, read.withNode(night.withoutField("window")))).contains("Mode: \"OFF\"").doesNotContain("MaximumWindow");
    }

    @Test
    void withItsWireTheScheduleAndItsRoleGo() {
        Design read = read(PLAIN);
        Design without = read.withWires(new java.util.TreeMap<>());
        String after = TEXT.follow(PLAIN, read, without);
        assertThat(after).doesNotContain("Night").contains("Mail:");
        assertThat(TEXT.settled(after, without).nodeNamed("Night")).isPresent();
    }

    @Test
    void failuresOfAFoundScheduleGoToAQueueAndItsRoleMaySendThem() {
        Design read = read(PLAIN);
        Wire failure = Wire.of(read.freshWireId(node(read, "Night").id(), node(read, "Late").id()), End.failure(node(read, "Night").id()), End.in(node(read, "Late").id()), WireRole.ON_FAILURE);
        String after = after(PLAIN, read, read.withWire(failure));
        assertThat(after).contains("DeadLetterConfig:\n          Arn: !GetAtt Late.Arn").contains("PolicyName: NightFailures").contains("Resource: !GetAtt Late.Arn");
        assertThat(TEXT.follow(after, read.withWire(failure), read)).doesNotContain("DeadLetterConfig");
        String elsewhere = PLAIN.replace("!GetAtt NightRole.Arn", "arn:aws:iam::123456789012:role/x");
        Design other = read(elsewhere);
        assertThatThrownBy(() -> TEXT.follow(elsewhere, other, other.withWire(failure))).isInstanceOf(ModelException.class).hasMessageContaining("is not in this template");
    }

    @Test
    void eventsOfFunctionsAndStateMachinesAreSchedulers() {
        Design read = read(EVENTS);
        assertThat(node(read, "Nightly").kind()).isEqualTo("scheduler");
        assertThat(node(read, "Nightly").field("enabled")).contains(Value.of(false));
        assertThat(wires(read)).containsExactlyInAnyOrder("Nightly trigger Bill", "Nightly on-failure Late", "Hourly trigger Flow");
        Node nightly = node(read, "Nightly");
        assertThat(after(EVENTS, read, read.withNode(nightly.withField("expression", Value.of("rate(2 days)"))))).isEqualTo(EVENTS.replace("rate(1 day)", "rate(2 days)"));
        Wire trigger = read.wires().values().stream().filter(wire -> wire.role() == WireRole.TRIGGER && wire.to().node().equals(node(read, "Bill").id())).findFirst().orElseThrow();
        assertThat(after(EVENTS, read, read.withWire(trigger.withField("input", Value.of("{\"all\": false}"))))).isEqualTo(EVENTS.replace("'{\"all\": true}'", "'{\"all\": false}'"));
        Wire start = read.wires().values().stream().filter(wire -> wire.role() == WireRole.TRIGGER && wire.to().node().equals(node(read, "Flow").id())).findFirst().orElseThrow();
        assertThat(after(EVENTS, read, read.withWire(start.withField("input", Value.of("{}"))))).contains("ScheduleExpression: rate(1 hour)\n            Input: '{}'");
    }

    @Test
    void aNewScheduleIsAnEventOfAFoundFunctionAndAResourceBesideAFoundQueue() {
        Design read = read(EVENTS);
        Node monthly = Node.of(read.freshNodeId("monthly"), "scheduler", "monthly").withField("expression", Value.of("rate(30 days)")).withField("timeZone", Value.of("Asia/Seoul"));
        Wire trigger = Wire.of(read.freshWireId(monthly.id(), node(read, "Bill").id()), End.out(monthly.id()), End.in(node(read, "Bill").id()), WireRole.TRIGGER);
        Design more = read.withNode(monthly).withWire(trigger);
        String after = after(EVENTS, read, more);
        assertThat(after).contains("Type: ScheduleV2\n          Properties:\n            ScheduleExpression: rate(30 days)\n            ScheduleExpressionTimezone: Asia/Seoul").doesNotContain("TargetRole");
        Wire deliver = Wire.of(more.freshWireId(monthly.id(), node(read, "Late").id()), End.out(monthly.id()), End.in(node(read, "Late").id()), WireRole.DELIVER);
        String both = after(after, more, more.withWire(deliver));
        assertThat(both).contains("Type: AWS::Scheduler::Schedule").contains("Action:\n                  - sqs:SendMessage");
        Design all = more.withWire(deliver);
        assertThat(after(both, all, all.withNode(monthly.withField("expression", Value.of("rate(31 days)"))))).doesNotContain("rate(30 days)").contains("rate(31 days)");
    }

    @Test
    void aCallOfTheSdkIsAWireToWhatItsInputNames() {
        Design read = read("""
                Resources:
                  Mail:
                    Type: AWS::SQS::Queue
                  Night:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: rate(1 hour)
                      FlexibleTimeWindow: {Mode: "OFF"}
                      Target:
                        Arn: arn:aws:scheduler:::aws-sdk:sqs:sendMessage
                        RoleArn: arn:aws:iam::123456789012:role/x
                        Input: !Sub '{"QueueUrl": "${Mail}", "MessageBody": "x"}'
                """);
        assertThat(wires(read)).containsExactly("Night deliver Mail");
    }
}
