package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.model.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Follows log groups. Looks back a little each time, because lines arrive late and not in order, and knows which it has given already. */
final class AwsLogTail implements LogTail {
    private static final Duration OVERLAP = Duration.ofSeconds(20);
    private static final int KNOWN = 20_000;

    private final LogReader reader;
    private final Supplier<LogGroups> groups;
    private final LogQuery query;
    private final Clock clock;
    private final Function<NodeId, String> names;
    private final Map<NodeId, Instant> reached = new HashMap<>();
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    };
    private final TreeSet<String> absent = new TreeSet<>();
    private boolean cut;

    AwsLogTail(LogReader reader, Supplier<LogGroups> groups, LogQuery query, Clock clock, Function<NodeId, String> names) {
        this.reader = reader;
        this.groups = groups;
        this.query = query;
        this.clock = clock;
        this.names = names;
    }

    @Override
    public List<LogEntry> next() {
        List<LogEntry> fresh = new ArrayList<>();
        absent.clear();
        cut = false;
        boolean first = reached.isEmpty();
        Instant now = clock.instant();
        for (Map.Entry<NodeId, String> group : groups.get().all().entrySet()) {
            NodeId card = group.getKey();
            if (query.wants(card)) {
                Instant from = reached.get(card);
                LogReader.Read read = from == null
                        ? reader.newest(card, group.getValue(), query.from(), now.plusSeconds(1), "", query::matches, query.limit())
                        : reader.between(card, group.getValue(), from.minus(OVERLAP), now.plusSeconds(1), "", query::matches);
                if (read.absent()) {
                    absent.add(names.apply(card));
                }
                cut |= read.cut();
                reached.put(card, now);
                read.entries().stream().filter(entry -> known.put(entry.id(), true) == null).forEach(fresh::add);
            }
        }
        fresh.sort(java.util.Comparator.comparing(LogEntry::time));
        return first && fresh.size() > query.limit() ? List.copyOf(fresh.subList(fresh.size() - query.limit(), fresh.size())) : fresh;
    }

    @Override
    public String note() {
        String missing = absent.isEmpty() ? "" : String.join(", ", absent) + (absent.size() == 1 ? " has" : " have") + " written nothing yet: the log group is not there.";
        return missing + (cut ? (missing.isEmpty() ? "" : " ") + "There were more lines than could be read at once; some are left out." : "");
    }
}
