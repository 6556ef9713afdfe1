package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.WhatStandsAsAnEventTest.again;
import static dev.drawbridge.generators.lens.WhatStandsAsAnEventTest.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.WireEdit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with a card, what stays without it, and what is said of that. */
class RemovalTest {
    private static DesignStore without(String text, String name) {
        DesignStore store = RealTemplateLawsTest.store(text);
        store.apply(new CardEdit.RemoveNodes(Set.of(card(store, name))));
        assertThat(again(store)).isEqualTo(store.design());
        return store;
    }

    private static List<String> names(DesignStore store) {
        return store.design().nodes().values().stream().map(Node::name).toList();
    }

    private static List<String> findings(DesignStore store) {
        return TemplateFindings.of("template.yaml", RealTemplateLawsTest.text(store), store.design(), WhatStandsAsAnEventTest.OURS).findings().stream()
                .map(finding -> finding.rule() + " " + finding.subject().toString().replaceAll("\\D+", " ").strip() + " " + finding.message()).toList();
    }

    @Test
    void aLogGroupThatWasACardStaysOneWhenItsReaderGoes() {
        DesignStore store = without("""
                Resources:
                  Lines: {Type: AWS::Logs::LogGroup}
                  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: b, CloudWatchLogsLogGroupArn: !GetAtt Lines.Arn}}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
                  Errors: {Type: AWS::Logs::SubscriptionFilter, Properties: {DestinationArn: !GetAtt Work.Arn, FilterPattern: ERROR, LogGroupName: !Ref Lines}}
                """, "Work");
        assertThat(names(store)).containsExactlyInAnyOrder("Lines", "Trail");
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Errors");
    }

    @Test
    void policiesOfThingsThatWereACardStayOneWhenAThingGoes() {
        DesignStore store = without("""
                Resources:
                  Lamp: {Type: AWS::IoT::Thing}
                  Rule: {Type: AWS::IoT::TopicRule, Properties: {TopicRulePayload: {Sql: SELECT 1, Actions: []}}}
                  Allowed: {Type: AWS::IoT::Policy, Properties: {PolicyDocument: {}}}
                """, "Lamp");
        assertThat(names(store)).containsExactlyInAnyOrder("Rule", "Allowed");
    }

    private static final String RULE = """
            Resources:
              Bus: {Type: AWS::Events::EventBus, Properties: {Name: bus}}
              News: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
              Jobs: {Type: AWS::SQS::Queue}
              Heard:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: !Ref Bus
                  EventPattern: {source: [shop]}
                  Targets: [%s]
              Lets:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref News]
                  PolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: 'sns:Publish', Resource: !Ref News, Condition: {ArnEquals: {'aws:SourceArn': !GetAtt Heard.Arn}}}]}
            """;
    private static final String BY_NAME = "{Id: a, Arn: !Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:news'}";
    private static final String QUEUE = "{Id: b, Arn: !GetAtt Jobs.Arn}";

    @Test
    void aRuleThatNamesItsTopicByNameIsAWireAndGoesWithEitherEnd() {
        String text = RULE.formatted(BY_NAME);
        assertThat(names(RealTemplateLawsTest.store(text))).containsExactlyInAnyOrder("Bus", "News", "Jobs");
        for (String end : List.of("Bus", "News")) {
            DesignStore store = without(text, end);
            assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Heard").doesNotContain("Lets");
            assertThat(findings(store)).isEmpty();
        }
    }

    @Test
    void aRuleWithTwoTargetsLosesTheOneThatGoesAndGoesWithItsBus() {
        String text = RULE.formatted(BY_NAME + ", " + QUEUE);
        DesignStore topic = without(text, "News");
        assertThat(RealTemplateLawsTest.text(topic)).contains("Targets: [" + QUEUE + "]");
        assertThat(findings(topic)).isEmpty();
        DesignStore bus = without(text, "Bus");
        assertThat(RealTemplateLawsTest.text(bus)).doesNotContain("Heard");
        assertThat(findings(bus)).isEmpty();
    }

