package dev.drawbridge.cloud.local.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FlowRunTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final List<String> tasks = new ArrayList<>();

    private final Tokens waiting = new Tokens();
    private final List<String> happened = new ArrayList<>();
    private final Map<String, String> bucket = new TreeMap<>();

    private JsonNode run(String flow, String input) throws InterruptedException {
        return FlowRun.run(JSON.readTree(flow), JSON.readTree(input), (ObjectNode) JSON.readTree("{\"Execution\": {\"Name\": \"e1\", \"Id\": \"arn:aws:states:r:a:execution:m:e1\"}, \"StateMachine\": {\"Name\": \"m\"}}"),
                this::work, (type, step, detail) -> {
                    synchronized (happened) {
                        happened.add(type + " " + step);
                    }
                }, waiting);
    }

    /** Services of a test: one that fails, one that answers, one that takes long, one that hands on its token, a bucket. */
    private JsonNode work(StepCall call) throws InterruptedException {
        synchronized (tasks) {
            tasks.add(call.resource() + " " + call.parameters());
        }
        JsonNode parameters = call.parameters();
        switch (call.resource()) {
            case "fails" -> throw new FlowError("Broken", "no luck");
            case "odd" -> {
                if (parameters.asInt() % 2 == 0) {
                    throw new FlowError("Even", "by two");
                }
                return parameters;
            }
            case "slow" -> {
                Thread.sleep(Duration.ofMinutes(10));
                return parameters;
            }
            case "arn:aws:states:::sqs:sendMessage" -> {
                String token = parameters.path("MessageBody").path("token").asString("");
                Thread.ofVirtual().start(() -> {
                    waiting.heartbeat(token);
                    if (parameters.path("MessageBody").path("say").asString("").equals("no")) {
                        waiting.failure(token, "Refused", "by hand");
                    } else if (parameters.path("MessageBody").path("say").asString("").equals("yes")) {
                        waiting.success(token, JSON.readTree("{\"ok\": true}"));
                    }
                });
                return JSON.readTree("{\"MessageId\": \"1\"}");
            }
            case "arn:aws:states:::aws-sdk:s3:getObject" -> {
                String body = bucket.get(parameters.path("Key").asString());
                if (body == null) {
                    throw new FlowError("S3.NoSuchKeyException", "The specified key does not exist.");
                }
                return JSON.createObjectNode().put("Body", body);
            }
            case "arn:aws:states:::aws-sdk:s3:putObject" -> {
                synchronized (bucket) {
                    bucket.put(parameters.path("Key").asString(), parameters.path("Body").asString());
                }
                return JSON.createObjectNode();
            }
            case "arn:aws:states:::aws-sdk:s3:listObjectsV2" -> {
                ObjectNode page = JSON.createObjectNode();
                boolean second = parameters.has("ContinuationToken");
                page.putArray("Contents").addObject().put("Key", parameters.path("Prefix").asString() + (second ? "b" : "a"));
                return second ? page : page.put("NextContinuationToken", "more");
            }
            default -> {
                return JSON.readTree("{\"answer\": " + parameters + "}");
            }
        }
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

    private static String step(String step) {
        return "{\"StartAt\": \"A\", \"States\": {\"A\": " + step + "}}";
    }

    private static String jsonata(String step) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": " + step + "}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$states.input.n + 1                                  | 4",
            "$sum($states.input.list)                             | 6",
            "$states.input.deep[x = 2].x                          | 2",
            "$states.input.deep.x                                 | [1,2]",
            "$states.context.Execution.Name                       | \"e1\"",
            "$states.input.nothing                                | null",
            "{'a': $states.input.n, 'b': [1, 'two']}              | {\"a\":3,\"b\":[1,\"two\"]}",
            "$partition([1,2,3], 2)                               | [[1,2],[3]]",
            "$range(0, 10, 5)                                     | [0,5,10]",
            "$parse('{\"a\": 1}').a                               | 1",
            "$hash('hi', 'MD5')                                   | \"49f68a5c8493ec2c0bf489821c21fc3b\"",
            "$length($uuid())                                     | 36",
            "$random(7) = $random(7)                              | true",
            "$states.input.n > 2 ? 'big' : 'small'                | \"big\""})
    void aJsonataExpressionSeesInputContextAndTheFunctionsOfStepFunctions(String expression, String expected) throws InterruptedException {
        String flow = jsonata("{\"Type\": \"Pass\", \"Output\": " + JSON.writeValueAsString("{% " + expression + " %}") + ", \"End\": true}");
        assertThat(run(flow, "{\"n\": 3, \"list\": [1, 2, 3], \"deep\": [{\"x\": 1}, {\"x\": 2}], \"nothing\": null}")).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$states.input.gone", "$states.input.n +", "$error('no')", "$sum", "($f := function($x) { $f($x) + 1 }; $f(1))", "$range(1, 2, 0)"})
    void anExpressionThatFailsOrGivesNothingIsAnErrorWithItsText(String expression) {
        String flow = jsonata("{\"Type\": \"Pass\", \"Output\": " + JSON.writeValueAsString("{% " + expression + " %}") + ", \"End\": true}");
        assertThatThrownBy(() -> run(flow, "{\"n\": 3}")).isInstanceOfSatisfying(FlowError.class, error -> assertThat(error.error()).isEqualTo("States.QueryEvaluationError"));
    }

    @Test
    void jsonataStepsTakeArgumentsGiveOutputAssignVariablesAndCatch() throws InterruptedException {
        assertThat(run("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "work", "Arguments": {"x": "{% $states.input.in %}"}, "Assign": {"seen": "{% $states.result.answer.x %}", "n": 1},
                    "Output": {"got": "{% $states.result.answer %}"}, "Next": "Choose"},
                  "Choose": {"Type": "Choice", "Choices": [{"Condition": "{% $seen > 100 %}", "Next": "Fail"}, {"Condition": "{% $seen = 5 and $n = 1 %}", "Assign": {"n": "{% $n + 1 %}"}, "Output": "chosen", "Next": "Fail"}]},
                  "Fail": {"Type": "Task", "Resource": "fails", "Next": "End",
                    "Catch": [{"ErrorEquals": ["Broken"], "Output": "{% $states.errorOutput.Error & ' ' & $n & ' ' & $states.input %}", "Next": "End"}]},
                  "End": {"Type": "Succeed"}}}""", "{\"in\": 5}")).isEqualTo(JSON.readTree("\"Broken 2 chosen\""));
    }

    @Test
    void variablesOfPathsAreAssignedFromTheWholeResultAndSeenLaterAndInside() throws InterruptedException {
        assertThat(run("""
                {"StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "work", "Parameters": {"x.$": "$.in"}, "ResultSelector": {"few": 1}, "Assign": {"all.$": "$.answer"}, "Next": "Each"},
                  "Each": {"Type": "Map", "ItemsPath": "$all.list", "ItemProcessor": {"StartAt": "I", "States": {
                     "I": {"Type": "Pass", "Assign": {"own.$": "$all.x"}, "Next": "J"}, "J": {"Type": "Pass", "Parameters": {"v.$": "$own", "i.$": "$$.Map.Item.Index"}, "End": true}}}, "End": true}}}"""
                .replace("\"x.$\": \"$.in\"", "\"x.$\": \"$.in\", \"list\": [7, 8]"), "{\"in\": 5}")).isEqualTo(JSON.readTree("[{\"v\": 5, \"i\": 0}, {\"v\": 5, \"i\": 1}]"));
    }

    @Test
    void aStepInsideReadsAVariableOfOutsideAndCannotAssignIt() {
        assertThatThrownBy(() -> run("""
                {"StartAt": "Set", "States": {"Set": {"Type": "Pass", "Assign": {"x": 1}, "Next": "P"}, "P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x": 2}, "End": true}}}]}}}""", "{}")).hasMessageContaining("$x");
    }

    @Test
    void aStepOfAPathMachineMaySpeakJsonata() throws InterruptedException {
        assertThat(run("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"n": "{% $states.input.n * 2 %}"}, "Next": "B"},
                  "B": {"Type": "Pass", "Parameters": {"m.$": "$.n"}, "End": true}}}""", "{\"n\": 4}")).isEqualTo(JSON.readTree("{\"m\": 8}"));
    }

    @Test
    void aTaskThatTakesTooLongIsATimeoutThatCanBeCaughtAndTriedAgain() throws InterruptedException {
        assertThat(run("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "slow", "TimeoutSecondsPath": "$.most", "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 1, "IntervalSeconds": 0}],
                  "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "Wrong"}, {"ErrorEquals": ["States.Timeout"], "ResultPath": "$.why", "Next": "End"}], "Next": "End"},
                  "Wrong": {"Type": "Fail"}, "End": {"Type": "Pass", "InputPath": "$.why.Error", "End": true}}}""", "{\"most\": 1}")).isEqualTo(JSON.readTree("\"States.Timeout\""));
        assertThat(tasks).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"yes, {\"ok\":true}", "no, \"Refused\"", "nothing, \"States.HeartbeatTimeout\""})
    void aStepWaitsForWhoeverHasItsToken(String say, String expected) throws InterruptedException {
        assertThat(run("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 1, "TimeoutSeconds": 60,
                  "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token", "say.$": "$.say"}}, "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Told"}]}, "Told": {"Type": "Pass", "InputPath": "$.error.Error", "End": true}}}""",
                "{\"say\": \"" + say + "\"}")).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void nothingCatchesAMistakeOfTheDefinition() {
        assertThatThrownBy(() -> run(step("{\"Type\": \"Wait\", \"SecondsPath\": \"$.word\", \"End\": true, \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"A\"}]}"), "{\"word\": \"x\"}"))
                .isInstanceOfSatisfying(FlowError.class, error -> assertThat(error.error()).isEqualTo("States.Runtime"));
    }

    private static final String EACH = "\"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"}, \"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Pass\", \"End\": true}}}";

    @Test
    void aDistributedMapReadsACsvInBatchesAndWritesItsResults() throws InterruptedException {
        bucket.put("in.csv", "id,\"the name\"\r\n1,\"a, b\"\r\n2,c\n3,d\n");
        JsonNode answer = run(step("{\"Type\": \"Map\", " + EACH + """
                , "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "b", "Key.$": "$.file"}},
                "ItemSelector": {"n.$": "$$.Map.Item.Value.id", "all": true}, "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"from.$": "$.file"}}, "MaxConcurrency": 1,
                "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "out"}}, "End": true}"""), "{\"file\": \"in.csv\"}");
        String manifest = answer.path("ResultWriterDetails").path("Key").asString();
        assertThat(manifest).matches("out/[0-9a-f-]+/manifest.json");
        JsonNode written = JSON.readTree(bucket.get(JSON.readTree(bucket.get(manifest)).at("/ResultFiles/SUCCEEDED/0/Key").asString()));
        assertThat(written.valueStream().map(each -> each.path("Output").asString()).toList()).containsExactly(
                "{\"BatchInput\":{\"from\":\"in.csv\"},\"Items\":[{\"n\":\"1\",\"all\":true},{\"n\":\"2\",\"all\":true}]}", "{\"BatchInput\":{\"from\":\"in.csv\"},\"Items\":[{\"n\":\"3\",\"all\":true}]}");
    }

    @Test
    void aDistributedMapReadsJsonAndLists() throws InterruptedException {
        bucket.put("in.json", "{\"deep\": {\"list\": [1, 2, 3]}}");
        String reader = ", \"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"ReaderConfig\": {\"InputType\": \"JSON\", \"ItemsPointer\": \"/deep/list\", \"MaxItems\": 2}, \"Parameters\": {\"Bucket\": \"b\", \"Key\": \"in.json\"}}, \"End\": true}";
        assertThat(run(step("{\"Type\": \"Map\", " + EACH + reader), "{}")).isEqualTo(JSON.readTree("[1,2]"));
        String list = ", \"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:listObjectsV2\", \"Arguments\": {\"Bucket\": \"b\", \"Prefix\": \"{% $states.input.p %}\"}}, \"End\": true}";
        assertThat(run(jsonata("{\"Type\": \"Map\", " + EACH + list), "{\"p\": \"x/\"}").valueStream().map(item -> item.path("Key").asString()).toList()).containsExactly("x/a", "x/b");
        assertThatThrownBy(() -> run(step("{\"Type\": \"Map\", " + EACH + reader.replace("in.json", "gone.json")), "{}"))
                .isInstanceOfSatisfying(FlowError.class, error -> assertThat(error.error()).isEqualTo("States.ItemReaderFailed"));
    }

    @ParameterizedTest
    @CsvSource({"ToleratedFailurePercentage, 50, true", "ToleratedFailureCount, 2, true", "ToleratedFailurePercentage, 40, false", "ToleratedFailureCount, 1, false"})
    void aDistributedMapBearsWithAsManyFailuresAsItSays(String field, int most, boolean borne) throws InterruptedException {
        String flow = step("{\"Type\": \"Map\", \"" + field + "\": " + most + ", \"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\"}, \"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Task\", \"Resource\": \"odd\", \"End\": true}}}, \"End\": true}");
        if (borne) {
            assertThat(run(flow, "[1, 2, 3, 4]")).isEqualTo(JSON.readTree("[1,3]"));
        } else {
            assertThatThrownBy(() -> run(flow, "[1, 2, 3, 4]")).isInstanceOfSatisfying(FlowError.class, error -> assertThat(error.error()).isEqualTo("States.ExceedToleratedFailureThreshold"));
        }
    }

    @Test
    void theHistoryTellsStepsTasksAndIterations() throws InterruptedException {
        run(step("{\"Type\": \"Map\", \"MaxConcurrency\": 1, \"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Task\", \"Resource\": \"work\", \"End\": true}}}, \"End\": true}"), "[1]");
        assertThat(happened).containsExactly("MapStateEntered A", "MapStateStarted A", "MapIterationStarted A", "TaskStateEntered I", "TaskScheduled I", "TaskSucceeded I", "TaskStateExited I",
                "MapIterationSucceeded A", "MapStateExited A");
    }
}
