package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexProjection;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.Throughput;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Bad requests and the words they are refused with. Tables: events (owner S, at N; index byKind with keys only, kind S) and things (id S). */
class MessagesTest {
    private static final String P = "ValidationException: One or more parameter values were invalid: ";
    private DynamoDbEngine engine;

    @BeforeEach
    void open() {
        engine = DynamoDbEngine.inMemory();
        engine.createIfAbsent(Dynamo.things());
        engine.createIfAbsent(Dynamo.events(AttributeType.N).withIndex(new IndexDefinition("byKind", true, KeySchema.of("kind"),
                new IndexProjection(IndexProjection.Kind.KEYS_ONLY, List.of()), Throughput.ON_DEMAND), Map.of("kind", AttributeType.S)));
        Dynamo.ok(engine, "PutItem", "{'TableName':'events','Item':{'owner':{'S':'o'},'at':{'N':'1'},'kind':{'S':'k'}}}");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'at':{'N':'1'}}|Missing the key owner in the item", "{'owner':{'S':'o'}}|Missing the key at in the item",
        "{'owner':{'N':'1'},'at':{'N':'1'}}|Type mismatch for key owner expected: S actual: N",
        "{'owner':{'S':'o'},'at':{'N':'1'},'kind':{'N':'1'}}|Type mismatch for Index Key kind Expected: S Actual: N IndexName: byKind",
        "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'NULL':false}}|Null attribute value types must have the value of true",
        "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'SS':[]}}|An string set  may not be empty", "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'NS':[]}}|An number set  may not be empty",
        "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'BS':[]}}|Binary sets should not be empty", "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'SS':['a','b','a']}}|Input collection [a, b, a] contains duplicates."})
    void anItemThatBreaksAParameterRule(String item, String message) {
        assertThat(Dynamo.refused(engine, "PutItem", "{'TableName':'events','Item':" + item + "}")).isEqualTo(P + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'N':'abc'}|ValidationException: The parameter cannot be converted to a numeric value: abc", "{'N':''}|ValidationException: The parameter cannot be converted to a numeric value",
        "{'N':'1e126'}|ValidationException: Number overflow. Attempting to store a number with magnitude larger than supported range",
        "{'N':'1e-131'}|ValidationException: Number underflow. Attempting to store a number with magnitude smaller than supported range",
        "{'N':'123456789012345678901234567890123456789'}|ValidationException: Attempting to store more than 38 significant digits in a Number",
        "{'NS':['1','1.0']}|ValidationException: Input collection contains duplicates", "{}|ValidationException: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{'S':'a','N':'1'}|ValidationException: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
        "{'N':1}|SerializationException: NUMBER_VALUE cannot be converted to String", "{'S':true}|SerializationException: TRUE_VALUE cannot be converted to String",
        "'text'|SerializationException: Unexpected value type in payload", "{'B':'abc'}|SerializationException: Base64 encoded length is expected a multiple of 4 bytes but found: 3",
        "{'M':[]}|SerializationException: Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"})
    void aValueThatIsNone(String value, String message) {
        assertThat(Dynamo.refused(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'1'},'v':" + value + "}}")).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.0|1", "1e3|1000", "0.00|0", "-0|0", "+5|5", "1e-5|0.00001", "00012.340|12.34", "12345678901234567890123456789012345678|12345678901234567890123456789012345678", ".5|0.5"})
    void numbersComeBackInTheirNormalForm(String written, String read) {
        Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'1'},'v':{'N':'" + written + "'}}}");
        assertThat(Dynamo.ok(engine, "GetItem", "{'TableName':'things','Key':{'id':{'S':'1'}}}").at("/Item/v/N").asString()).isEqualTo(read);
    }

    @Test
    void numbersThatAreEqualAreOneKey() {
        Dynamo.ok(engine, "PutItem", "{'TableName':'events','Item':{'owner':{'S':'x'},'at':{'N':'10'}}}");
        Dynamo.ok(engine, "PutItem", "{'TableName':'events','Item':{'owner':{'S':'x'},'at':{'N':'1e1'}}}");
        assertThat(Dynamo.ok(engine, "Query", "{'TableName':'events','KeyConditionExpression':'#o = :x','ExpressionAttributeNames':{'#o':'owner'},"
                + "'ExpressionAttributeValues':{':x':{'S':'x'}}}").get("Count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'owner':{'S':'o'}}|ValidationException: The provided key element does not match the schema", "{'owner':{'S':'o'},'at':{'S':'1'}}|ValidationException: The provided key element does not match the schema",
        "{'owner':{'S':'o'},'at':{'N':'1'},'x':{'S':''}}|ValidationException: The provided key element does not match the schema",
        "{'owner':{'S':''},'at':{'N':'1'}}|ValidationException: One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty string value. Key: owner"})
    void aKeyThatIsNone(String key, String message) {
        for (String operation : List.of("GetItem", "DeleteItem", "UpdateItem")) {
            assertThat(Dynamo.refused(engine, operation, "{'TableName':'events','Key':" + key + "}")).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Scan|{}|1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
        "Scan|{'TableName':'a;'}|2 validation errors detected: Value 'a;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a;' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
        "Scan|{'TableName':'events','Limit':0}|1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "Scan|{'TableName':'events','Select':'SOME'}|1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]",
        "Scan|{'TableName':'events','Segment':0}|The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
        "Scan|{'TableName':'events','Segment':4,'TotalSegments':4}|The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 4 is not less than TotalSegments: 4",
        "Scan|{'TableName':'events','IndexName':'none'}|The table does not have the specified index: none",
        "Scan|{'TableName':'events','IndexName':'byKind','ConsistentRead':true}|Consistent reads are not supported on global secondary indexes",
        "Scan|{'TableName':'events','IndexName':'byKind','Select':'ALL_ATTRIBUTES'}|One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index byKind because its projection type is not ALL",
        "Scan|{'TableName':'events','ExclusiveStartKey':{'owner':{'S':'o'}}}|The provided starting key is invalid: The provided key element does not match the schema",
        "Scan|{'TableName':'events','FilterExpression':'x = :x'}|Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :x",
        "Scan|{'TableName':'events','ExpressionAttributeValues':{':x':{'S':'x'}}}|ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null",
        "Scan|{'TableName':'events','ExpressionAttributeNames':{'#x':'x'}}|ExpressionAttributeNames can only be specified when using expressions",
        "Scan|{'TableName':'events','FilterExpression':'attribute_exists(x)','ExpressionAttributeNames':{}}|ExpressionAttributeNames must not be empty",
        "Scan|{'TableName':'events','FilterExpression':'x = :x','ExpressionAttributeValues':{'x':{'S':'x'}}}|ExpressionAttributeValues contains invalid key: Syntax error; key: \"x\"",
        "Scan|{'TableName':'events','FilterExpression':'x = :x','ExpressionAttributeValues':{':x':{'SS':[]}}}|ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :x",
        "Scan|{'TableName':'events','FilterExpression':'x = :x','ScanFilter':{},'ExpressionAttributeValues':{':x':{'S':'x'}}}|Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {ScanFilter} Expression parameters: {FilterExpression}",
        "Scan|{'TableName':'events','ProjectionExpression':'at.x'}|Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: at",
        "Scan|{'TableName':'events','ProjectionExpression':'kind.x'}|Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: kind",
        "Query|{'TableName':'events'}|Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
        "PutItem|{'TableName':'things','Item':{'id':{'S':'1'}},'ReturnValues':'ALL_NEW'}|ReturnValues can only be ALL_OLD or NONE",
        "UpdateItem|{'TableName':'things','Key':{'id':{'S':'1'}},'UpdateExpression':'REMOVE id'}|One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key",
        "UpdateItem|{'TableName':'events','Key':{'owner':{'S':'o'},'at':{'N':'1'}},'UpdateExpression':'SET kind = :n','ExpressionAttributeValues':{':n':{'N':'1'}}}|One or more parameter values were invalid: Type mismatch for Index Key kind Expected: S Actual: N IndexName: byKind",
        "UpdateItem|{'TableName':'events','Key':{'owner':{'S':'o'},'at':{'N':'1'}},'UpdateExpression':'SET kind = :n','ExpressionAttributeValues':{':n':{'S':''}}}|One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.",
        "BatchGetItem|{'RequestItems':{'things':{'Keys':[{'id':{'S':'1'}},{'id':{'S':'1'}}]}}}|Provided list of item keys contains duplicates",
        "BatchWriteItem|{'RequestItems':{'things':[{'DeleteRequest':{'Key':{'id':{'S':'1'}}}},{'PutRequest':{'Item':{'id':{'S':'1'}}}}]}}|Provided list of item keys contains duplicates",
        "TransactWriteItems|{'TransactItems':[{'Delete':{'TableName':'things','Key':{'id':{'S':'1'}}}},{'Put':{'TableName':'things','Item':{'id':{'S':'1'}}}}]}|Transaction request cannot include multiple operations on one item",
        "UpdateTable|{'TableName':'things'}|At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required",
        "DescribeTable|{}|The parameter 'TableName' is required but was not present in the request"})
    void aRequestThatIsNotValid(String operation, String request, String message) {
        assertThat(Dynamo.refused(engine, operation, request)).isEqualTo("ValidationException: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "#o = :s OR #a = :n|Invalid operator used in KeyConditionExpression: OR", "NOT #o = :s AND #a = :n|Invalid operator used in KeyConditionExpression: NOT",
        "#o <> :s AND #a = :n|Invalid operator used in KeyConditionExpression: <>", "#o IN (:s) AND #a = :n|Invalid operator used in KeyConditionExpression: IN",
        "attribute_exists(#o) AND #a = :n AND #o = :s|Invalid operator used in KeyConditionExpression: attribute_exists", "contains(#o, :s) AND #a = :n|Invalid operator used in KeyConditionExpression: contains",
        "size(#o) = :n AND #a = :s|KeyConditionExpressions cannot contain nested operations", "#o.x = :s AND #a = :n|KeyConditionExpressions cannot have conditions on nested attributes",
        "#o = #a AND #o = :s AND #a = :n|Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
        ":s = :n AND #o = :s AND #a = :n|Invalid condition in KeyConditionExpression: No key attribute specified", "#o = :s AND #o = :s AND #a = :n|KeyConditionExpressions must only contain one condition per key",
        "#o = :s AND x = :n AND attribute_exists(#a)|Invalid operator used in KeyConditionExpression: attribute_exists", "#o > :s AND #a = :n|Query key condition not supported",
        "#a = :n AND x = :s AND begins_with(#o, :s)|Conditions can be of length 1 or 2 only", "#o = :s AND x = :n AND y = :n AND #a > :n|Conditions can be of length 1 or 2 only",
        "#o = :n AND #a > :s|One or more parameter values were invalid: Condition parameter type does not match schema type"})
    void aKeyConditionThatIsNone(String condition, String message) {
        assertThat(Dynamo.refused(engine, "Query", "{'TableName':'events','KeyConditionExpression':'" + condition + "','ExpressionAttributeNames':{'#o':'owner','#a':'at'},"
                + "'ExpressionAttributeValues':{':s':{'S':'o'},':n':{'N':'1'}}}")).isEqualTo("ValidationException: " + message);
    }

    @Test
    void aQueryNeedsTheHashKeyAndFiltersOnlyWhatIsNoKey() {
        String values = ",'ExpressionAttributeValues':{':n':{'N':'1'}}}";
        assertThat(Dynamo.refused(engine, "Query", "{'TableName':'events','KeyConditionExpression':'#a = :n','ExpressionAttributeNames':{'#a':'at'}" + values))
                .isEqualTo("ValidationException: Query condition missed key schema element: owner");
        assertThat(Dynamo.refused(engine, "Query", "{'TableName':'events','KeyConditionExpression':'#o = :o','FilterExpression':'#a > :n',"
                + "'ExpressionAttributeNames':{'#a':'at','#o':'owner'},'ExpressionAttributeValues':{':n':{'N':'1'},':o':{'S':'o'}}}"))
                .isEqualTo("ValidationException: Filter Expression can only contain non-primary key attributes: Primary key attribute: at");
    }

    @Test
    void anItemOfMoreThanFourHundredKilobytesIsRefused() {
        String fits = "x".repeat(400 * 1024 - 4);
        Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'1'},'v':{'S':'" + fits + "'}}}");
        assertThat(Dynamo.refused(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'1'},'v':{'S':'" + fits + "x'}}}"))
                .isEqualTo("ValidationException: Item size has exceeded the maximum allowed size");
        assertThat(Dynamo.refused(engine, "UpdateItem", "{'TableName':'things','Key':{'id':{'S':'1'}},'UpdateExpression':'SET w = :w','ExpressionAttributeValues':{':w':{'S':'x'}}}"))
                .isEqualTo("ValidationException: Item size to update has exceeded the maximum allowed size");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'TableName':'ab'|TableName must be at least 3 characters long and at most 255 characters long",
        "'TableName':'abc'|2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; Value null at 'keySchema' failed to satisfy constraint: Member must not be null",
        "'TableName':'abc','AttributeDefinitions':[{'AttributeName':'a','AttributeType':'X'}],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'}]|1 validation error detected: Value 'X' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]",
        "'TableName':'abc','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{'AttributeName':'b','AttributeType':'S'}],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'}]|One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]",
        "'TableName':'abc','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'},{'AttributeName':'b','AttributeType':'S'}],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'}]|One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
        "'TableName':'abc','AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'}],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'}]|One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
        "'TableName':'abc','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'}],'KeySchema':[{'AttributeName':'a','KeyType':'RANGE'}]|Invalid KeySchema: The first KeySchemaElement is not a HASH key type"})
    void aTableDefinitionThatIsNone(String definition, String message) {
        assertThat(Dynamo.refused(engine, "CreateTable", "{" + definition + "}")).isEqualTo("ValidationException: " + message);
    }

    @Test
    void aRequestThatIsNoJsonIsRefusedAndSoIsAnUnknownOperation() {
        assertThat(engine.handle("Scan", "{".getBytes(java.nio.charset.StandardCharsets.UTF_8)).body().get("__type").asString()).isEqualTo("com.amazon.coral.service#SerializationException");
        assertThat(engine.handle("Scan", JsonMapper.builder().build().createArrayNode()).status()).isEqualTo(400);
        assertThat(Dynamo.refused(engine, "ExecuteStatement", "{}")).startsWith("UnknownOperationException: ");
    }
}
