package dev.drawbridge.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRecordTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private final RunRecord record = new RunRecord();

    @Test
    void aMessageThatComesTwiceIsKeptOnce() {
        Message one = Samples.message(1, "shop", true, NOW);
        Message two = Samples.message(2, "shop", true, NOW);
        assertThat(record.addMessages(List.of(two, one, one))).containsExactly(one, two);
        assertThat(record.addMessages(List.of(one, two))).isEmpty();
        assertThat(record.messages()).containsExactly(one, two);
        assertThat(record.total()).isEqualTo(2);
    }

    @Test
    void onlyTheNewestAreKeptButAllAreCounted() {
        List<Message> many = new ArrayList<>();
        for (int n = 1; n <= RunRecord.MESSAGES + 5; n++) {
            many.add(Samples.message(n, "shop", true, NOW));
        }
        record.addMessages(many);
        assertThat(record.messages()).hasSize(RunRecord.MESSAGES);
        assertThat(record.messages().getFirst().sequence()).isEqualTo(6);
        assertThat(record.total()).isEqualTo(RunRecord.MESSAGES + 5);
    }

    @Test
    void liveFiguresAreOfTheLastTenSeconds() {
        record.addMessages(List.of(Samples.message(1, "shop", false, NOW.minusSeconds(30)), Samples.message(2, "shop", true, NOW.minusSeconds(4)),
                Samples.message(3, "shop", false, NOW.minusSeconds(1))));
        assertThat(record.live(new NodeId("shop"), NOW)).isEqualTo("0.2/s   1 err");
        assertThat(record.live(new NodeId("other"), NOW)).isEmpty();
    }

    @Test
    void aNewRunCountsFromOneAgain() {
        record.addMessages(List.of(Samples.message(9, "shop", true, NOW)));
        record.clear();
        assertThat(record.addMessages(List.of(Samples.message(1, "shop", true, NOW)))).hasSize(1);
    }
}
