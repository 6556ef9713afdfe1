package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.WireEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wires that follow from the properties of resources that the wire table says nothing about. */
class ReferenceWiresTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("x"));
    }

    private static List<String> wires(String resources) {
        Design design = read("Resources:\n" + resources.indent(2));
        List<String> words = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            words.add(wire.from().node() + " " + wire.role().id() + wire.field("mode").map(mode -> " " + mode.display()).orElse("") + " " + wire.to().node());
        }
        return words;
    }

    @Test
    void aFunctionIsWiredToTheNetworkItIsIn() {
        assertThat(wires("""
                Vpc: {Type: AWS::EC2::VPC}
                Inside: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc}}
                Work: {Type: AWS::Serverless::Function, Properties: {VpcConfig: {SubnetIds: [!Ref Inside]}}}
                """)).containsExactly("work reference vpc");
    }

    @Test
    void whateverARuleDeliversToIsItsWire() {
        String text = """
                Resources:
                  Caller: {Type: AWS::Events::Connection, Properties: {AuthorizationType: API_KEY}}
                  Abroad: {Type: AWS::Events::ApiDestination, Properties: {ConnectionArn: !GetAtt Caller.Arn, HttpMethod: POST}}
                  Tell:
                    Type: AWS::Events::Rule
                    Properties:
                      EventPattern: {source: [shop]}
                      Targets: [{Id: a, Arn: !GetAtt Abroad.Arn, RoleArn: !GetAtt Right.Arn}]
                  Right: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: [{Action: 'x:y', Resource: !GetAtt Abroad.Arn}]}}]}}
                """;
        Design design = read(text);
        Wire told = design.wires().values().stream().filter(wire -> wire.role() == WireRole.DELIVER).findFirst().orElseThrow();
        assertThat(design.requireNode(told.to().node()).name()).isEqualTo("Abroad");
        assertThat(told.field("pattern")).contains(Value.of("{\"source\":[\"shop\"]}"));
        assertThat(new SamLens(OURS).reading(text, Design.empty("x")).notUnderstood()).isEmpty();
        Design without = new WireEdit.Disconnect(Set.of(told.id())).apply(Drawing.of(design, Layout.empty())).drawing().design();
        assertThat(new LensText(OURS).follow(text, design, without)).doesNotContain("Tell:").contains("Abroad:");
        Design other = new WireEdit.SetWireField(told.id(), "pattern", Optional.of(Value.of("{\"source\": [\"store\"]}"))).apply(Drawing.of(design, Layout.empty())).drawing().design();
        assertThat(new LensText(OURS).follow(text, design, other)).contains("store").doesNotContain("[shop]");
    }

    @Test
    void aConsumerOfAStreamIsTheStreams() {
        assertThat(wires("""
                Clicks: {Type: AWS::Kinesis::Stream}
                Fast: {Type: AWS::Kinesis::StreamConsumer, Properties: {StreamARN: !GetAtt Clicks.Arn, ConsumerName: fast}}
                Work: {Type: AWS::Serverless::Function, Properties: {Events: {All: {Type: Kinesis, Properties: {Stream: !Ref Fast, StartingPosition: LATEST}}}}}
                Other: {Type: AWS::Lambda::Function}
                Map: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Fast.ConsumerARN, FunctionName: !Ref Other}}
                """)).containsExactlyInAnyOrder("clicks trigger work", "clicks trigger other");
    }

    @Test
    void everyWayToNameAnotherCounts() {
        assertThat(wires("""
                A: {Type: AWS::SQS::Queue}
                B: {Type: AWS::SQS::Queue}
                C: {Type: AWS::SQS::Queue}
                D: {Type: AWS::SQS::Queue}
                Odd: {Type: AWS::Nobody::Knows, DependsOn: [D], Properties: {X: !Ref A, Y: !GetAtt B.Arn, Z: [!Sub 'x-${C.QueueName}']}}
                """)).containsExactlyInAnyOrder("odd reference a", "odd reference b", "odd reference c", "odd reference d");
    }

    @Test
    void partsReferForTheirCard() {
        assertThat(wires("""
                Things: {Type: AWS::DynamoDB::Table}
                Many: {Type: AWS::ECS::Cluster}
                Work: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Many, TaskDefinition: !Ref Task}}
                Task: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: !Ref Rights}}
                Rights: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: [{Resource: !GetAtt Things.Arn}]}}]}}
                """)).containsExactly("many reference things");
    }

    @Test
    void whatAPolicyPermitsIsAccess() {
        assertThat(wires("""
                Lock: {Type: AWS::KMS::Key}
                Index: {Type: AWS::OpenSearchService::Domain}
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    KmsKeyArn: !GetAtt Lock.Arn
                    Policies:
                      - Statement: [{Effect: Allow, Action: ['kms:Decrypt'], Resource: !GetAtt Lock.Arn}]
                      - Statement: [{Effect: Allow, Action: ['es:DescribeDomain', 'es:ListTags'], Resource: !Sub '${Index.Arn}/*'}]
                """)).containsExactlyInAnyOrder("work access read-write lock", "work access index");
    }

    @Test
    void aBrokerTriggersTheFunctionThatTakesItsMessages() {
        assertThat(wires("""
                Rabbit: {Type: AWS::AmazonMQ::Broker}
                Work:
                  Type: AWS::Serverless::Function
                  Properties: {Events: {Taken: {Type: MQ, Properties: {Broker: !GetAtt Rabbit.Arn}}}}
                """)).containsExactly("rabbit trigger work");
    }

    @Test
    void whoeverMayInvokeAFunctionIsDrawnBeforeIt() {
        assertThat(wires("""
                Rule: {Type: AWS::IoT::TopicRule, Properties: {RuleName: r}}
                Work: {Type: AWS::Lambda::Function}
                May: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Work, SourceArn: !GetAtt Rule.Arn}}
                """)).containsExactly("rule reference work");
    }

    @Test
    void aReferenceCannotBeTakenAwayByItselfButGoesWithItsProperty() {
        String text = "Resources:\n  A: {Type: AWS::SQS::Queue}\n  Odd:\n    Type: AWS::Nobody::Knows\n    Properties:\n      X: !Ref A\n      Y: 1\n";
        Design was = read(text);
        LensText lens = new LensText(OURS);
        assertThatThrownBy(() -> lens.follow(text, was, was.withWires(new java.util.TreeMap<>()))).isInstanceOf(ModelException.class).hasMessageContaining("Odd names A");
        Design is = was.withNode(was.nodes().values().stream().filter(node -> node.name().equals("Odd")).findFirst().orElseThrow().withField("properties", Value.entries("Y", 1)));
        String after = lens.follow(text, was, is);
        assertThat(after).isEqualTo(text.replace("      X: !Ref A\n", ""));
        assertThat(lens.settled(after, is).wires()).isEmpty();
    }

    @Test
    void whatPermissionsSayIsChangedInThemAlone() {
        String text = "Resources:\n  Lock: {Type: AWS::KMS::Key}\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n"
                + "        - Statement: [{Effect: Allow, Action: 'kms:Decrypt', Resource: !GetAtt Lock.Arn}]\n";
        Design was = read(text);
        Wire wire = was.wires().values().iterator().next();
        assertThatThrownBy(() -> new LensText(OURS).follow(text, was, was.withWire(wire.withField("mode", Value.of("read"))))).isInstanceOf(ModelException.class)
                .hasMessageContaining("permissions alone");
    }
}
