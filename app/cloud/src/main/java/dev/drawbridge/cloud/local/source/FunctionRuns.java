package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs functions for somebody who waits, and writes each run into the journal as a message. Safe from any thread. */
public record FunctionRuns(Functions functions, Journal journal, Clock clock) {
    /**
     * Whose run it is.
     *
     * @param wire that starts the function; empty where a card names it
     * @param summary one line, for the journal
     * @param good in one word how it went if the function returned
     */
    public record Reason(Optional<WireId> wire, NodeId from, NodeId function, String summary, String good) {}

    /**
     * Runs the function and waits.
     *
     * @throws dev.drawbridge.cloud.CloudException as {@link Functions#run}
     */
    public Functions.Outcome run(Reason reason, byte[] event) {
        return run(reason, event, UnaryOperator.identity());
    }

    /** @param shown gives what the journal may show of the event and of the answer */
    public Functions.Outcome run(Reason reason, byte[] event, UnaryOperator<String> shown) {
        Instant began = clock.instant();
        long start = System.nanoTime();
        Functions.Outcome outcome = functions.run(reason.function(), event);
        journal.record(new Message(0, began, reason.wire(), reason.from(), reason.function(), reason.summary(), event.length, Duration.ofNanos(System.nanoTime() - start), outcome.ok(),
                outcome.ok() ? reason.good() : outcome.problem(), shown.apply(Message.text(event)), shown.apply(Message.text(outcome.answer()))));
        return outcome;
    }
}
