package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card that gets another name gets it wherever the template names it, and nothing else changes. */
class RenamedCardsTest {
    private static String renamed(String text, String id) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Node card = store.design().nodes().values().stream().filter(node -> Adoption.logicalId(node).filter(id::equals).isPresent()).findFirst().orElseThrow();
        store.apply(new CardEdit.RenameNode(card.id(), "fresh name"));
        String after = RealTemplateLawsTest.text(store);
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
        return after;
    }

    /** {@code Old} is the card; what only looks like its name is written with another letter before or behind it. */
    @ParameterizedTest
    @ValueSource(strings = {
            "!Ref Old", "{Ref: Old}", "{\"Ref\": \"Old\"}", "!Ref 'Old'", "!GetAtt Old.Arn", "!GetAtt [Old, Arn]", "!GetAtt\n        - Old\n        - Arn", "{'Fn::GetAtt': [Old, Arn]}", "{'Fn::GetAtt': Old.Arn}",
            "!Sub '${Old}'", "!Sub 'x-${Old.Arn}-${OldOne}-${Older}'", "!Sub \"${ Old }-${!Old}\"", "!Sub ['${Old}/${Own}', {Own: !Ref Old}]", "{'Fn::Sub': 'arn:${Old}'}", "!Sub |\n        first ${Old}\n        second ${Old.Arn}\n",
            "!Join ['', [a, !Ref Old, Old]]", "!If [OldIsThere, !Ref Old, Old]", "!Select [0, [!Ref Old]]", "!Base64 {'Fn::Sub': '${Old}'}", "{'Fn::If': [OldIsThere, {'Fn::GetAtt': Old.Arn}, !Ref AWS::NoValue]}",
            "!ImportValue\n        'Fn::Sub': '${Old}-Old'", "!Split [',', !Ref Old]", "!FindInMap [Old, !Ref Old, Old]", "!Cidr [!GetAtt Old.CidrBlock, 1]", "{'Fn::ToJsonString': {a: !Ref Old}}", "{'Fn::Length': [!Ref Old]}"})
    void everyReferenceFollows(String reference) {
        String text = """
                # Old is a queue
                Conditions: {OldIsThere: !Equals [a, Old]}
                Resources:
                  Old:
                    Type: AWS::SQS::Queue
                  OldOne: {Type: AWS::SNS::Topic}
                  Older: {Type: AWS::SNS::Topic}
                  User:
                    Type: Custom::Thing
                    Properties:
                      Names: REFERENCE
                      Old: Old # a property and its value are no names
                """.replace("REFERENCE", reference);
        String names = reference.replaceAll("(Ref:? ?'?|\"Ref\": \"|GetAtt'?:? ?\\[?|GetAtt\n        - |\\$\\{ ?)Old(?![A-Za-z])", "$1FreshName");
        assertThat(names).contains("FreshName");
        assertThat(renamed(text, "Old")).isEqualTo(text.replace(reference, names).replace("\n  Old:", "\n  FreshName:"));
    }

    @Test
    void ordersConnectorsOutputsGlobalsAndLoopsFollow() {
        String text = """
                Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
                Globals:
                  Function:
                    Environment:
                      Variables: {OLD: !Ref Old}
                Conditions:
                  Named: !Not [!Equals [!Ref Stage, Old]]
                Parameters:
                  Stage: {Type: String, Default: Old}
                Resources:
                  Old:
                    Type: AWS::SQS::Queue
                    Condition: Named
                  First:
                    Type: AWS::SNS::Topic
                    DependsOn: Old
                  Second:
                    Type: AWS::SNS::Topic
                    DependsOn: [First, Old]
                  Third:
                    Type: AWS::Serverless::Function
                    DependsOn:
                      - First
                      - "Old"
                    Connectors:
                      Send:
                        Properties:
                          Destination: {Id: Old}
                          Permissions: [Write]
                  Joined:
                    Type: AWS::Serverless::Connector
                    Properties:
                      Source: {Id: Third}
                      Destination:
                        - Id: Old
                        - Id: First
                      Permissions: [Write]
                  Fn::ForEach::Alarms:
                    - Name
                    - [Old, Others]
                    - Alarm${Name}:
                        Type: AWS::CloudWatch::Alarm
                        DependsOn: Old
                        Properties:
                          AlarmName: !Sub '${Name}-${Old}'
                          Dimensions: [{Name: QueueName, Value: !GetAtt Old.QueueName}]
                Outputs:
                  Old:
                    Condition: Named
                    Value: !GetAtt Old.Arn
                    Export: {Name: !Sub '${AWS::StackName}-${Old}'}
                """;
        String after = renamed(text, "Old");
        assertThat(after).isEqualTo(text.replace("!Ref Old", "!Ref FreshName").replace("\n  Old:\n    Type", "\n  FreshName:\n    Type").replace("DependsOn: Old", "DependsOn: FreshName")
                .replace("[First, Old]", "[First, FreshName]").replace("- \"Old\"", "- \"FreshName\"").replace("{Id: Old}", "{Id: FreshName}").replace("- Id: Old", "- Id: FreshName")
                .replace("${Old}", "${FreshName}").replace("!GetAtt Old.", "!GetAtt FreshName."));
    }

    @Test
    void idsThatSamMakesOfTheNameFollowToo() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Old:
                    Type: AWS::Serverless::Function
                    Properties: {AutoPublishAlias: live, Handler: Old, FunctionName: Old}
                  Oldest: {Type: AWS::SNS::Topic}
                Outputs:
                  Role: {Value: !GetAtt OldRole.Arn}
                  Alias: {Value: !Ref OldAliaslive}
                  Version: {Value: !Ref Old.Version}
                  Topic: {Value: !Ref Oldest}
                """;
        assertThat(renamed(text, "Old")).isEqualTo(text.replace("  Old:\n", "  FreshName:\n").replace("OldRole", "FreshNameRole").replace("OldAliaslive", "FreshNameAliaslive").replace("Old.Version", "FreshName.Version"));
    }

    @Test
    void aHiddenNameOfALoopIsNoCard() {
        String text = """
                Transform: AWS::LanguageExtensions
                Resources:
                  Name: {Type: AWS::SQS::Queue}
                  Fn::ForEach::Topics:
                    - Name
                    - [A, B]
                    - Topic${Name}: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub 't-${Name}', DisplayName: !Ref Name}}
                """;
        assertThat(renamed(text, "Name")).isEqualTo(text.replace("  Name: {", "  FreshName: {"));
    }

    @Test
    void inJsonToo() {
        String text = "{\n\t\"Resources\": {\n\t\t\"Old\": {\"Type\": \"AWS::SQS::Queue\"},\n\t\t\"User\": {\"Type\": \"Custom::A\", \"DependsOn\": [\"Old\"], \"Properties\": {\"A\": {\"Fn::GetAtt\": [\"Old\", \"Arn\"]}, \"B\": {\"Fn::Sub\": \"${Old}\\u0041\"}, \"Old\": \"Old\"}}\n\t}\n}";
        assertThat(renamed(text, "Old")).isEqualTo(text.replace("\t\"Old\": {", "\t\"FreshName\": {").replace("[\"Old\"", "[\"FreshName\"").replace("${Old}", "${FreshName}"));
    }

    private static final String GIVEN = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Users: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Policies: [{DynamoDBCrudPolicy: {TableName: !Ref Users}}]
                  Environment:
                    Variables:
                      USERS_TABLE_NAME: !Ref Users
                      USERS_TABLE_ARN: !GetAtt Users.Arn
            """;

    @Test
    void codeOfOthersKeepsTheVariablesThatItAsksForWhenTheirTableGetsAnotherName() {
        DesignStore store = RealTemplateLawsTest.store(GIVEN);
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("Users").orElseThrow().id(), "members"));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(GIVEN.replace("!Ref Users", "!Ref Members").replace("!GetAtt Users", "!GetAtt Members").replace("  Users:", "  Members:"));
        // no wire gives variables of that name any more, so they are the function's own
        assertThat(store.design().nodeNamed("Work").orElseThrow().field("environment").orElseThrow().toString()).contains("USERS_TABLE_NAME", "USERS_TABLE_ARN");
        assertThat(new SamLens(WhatStandsAsAnEventTest.OURS).read(RealTemplateLawsTest.text(store), store.design())).isEqualTo(store.design());
    }

    @Test
    void codeOfOursIsGivenItsVariablesUnderTheNewNameOfTheTable() {
        DesignStore found = RealTemplateLawsTest.store(GIVEN);
        Node work = found.design().nodeNamed("Work").orElseThrow();
        DesignStore store = RealTemplateLawsTest.store(GIVEN, found.design().withNode(Adoption.of(work).orElseThrow().onDrawn(work)));
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("Users").orElseThrow().id(), "members"));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(GIVEN.replace("!Ref Users", "!Ref Members").replace("!GetAtt Users", "!GetAtt Members").replace("  Users:", "  Members:").replace("USERS_TABLE", "MEMBERS_TABLE"));
        assertThat(store.design().nodeNamed("Work").orElseThrow().field("environment")).isEmpty();
    }
}
