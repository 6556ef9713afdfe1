package dev.drawbridge.cloud.local.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class UpdateExpressionTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Item ITEM = item("""
            {"a": {"N": "1"}, "b": {"N": "10"}, "s": {"S": "text"}, "tags": {"SS": ["x", "y"]}, "nums": {"NS": ["1"]},
             "arr": {"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}, {"N": "3"}]}, "tree": {"M": {"k": {"S": "v"}, "deep": {"M": {}}}}}""");
    private static final Map<String, AttributeValue> VALUES = ValueJson.readMap(MAPPER.readTree("""
            {":1": {"N": "1"}, ":5": {"N": "5"}, ":s": {"S": "new"}, ":x": {"SS": ["x", "z"]}, ":xy": {"SS": ["y", "x"]}, ":n": {"NS": ["1.0", "2"]}, ":l": {"L": [{"S": "end"}]},
             ":e": {"L": []}, ":m": {"M": {}}, ":max": {"N": "9.9999999999999999999999999999999999999E+125"}, ":t": {"BOOL": true}}"""));

    private static Item item(String json) {
        return Item.of(ValueJson.readMap(MAPPER.readTree(json)));
    }

    private static Update parse(String expression) {
        return Expressions.update(expression, new Placeholders(Map.of("#a", "a", "#k", "k"), VALUES));
    }

    private static String after(String expression, String path) {
        Item updated = UpdateEvaluator.apply(parse(expression), ITEM);
        var found = MAPPER.readTree(ValueJson.write(updated).toString()).at(path);
        return found.isMissingNode() ? "gone" : found.toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SET a = :5|/a/N|'5'", "SET a = a + :5|/a/N|'6'", "SET a = b - a|/a/N|'9'", "SET a = (a + :1)|/a/N|'2'", "SET #a = b, b = #a|/a/N|'10'", "SET a = b, b = a|/b/N|'1'",
        "SET c = if_not_exists(a, :5)|/c/N|'1'", "SET c = if_not_exists(c, :5)|/c/N|'5'", "SET c = if_not_exists(c, :5) + :1|/c/N|'6'", "SET arr = list_append(arr, :l)|/arr/L/4/S|'end'",
        "SET arr = list_append(:l, arr)|/arr/L/0/S|'end'", "SET c = list_append(if_not_exists(c, :e), :l)|/c/L|[{'S':'end'}]",
        "SET arr[1] = :s|/arr/L/1/S|'new'", "SET arr[99] = :s|/arr/L/4/S|'new'", "SET arr[9] = :s, arr[7] = :1|/arr/L/4/N|'1'", "SET tree.k2 = :s|/tree/M/k2/S|'new'",
        "SET tree.#k = :s|/tree/M/k/S|'new'", "SET tree.deep.er = :s|/tree/M/deep/M/er/S|'new'", "set a = :5 remove b|/b|gone",
        "REMOVE arr[0], arr[2]|/arr/L|[{'N':'1'},{'N':'3'}]", "REMOVE a, tree.k|/tree/M/k|gone", "REMOVE nothing|/a/N|'1'", "REMOVE arr[77]|/arr/L/3/N|'3'",
        "REMOVE arr[0] SET arr[1] = :s|/arr/L|[{'S':'new'},{'N':'2'},{'N':'3'}]",
        "ADD a :5|/a/N|'6'", "ADD fresh :5|/fresh/N|'5'", "ADD tags :x|/tags/SS|['x','y','z']", "ADD fresh :x|/fresh/SS|['x','z']", "ADD nums :n|/nums/NS|['1','2']",
        "DELETE tags :x|/tags/SS|['y']", "DELETE tags :xy|/tags|gone", "DELETE fresh :x|/fresh|gone", "ADD a :1 SET b = a DELETE tags :x REMOVE s|/b/N|'1'"})
    void anUpdateDoesWhatItSaysWithTheValuesFromBefore(String expression, String path, String expected) {
        assertThat(after(expression, path)).isEqualTo(expected);
    }

    @Test
    void theItemItselfStaysAsItWas() {
        Item same = Item.of(ITEM.attributes());
        UpdateEvaluator.apply(parse("SET arr[0] = :s, tree.deep.er = :s REMOVE a"), ITEM);
        assertThat(ITEM).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``|The expression can not be empty;", "a = :1|Syntax error; token: \"a\", near: \"a =\"", "SET a|Syntax error; token: \"<EOF>\", near: \"a\"",
        "SET a = :1,|Syntax error; token: \"<EOF>\", near: \",\"", "SET a = :1 + :1 + :1|Syntax error; token: \"+\", near: \":1 + :1\"", "REMOVE a :1|Syntax error; token: \":1\", near: \"a :1\"",
        "ADD a b|Syntax error; token: \"b\", near: \"a b\"", "SET a = :1 SET b = :1|The \"SET\" section can only be used once in an update expression;",
        "SET name = :1|Attribute name is a reserved keyword; reserved keyword: name", "SET a = fly(:1)|Invalid function name; function: fly",
        "SET #z = :1|An expression attribute name used in the document path is not defined; attribute name: #z",
        "SET a = :z|An expression attribute value used in expression is not defined; attribute value: :z",
        "SET tree.k = :1 REMOVE tree|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [tree, k], path two: [tree]",
        "SET a = :1 ADD a :1|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "SET tree.k = :1, tree[1] = :1|Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [tree, k], path two: [tree, [1]]",
        "ADD a :s|Incorrect operand type for operator or function; operator: ADD, operand type: STRING", "DELETE tags :1|Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER",
        "ADD a :t|Incorrect operand type for operator or function; operator: ADD, operand type: BOOLEAN",
        "SET a = a + :s|Incorrect operand type for operator or function; operator or function: +, operand type: S",
        "SET a = list_append(arr, :1)|Incorrect operand type for operator or function; operator or function: list_append, operand type: N",
        "SET a = if_not_exists(:1, :1)|Operator or function requires a document path; operator or function: if_not_exists",
        "SET a = list_append(arr)|Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1"})
    void aWrongExpressionIsRefusedInTheWordsOfDynamoDb(String expression, String message) {
        assertThatThrownBy(() -> parse(expression)).isInstanceOf(DynamoDbException.class).hasMessage("Invalid UpdateExpression: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SET c = absent|The provided expression refers to an attribute that does not exist in the item", "SET c = s + :1|An operand in the update expression has an incorrect data type",
        "SET c = list_append(a, :l)|An operand in the update expression has an incorrect data type", "ADD s :1|An operand in the update expression has an incorrect data type",
        "ADD a :x|An operand in the update expression has an incorrect data type", "DELETE a :x|An operand in the update expression has an incorrect data type",
        "SET absent.inside = :1|The document path provided in the update expression is invalid for update", "SET s.inside = :1|The document path provided in the update expression is invalid for update",
        "SET tree[0] = :1|The document path provided in the update expression is invalid for update", "REMOVE absent.inside|The document path provided in the update expression is invalid for update",
        "SET a = :max + :max|Number overflow. Attempting to store a number with magnitude larger than supported range"})
    void anUpdateThatDoesNotFitTheItemIsRefused(String expression, String message) {
        assertThatThrownBy(() -> UpdateEvaluator.apply(parse(expression), ITEM)).isInstanceOf(DynamoDbException.class).hasMessage(message);
    }

    @Test
    void aProjectionTakesNestedPathsAndClosesUpLists() {
        var projection = Expressions.projection("a, arr[3], arr[1], tree.deep, absent.x, #k", new Placeholders(Map.of("#k", "s"), Map.of()));
        assertThat(ValueJson.write(projection.of(ITEM)).toString().replace('"', '\''))
                .isEqualTo("{'a':{'N':'1'},'arr':{'L':[{'N':'1'},{'N':'3'}]},'tree':{'M':{'deep':{'M':{}}}},'s':{'S':'text'}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,|Syntax error; token: \"<EOF>\", near: \",\"", "a, a|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "a b|Syntax error; token: \"b\", near: \"a b\"", "data|Attribute name is a reserved keyword; reserved keyword: data"})
    void aWrongProjectionIsRefused(String expression, String message) {
        assertThatThrownBy(() -> Expressions.projection(expression, Placeholders.none())).hasMessage("Invalid ProjectionExpression: " + message);
    }
}
