package dev.drawbridge.cloud.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalMonitorTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.500Z");
    private static final TimeRange FIVE = TimeRange.parse("5m");

    private final Design design = Drawings.of("shop", "add client web", "add http-api shop", "add function purchase", "add table purchases", "add queue receipts", "add function mail",
            "connect web shop", "connect shop purchase --routes 'POST /purchases'", "connect purchase purchases --mode write", "connect purchase receipts", "connect receipts mail");
    private final Journal journal = new Journal();
    private final LocalMonitor monitor = new LocalMonitor(JournalFeed.of(journal, () -> Map.of(id("receipts"), new LocalCloud.Depth(4, 2))), () -> design, Clock.fixed(NOON, ZoneOffset.UTC));

    private NodeId id(String name) {
        return design.nodeNamed(name).orElseThrow().id();
    }

    private WireId wire(String from, String to) {
        return design.wires().values().stream().filter(w -> w.from().node().equals(id(from)) && w.to().node().equals(id(to))).map(Wire::id).findFirst().orElseThrow();
    }

    private void crossed(String from, String to, long secondsAgo, long offsetMs, long tookMs, String summary, boolean ok, String result, String payload) {
        journal.record(new Message(0, NOON.minusSeconds(secondsAgo).plusMillis(offsetMs), Optional.of(wire(from, to)), id(from), id(to), summary, payload.length(), Duration.ofMillis(tookMs), ok, result, payload, ""));
    }

    private void invoked(String function, long secondsAgo, long tookMs, Optional<Duration> init, Invoked.Outcome outcome) {
        journal.record(new Invoked(NOON.minusSeconds(secondsAgo), id(function), "r" + tookMs, Duration.ofMillis(tookMs), init, 512, outcome, outcome == Invoked.Outcome.OK ? "" : "It failed."));
    }

    /** One purchase, from the page to the mail. */
    private void purchase(long secondsAgo, String body) {
        crossed("shop", "purchase", secondsAgo, 1, 40, "POST /purchases", true, "200", "{}");
        crossed("web", "shop", secondsAgo, 1, 42, "POST /purchases", true, "200", "{}");
        crossed("purchase", "purchases", secondsAgo, 10, 5, "PutItem", true, "ok", "{}");
        crossed("purchase", "receipts", secondsAgo, 20, 3, "SendMessage", true, "sent", "{\"QueueUrl\":\"q\",\"MessageBody\":\"" + body + "\"}");
        crossed("receipts", "mail", secondsAgo, 700, 30, body, true, "1 done", "{\"Records\":[{\"messageId\":\"1\",\"body\":\"" + body + "\"}]}");
    }

    @Test
    void eachCardShowsWhatItDid() {
        purchase(100, "one");
        purchase(50, "two");
        crossed("web", "shop", 20, 0, 4, "GET /nothing", true, "404", "");
        for (int i = 1; i <= 100; i++) {
            invoked("purchase", 30, i, Optional.empty(), Invoked.Outcome.OK);
        }
        invoked("purchase", 200, 900, Optional.of(Duration.ofMillis(250)), Invoked.Outcome.TIMED_OUT);
        invoked("purchase", 30, 0, Optional.empty(), Invoked.Outcome.THROTTLED);

        Figures figures = monitor.figures(FIVE);
        CardFigures purchase = figures.of(id("purchase"));
        assertThat(purchase.figure(Metric.INVOCATIONS)).hasValue(101);
        assertThat(purchase.figure(Metric.ERRORS)).hasValue(1);
        assertThat(purchase.figure(Metric.THROTTLES)).hasValue(1);
        assertThat(purchase.figure(Metric.COLD_STARTS)).hasValue(1);
        assertThat(purchase.figure(Metric.INIT_DURATION)).hasValue(250);
        // over all of the range, the one that took too long included
        assertThat(purchase.figure(Metric.DURATION_P50)).hasValue(51);
        assertThat(purchase.figure(Metric.DURATION_P95)).hasValue(96);
        assertThat(purchase.figure(Metric.DURATION_P99)).hasValue(100);
        CardFigures shop = figures.of(id("shop"));
        assertThat(shop.figure(Metric.REQUESTS)).hasValue(3);
        assertThat(shop.figure(Metric.CLIENT_ERRORS)).hasValue(1);
        assertThat(shop.figure(Metric.SERVER_ERRORS)).hasValue(0);
        CardFigures receipts = figures.of(id("receipts"));
        assertThat(receipts.figure(Metric.DEPTH)).hasValue(4);
        assertThat(receipts.figure(Metric.IN_FLIGHT)).hasValue(2);
        assertThat(receipts.figure(Metric.OLDEST_AGE)).as("six are there and only two were seen coming: it is older than the first of them").hasValue(99.98);
        assertThat(receipts.figure(Metric.SENT)).hasValue(2);
        assertThat(receipts.figure(Metric.RECEIVED)).hasValue(2);
        assertThat(figures.of(id("purchases")).figure(Metric.CALLS)).hasValue(2);
        assertThat(figures.of(id("mail")).figure(Metric.INVOCATIONS)).hasValue(0);
        Traffic delivered = figures.of(wire("receipts", "mail"));
        assertThat(delivered.certainty()).isEqualTo(Traffic.Certainty.COUNTED);
        assertThat(delivered.count()).isEqualTo(2);
        // the first message is 100 s old: before it, nothing was there to be measured
        assertThat(delivered.perSecond()).isBetween(2 / 103.0, 2 / 99.0);
        assertThat(shop.work().orElseThrow().rate()).isBetween(3 / 105.0, 3 / 99.0);
    }

    @Test
    void aWireThatNothingCrossedSaysSo() {
        crossed("web", "shop", 20, 0, 4, "GET /nothing", true, "404", "");
        assertThat(monitor.figures(FIVE).of(wire("shop", "purchase")).isNone()).isTrue();
        assertThat(monitor.figures(FIVE).of(wire("web", "shop")).isNone()).isFalse();
    }

    @Test
    void whatIsOlderThanTheRangeDoesNotCount() {
        purchase(100, "one");
        assertThat(monitor.figures(TimeRange.parse("1m")).of(id("shop")).figure(Metric.REQUESTS)).hasValue(0);
        assertThat(monitor.figures(TimeRange.parse("1m")).of(wire("web", "shop")).isNone()).isTrue();
    }

    @Test
    void aMessageIsFollowedAcrossTheQueueByItsBody() {
        purchase(100, "one");
        purchase(50, "two");

        List<Trace> traces = monitor.traces(FIVE, 10);
        assertThat(traces).hasSize(2);
        Trace newest = traces.getFirst();
        assertThat(newest.start()).isEqualTo(NOON.minusSeconds(50).plusMillis(1));
        assertThat(newest.hops()).extracting(hop -> hop.depth() + " " + hop.card().orElseThrow()).containsExactly("0 " + id("shop"), "1 " + id("purchase"), "2 " + id("purchases"), "2 " + id("receipts"), "3 " + id("mail"));
        assertThat(newest.hops()).extracting(Hop::wire).containsExactly(Optional.of(wire("web", "shop")), Optional.of(wire("shop", "purchase")), Optional.of(wire("purchase", "purchases")),
                Optional.of(wire("purchase", "receipts")), Optional.of(wire("receipts", "mail")));
        assertThat(newest.duration()).isEqualTo(Duration.ofMillis(729));
        assertThat(monitor.traces(FIVE, 1)).containsExactly(newest);
    }

    private static Message message(Design design, String from, String to, long offsetMs, long tookMs, String summary, String payload, String answer) {
        NodeId source = design.nodeNamed(from).orElseThrow().id();
        NodeId target = design.nodeNamed(to).orElseThrow().id();
        return new Message(offsetMs, NOON.plusMillis(offsetMs), Optional.empty(), source, target, summary, payload.length(), Duration.ofMillis(tookMs), true, "ok", payload, answer);
    }

    private static List<List<String>> ways(Design design, Message... messages) {
        return new JournalTraces(design).of(List.of(messages), NOON, 10).reversed().stream()
                .map(trace -> trace.hops().stream().map(hop -> hop.depth() + " " + design.requireNode(hop.card().orElseThrow()).name()).toList()).toList();
    }

    @Test
    void whatAStateMachineSendsBelongsToTheExecutionThatKnowsIt() {
        Design flow = Drawings.of("shop", "add function checkout", "add state-machine fulfilment", "add function charge", "add table orders", "connect checkout fulfilment", "connect fulfilment charge", "connect fulfilment orders --mode write");
        assertThat(ways(flow,
                message(flow, "checkout", "fulfilment", 0, 3, "StartExecution", "{\"order\":\"order-aaaa\"}", ""),
                message(flow, "fulfilment", "fulfilment", 1, 900, "execution a", "{\"order\":\"order-aaaa\"}", "Charge (Task) gets {\"order\":\"order-aaaa\"}"),
                message(flow, "checkout", "fulfilment", 10, 3, "StartExecution", "{\"order\":\"order-bbbb\"}", ""),
                message(flow, "fulfilment", "fulfilment", 11, 900, "execution b", "{\"order\":\"order-bbbb\"}", "Charge (Task) gets {\"order\":\"order-bbbb\"}"),
                message(flow, "fulfilment", "charge", 300, 20, "order-aaaa", "{\"order\":\"order-aaaa\",\"price\":5}", ""),
                message(flow, "fulfilment", "orders", 400, 2, "UpdateItem", "{\"Key\":{\"id\":{\"S\":\"order-aaaa\"}}}", "")))
                .containsExactly(List.of("0 fulfilment", "1 fulfilment", "2 charge", "2 orders"), List.of("0 fulfilment", "1 fulfilment"));
    }

    @Test
    void whatIsSaidOverAConnectionIsFollowedToThoseWhoGetIt() {
        Design chat = Drawings.of("chat", "add client web", "add websocket-api rooms", "add function talk", "connect web rooms", "connect rooms talk", "connect talk rooms");
        assertThat(ways(chat,
                message(chat, "web", "rooms", 0, 0, "say hello", "{\"action\":\"say\"}", ""),
                message(chat, "rooms", "talk", 12, 200, "say", "{\"requestContext\":{}}", ""),
                message(chat, "talk", "rooms", 100, 3, "PostToConnection", "hello everybody", ""),
                message(chat, "web", "rooms", 101, 0, "got hello everybody", "hello everybody", "")))
                .containsExactly(List.of("0 rooms", "1 talk", "2 rooms", "3 rooms"));
    }

    @Test
    void linesAreGivenOnceAndSearched() {
        journal.record(new LogLine(NOON.minusSeconds(60), id("mail"), "1", "sent to Ada", false));
        journal.record(new LogLine(NOON.minusSeconds(59), id("purchase"), "2", "WARN low stock", false));
        journal.record(new LogLine(NOON.minusSeconds(58), id("mail"), "3", "cannot reach Ada", true));
        LogTail all = monitor.tail(new LogQuery(Set.of(), NOON.minusSeconds(300), "", 100));
        assertThat(all.next()).extracting(LogEntry::level).containsExactly(LogLevel.INFO, LogLevel.WARNING, LogLevel.ERROR);
        assertThat(all.next()).isEmpty();
        LogTail some = monitor.tail(new LogQuery(Set.of(id("mail")), NOON.minusSeconds(59), "ada", 100));
        assertThat(some.next()).extracting(LogEntry::text).containsExactly("cannot reach Ada");
        journal.record(new LogLine(NOON, id("mail"), "4", "sent to ADA", false));
        assertThat(some.next()).extracting(LogEntry::text).containsExactly("sent to ADA");
        assertThat(monitor.tail(new LogQuery(Set.of(), NOON.minusSeconds(300), "", 2)).next()).extracting(LogEntry::text).containsExactly("cannot reach Ada", "sent to ADA");
    }

    @Test
    void reportsComeTheNewestFirst() {
        invoked("mail", 30, 12, Optional.of(Duration.ofMillis(250)), Invoked.Outcome.OK);
        invoked("purchase", 20, 13, Optional.empty(), Invoked.Outcome.FAILED);
        List<ReportLine> reports = monitor.reports(new LogQuery(Set.of(), NOON.minusSeconds(300), "", 10));
        assertThat(reports).extracting(ReportLine::requestId).containsExactly("r13", "r12");
        assertThat(reports.get(1).billed()).isEqualTo(Duration.ofMillis(262));
        assertThat(reports.getFirst().status()).isEqualTo("error");
    }
}
