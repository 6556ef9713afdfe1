package dev.drawbridge.cloud.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StreamReaderTest {
    private final StreamLog log = new StreamLog();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

    private void add(int... numbers) {
        for (int number : numbers) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("n", number);
            log.add(position -> new StreamRecord(position, String.valueOf(position), "k", Instant.now(), event, event, "n " + number));
        }
    }

    private StreamReader reader(int batch, boolean fromStart, int retries, boolean bisect, String filter, BatchWork work) {
        StreamReader.Settings settings = new StreamReader.Settings("numbers", batch, Duration.ZERO, fromStart, retries, Duration.ZERO, bisect, Filters.of(filter));
        return new StreamReader(settings, log, (records, attempt) -> {
            heard.add(numbers(records).toString());
            return work.work(records, attempt);
        }, (records, tries, condition) -> heard.add("gave up " + numbers(records) + " " + tries), problems::add, Clock.systemUTC());
    }

    private static List<Integer> numbers(List<StreamRecord> records) {
        return records.stream().map(record -> record.event().path("n").asInt()).toList();
    }

    private String next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void aReaderFromTheStartGetsWhatWasThereInBatchesAndInOrder() throws InterruptedException {
        add(1, 2, 3, 4, 5);
        try (StreamReader reader = reader(2, true, 0, false, "", (batch, attempt) -> BatchWork.Outcome.all(batch))) {
            assertThat(List.of(next(), next(), next())).containsExactly("[1, 2]", "[3, 4]", "[5]");
        }
    }

    @Test
    void aReaderOfWhatComesSkipsWhatWasThere() throws InterruptedException {
        add(1);
        try (StreamReader reader = reader(10, false, 0, false, "", (batch, attempt) -> BatchWork.Outcome.all(batch))) {
            add(2);
            assertThat(next()).isEqualTo("[2]");
        }
    }

    @Test
    void onlyTheRestOfABatchIsTriedAgainAndThenPassedOver() throws InterruptedException {
        add(1, 2, 3);
        try (StreamReader reader = reader(10, true, 1, false, "", (batch, attempt) -> attempt == 1 ? new BatchWork.Outcome(1, "2 failed") : new BatchWork.Outcome(0, "again"))) {
            assertThat(List.of(next(), next(), next())).containsExactly("[1, 2, 3]", "[2, 3]", "gave up [2, 3] 2");
        }
    }

    @Test
    void halvingFindsTheOneRecordThatFailsAndKeepsTheOthersWhateverTheNumberOfRetries() throws InterruptedException {
        add(IntStream.rangeClosed(1, 16).toArray());
        try (StreamReader reader = reader(16, true, 0, true, "", (batch, attempt) -> numbers(batch).contains(11) ? new BatchWork.Outcome(0, "bad") : BatchWork.Outcome.all(batch))) {
            assertThat(List.of(next(), next(), next(), next(), next(), next(), next(), next(), next(), next())).containsExactly("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]",
                    "[1, 2, 3, 4, 5, 6, 7, 8]", "[9, 10, 11, 12, 13, 14, 15, 16]", "[9, 10, 11, 12]", "[9, 10]", "[11, 12]", "[11]", "gave up [11] 1", "[12]", "[13, 14, 15, 16]");
        }
    }

    @Test
    void recordsThatNoPatternFitsAreNotHandedOver() throws InterruptedException {
        add(1, 2, 3, 4);
        try (StreamReader reader = reader(10, true, 0, false, "[{\"n\": [2]}, {\"n\": [{\"numeric\": [\">\", 3]}]}]", (batch, attempt) -> BatchWork.Outcome.all(batch))) {
            assertThat(next()).isEqualTo("[2, 4]");
        }
    }

    @Test
    void aPatternThatCannotBeUsedIsToldAndTheReaderGoesOn() throws InterruptedException {
        add(1);
        try (StreamReader reader = reader(10, true, 0, false, "{\"n\": 2}", (batch, attempt) -> BatchWork.Outcome.all(batch))) {
            assertThat(problems.poll(60, TimeUnit.SECONDS)).startsWith("The filter {\"n\": 2} cannot be used, so nothing passes it");
        }
    }
}
