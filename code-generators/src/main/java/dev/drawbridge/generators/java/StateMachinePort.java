package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A state machine that a function starts, or whose waiting steps it answers.
 *
 * @param starts whether the wire lets it start executions
 * @param answers whether the wire lets it answer steps
 */
record StateMachinePort(Facts facts, boolean starts, boolean answers) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import ${json};
            import software.amazon.awssdk.services.sfn.SfnClient;

            /** The state machine ${card} on Step Functions. */
            final class ${type} implements ${port} {
                ${settings}
                ${methods}
            }
            """);
    private static final String AWS_START = """

            @Override
            public String start(Object input) {
                return client.startExecution(request -> request.stateMachineArn(arn).input(Json.write(input))).executionArn();
            }

            @Override
            public String start(Object input, String execution) {
                return client.startExecution(request -> request.stateMachineArn(arn).name(execution).input(Json.write(input))).executionArn();
            }
            """;
    private static final String AWS_ANSWER = """

            @Override
            public void succeed(String token, Object output) {
                client.sendTaskSuccess(request -> request.taskToken(token).output(Json.write(output)));
            }

            @Override
            public void fail(String token, String error, String cause) {
                client.sendTaskFailure(request -> request.taskToken(token).error(error).cause(cause));
            }

            @Override
            public void heartbeat(String token) {
                client.sendTaskHeartbeat(request -> request.taskToken(token));
            }
            """;
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import ${json};
            import java.util.ArrayList;
            import java.util.List;

            /** The state machine in memory, for tests: it runs nothing. Not for several threads. */
            public final class ${type} implements ${port} {
                ${methods}
            }
            """);
    private static final String MEMORY_START = """
            private final List<String> inputs = new ArrayList<>();

            /** The inputs of the executions that were started, as JSON, in order. */
            public List<String> inputs() {
                return List.copyOf(inputs);
            }

            @Override
            public String start(Object input) {
                return start(input, "execution-" + (inputs.size() + 1));
            }

            @Override
            public String start(Object input, String execution) {
                inputs.add(Json.write(input));
                return "arn:aws:states:us-east-1:000000000000:execution:test:" + execution;
            }
            """;
    private static final String MEMORY_ANSWER = """
            private final List<Answer> answers = new ArrayList<>();

            /** What a step was answered: the JSON of its output, or an error with its cause. */
            public record Answer(String token, String output, String error, String cause) {}

            /** The answers that steps got, in order. */
            public List<Answer> answers() {
                return List.copyOf(answers);
            }

            @Override
            public void succeed(String token, Object output) {
                answers.add(new Answer(token, Json.write(output), "", ""));
            }

            @Override
            public void fail(String token, String error, String cause) {
                answers.add(new Answer(token, "", error, cause));
            }

            @Override
            public void heartbeat(String token) {
                // nothing waits here
            }
            """;

    @Override
    public Client client() {
        return new Client("sfn", "software.amazon.awssdk.services.sfn.SfnClient", "sfn", "Sfn");
    }

    @Override
    public String story() {
        String use = starts && answers ? "starts and answers" : answers ? "answers" : "starts";
        return "The state machine " + JavaNames.comment(facts.card().name()) + ", which this function " + use + ".";
    }

    @Override
    public List<String> members(JavaSource unit) {
        List<String> members = new ArrayList<>();
        if (starts) {
            members.add(PortSource.method("Starts an execution with that input, as JSON, and goes on; gives the ARN of the execution.", "String start(Object input)"));
            members.add(PortSource.method("Like the other; of executions with the same name and input within 90 days only the first is started.", "String start(Object input, String execution)"));
        }
        if (answers) {
            members.add(PortSource.method("The step that waits for the token goes on, with that output as JSON. A token that nobody waits for any more is refused.", "void succeed(String token, Object output)"));
            members.add(PortSource.method("The step that waits for the token fails with that error, which its Retry and Catch may name.", "void fail(String token, String error, String cause)"));
            members.add(PortSource.method("The step that waits for the token is still worked on: its HeartbeatSeconds begin anew.", "void heartbeat(String token)"));
        }
        return List.copyOf(members);
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("json", code.eventsPackage() + ".Json", "card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName, "settings", settings,
                "methods", methods(AWS_START, AWS_ANSWER));
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("json", code.eventsPackage() + ".Json", "type", type, "port", interfaceName, "methods", methods(MEMORY_START, MEMORY_ANSWER));
    }

    private String methods(String start, String answer) {
        return starts && answers ? start + (answer.startsWith("\n") ? answer : "\n" + answer) : starts ? start : answers ? answer : "";
    }

    /** What waits for an answer is named by a token, which a request does not say. */
    @Override
    public Optional<Use> use(Starter starter) {
        if (!starts) {
            return Optional.empty();
        }
        String start = facts.variable() + ".start(request.json(Object.class));\nreturn " + starter.event("HttpResponse") + ".accepted();";
        return Optional.of(new Use(start, "202", starter.event("HttpRequest") + ".of(\"POST\", \"/\").withBody(\"{}\")", "",
                starter.equal("1", facts.variable() + ".inputs().size()")));
    }
}