    @Test
    void aRuleToSomethingElsewhereGoesWithTheBusThatItHears() {
        DesignStore store = without(RULE.formatted(QUEUE + ", {Id: c, Arn: !ImportValue elsewhere}"), "Bus");
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Heard");
        assertThat(findings(store)).isEmpty();
    }

    private static final String REST = """
            Resources:
              Web: {Type: AWS::ApiGateway::RestApi, Properties: {Name: web}}
              Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
              Other: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
              Things: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Web, ParentId: !GetAtt Web.RootResourceId, PathPart: things}}
              Thing: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Web, ParentId: !Ref Things, PathPart: '{id}'}}
              GetThing:
                Type: AWS::ApiGateway::Method
                Properties: {RestApiId: !Ref Web, ResourceId: !Ref Thing, HttpMethod: GET, Integration: {Type: AWS_PROXY, Uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'}}
            """;

    @Test
    void theStepsOfAPathGoWithTheLastMethodOnThem() {
        DesignStore store = without(REST, "Work");
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Thing").contains("Web:");
    }

    @Test
    void theStepsOfAPathThatServeAnotherStay() {
        DesignStore store = without(REST + """
                  ListThings:
                    Type: AWS::ApiGateway::Method
                    Properties: {RestApiId: !Ref Web, ResourceId: !Ref Things, HttpMethod: GET, Integration: {Type: AWS_PROXY, Uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Other.Arn}/invocations'}}
                """, "Work");
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("  Thing:").contains("  Things:").contains("ListThings");
        DesignStore named = without(REST + "Outputs: {Where: {Value: !Ref Thing}}\n", "Work");
        assertThat(RealTemplateLawsTest.text(named)).contains("  Thing:").doesNotContain("GetThing");
    }

    @Test
    void whatStillNamesACardThatWentIsAFindingWithItsPlace() {
        DesignStore store = without("""
                Resources:
                  Jobs: {Type: AWS::SQS::Queue}
                  Shop:
                    Type: AWS::ECS::Service
                    Properties:
                      Cluster: !Ref Jobs
                      Tags:
                        - {Key: a, Value: !GetAtt Jobs.Arn}
                        - {Key: b, Value: !Sub 'x ${Jobs.QueueName}'}
                        - Key: c
                          Value: {Fn::Join: ['', [a, {Ref: Jobs}]]}
                """, "Jobs");
        assertThat(findings(store)).hasSize(4).allMatch(finding -> finding.startsWith("missing-reference ") && finding.contains("\"Jobs\" is neither a resource nor a parameter"))
                .extracting(finding -> finding.split(" ")[1]).containsExactlyInAnyOrder("5", "7", "8", "10");
    }

