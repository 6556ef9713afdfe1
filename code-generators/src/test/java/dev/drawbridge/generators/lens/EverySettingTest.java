package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of a card that was found can be set: it stands in the template then and is read again, or the edit is refused with the reason. */
class EverySettingTest {
    /**
     * What messages and rows look like in Java, and where a function's code is, is the project's affair; how often is tried and which origins are let in
     * waits in the drawing for a wire to another queue, and for browsers to be let in at all.
     */
    private static final List<String> OF_CODE = List.of("messageFields", "itemFields", "eventSource", "codeUri", "maxReceiveCount", "corsOrigins");
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::Serverless::Function        | Handler: a.B::c
            AWS::Lambda::Function            | Handler: a.B::c
            AWS::Serverless::HttpApi         | Name: web
            AWS::Serverless::Api             | StageName: live
            AWS::ApiGatewayV2::Api           | ProtocolType: HTTP
            AWS::ApiGateway::RestApi         | Name: web
            AWS::Serverless::StateMachine    | DefinitionUri: flow.asl.json
            AWS::StepFunctions::StateMachine | RoleArn: x
            AWS::SQS::Queue                  | DelaySeconds: 1
            AWS::SNS::Topic                  | DisplayName: news
            AWS::Kinesis::Stream             | Name: flow
            AWS::DynamoDB::Table             | TableName: rows
            AWS::Serverless::SimpleTable     | TableName: rows
            AWS::S3::Bucket                  | BucketName: photos
            AWS::Cognito::UserPool           | UserPoolName: users
            AWS::SecretsManager::Secret      | Name: key
            AWS::SSM::Parameter              | Value: x
            AWS::Events::EventBus            | Name: happened
            AWS::Scheduler::Schedule         | ScheduleExpression: rate(1 day)
            AWS::Events::Rule                | ScheduleExpression: rate(1 day)
            AWS::ApiGatewayV2::Api           | ProtocolType: WEBSOCKET
            AWS::SES::EmailIdentity          | EmailIdentity: shop@example.com
            AWS::Serverless::LayerVersion    | ContentUri: shared
            AWS::Lambda::LayerVersion        | LayerName: shared
            """)
    void isPutWhereItIsReadOrRefused(String type, String property) {
        String text = "Resources:\n  Card:\n    Type: " + type + " # mine\n    Properties:\n      " + property + "\n";
        DesignStore store = RealTemplateLawsTest.store(text);
        Node card = store.design().nodes().values().stream().filter(node -> node.name().equals("Card")).findFirst().orElseThrow();
        List<String> lost = new ArrayList<>();
        for (Field field : RandomDrawings.CATALOGUE.of(card).fields()) {
            for (Value value : values(field)) {
                try {
                    store.apply(new CardEdit.SetField(card.id(), field.name(), Optional.of(value)));
                } catch (ModelException refused) {
                    assertThat(refused.getMessage()).as(field.name()).endsWith(".");
                    continue;
                }
                Design now = store.design();
                String after = RealTemplateLawsTest.text(store);
                boolean kept = RandomDrawings.CATALOGUE.of(card).value(now.requireNode(card.id()), field.name()).equals(Optional.of(value));
                boolean written = !after.equals(text) || OF_CODE.contains(field.name()) || RandomDrawings.CATALOGUE.of(card).value(card, field.name()).equals(Optional.of(value));
                if (!kept || !written || !new SamLens(OURS).read(after, now).equals(now)) {
                    lost.add(field.name() + " " + value.display() + "\n" + RealTemplateLawsTest.difference(text, after));
                }
                assertThat(after).contains(type + " # mine");
                store.undo();
                assertThat(RealTemplateLawsTest.text(store)).isEqualTo(text);
            }
        }
        assertThat(String.join("\n", lost)).as("settings of " + type + " that are lost").isEmpty();
    }

    private static List<Value> values(Field field) {
        return switch (field.type()) {
            case FieldType.Flag() -> List.of(Value.of(true), Value.of(false));
            case FieldType.Whole(int min, int max) -> List.of(Value.of(Math.min(min + 1, max)), Value.of(max));
            case FieldType.Choice choice -> choice.options().stream().<Value>map(option -> Value.of(option.id())).toList();
            case FieldType.Text _ -> List.of(Value.of("sample"), Value.of("a: # b"));
            case FieldType.TextList _ -> List.of(Value.of(List.of(Value.of("one"), Value.of("two: 2"))));
            case FieldType.TextMap _ -> List.of(Value.entries("Sample", "text", "Other", "yes"));
            case FieldType.Records _ -> List.of();
            case FieldType.Tree _ -> List.of(Value.of(List.of(Value.entries("Arn", "arn:aws:x"))));
        };
    }
}
