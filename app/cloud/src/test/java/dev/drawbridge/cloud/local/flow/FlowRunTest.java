package dev.drawbridge.cloud.local.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlowRunTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final List<String> tasks = new ArrayList<>();

    private JsonNode run(String flow, String input) throws InterruptedException {
        return new FlowRun((resource, parameters) -> {
            tasks.add(resource + " " + parameters);
            if (resource.equals("fails")) {
                throw new FlowError("Broken", "no luck");
            }
            return JSON.readTree("{\"answer\": " + parameters + "}");
        }, (type, step, detail) -> { }).run(JSON.readTree(flow), JSON.readTree(input), JSON.readTree("{\"Execution\": {\"Name\": \"e1\"}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "States.Format('a {} \\'b\\' {}', $.n, 'x')      | \"a 3 'b' x\"",
            "States.Array(1, 'two', $.n, null)               | [1,\"two\",3,null]",
            "States.ArrayPartition($.list, 2)                | [[1,2],[3]]",
            "States.ArrayContains($.list, 2)                 | true",
            "States.ArrayRange(1, 9, 2)                      | [1,3,5,7,9]",
            "States.ArrayGetItem($.list, 1)                  | 2",
            "States.ArrayLength($.list)                      | 3",
            "States.ArrayUnique(States.Array(1, 1, 2))       | [1,2]",
            "States.Base64Decode(States.Base64Encode('hi'))  | \"hi\"",
            "States.Hash('hi', 'MD5')                        | \"49f68a5c8493ec2c0bf489821c21fc3b\"",
            "States.StringToJson('{\"a\":1}')                | {\"a\":1}",
            "States.JsonToString($.list)                     | \"[1,2,3]\"",
            "States.MathAdd($.n, 4)                          | 7",
            "States.StringSplit('a,b.c', ',.')               | [\"a\",\"b\",\"c\"]",
            "$.list[-1]                                      | 3",
            "$.list[0:2]                                     | [1,2]",
            "$.deep[*].x                                     | [1,2]",
            "$..x                                            | [1,2]",
            "$['n']                                          | 3",
            "$$.Execution.Name                               | \"e1\""})
    void aTemplateEvaluatesPathsAndFunctions(String expression, String expected) throws InterruptedException {
        String flow = JSON.writeValueAsString(java.util.Map.of("StartAt", "A", "States", java.util.Map.of("A",
                java.util.Map.of("Type", "Pass", "Parameters", java.util.Map.of("v.$", expression), "End", true))));
        assertThat(run(flow, "{\"n\": 3, \"list\": [1, 2, 3], \"deep\": [{\"x\": 1}, {\"x\": 2}]}").get("v")).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"Variable\": \"$.s\", \"StringEquals\": \"abc\"} | true",
            "{\"Variable\": \"$.s\", \"StringLessThan\": \"abd\"} | true",
            "{\"Variable\": \"$.s\", \"StringMatches\": \"a*c\"} | true",
            "{\"Variable\": \"$.s\", \"StringEqualsPath\": \"$.t\"} | false",
            "{\"Variable\": \"$.n\", \"NumericGreaterThanEquals\": 3.0} | true",
            "{\"Variable\": \"$.n\", \"NumericEqualsPath\": \"$.n\"} | true",
            "{\"Variable\": \"$.b\", \"BooleanEquals\": true} | true",
            "{\"Variable\": \"$.at\", \"TimestampLessThan\": \"2026-01-01T00:00:00+01:00\"} | true",
            "{\"Variable\": \"$.gone\", \"IsPresent\": false} | true",
            "{\"Variable\": \"$.nothing\", \"IsNull\": true} | true",
            "{\"Variable\": \"$.n\", \"IsString\": true} | false",
            "{\"Variable\": \"$.at\", \"IsTimestamp\": true} | true",
            "{\"Not\": {\"Variable\": \"$.b\", \"BooleanEquals\": true}} | false",
            "{\"And\": [{\"Variable\": \"$.n\", \"IsNumeric\": true}, {\"Variable\": \"$.s\", \"IsBoolean\": true}]} | false",
            "{\"Or\": [{\"Variable\": \"$.n\", \"NumericLessThan\": 0}, {\"Variable\": \"$.b\", \"IsBoolean\": true}]} | true"})
    void aChoiceTakesTheFirstRuleThatHolds(String rule, boolean holds) throws InterruptedException {
        String flow = "{\"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Choice\", \"Choices\": [" + rule.substring(0, rule.length() - 1)
                + ", \"Next\": \"Yes\"}], \"Default\": \"No\"}, \"Yes\": {\"Type\": \"Pass\", \"Result\": true, \"End\": true}, \"No\": {\"Type\": \"Pass\", \"Result\": false, \"End\": true}}}";
        assertThat(run(flow, "{\"s\": \"abc\", \"t\": \"x\", \"n\": 3, \"b\": true, \"at\": \"2025-12-31T22:59:59Z\", \"nothing\": null}").asBoolean()).isEqualTo(holds);
    }

    @Test
    void branchesRunSideBySideAndTheirAnswersKeepTheirOrder() throws InterruptedException {
        JsonNode answer = run("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "ResultPath": "$.all", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 0, "Next": "B"}, "B": {"Type": "Pass", "Result": 1, "End": true}}},
                  {"StartAt": "C", "States": {"C": {"Type": "Task", "Resource": "work", "Parameters": {"x.$": "$.in"}, "OutputPath": "$.answer", "End": true}}}]}}}""", "{\"in\": 5}");
        assertThat(answer).isEqualTo(JSON.readTree("{\"in\": 5, \"all\": [1, {\"x\": 5}]}"));
    }

    @Test
    void anErrorThatNobodyCatchesEndsTheExecution() {
        assertThatThrownBy(() -> run("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "fails", "End": true,
                  "Retry": [{"ErrorEquals": ["Broken"], "IntervalSeconds": 0, "MaxAttempts": 2}], "Catch": [{"ErrorEquals": ["Other"], "Next": "T"}]}}}""", "{}"))
                .isInstanceOfSatisfying(FlowError.class, error -> assertThat(error.error()).isEqualTo("Broken"));
        assertThat(tasks).hasSize(3);
    }

    @Test
    void whatIsCaughtGoesOnWithErrorAndCauseBesideTheInput() throws InterruptedException {
        assertThat(run("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "fails", "Next": "End", "Catch": [{"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.why", "Next": "End"}]},
                  "End": {"Type": "Succeed"}}}""", "{\"a\": 1}")).isEqualTo(JSON.readTree("{\"a\": 1, \"why\": {\"Error\": \"Broken\", \"Cause\": \"no luck\"}}"));
    }

    @Test
    void anotherQueryLanguageIsRefusedInASentence() {
        assertThatThrownBy(() -> run("{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {}}", "{}")).hasMessageContaining("JSONata");
    }
}
