package dev.drawbridge.cloud.local.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionExpressionTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Item ITEM = Item.of(ValueJson.readMap(MAPPER.readTree("""
            {"id": {"S": "p1"}, "price": {"N": "12.50"}, "stock": {"N": "0"}, "flag": {"BOOL": true}, "nothing": {"NULL": true}, "colour": {"S": "dark red"},
             "tags": {"SS": ["new", "red"]}, "sizes": {"NS": ["1", "2"]}, "bits": {"B": "AAEC"}, "blobs": {"BS": ["AAEC"]},
             "parts": {"L": [{"S": "door"}, {"M": {"n": {"N": "7"}}}, {"L": [{"N": "9"}]}]}, "dims": {"M": {"h": {"N": "3"}, "a.b": {"S": "dotted"}}}}""")));
    private static final Map<String, String> NAMES = Map.of("#id", "id", "#dot", "a.b", "#dims", "dims", "#n", "n");
    private static final Map<String, AttributeValue> VALUES = new HashMap<>(ValueJson.readMap(MAPPER.readTree("""
            {":p1": {"S": "p1"}, ":p": {"S": "p"}, ":z": {"S": "z"}, ":0": {"N": "0"}, ":3": {"N": "3"}, ":7": {"N": "7.0"}, ":9": {"N": "9"}, ":10": {"N": "10"}, ":12": {"N": "12.5"},
             ":20": {"N": "20"}, ":red": {"S": "red"}, ":new": {"S": "new"}, ":true": {"BOOL": true}, ":null": {"NULL": true}, ":door": {"S": "door"}, ":S": {"S": "S"}, ":N": {"S": "N"},
             ":X": {"S": "X"}, ":one": {"N": "1"}, ":two": {"N": "2"}, ":b1": {"B": "AAE="}, ":b": {"B": "AAEC"}, ":set": {"SS": ["red", "new"]}, ":dotted": {"S": "dotted"}}""")));

    private static Condition parse(String expression) {
        return Expressions.condition("ConditionExpression", expression, new Placeholders(NAMES, VALUES));
    }

    private static boolean holds(String expression) {
        return ConditionEvaluator.holds(parse(expression), ITEM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id = :p1|true", "id <> :p1|false", "#id = :p1|true", "price > :10|true", "price >= :12|true", "price < :12|false", "price <= :12|true", "price = :12|true",
        "id > :10|false", "id <> :10|true", "absent = :p1|false", "absent <> :p1|true", "absent < :10|false", "NOT absent = :p1|true",
        "price BETWEEN :10 AND :20|true", "price BETWEEN :12 AND :12|true", "price BETWEEN :20 AND :20|false", "id BETWEEN :10 AND :20|false",
        "id IN (:z, :p1)|true", "id IN (:z)|false", "price IN (:10, :12)|true", ":p1 = id|true",
        "attribute_exists(id)|true", "attribute_exists(absent)|false", "attribute_not_exists(absent)|true", "attribute_exists(nothing)|true", "attribute_exists(dims.h)|true",
        "attribute_exists(dims.absent)|false", "attribute_exists(parts[1].n)|true", "attribute_exists(parts[9])|false", "attribute_exists(id.inside)|false", "attribute_exists(id[0])|false",
        "attribute_type(id, :S)|true", "attribute_type(id, :N)|false", "attribute_type(absent, :N)|false",
        "begins_with(id, :p)|true", "begins_with(id, :z)|false", "begins_with(bits, :b1)|true", "begins_with(price, :p)|false",
        "contains(colour, :red)|true", "contains(tags, :red)|true", "contains(tags, :p)|false", "contains(sizes, :two)|true", "contains(sizes, :3)|false", "contains(parts, :door)|true",
        "contains(blobs, :b)|true", "contains(bits, :b1)|true", "contains(price, :one)|false", "contains(dims, :p)|false",
        "size(colour) > :7|true", "size(tags) = :two|true", "size(parts) = :3|true", "size(dims) = :two|true", "size(bits) = :3|true", "size(price) = :3|false", "size(absent) > :0|false",
        "parts[1].n = :7|true", "parts[2][0] = :9|true", "dims.h = :3|true", "#dims.#dot = :dotted|true", "parts[1].#n = :7|true",
        "tags = :set|true", "flag = :true|true", "nothing = :null|true", "flag < :true|false", "tags < :set|false"})
    void aConditionHoldsAsDynamoDbDecides(String expression, boolean expected) {
        assertThat(holds(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // T and F stand for a condition that holds and one that does not
        "T OR F AND F|true", "(T OR F) AND F|false", "NOT F AND F|false", "NOT (F AND F)|true", "NOT T OR T|true", "F AND F OR T|true", "T AND NOT F|true", "not f or t|true",
        "T and T Or F|true", "NOT NOT T|true", "F OR NOT T OR T AND T|true", "price BETWEEN :10 AND :20 AND F|false", "F OR price BETWEEN :10 AND :20 AND T|true"})
    void andBindsStrongerThanOrAndNotStrongest(String expression, boolean expected) {
        String real = expression.replaceAll("\\b[Tt]\\b", "id = :p1").replaceAll("\\b[Ff]\\b", "id = :z");
        assertThat(holds(real)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"(id) = (:p1)|true", "(id = :p1)|true", "(id) IN ((:z), :p1)|true", "((id = :p1) OR id = :z)|true", "(size(tags)) = :two|true"})
    void parenthesesMayHoldOperandsAndConditions(String expression, boolean expected) {
        assertThat(holds(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``|The expression can not be empty;",
        "id =|Syntax error; token: \"<EOF>\", near: \"=\"",
        "id = = :p1|Syntax error; token: \"=\", near: \"= = :p1\"",
        "my-id = :p1|Syntax error; token: \"-\", near: \"my-id\"",
        "id|Syntax error; token: \"<EOF>\", near: \"id\"",
        "id = :p1 id|Syntax error; token: \"id\", near: \":p1 id\"",
        "id = 5|Syntax error; token: \"5\", near: \"= 5\"",
        "id = :p1 AND|Syntax error; token: \"<EOF>\", near: \"AND\"",
        "id = \"p1\"|Syntax error; token: \"\"\", near: \"= \"p1\"",
        "parts[:one] = :p1|Syntax error; token: \":one\", near: \"[:one]\"",
        "((id = :p1))|The expression has redundant parentheses;",
        "((id)) = :p1|The expression has redundant parentheses;",
        "fly(id)|Invalid function name; function: fly",
        "Size(id) = :3|Invalid function name; function: Size",
        "attribute_exists(id) = :true|The function is not allowed to be used this way in an expression; function: attribute_exists",
        "size(tags)|The function is not allowed to be used this way in an expression; function: size",
        "contains(begins_with(id, :p), :p)|The function is not allowed to be used this way in an expression; function: begins_with",
        "name = :p1|Attribute name is a reserved keyword; reserved keyword: name",
        "dims.Status = :p1|Attribute name is a reserved keyword; reserved keyword: Status",
        "#absent = :p1|An expression attribute name used in the document path is not defined; attribute name: #absent",
        "id = :absent|An expression attribute value used in expression is not defined; attribute value: :absent",
        "attribute_exists(id, id)|Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2",
        "contains(id)|Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1",
        "attribute_exists(:p1)|Operator or function requires a document path; operator or function: attribute_exists",
        "begins_with(id, :10)|Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
        "size(:10) = :10|Incorrect operand type for operator or function; operator or function: size, operand type: N",
        "attribute_type(id, :X)|Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
        "attribute_type(id, :10)|Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N",
        "id = id|The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [id]",
        "parts[1].n <> parts[1].n|The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [parts, [1], n]",
        "price BETWEEN :20 AND :10|The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:20}, upper bound operand: AttributeValue: {N:10}",
        "price BETWEEN :20 AND :p1|The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:20}, upper bound operand: AttributeValue: {S:p1}",
        // the gravest problem is told, not the first
        "id = :absent AND name = :p1|Attribute name is a reserved keyword; reserved keyword: name",
        "name = :p1 AND fly(id)|Invalid function name; function: fly",
        "fly(id) AND ((name = :p1))|The expression has redundant parentheses;"})
    void aWrongExpressionIsRefusedInTheWordsOfDynamoDb(String expression, String message) {
        assertThatThrownBy(() -> parse(expression)).isInstanceOf(DynamoDbException.class).hasMessage("Invalid ConditionExpression: " + message);
    }

    @Test
    void anExpressionNestedTooDeeplyIsRefusedRatherThanFatal() {
        assertThatThrownBy(() -> parse("NOT ".repeat(200_000) + "id = :p1")).isInstanceOf(DynamoDbException.class).hasMessageContaining("nested too deeply");
    }

    @Test
    void whatIsOfferedButNotUsedIsAnError() {
        var placeholders = new Placeholders(Map.of("#a", "a", "#b", "b"), Map.of(":v", new AttributeValue.S("")));
        Expressions.condition("FilterExpression", "attribute_exists(#a)", placeholders);
        assertThatThrownBy(placeholders::refuseUnused).hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}");
        Expressions.projection("#b", placeholders);
        assertThatThrownBy(placeholders::refuseUnused).hasMessage("Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
        Expressions.condition("FilterExpression", "a1 = :v", placeholders);
        placeholders.refuseUnused();
    }
}
