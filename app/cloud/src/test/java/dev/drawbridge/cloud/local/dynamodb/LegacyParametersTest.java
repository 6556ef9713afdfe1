package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters from before expressions still work. */
class LegacyParametersTest {
    private DynamoDbEngine engine;

    @BeforeEach
    void open() {
        engine = DynamoDbEngine.inMemory();
        engine.createIfAbsent(Dynamo.events(AttributeType.N));
        for (int at = 1; at <= 5; at++) {
            Dynamo.ok(engine, "PutItem", "{'TableName':'events','Item':{'owner':{'S':'o'},'at':{'N':'" + at + "'},'kind':{'S':'k" + at % 2 + "'},'n':{'N':'" + at * 10 + "'}}}");
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void keyConditionsAndQueryFilterSelect() {
        var found = Dynamo.ok(engine, "Query", """
                {'TableName':'events','KeyConditions':{'owner':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'o'}]},
                 'at':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'2'},{'N':'5'}]}},
                 'QueryFilter':{'kind':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'k1'}]}},'AttributesToGet':['at']}""");
        assertThat(found.get("Items").toString().replace('"', '\'')).isEqualTo("[{'at':{'N':'3'}},{'at':{'N':'5'}}]");
        assertThat(found.get("ScannedCount").asInt()).isEqualTo(4);
    }

    @Test
    void scanFilterJoinsItsConditionsAsToldByTheConditionalOperator() {
        String filter = "'ScanFilter':{'kind':{'ComparisonOperator':'NE','AttributeValueList':[{'S':'k1'}]},'n':{'ComparisonOperator':'GE','AttributeValueList':[{'N':'40'}]}}";
        assertThat(Dynamo.ok(engine, "Scan", "{'TableName':'events'," + filter + "}").get("Count").asInt()).isEqualTo(1);
        assertThat(Dynamo.ok(engine, "Scan", "{'TableName':'events','ConditionalOperator':'OR'," + filter + "}").get("Count").asInt()).isEqualTo(3);
    }

    @Test
    void attributeUpdatesChangeAndExpectedGuards() {
        String key = "'TableName':'events','Key':{'owner':{'S':'o'},'at':{'N':'1'}}";
        var updated = Dynamo.ok(engine, "UpdateItem", "{" + key + ",'AttributeUpdates':{'n':{'Action':'ADD','Value':{'N':'5'}},'kind':{'Action':'DELETE'},'fresh':{'Value':{'S':'x'}}},"
                + "'Expected':{'kind':{'Value':{'S':'k1'}},'none':{'Exists':false}},'ReturnValues':'ALL_NEW'}").get("Attributes");
        assertThat(updated.at("/n/N").asString()).isEqualTo("15");
        assertThat(updated.has("kind")).isFalse();
        assertThat(updated.at("/fresh/S").asString()).isEqualTo("x");
        assertThat(Dynamo.refused(engine, "DeleteItem", "{" + key + ",'Expected':{'kind':{'ComparisonOperator':'NOT_NULL'}}}"))
                .isEqualTo("ConditionalCheckFailedException: The conditional request failed");
        assertThat(Dynamo.refused(engine, "UpdateItem", "{" + key + ",'AttributeUpdates':{'n':{'Action':'ADD','Value':{'S':'5'}}}}"))
                .isEqualTo("ValidationException: One or more parameter values were invalid: ADD action is not supported for the type S");
    }
}
