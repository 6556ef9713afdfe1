package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Optional;

/** A state machine that a function starts. */
record StateMachinePort(Facts facts) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import ${json};
            import software.amazon.awssdk.services.sfn.SfnClient;

            /** The state machine ${card} on Step Functions. */
            final class ${type} implements ${port} {
                ${settings}

                @Override
                public String start(Object input) {
                    return client.startExecution(request -> request.stateMachineArn(arn).input(Json.write(input))).executionArn();
                }

                @Override
                public String start(Object input, String execution) {
                    return client.startExecution(request -> request.stateMachineArn(arn).name(execution).input(Json.write(input))).executionArn();
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import ${json};
            import java.util.ArrayList;
            import java.util.List;

            /** The state machine in memory, for tests: it runs nothing. Not for several threads. */
            public final class ${type} implements ${port} {
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
            }
            """);

    @Override
    public Client client() {
        return new Client("sfn", "software.amazon.awssdk.services.sfn.SfnClient", "sfn", "Sfn");
    }

    @Override
    public String story() {
        return "The state machine " + JavaNames.comment(facts.card().name()) + ", which this function starts.";
    }

    @Override
    public List<String> members(JavaSource unit) {
        return List.of(
                PortSource.method("Starts an execution with that input, as JSON, and goes on; gives the ARN of the execution.", "String start(Object input)"),
                PortSource.method("Like the other; of executions with the same name and input within 90 days only the first is started.",
                        "String start(Object input, String execution)"));
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("json", code.eventsPackage() + ".Json", "card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName, "settings", settings);
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("json", code.eventsPackage() + ".Json", "type", type, "port", interfaceName);
    }

    @Override
    public Optional<Use> use(Starter starter) {
        String start = facts.variable() + ".start(request.json(Object.class));\nreturn " + starter.event("HttpResponse") + ".accepted();";
        return Optional.of(new Use(start, "202", starter.event("HttpRequest") + ".of(\"POST\", \"/\").withBody(\"{}\")", "",
                starter.equal("1", facts.variable() + ".inputs().size()")));
    }
}
