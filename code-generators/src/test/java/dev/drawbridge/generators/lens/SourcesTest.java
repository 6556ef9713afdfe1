package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.WireEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** Sources that stand elsewhere, and functions that say who may call: read as cards and wires, changed where they stand. */
class SourcesTest {
    private static final String FUNCTION = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Users:
                Type: AWS::Cognito::UserPool
              Web:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Auth:
                    DefaultAuthorizer: Ask
                    Authorizers:
                      Ask:
                        FunctionArn: !GetAtt Work.Arn # mine
                        AuthorizerPayloadFormatVersion: 2.0
                        EnableSimpleResponses: true
                        Identity:
                          QueryStrings: [key]
                          ReauthorizeEvery: 5
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Events:
                    Source:
                      Type: %s # mine
                      Properties: %s
            """;

    private static List<String> wires(Design design) {
        return design.wires().values().stream().map(wire -> design.requireNode(wire.from().node()).kind() + " " + wire.role().id() + " " + design.requireNode(wire.to().node()).kind())
                .filter(text -> !text.startsWith("function")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "MSK | {Stream: 'arn:aws:kafka:x:1:cluster/a/b', Topics: [orders], StartingPosition: LATEST} | kafka", "SelfManagedKafka | {KafkaBootstrapServers: ['a:9092'], Topics: [orders]} | kafka",
        "MQ | {Broker: 'arn:aws:mq:x:1:broker:a', Queues: [jobs]} | mq", "DocumentDB | {Cluster: 'arn:aws:rds:x:1:cluster:a', DatabaseName: shop} | document-changes",
        "IoTRule | {Sql: SELECT 1} | iot-rule", "CloudWatchLogs | {LogGroupName: /shop, FilterPattern: ERROR} | log-events", "AlexaSkill | {SkillId: amzn1} | alexa-skill",
        "Cognito | {UserPool: !Ref Users, Trigger: PreSignUp} | user-pool", "SQS | {Queue: !ImportValue queue} | event-source", "Strange | {A: b} | event-source"})
    void everyEventIsAWireAndItsSettingsStayWhereTheyStand(String type, String properties, String kind) {
        String text = FUNCTION.formatted(type, properties);
        DesignStore store = RealTemplateLawsTest.store(text);
        assertThat(wires(store.design())).contains(kind + " trigger function");
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
        Wire wire = store.design().wires().values().stream().filter(each -> each.role() == WireRole.TRIGGER).findFirst().orElseThrow();
        String field = switch (kind) {
            case "kafka", "mq", "document-changes" -> "filter";
            case "log-events" -> "pattern";
            default -> "";
        };
        if (!field.isEmpty()) {
            store.apply(new WireEdit.SetWireField(wire.id(), field, Optional.of(Value.of(field.equals("pattern") ? "WARN" : "{\"a\": [1]}"))));
            assertThat(RealTemplateLawsTest.text(store)).contains(field.equals("pattern") ? "WARN" : "[1]").contains("# mine");
            assertThat(new SamLens(new dev.drawbridge.generators.sam.SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).read(RealTemplateLawsTest.text(store), store.design())).isEqualTo(store.design());
            store.undo();
        }
        store.apply(new WireEdit.Disconnect(Set.of(wire.id())));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain(type + " # mine");
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void aFunctionThatIsAskedWhoMayCallIsAWireAndItsSettingsStayWhereTheyStand() {
        String text = FUNCTION.formatted("IoTRule", "{Sql: SELECT 1}");
        DesignStore store = RealTemplateLawsTest.store(text);
        Wire asked = store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE).findFirst().orElseThrow();
        assertThat(asked.fields()).containsEntry("identity", Value.of(List.of(Value.of("query.key")))).containsEntry("remember", Value.of(5));
        store.apply(new WireEdit.SetWireField(asked.id(), "remember", Optional.of(Value.of(60))));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("ReauthorizeEvery: 5", "ReauthorizeEvery: 60"));
    }

    private static final String BY_NAME = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Web:
                Type: AWS::Serverless::%s
                Properties:
                  StageName: prod
                  Auth:
                    Authorizers:
                      Ask:
                        FunctionArn: !GetAtt Asked.Arn
              Asked:
                Type: AWS::Serverless::Function
                Properties: {Handler: a.B::c}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Events:
                    Free:
                      Type: %s # mine
                      Properties: {%s: !Ref Web, Method: post, Path: /free}
                    Named:
                      Type: %s
                      Properties: {%s: !Ref Web, Method: post, Path: /named, Auth: {Authorizer: Ask}}
            """;

    private static Map<String, Boolean> asks(Design design) {
        Map<String, Boolean> asks = new TreeMap<>();
        design.wires().values().stream().filter(wire -> wire.role() == WireRole.CALL).flatMap(wire -> wire.field("routes").orElseThrow().asItems().stream()).map(Value.Entries.class::cast)
                .forEach(row -> asks.put(row.text("path").orElseThrow(), row.get("authorize").flatMap(Value::asFlag).orElse(true)));
        return asks;
    }

