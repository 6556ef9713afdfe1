package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.WireTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A wire that goes takes from a statement for everything what the wire was, and nothing that it gives somebody else or to something else. */
class ForEverythingTest {
    /** Holes: the policy's statements, the role of the second function, its variables, more resources. */
    private static String template(String statements, String otherRole, String otherVariables, String more) {
        return """
                Resources:
                  Things: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}}
                  Notes: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}}
                  Jobs: {Type: AWS::SQS::Queue}
                  Both:
                    Type: AWS::IAM::Role
                    Properties:
                      AssumeRolePolicyDocument: {}
                      Policies:
                        - PolicyName: all
                          PolicyDocument:
                            Statement:
                %s  Alone: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                  Work:
                    Type: AWS::Lambda::Function
                    Properties: {Handler: a.B::c, Role: !GetAtt Both.Arn, Environment: {Variables: {THINGS: !Ref Things, NOTES: !Ref Notes, JOBS: !Ref Jobs}}}
                  Other:
                    Type: AWS::Lambda::Function
                    Properties: {Handler: a.B::c, Role: !GetAtt %s.Arn, Environment: {Variables: {%s}}}
                %s""".formatted(statements.indent(14), otherRole, otherVariables, more);
    }

    private static WireId wire(Design design, String ends) {
        String[] names = ends.split(" ");
        return design.wires().values().stream().filter(wire -> wire.role() != WireRole.REFERENCE && name(design, wire.from().node()).equals(names[0]) && name(design, wire.to().node()).equals(names[1]))
                .map(Wire::id).findFirst().orElseThrow(() -> new AssertionError(ends + " in " + RealTemplateLawsTest.words(design)));
    }

    private static String name(Design design, NodeId node) {
        return design.requireNode(node).name();
    }

    private static Set<String> wires(Design design) {
        return design.wires().values().stream().filter(wire -> wire.role() != WireRole.REFERENCE)
                .map(wire -> name(design, wire.from().node()) + " " + name(design, wire.to().node()) + wire.field(WireTable.MODE).map(mode -> " " + mode.display()).orElse("")).collect(Collectors.toSet());
    }

