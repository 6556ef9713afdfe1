package dev.drawbridge.cloud.monitor;

import java.util.Locale;

/** What is measured of a card, whatever the cloud calls it. The order is that of tables. */
public enum Metric {
    /** Events that a function worked on. */
    INVOCATIONS("invocations", Unit.COUNT, Fold.SUM),
    /** Of these, those that failed. */
    ERRORS("errors", Unit.COUNT, Fold.SUM),
    /** Events that a function did not take because too many copies ran. */
    THROTTLES("throttles", Unit.COUNT, Fold.SUM),
    /** Half of the invocations took no longer. */
    DURATION_P50("p50", Unit.MILLIS, Fold.LAST),
    /** 95 of 100 invocations took no longer. */
    DURATION_P95("p95", Unit.MILLIS, Fold.LAST),
    /** 99 of 100 invocations took no longer. */
    DURATION_P99("p99", Unit.MILLIS, Fold.LAST),
    /** Copies that ran at once. */
    CONCURRENCY("at once", Unit.NUMBER, Fold.MOST),
    /** Invocations that had to wait for a new copy. */
    COLD_STARTS("cold starts", Unit.COUNT, Fold.SUM),
    /** How long new copies took to start, on average. */
    INIT_DURATION("start", Unit.MILLIS, Fold.LAST),
    /** The most memory that the process of a function has used. */
    MEMORY_USED("memory", Unit.BYTES, Fold.MOST),
    /** Requests of an API. */
    REQUESTS("requests", Unit.COUNT, Fold.SUM),
    /** Connections that were opened to an API that keeps them. */
    CONNECTIONS("connections", Unit.COUNT, Fold.SUM),
    /** Answers that say that the caller was wrong. */
    CLIENT_ERRORS("4xx", Unit.COUNT, Fold.SUM),
    /** Answers that say that we were wrong. */
    SERVER_ERRORS("5xx", Unit.COUNT, Fold.SUM),
    /** Half of the requests were answered sooner. */
    LATENCY_P50("p50", Unit.MILLIS, Fold.LAST),
    /** 95 of 100 requests were answered sooner. */
    LATENCY_P95("p95", Unit.MILLIS, Fold.LAST),
    /** 99 of 100 requests were answered sooner. */
    LATENCY_P99("p99", Unit.MILLIS, Fold.LAST),
    /** Messages that wait in a queue. */
    DEPTH("depth", Unit.NUMBER, Fold.LAST),
    /** Messages that are being worked on. */
    IN_FLIGHT("in work", Unit.NUMBER, Fold.LAST),
    /** How long the oldest message has waited. */
    OLDEST_AGE("oldest", Unit.SECONDS, Fold.LAST),
    /** Messages put into a queue. */
    SENT("sent", Unit.COUNT, Fold.SUM),
    /** Messages taken from a queue. */
    RECEIVED("received", Unit.COUNT, Fold.SUM),
    /** Messages, events or records that reached a topic, bus or stream. */
    PUBLISHED("published", Unit.COUNT, Fold.SUM),
    /** Deliveries that a topic, rule or bus made. */
    DELIVERED("delivered", Unit.COUNT, Fold.SUM),
    /** Deliveries that failed. */
    DELIVERY_FAILURES("failed", Unit.COUNT, Fold.SUM),
    /** Capacity that reading a table took. */
    READ_UNITS("read units", Unit.COUNT, Fold.SUM),
    /** Capacity that writing a table took. */
    WRITE_UNITS("write units", Unit.COUNT, Fold.SUM),
    /** Calls to a service; only known where every call is seen. */
    CALLS("calls", Unit.COUNT, Fold.SUM),
    /** Reads and writes that were refused because of too many. */
    THROTTLED_CALLS("throttled", Unit.COUNT, Fold.SUM),
    /** Calls to a service that failed there. */
    FAILED_CALLS("failed", Unit.COUNT, Fold.SUM),
    /** How far the readers of a stream are behind. */
    ITERATOR_AGE("behind", Unit.MILLIS, Fold.LAST),
    /** Runs of a state machine that were begun. */
    STARTED("started", Unit.COUNT, Fold.SUM),
    /** Runs that came to a good end. */
    SUCCEEDED("succeeded", Unit.COUNT, Fold.SUM),
    /** Runs that failed, timed out or were aborted. */
    FAILED("failed", Unit.COUNT, Fold.SUM),
    /** Users who signed in. */
    SIGN_INS("sign-ins", Unit.COUNT, Fold.SUM),
    /** Users who signed up. */
    SIGN_UPS("sign-ups", Unit.COUNT, Fold.SUM),
    /** Objects in a bucket, counted once a day. */
    OBJECTS("objects", Unit.NUMBER, Fold.LAST),
    /** Size of a bucket, measured once a day. */
    BYTES("size", Unit.BYTES, Fold.LAST);

    /** In what it is measured. */
    public enum Unit {
        /** So many in a while; shown as a rate or a total. */
        COUNT,
        /** So many at a time. */
        NUMBER,
        MILLIS,
        SECONDS,
        BYTES
    }

    /** How points become one figure for the whole range. */
    public enum Fold {
        SUM,
        MOST,
        /** The newest that there is. */
        LAST
    }

    private final String words;
    private final Unit unit;
    private final Fold fold;

    Metric(String words, Unit unit, Fold fold) {
        this.words = words;
        this.unit = unit;
        this.fold = fold;
    }

    /** As a heading: {@code cold starts}. */
    public String words() {
        return words;
    }

    public Unit unit() {
        return unit;
    }

    public Fold fold() {
        return fold;
    }

    /** Whether more of it is worse. */
    public boolean isTrouble() {
        return switch (this) {
            case ERRORS, THROTTLES, SERVER_ERRORS, DELIVERY_FAILURES, THROTTLED_CALLS, FAILED_CALLS, FAILED -> true;
            default -> false;
        };
    }

    /** The stable name in JSON: {@code cold-starts}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
