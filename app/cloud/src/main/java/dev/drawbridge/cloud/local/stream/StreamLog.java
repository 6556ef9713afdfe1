package dev.drawbridge.cloud.local.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** What a stream keeps: its latest records, in order. Safe from any thread; adding is quick and never waits for readers. */
public final class StreamLog {
    /** A stream in a cloud keeps a day; here it is so many records, which is more than a day of trying things out. */
    private static final int KEPT = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final NavigableMap<Long, StreamRecord> records = new TreeMap<>();
    private long last;

    /** Adds a record. @param record makes it for its position */
    public StreamRecord add(LongFunction<StreamRecord> record) {
        lock.lock();
        try {
            StreamRecord added = record.apply(++last);
            records.put(last, added);
            if (records.size() > KEPT) {
                records.pollFirstEntry();
            }
            grown.signalAll();
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** The position of the latest record; 0 before the first. */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Records behind that position, the oldest first. */
    public List<StreamRecord> after(long position, int most) {
        lock.lock();
        try {
            return new ArrayList<>(records.tailMap(position, false).values().stream().limit(most).toList());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a record behind that position, or the time is over. */
    public void await(long position, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (last <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #await}, for a number of records. */
    void awaitCount(long position, int count, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(patience);
            while (last - position < count && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