    /** The lines that went and came, and the wires that are left are those that were not taken away. */
    private static String parted(String text, String... wires) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Design before = store.design();
        Set<WireId> gone = Arrays.stream(wires).map(ends -> wire(before, ends)).collect(Collectors.toSet());
        store.apply(new WireEdit.Disconnect(gone));
        String after = RealTemplateLawsTest.text(store);
        new RightsLaw(text, after, before).disconnect(gone);
        Set<String> left = wires(before);
        Arrays.stream(wires).forEach(ends -> left.removeIf(wire -> wire.startsWith(ends)));
        assertThat(wires(store.design())).isEqualTo(left);
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
        return RealTemplateLawsTest.difference(text, after);
    }

    private static void refused(String text, String wire, String why) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Edit edit = new WireEdit.Disconnect(Set.of(wire(store.design(), wire)));
        assertThatThrownBy(() -> store.apply(edit)).isInstanceOf(ModelException.class).hasMessage(why);
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    private static final String SHARED = "What permits Work this permits it to %s too, by the same role or policy (%s). Give Work a role of its own in the template first.";

    @Test
    void aWireIsNotTakenFromAStatementThatSomebodyElseHasByTheSameRole() {
        refused(template("- {Effect: Allow, Action: 'sqs:*', Resource: '*'}", "Both", "", ""), "Work Jobs", SHARED.formatted("Other", "Both"));
        refused(template("- {Effect: Allow, Action: 'sqs:*', Resource: '*'}", "Alone", "", "  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Both.Arn}}\n"), "Work Jobs",
                SHARED.formatted("Build", "Both"));
        refused(template("- {Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Jobs.Arn}", "Alone", "", "  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Both.Arn}}\n"), "Work Jobs",
                SHARED.formatted("Build", "Both"));
    }

    @Test
    void aPolicyThatSamGivesToTwoFunctionsIsOfBothAndSoIsOneThatPeopleHave() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Jobs: {Type: AWS::SQS::Queue}
                  Rights:
                    Type: AWS::IAM::ManagedPolicy
                    Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}%s}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c, Policies: [!Ref Rights], Environment: {Variables: {JOBS: !Ref Jobs}}}}
                  Other: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c, Policies: %s}}
                """;
        refused(text.formatted("", "[!Ref Rights]"), "Work Jobs", SHARED.formatted("Other", "Rights"));
        refused(text.formatted(", Users: [ann]", "[]"), "Work Jobs", SHARED.formatted("ann", "Rights"));
        // a policy that permits nothing is none
        assertThat(parted(text.formatted("", "[]"), "Work Jobs")).isEqualTo("""
                +   Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c, Environment: {Variables: {JOBS: !Ref Jobs}}}}
                -   Rights:
                -     Type: AWS::IAM::ManagedPolicy
                -     Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}}
                -   Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c, Policies: [!Ref Rights], Environment: {Variables: {JOBS: !Ref Jobs}}}}""");
    }

    @Test
    void whoKnowsTheQueueTooLosesItOnlyTogether() {
        String text = template("- {Effect: Allow, Action: ['sqs:*', 'logs:*'], Resource: '*'}", "Both", "JOBS: !Ref Jobs", "");
        refused(text, "Work Jobs", "What permits this wire permits Other to Jobs too. Remove them together, or give the function a permission of its own.");
        assertThat(parted(text, "Work Jobs", "Other Jobs")).isEqualTo("""
                +               - {Effect: Allow, Action: ['logs:*'], Resource: '*'}
                -               - {Effect: Allow, Action: ['sqs:*', 'logs:*'], Resource: '*'}""");
    }

    @Test
    void whatTheStatementPermitsOfOtherServicesStaysForEverything() {
        String text = template("""
                - Effect: Allow
                  Action:
                    - sqs:SendMessage
                    - logs:PutLogEvents # seen
                    - dynamodb:*
                  Resource: '*'""", "Alone", "", "");
        assertThat(parted(text, "Work Jobs")).isEqualTo("-                   - sqs:SendMessage");
    }

    @Test
    void whatIsStillWiredKeepsTheSameActionsByItsName() {
        String text = template("- {Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: '*'}", "Alone", "", "");
        assertThat(parted(text, "Work Things")).isEqualTo("""
                +               - {Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: [!GetAtt Notes.Arn, !Sub '${Notes.Arn}/index/*']}
                -               - {Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: '*'}""");
        String many = template("""
                - Sid: Everything
                  Effect: Allow
                  Action:
                    - dynamodb:GetItem
                    - logs:PutLogEvents
                  Resource: "*"
                """, "Alone", "", "");
        assertThat(parted(many, "Work Things")).isEqualTo("""
                +               - Effect: Allow
                +                 Action: dynamodb:GetItem
                +                 Resource:
                +                   - !GetAtt Notes.Arn
                +                   - !Sub ${Notes.Arn}/index/*
                -                   - dynamodb:GetItem""");
    }

    @Test
    void whatIsNamedBesideEverythingStaysNamed() {
        String text = template("- {Effect: Allow, Action: 'dynamodb:GetItem', Resource: ['*', !GetAtt Things.Arn]}", "Alone", "", "");
        assertThat(parted(text, "Work Notes")).isEqualTo("""
                +               - {Effect: Allow, Action: 'dynamodb:GetItem', Resource: [!GetAtt Things.Arn, !Sub '${Things.Arn}/index/*']}
                -               - {Effect: Allow, Action: 'dynamodb:GetItem', Resource: ['*', !GetAtt Things.Arn]}""");
    }

    @Test
    void whoMayDoEverythingWithEverythingIsToldToWriteWhatItMay() {
        refused(template("- {Effect: Allow, Action: '*', Resource: '*'}", "Alone", "", ""), "Work Jobs",
                "Work is permitted * on everything at Resources/Both/Properties/Policies/0/PolicyDocument/Statement/0, and what of it concerns Jobs cannot be told apart."
                        + " Write there what it may do with what, the drawing follows.");
    }

    @Test
    void whatIsMadeUnderAConditionIsNotNamedInTheRoleOfAll() {
        String text = template("- {Effect: Allow, Action: 'dynamodb:*', Resource: '*'}", "Alone", "", "").replace("  Notes: {Type: AWS::DynamoDB::Table,", "  Notes: {Type: AWS::DynamoDB::Table, Condition: Tests,")
                + "Conditions: {Tests: !Equals [a, b]}\n";
        refused(text, "Work Things", "Notes is made under the condition Tests alone, and Both would name it always. Give both the same condition in the template, or write the reference there with Fn::If; the drawing follows.");
    }

    @Test
    void anotherAccessToOneLeavesThatToTheOthers() {
        String text = template("- {Effect: Allow, Action: ['dynamodb:*', 'sqs:*'], Resource: '*'}", "Alone", "", "");
        DesignStore store = RealTemplateLawsTest.store(text);
        Wire things = store.design().requireWire(wire(store.design(), "Work Things"));
        store.apply(new WireEdit.SetWireField(things.id(), WireTable.MODE, Optional.of(Value.of("read"))));
        assertThat(wires(store.design())).containsExactlyInAnyOrder("Work Things read", "Work Notes read-write", "Work Jobs");
        assertThat(RealTemplateLawsTest.text(store)).contains("Action: ['sqs:*'], Resource: '*'").contains("Action: dynamodb:*", "- !GetAtt Notes.Arn");
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void aCardThatGoesTakesOfAStatementForEverythingWhatWasAboutItsServiceAlone() {
        String text = template("- {Effect: Allow, Action: ['sqs:*', 'logs:*', 'dynamodb:*'], Resource: '*'}", "Alone", "", "");
        DesignStore store = RealTemplateLawsTest.store(text);
        NodeId jobs = store.design().nodeNamed("Jobs").orElseThrow().id();
        NodeId things = store.design().nodeNamed("Things").orElseThrow().id();
        store.apply(new CardEdit.RemoveNodes(Set.of(things)));
        assertThat(RealTemplateLawsTest.text(store)).contains("['sqs:*', 'logs:*', 'dynamodb:*'], Resource: '*'").doesNotContain("Things");
        store.apply(new CardEdit.RemoveNodes(Set.of(jobs)));
        assertThat(RealTemplateLawsTest.text(store)).contains("['logs:*', 'dynamodb:*'], Resource: '*'").doesNotContain("Jobs");
    }
}
