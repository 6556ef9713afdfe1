package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.flow.Execution;
import dev.drawbridge.cloud.local.flow.FlowListener;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Writes executions into the journal: each step as a line of the machine's log, with what it got and gave, and each execution that is over
 * as a message from the machine to itself.
 */
final class FlowJournal implements FlowListener {
    /** Longest input or output in a line of the log; the whole stands with the messages. */
    private static final int MAX_DETAIL = 2_000;

    private final Journal journal;
    private final BiConsumer<NodeId, String> problems;

    FlowJournal(Journal journal, BiConsumer<NodeId, String> problems) {
        this.journal = journal;
        this.problems = problems;
    }

    @Override
    public void happened(Execution execution, Execution.Happening happening) {
        words(happening).ifPresent(words -> journal.record(new LogLine(happening.time(), execution.machine(), execution.name(), words, isError(happening.type()))));
        if (happening.type().startsWith("Execution") && !happening.type().equals("ExecutionStarted")) {
            ended(execution, happening);
        }
    }

    private static boolean isError(String type) {
        return type.endsWith("Failed") || type.endsWith("TimedOut");
    }

    private static Optional<String> words(Execution.Happening happening) {
        String type = happening.type();
        String step = happening.step();
        if (type.endsWith("StateEntered")) {
            return Optional.of(step + " (" + type.substring(0, type.length() - "StateEntered".length()) + ") gets " + brief(happening.detail()));
        }
        if (type.endsWith("StateExited")) {
            return Optional.of(step + " gives " + brief(happening.detail()));
        }
        return switch (type) {
            case "TaskFailed" -> Optional.of(step + " failed: " + error(happening.detail()));
            case "MapIterationFailed" -> Optional.of(step + " item " + happening.detail().path("index").asInt() + " failed: " + error(happening.detail()));
            case "ExecutionStarted" -> Optional.of("The execution starts with " + brief(happening.detail()));
            case "ExecutionSucceeded" -> Optional.of("The execution gives " + brief(happening.detail()));
            case "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted" -> Optional.of("The execution " + ending(type) + error(happening.detail()));
            default -> Optional.empty();
        };
    }

    private static String ending(String type) {
        return switch (type) {
            case "ExecutionAborted" -> "was stopped";
            case "ExecutionTimedOut" -> "took too long: ";
            default -> "failed: ";
        };
    }

    private static String error(JsonNode detail) {
        String cause = detail.path("cause").asString("");
        String error = detail.path("error").asString("");
        return error + (cause.isBlank() ? "" : ": " + cause);
    }

    private static String brief(JsonNode detail) {
        String text = detail.toString();
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }

    private void ended(Execution execution, Execution.Happening end) {
        boolean ok = end.type().equals("ExecutionSucceeded");
        String input = execution.input().toString();
        String result = ok ? "succeeded" : end.type().equals("ExecutionAborted") ? "stopped" : error(end.detail());
        journal.record(new Message(0, execution.started(), Optional.empty(), execution.machine(), execution.machine(), "execution " + execution.name(),
                input.getBytes(StandardCharsets.UTF_8).length, Duration.between(execution.started(), end.time()), ok, result, input, steps(execution)));
        if (isError(end.type())) {
            problems.accept(execution.machine(), "The execution " + execution.name() + " " + ending(end.type()) + error(end.detail()));
        }
    }

    /** What the execution gave, below what its steps did. */
    private static String steps(Execution execution) {
        StringBuilder text = new StringBuilder();
        execution.history().forEach(each -> words(each).ifPresent(words -> text.append(words).append('\n')));
        return text.toString();
    }
}
