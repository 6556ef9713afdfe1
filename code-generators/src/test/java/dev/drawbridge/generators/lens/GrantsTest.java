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
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.WideGrant;
import java.util.List;
import java.util.TreeMap;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireRole;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Permissions in all forms are wires, and those that are wider than their wire are findings that can be narrowed. */
class GrantsTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final LensText TEXT = new LensText(OURS);

    private static String template(String policies) {
        return "Transform: AWS::Serverless-2016-10-31\nResources:\n  Things:\n    Type: AWS::DynamoDB::Table\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n"
                + "      Environment:\n        Variables:\n          TABLE: !Ref Things\n      Policies:\n" + policies.indent(8);
    }

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("x"));
    }

    private static List<Finding> wide(Design design) {
        return Checks.standard().run(design, RandomDrawings.CATALOGUE, RandomDrawings.WIRES).stream().filter(finding -> finding.rule().equals("wide-grant")).toList();
    }

    @Test
    void aManagedPolicyIsAccessToWhatTheFunctionKnows() {
        assertThat(read(template("- AmazonDynamoDBReadOnlyAccess\n")).wires().values()).singleElement().satisfies(wire -> assertThat(wire.field("mode")).isEmpty());
        Wire wire = read(template("- !Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonDynamoDBFullAccess'\n")).wires().values().iterator().next();
        assertThat(wire.field("mode")).contains(Value.of("read-write"));
        assertThat(read(template("- AWSLambdaBasicExecutionRole\n")).wires()).isEmpty();
    }

    @Test
    void aManagedPolicyIsNotTakenApart() {
        String text = template("- AmazonDynamoDBFullAccess\n");
        Design was = read(text);
        assertThatThrownBy(() -> TEXT.follow(text, was, was.withWires(new TreeMap<>()))).isInstanceOf(ModelException.class).hasMessageContaining("managed policy");
    }

    @Test
    void allActionsOfAServiceAreAFindingWhoseFixPermitsOnlyWhatTheWireNeeds() {
        String text = template("- Statement:\n    - Effect: Allow\n      Action: dynamodb:*   # easy\n      Resource: !GetAtt Things.Arn\n- AWSLambdaBasicExecutionRole\n");
        Design was = read(text);
        Finding finding = wide(was).getFirst();
        assertThat(finding.message()).contains("Work is permitted dynamodb:* on Things").containsPattern("needs [0-9]+ actions");
        Design is = finding.fixes().getFirst().edit().apply(Drawing.of(was, Layout.empty())).drawing().design();
        String after = TEXT.follow(text, was, is);
        assertThat(after).doesNotContain("dynamodb:*").contains("dynamodb:PutItem", "dynamodb:GetItem", "AWSLambdaBasicExecutionRole");
        Design settled = TEXT.settled(after, is);
        assertThat(settled).isEqualTo(is);
        assertThat(wide(settled)).isEmpty();
    }

    @Test
    void exactActionsAndWhatIsForEverythingAreNotNarrowed() {
        assertThat(wide(read(template("- Statement: [{Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: !GetAtt Things.Arn}]\n")))).isEmpty();
        assertThat(wide(read(template("- Statement: [{Effect: Allow, Action: ['dynamodb:*', 's3:*'], Resource: '*'}]\n")))).isEmpty();
    }

    @Test
    void aRoleThatTwoFunctionsShareIsNotNarrowedForOne() {
        String text = """
                Resources:
                  Things: {Type: AWS::DynamoDB::Table}
                  A: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Rights.Arn}}
                  B: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Rights.Arn}}
                  Rights:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Things.Arn}]}}]
                """;
        assertThat(read(text).wires().values()).hasSize(2).allMatch(wire -> WideGrant.of(wire).isEmpty());
    }

    @Test
    void aPolicyOfASharedRoleStaysWithTheRole() {
        String text = """
                Resources:
                  Things: {Type: AWS::DynamoDB::Table}
                  Rights: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                  First: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Rights.Arn}}
                  Second: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Rights.Arn}}
                  Reads:
                    Type: AWS::IAM::Policy
                    Properties:
                      PolicyName: reads
                      PolicyDocument: {Statement: [{Effect: Allow, Action: ['dynamodb:GetItem'], Resource: !GetAtt Things.Arn}]}
                      Roles: [!Ref Rights]
                """;
        Design design = read(text);
        for (String gone : List.of("First", "Second")) {
            Design without = new CardEdit.RemoveNodes(Set.of(design.nodeNamed(gone).orElseThrow().id())).apply(Drawing.of(design, Layout.empty())).drawing().design();
            assertThat(TEXT.follow(text, design, without)).as(gone).contains("Reads:", "Rights:").doesNotContain(gone + ":");
        }
    }

    @Test
    void whatAWireGivesAStateMachineIsNoSettingOfIts() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Flow: {Type: AWS::Serverless::StateMachine, Properties: {Definition: {StartAt: A, States: {A: {Type: Succeed}}}}}
                  Jobs: {Type: AWS::SQS::Queue}
                  Hears:
                    Type: AWS::Serverless::Function
                    Properties: {Events: {All: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}}}
                """;
        Design design = read(text);
        NodeId flow = design.nodeNamed("Flow").orElseThrow().id();
        for (String kind : List.of("event-bus", "queue")) {
            Wire wire = RandomDrawings.WIRING.create(design, RandomDrawings.WIRES.find("state-machine", WireRole.SEND, kind).orElseThrow(), design.requireNode(flow),
                    design.nodes().values().stream().filter(node -> node.kind().equals(kind)).findFirst().orElseThrow());
            String after = TEXT.follow(text, design, design.withWire(wire));
            assertThat(after).contains("DefinitionSubstitutions");
            assertThat(new SamLens(OURS).read(after, design.withWire(wire)).requireNode(flow).field("substitutions")).as(kind).isEmpty();
        }
    }

    @Test
    void aStateMachineWithoutSubstitutionsGetsThoseOfItsFirstWire() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: a.B::c}
                  Flow:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Definition: {StartAt: A, States: {A: {Type: Pass, End: true}}}
                      DefinitionSubstitutions: {}
                """;
        var store = RealTemplateLawsTest.store(text);
        Design design = store.design();
        var flow = design.nodes().values().stream().filter(node -> node.kind().equals("state-machine")).findFirst().orElseThrow();
        assertThat(flow.field("substitutions")).isEmpty();
        Wire wire = RandomDrawings.WIRING.create(design, RandomDrawings.WIRES.find("state-machine", WireRole.CALL, "function").orElseThrow(), flow,
                design.nodes().values().stream().filter(node -> node.kind().equals("function")).findFirst().orElseThrow());
        store.apply(new WireEdit.Connect(wire));
        assertThat(store.design().requireNode(flow.id())).isEqualTo(flow);
        assertThat(RealTemplateLawsTest.text(store)).contains("WORK_FUNCTION_ARN: !GetAtt Work.Arn");
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }
}
