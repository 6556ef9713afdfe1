package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What starts the state machines of a template. */
class StateMachineStartsTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final SamLens LENS = new SamLens(TEMPLATE);
    private static final LensText TEXT = new LensText(TEMPLATE);
    private static final String STARTED = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: flows/orders.asl.json
                  Role: arn:aws:iam::123456789012:role/flow
                  Events:
                    Nightly:   # when nobody looks
                      Type: ScheduleV2
                      Properties:
                        ScheduleExpression: rate(1 day)
                        Input: '{"all": true}'
                    Hourly: {Type: Schedule, Properties: {Schedule: rate(1 hour), Enabled: false}}
                    Paid:
                      Type: EventBridgeRule
                      Properties:
                        InputPath: $.detail
                        Pattern:
                          source: [shop]
                    Ask:
                      Type: Api
                      Properties: {Method: post, Path: /orders}
            """;
    private static final String IDLE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}
              Api: {Type: AWS::Serverless::Api, Properties: {StageName: live}}
              Orders:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: flows/orders.asl.json   # the steps
                  Role: arn:aws:iam::123456789012:role/flow
            """;

    private static List<String> wires(Design design) {
        return design.wires().values().stream().map(wire -> design.requireNode(wire.from().node()).name() + " " + wire.role().id() + " "
                + design.requireNode(wire.to().node()).name()).sorted().toList();
    }

    @Test
    void allFourEventsOfAStateMachineAreWires() {
        Design read = LENS.read(STARTED, Design.empty("x"));
        assertThat(wires(read)).containsExactly("DefaultEventBus deliver Orders", "Hourly trigger Orders", "Nightly trigger Orders", "ServerlessRestApi call Orders");
        assertThat(read.nodeNamed("Nightly").orElseThrow().field("expression")).contains(Value.of("rate(1 day)"));
        assertThat(read.nodeNamed("Hourly").orElseThrow().field("enabled")).contains(Value.of(false));
        assertThat(wire(read, "Nightly").field("input")).contains(Value.of("{\"all\": true}"));
        assertThat(wire(read, "DefaultEventBus").field("pattern").orElseThrow().display()).contains("shop");
        assertThat(wire(read, "ServerlessRestApi").field("routes").orElseThrow().display()).contains("/orders");
    }

    private static Design without(Design design, WireId wire) {
        SortedMap<WireId, Wire> wires = new TreeMap<>(design.wires());
        wires.remove(wire);
        return design.withWires(wires);
    }

    private static Wire wire(Design design, String from) {
        NodeId id = design.nodeNamed(from).orElseThrow().id();
        return design.wires().values().stream().filter(wire -> wire.from().node().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aChangeOfAWireChangesItsEventAlone() {
        Design read = LENS.read(STARTED, Design.empty("x"));
        Wire bus = wire(read, "DefaultEventBus");
        String changed = TEXT.follow(STARTED, read, read.withWire(bus.withField("pattern", Value.of("{\"source\": [\"bank\"]}"))));
        assertThat(changed).isEqualTo(STARTED.replace("[shop]", "[bank]"));
        Node nightly = read.nodeNamed("Nightly").orElseThrow();
        assertThat(TEXT.follow(STARTED, read, read.withNode(nightly.withField("expression", Value.of("rate(2 days)")))))
                .isEqualTo(STARTED.replace("rate(1 day)", "rate(2 days)"));
        assertThat(TEXT.follow(STARTED, read, read.withNode(nightly.withName("Daily")))).isEqualTo(STARTED.replace("Nightly:", "Daily:"));
    }

    @Test
    void aWireThatGoesTakesItsEventWithIt() {
        Design read = LENS.read(STARTED, Design.empty("x"));
        String changed = TEXT.follow(STARTED, read, without(read, wire(read, "DefaultEventBus").id()));
        assertThat(changed).doesNotContain("Paid").contains("# when nobody looks").contains("Ask:");
        assertThat(wires(LENS.read(changed, read))).doesNotContain("DefaultEventBus deliver Orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule", "Bus", "Api"})
    void aNewWireBecomesAnEventOfTheStateMachineAndIsReadAgain(String source) {
        Design read = LENS.read(IDLE, Design.empty("x"));
        Design more = source.equals("schedule") ? read.withNode(Node.of(new NodeId("schedule"), "schedule", "schedule")) : read;
        WireRole role = switch (source) {
            case "schedule" -> WireRole.TRIGGER;
            case "Bus" -> WireRole.DELIVER;
            default -> WireRole.CALL;
        };
        Wire wire = Wire.of(new WireId("new"), new End(more.nodeNamed(source).orElseThrow().id(), "out"), End.in(more.nodeNamed("Orders").orElseThrow().id()), role);
        Design drawn = more.withWire(role == WireRole.CALL ? wire.withField("routes", Drawings.routes("POST /orders")) : wire);
        String changed = TEXT.follow(IDLE, read, drawn);
        assertThat(changed).startsWith(IDLE).contains("Events:");
        assertThat(wires(LENS.read(changed, drawn))).isEqualTo(wires(drawn));
        assertThat(changed).doesNotContain("AWS::IAM::Role");
    }

    @Test
    void whatAPlainRuleStartsIsAWire() {
        String plain = """
                Resources:
                  Tick:
                    Type: AWS::Events::Rule
                    Properties:
                      ScheduleExpression: rate(1 day)
                      Targets: [{Id: T, Arn: !Ref Orders, RoleArn: arn:aws:iam::123456789012:role/start}]
                  Orders:
                    Type: AWS::StepFunctions::StateMachine
                    Properties: {RoleArn: arn:aws:iam::123456789012:role/flow, DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}'}
                """;
        Design read = LENS.read(plain, Design.empty("x"));
        assertThat(wires(read)).containsExactly("Tick trigger Orders");
    }
}
