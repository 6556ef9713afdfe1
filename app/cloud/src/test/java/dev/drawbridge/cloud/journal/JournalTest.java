package dev.drawbridge.cloud.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static Message message(String payload) {
        return new Message(0, Instant.EPOCH, Optional.empty(), new NodeId("a"), new NodeId("b"), "s", 0, Duration.ZERO, true, "ok", payload, "");
    }

    @Test
    void messagesAreNumberedAndHeardUntilTheListenerLeaves() {
        Journal journal = new Journal();
        List<Long> heard = new ArrayList<>();
        Runnable leave = journal.onMessage(message -> heard.add(message.sequence()));
        journal.record(message("x"));
        journal.record(message("x"));
        leave.run();
        journal.record(message("x"));
        assertThat(heard).containsExactly(1L, 2L);
        assertThat(journal.messages()).extracting(Message::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theOldestGoFirstByNumberAndByMemory() {
        Journal journal = new Journal();
        for (int i = 0; i < Journal.MESSAGES + 5; i++) {
            journal.record(message(""));
        }
        assertThat(journal.messages()).hasSize(Journal.MESSAGES).first().extracting(Message::sequence).isEqualTo(6L);
        String large = "x".repeat(Message.PAYLOAD_LIMIT);
        for (int i = 0; i < 1000; i++) {
            journal.record(message(large));
        }
        assertThat(journal.messages().stream().mapToLong(Message::weight).sum()).isLessThanOrEqualTo(Journal.MESSAGE_BYTES);
        assertThat(journal.messages().getLast().sequence()).isEqualTo(Journal.MESSAGES + 1005L);
    }

    @Test
    void aLongTextIsCutBetweenCharactersAndSaysItsLength() {
        byte[] bytes = ("x" + "ä".repeat(Message.PAYLOAD_LIMIT)).getBytes(StandardCharsets.UTF_8);
        String text = message(Message.text(bytes)).payload();
        assertThat(text).startsWith("xää").endsWith("\n... (" + bytes.length + " bytes in all)").doesNotContain("\uFFFD");
        assertThat(Message.text("short".getBytes(StandardCharsets.UTF_8))).isEqualTo("short");
    }

    @Test
    void bytesThatAreNoTextAreCounted() {
        assertThat(Message.text(new byte[] {(byte) 0xff, 0, 1})).isEqualTo("(3 bytes that are no text)");
    }
}
