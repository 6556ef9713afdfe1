package dev.drawbridge.cloud.local.stream;

import dev.drawbridge.cloud.CloudException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a stream in batches and in order, as Lambda's event source mapping does: what fails is tried again, halved if wished, and passed over
 * after too many tries. Each reader has a thread of its own.
 */
public final class StreamReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(2);
    /** Lambda waits up to a minute between tries; here it is seconds, so that a developer sees them. */
    private static final int LONGEST_PAUSE = 3;

    private final Settings settings;
    private final StreamLog log;
    private final BatchWork work;
    private final GivenUp givenUp;
    private final Consumer<String> problems;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean retired;
    private long position;

    /**
     * How it reads.
     *
     * @param fromStart whether it begins with all that the stream keeps, or with what comes
     * @param retries -1 for ever
     * @param oldest records older than this are passed over; zero for none
     */
    public record Settings(String name, int batchSize, Duration window, boolean fromStart, int retries, Duration oldest, boolean bisect, Filters filters) {}

    /** Hears of records that are passed over. */
    @FunctionalInterface
    public interface GivenUp {
        void on(List<StreamRecord> batch, int tries, String condition) throws InterruptedException;
    }

    public StreamReader(Settings settings, StreamLog log, BatchWork work, GivenUp givenUp, Consumer<String> problems, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.work = work;
        this.givenUp = givenUp;
        this.problems = problems;
        this.clock = clock;
        this.position = settings.fromStart() ? 0 : log.last();
        this.thread = Thread.ofVirtual().name("read " + settings.name()).start(this::loop);
    }

    private void loop() {
        try {
            while (!retired) {
                log.await(position, POLL);
                if (retired || log.last() <= position) {
                    continue;
                }
                log.awaitCount(position, settings.batchSize(), settings.window());
                List<StreamRecord> batch = log.after(position, settings.batchSize());
                if (!batch.isEmpty()) {
                    read(batch);
                    position = batch.getLast().position();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(List<StreamRecord> batch) throws InterruptedException {
        try {
            List<StreamRecord> wanted = batch.stream().filter(record -> settings.filters().pass(record.filtered())).toList();
            if (!wanted.isEmpty()) {
                tries(wanted, 1);
            }
        } catch (CloudException unusable) {
            if (!retired) {
                problems.accept(unusable.getMessage());
            }
        }
    }

    /** @param attempt 1 for the first; to be halved counts as no try: docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html */
    private void tries(List<StreamRecord> batch, int attempt) throws InterruptedException {
        List<StreamRecord> left = batch;
        for (int n = attempt; !left.isEmpty() && !retired; n++) {
            if (isTooOld(left.getFirst())) {
                givenUp.on(left, n - 1, "MaximumRecordAgeExceeded");
                return;
            }
            BatchWork.Outcome outcome = work.work(left, n);
            left = left.subList(Math.clamp(outcome.done(), 0, left.size()), left.size());
            if (left.isEmpty()) {
                return;
            }
            if (settings.bisect() && left.size() > 1) {
                int half = left.size() / 2;
                tries(left.subList(0, half), n);
                tries(left.subList(half, left.size()), n);
                return;
            }
            if (settings.retries() >= 0 && n > settings.retries()) {
                givenUp.on(left, n, "RetryAttemptsExhausted");
                return;
            }
            Thread.sleep(Duration.ofSeconds(Math.min(n, LONGEST_PAUSE)));
        }
    }

    private boolean isTooOld(StreamRecord record) {
        return settings.oldest().isPositive() && record.arrived().plus(settings.oldest()).isBefore(clock.instant());
    }

    /** Reads no more; a batch that is being worked on is finished. Returns at once. */
    public void retire() {
        retired = true;
    }

    @Override
    public void close() {
        retired = true;
        thread.interrupt();
    }
}