    /** Without DefaultAuthorizer a route that names nobody is open, and what anybody may call is a finding. */
    @ParameterizedTest
    @CsvSource({"HttpApi, HttpApi, ApiId", "Api, Api, RestApiId"})
    void withoutADefaultOnlyRoutesThatNameAnAuthorizerAreGuarded(String type, String event, String key) {
        String text = BY_NAME.formatted(type, event, key, event, key);
        DesignStore store = RealTemplateLawsTest.store(text);
        assertThat(asks(store.design())).isEqualTo(Map.of("/free", false, "/named", true));
        assertThat(asks(RealTemplateLawsTest.store(text.replace("        Authorizers:", "        DefaultAuthorizer: Ask\n        Authorizers:")).design())).containsEntry("/free", true);
        Wire call = store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.CALL).findFirst().orElseThrow();
        List<Value> rows = call.field("routes").orElseThrow().asItems();
        store.apply(new WireEdit.SetWireField(call.id(), "routes", Optional.of(Value.of(rows.stream().map(row -> with((Value.Entries) row, true)).toList()))));
        assertThat(RealTemplateLawsTest.text(store)).contains("Path: /free, Auth: {Authorizer: Ask}").contains("# mine");
        assertThat(again(store)).isEqualTo(store.design());
        store.apply(new WireEdit.SetWireField(call.id(), "routes", Optional.of(Value.of(rows.stream().map(row -> with((Value.Entries) row, false)).toList()))));
        assertThat(RealTemplateLawsTest.text(store)).doesNotContain("NONE").doesNotContain("Authorizer: Ask");
        assertThat(again(store)).isEqualTo(store.design());
        store.undo();
        store.undo();
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
        List<Value> more = new ArrayList<>(rows);
        more.add(new Value.Entries(Map.of("method", Value.of("GET"), "path", Value.of("/new"))));
        store.apply(new WireEdit.SetWireField(call.id(), "routes", Optional.of(Value.of(more))));
        assertThat(asks(again(store))).isEqualTo(Map.of("/free", false, "/named", true, "/new", true));
    }

    private static Value with(Value.Entries row, boolean authorize) {
        Map<String, Value> columns = new LinkedHashMap<>(row.entries());
        columns.put("authorize", Value.of(authorize));
        return new Value.Entries(columns);
    }

    private static Design again(DesignStore store) {
        return new SamLens(new dev.drawbridge.generators.sam.SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).read(RealTemplateLawsTest.text(store), store.design());
    }

    @Test
    void aRouteThatIsAResourceIsOpenUnlessItSaysWhomItAsks() {
        String text = """
                Resources:
                  Web: {Type: 'AWS::ApiGatewayV2::Api', Properties: {ProtocolType: HTTP, Name: web}}
                  Ask: {Type: 'AWS::ApiGatewayV2::Authorizer', Properties: {ApiId: !Ref Web, AuthorizerType: REQUEST, Name: ask, AuthorizerUri: !GetAtt Asked.Arn}}
                  Asked: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B::c}}
                  Work: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B::c}}
                  Works: {Type: 'AWS::ApiGatewayV2::Integration', Properties: {ApiId: !Ref Web, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Work.Arn}}
                  Free: {Type: 'AWS::ApiGatewayV2::Route', Properties: {ApiId: !Ref Web, RouteKey: POST /free, Target: !Sub 'integrations/${Works}'}}
                  Named: {Type: 'AWS::ApiGatewayV2::Route', Properties: {ApiId: !Ref Web, RouteKey: POST /named, AuthorizationType: CUSTOM, AuthorizerId: !Ref Ask, Target: !Sub 'integrations/${Works}'}}
                """;
        assertThat(asks(RealTemplateLawsTest.store(text).design())).isEqualTo(Map.of("/free", false, "/named", true));
    }

    @ParameterizedTest
    @CsvSource({"Thing", "TopicRule"})
    void aThingStartsNoFunctionByAnEventThatPicksNoMessages(String type) {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Lamp: {Type: AWS::IoT::%s}
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: a.B::c}
                """.formatted(type);
        DesignStore store = RealTemplateLawsTest.store(text);
        Design design = store.design();
        Wire wire = RandomDrawings.WIRING.create(design, RandomDrawings.WIRES.find("iot-thing", WireRole.TRIGGER, "function").orElseThrow(),
                design.nodes().values().stream().filter(node -> node.kind().equals("iot-thing")).findFirst().orElseThrow(),
                design.nodes().values().stream().filter(node -> node.kind().equals("function")).findFirst().orElseThrow());
        assertThatThrownBy(() -> store.apply(new WireEdit.Connect(wire)))
                .isInstanceOf(ModelException.class).hasMessageContaining("Place an IoT rule and draw its wire to Work");
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void aPermissionIsNotCalledAfterTheFunctionThatItIsFor() {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  WorkPermission: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Work, Action: lambda:InvokeFunction, Principal: logs.amazonaws.com}}
                  Work: {Type: AWS::Serverless::Function, Properties: {Handler: a.B::c}}
                  Reader:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B::c
                      Events:
                        Lines: {Type: CloudWatchLogs, Properties: {LogGroupName: !Sub '/aws/lambda/${Work}', FilterPattern: ERROR}}
                """;
        assertThat(RealTemplateLawsTest.store(text).design().wires().values()).anyMatch(wire -> wire.role() == WireRole.DELIVER && wire.from().node().value().equals("work"));
    }
}
