package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            store.apply(new Edit.SetWireField(wire.id(), field, Optional.of(Value.of(field.equals("pattern") ? "WARN" : "{\"a\": [1]}"))));
            assertThat(RealTemplateLawsTest.text(store)).contains(field.equals("pattern") ? "WARN" : "[1]").contains("# mine");
            assertThat(new SamLens(new dev.drawbridge.generators.sam.SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES)).read(RealTemplateLawsTest.text(store), store.design())).isEqualTo(store.design());
            store.undo();
        }
        store.apply(new Edit.Disconnect(Set.of(wire.id())));
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
        store.apply(new Edit.SetWireField(asked.id(), "remember", Optional.of(Value.of(60))));
        assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text.replace("ReauthorizeEvery: 5", "ReauthorizeEvery: 60"));
    }
}
