package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Reads log groups with FilterLogEvents, which costs nothing but is allowed only some times a second. It gives the oldest first, so the newest are
 * found by looking at short stretches of time, further and further back. Safe for threads, one at a time.
 */
final class LogReader {
    /** Pages of one question; each has up to 10,000 events. */
    private static final int MOST_PAGES = 20;
    private static final Duration FIRST_STRETCH = Duration.ofMinutes(10);
    private static final int STREAMS = 200;
    private static final Pattern REQUEST = Pattern.compile("RequestId: ([0-9a-fA-F-]{36})|\"(?:requestId|AWSRequestId)\"\\s*:\\s*\"([0-9a-fA-F-]{36})\"");

    private final Conversation aws;
    /** What each stream is working on, so that lines between START and END know where they belong. */
    private final Map<String, String> current = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > STREAMS;
        }
    };

    LogReader(Conversation aws) {
        this.aws = aws;
    }

    /** What was read, and whether there may be more that was not. */
    record Read(List<LogEntry> entries, boolean cut, boolean absent) {}

    /** Everything from a moment to another, the oldest first, as far as pages allow. @param pattern of CloudWatch's; all when empty */
    synchronized Read between(NodeId card, String group, Instant from, Instant to, String pattern, Predicate<String> wanted) {
        List<LogEntry> found = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = token;
            Optional<FilterLogEventsResponse> answer = ask(card, group, from, to, pattern, next);
            if (answer.isEmpty()) {
                return new Read(List.of(), false, true);
            }
            for (FilteredLogEvent event : answer.get().events()) {
                LogEntry entry = entry(card, group, event);
                if (wanted.test(entry.text())) {
                    found.add(entry);
                }
            }
            token = answer.get().nextToken() == null ? "" : answer.get().nextToken();
            if (token.isEmpty()) {
                return new Read(found, false, false);
            }
        }
        return new Read(found, true, false);
    }

    private Optional<FilterLogEventsResponse> ask(NodeId card, String group, Instant from, Instant to, String pattern, String token) {
        try {
            return Optional.of(aws.ask("read the log group " + group, WatchService.LOGS, "FilterLogEvents", 0, () -> aws.logs().filterLogEvents(ask -> ask.logGroupName(group)
                    .startTime(from.toEpochMilli()).endTime(to.toEpochMilli()).filterPattern(pattern.isEmpty() ? null : pattern).nextToken(token.isEmpty() ? null : token))));
        } catch (MonitorException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The newest of a group, the oldest of them first. */
    synchronized Read newest(NodeId card, String group, Instant from, Instant now, String pattern, Predicate<String> wanted, int limit) {
        List<LogEntry> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Duration stretch = FIRST_STRETCH;
        Instant to = now;
        boolean cut = false;
        while (found.size() < limit && to.isAfter(from)) {
            Instant begin = to.minus(stretch).isBefore(from) ? from : to.minus(stretch);
            Read read = between(card, group, begin, to.minusMillis(1), pattern, wanted);
            if (read.absent()) {
                return read;
            }
            List<LogEntry> fresh = read.entries().stream().filter(entry -> ids.add(entry.id())).toList();
            found.addAll(0, fresh);
            cut |= read.cut();
            to = begin;
            stretch = stretch.multipliedBy(4);
        }
        return new Read(found.size() > limit ? List.copyOf(found.subList(found.size() - limit, found.size())) : found, cut, false);
    }

    private LogEntry entry(NodeId card, String group, FilteredLogEvent event) {
        String text = event.message() == null ? "" : event.message().stripTrailing();
        String stream = group + " " + event.logStreamName();
        Matcher told = REQUEST.matcher(text);
        String request = current.getOrDefault(stream, "");
        if (told.find()) {
            request = told.group(1) == null ? told.group(2) : told.group(1);
            current.put(stream, text.startsWith("END RequestId") || text.startsWith("REPORT RequestId") ? "" : request);
        }
        return new LogEntry(event.eventId() == null ? stream + event.timestamp() + text.hashCode() : event.eventId(), Instant.ofEpochMilli(event.timestamp()), card, request, LogLevel.of(text), text);
    }
}