    @Test
    void connectorsThatLackAnEndGoAndOthersLoseTheOneThatWent() {
        DesignStore store = without("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Machine:
                    Type: AWS::Serverless::StateMachine
                    Connectors:
                      Only: {Properties: {Destination: {Id: Work}, Permissions: [Write]}}
                    Properties: {Definition: {StartAt: A, States: {A: {Type: Succeed}}}}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                  Jobs: {Type: AWS::SQS::Queue}
                  One: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: Machine}, Destination: {Id: Work}, Permissions: [Write]}}
                  Other: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: Work}, Destination: {Id: Jobs}, Permissions: [Write]}}
                  Both:
                    Type: AWS::Serverless::Connector
                    Properties:
                      Source: {Id: Machine}
                      Destination: [{Id: Work}, {Id: Jobs}]
                      Permissions: [Write]
                """, "Work");
        assertThat(RealTemplateLawsTest.text(store)).contains("Destination: [{Id: Jobs}]").doesNotContain("Work").doesNotContain("Connectors:").doesNotContain("One:").doesNotContain("Other:");
        assertThat(findings(store)).isEmpty();
    }

    @Test
    void anAddressThatWentIsNotTakenForOneThatSamMakes() {
        DesignStore store = without("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                  WorkUrl: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Work, AuthType: NONE}}
                  Shop: {Type: AWS::ECS::Service, Properties: {Cluster: !GetAtt WorkUrl.FunctionUrl}}
                """, "WorkUrl");
        assertThat(findings(store)).singleElement().asString().startsWith("missing-reference 4 ").contains("\"WorkUrl\"");
    }

    @Test
    void anAddressThatIsAResourceGoesWithItsFunctionAndItsCardWaitsForAnother() {
        DesignStore store = without("""
                Resources:
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
                  Other: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
                  Hook: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Work, AuthType: NONE}}
                """, "Work");
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("Hook").doesNotContain("Work");
        assertThat(names(store)).containsExactlyInAnyOrder("Hook", "Other");
    }

    @Test
    void aBlockOfTextThatComesToStandLastKeepsItsLineBreak() {
        String text = """
                Resources:
                  Jobs: {Type: AWS::SQS::Queue}
                  Work:
                    Type: AWS::Lambda::Function
                    Properties:
                      Code:
                        ZipFile: |
                          first
                          last
                Outputs:
                  Name: {Value: !Ref Jobs}""";
        assertThat(RealTemplateLawsTest.text(without(text, "Jobs"))).endsWith("last\n");
    }

    @Test
    void aHoleInTheDataOfAnInstanceThatIsNowNothingIsAFinding() {
        DesignStore store = without("""
                Resources:
                  Files: {Type: AWS::EFS::FileSystem}
                  Jobs: {Type: AWS::SQS::Queue}
                  Box: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, UserData: {'Fn::Base64': !Sub 'mount ${Jobs} ${!Shell}'}}}
                """, "Jobs");
        assertThat(findings(store)).singleElement().asString().startsWith("missing-reference 3 ").contains("\"Jobs\"");
    }

    private static void refused(String text, String from, String to, String why) {
        DesignStore store = RealTemplateLawsTest.store(text);
        Wire wire = RandomDrawings.WIRING.create(store.design(), RandomDrawings.WIRES.between("function", store.design().requireNode(card(store, to)).kind()).stream().filter(rule -> rule.role() != WireRole.ON_FAILURE).findFirst().orElseThrow(),
                store.design().requireNode(card(store, from)), store.design().requireNode(card(store, to)));
        assertThatThrownBy(() -> store.apply(new WireEdit.Connect(wire))).isInstanceOf(ModelException.class).hasMessageContaining(why).hasMessageEndingWith(".");
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void aFunctionThatATopicNamesInItsOwnPropertiesCannotComeToNeedTheTopic() {
        refused("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  News: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Work.Arn}]}}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                """, "Work", "News", "make the function need News first");
    }

    @Test
    void whatIsMadeUnderAConditionIsNotNamedByWhatIsAlwaysMade() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Conditions: {Tests: !Equals [a, b]}
                Resources:
                  Rows: {Type: AWS::DynamoDB::Table, Condition: Tests, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                """;
        refused(text, "Work", "Rows", "under the condition Tests alone");
    }

    @Test
    void whatGoesWithACardIsSaidByName() {
        String text = RULE.formatted(BY_NAME);
        assertThat(Consequences.of(Map.of("template.yaml", text), Map.of("template.yaml", RealTemplateLawsTest.text(without(text, "Bus")))))
                .containsExactly("template.yaml loses Bus (AWS::Events::EventBus), Heard (AWS::Events::Rule), Lets (AWS::SNS::TopicPolicy).");
        assertThat(Consequences.of(Map.of("template.yaml", text), Map.of("template.yaml", text))).isEmpty();
    }

    @Test
    void aDefinitionThatLosesItsLastRouteStillHasPaths() {
        DesignStore store = without("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Web:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: prod
                      DefinitionBody:
                        openapi: '3.0.1'
                        paths:
                          /:
                            post:
                              x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                """, "Work");
        assertThat(RealTemplateLawsTest.text(store)).contains("paths: {}").doesNotContain("post");
    }

    @Test
    void besideALoopANameOfNothingIsToldAndWhatTheLoopMakesIsNot() {
        DesignStore store = without("""
                Transform: AWS::LanguageExtensions
                Parameters:
                  Names: {Type: CommaDelimitedList}
                Resources:
                  Fn::ForEach::Subnets:
                    - Zone
                    - [a, b]
                    - Fn::ForEach::Sides:
                        - Side
                        - !Ref Names
                        - ${Side}Subnet${Zone}: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, Tags: [{Key: Zone, Value: !Ref Zone}, {Key: Next, Value: !Ref '${Side}Subnet${Zone}'}]}}
                  Net: {Type: AWS::EC2::VPC}
                  Group: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {VPCZoneIdentifier: [!Ref LeftSubneta, !GetAtt RightSubnetb.SubnetId]}}
                  Jobs: {Type: AWS::SQS::Queue}
                  Shop: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Jobs, Role: !Ref LeftSubnetc}}
                """, "Jobs");
        assertThat(findings(store)).hasSize(2).anyMatch(finding -> finding.contains("\"Jobs\" is neither")).anyMatch(finding -> finding.contains("\"LeftSubnetc\" is neither"));
    }

    @Test
    void aPermissionForEverythingStaysWhileOthersHaveItsRoleAndGoesWithTheLast() {
        String text = """
                Resources:
                  Rights:
                    Type: AWS::IAM::Policy
                    Properties:
                      PolicyName: all
                      PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}, {Effect: Allow, Action: 'logs:*', Resource: '*'}]}
                      Roles: [!Ref Both]
                  Both: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c, Role: !GetAtt Both.Arn, Environment: {Variables: {JOBS: !Ref Jobs}}}}
                  Other: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c, Role: !GetAtt %s.Arn}}
                  Alone: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                  Jobs: {Type: AWS::SQS::Queue}
                """;
        assertThat(RealTemplateLawsTest.text(without(text.formatted("Both"), "Jobs"))).contains("sqs:*").doesNotContain("JOBS");
        assertThat(RealTemplateLawsTest.text(without(text.formatted("Alone"), "Jobs"))).doesNotContain("sqs:*").doesNotContain("JOBS");
    }

    @Test
    void whatOnlyAnsweredBrowsersOnAPathGoesWithItsLastRouteAndStaysBesideAnother() {
        String text = """
                Resources:
                  Web: {Type: AWS::ApiGateway::RestApi, Properties: {Name: web}}
                  Photos: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Web, ParentId: !GetAtt Web.RootResourceId, PathPart: photos}}
                  One: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Web, ParentId: !Ref Photos, PathPart: '{id}'}}
                  Get:
                    Type: AWS::ApiGateway::Method
                    Properties: {RestApiId: !Ref Web, ResourceId: !Ref One, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: AWS_PROXY, Uri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Work.Arn}/invocations'}}
                  Asked: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Web, ResourceId: !Ref One, HttpMethod: OPTIONS, Integration: {Type: MOCK}}}
                  AskedBefore: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Web, ResourceId: !Ref Photos, HttpMethod: %s, Integration: {Type: MOCK}}}
                  Out: {Type: AWS::ApiGateway::Deployment, DependsOn: [Get, Asked, AskedBefore], Properties: {RestApiId: !Ref Web}}
                  Work: {Type: AWS::Lambda::Function, Properties: {Handler: a.B::c}}
                """;
        assertThat(RealTemplateLawsTest.text(without(text.formatted("OPTIONS"), "Work"))).doesNotContain("Asked", "One:", "Photos:").contains("Web:", "Out:");
        assertThat(RealTemplateLawsTest.text(without(text.formatted("GET"), "Work"))).doesNotContain("Asked:", "One:").contains("Photos:", "DependsOn: [AskedBefore]");
    }
}
