package dev.drawbridge.benchmarks;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import java.util.List;

/**
 * Where the time of a request goes, from what the journal has of each wire it crossed: each part of the way is what lies between two of its messages.
 *
 * @param socket client to the API and back
 * @param gateway the API itself
 * @param function the function's process and the way to it, without what it waits for
 * @param service its call to the front door and the tables behind it
 */
record Hops(long[] socket, long[] gateway, long[] function, long[] service) {
    /**
     * Reads requests sent one after the other, each of which makes one call to a service.
     *
     * @param took what the client measured, in nanoseconds, in order
     * @param messages of these requests alone
     */
    static Hops of(long[] took, List<Message> messages, NodeId client, NodeId api, NodeId function) {
        List<Long> whole = durations(messages, client, api);
        List<Long> call = durations(messages, api, function);
        List<Long> service = messages.stream().filter(m -> m.from().equals(function)).map(m -> m.duration().toNanos()).toList();
        int count = Math.min(Math.min(took.length, whole.size()), Math.min(call.size(), service.size()));
        Hops hops = new Hops(new long[count], new long[count], new long[count], new long[count]);
        for (int i = 0; i < count; i++) {
            // the journal keeps the newest
            hops.socket[i] = took[took.length - count + i] - whole.get(whole.size() - count + i);
            hops.gateway[i] = whole.get(whole.size() - count + i) - call.get(call.size() - count + i);
            hops.function[i] = call.get(call.size() - count + i) - service.get(service.size() - count + i);
            hops.service[i] = service.get(service.size() - count + i);
        }
        return hops;
    }

    private static List<Long> durations(List<Message> messages, NodeId from, NodeId to) {
        return messages.stream().filter(m -> m.from().equals(from) && m.to().equals(to)).map(m -> m.duration().toNanos()).toList();
    }

    void addTo(Figures figures) {
        figures.add("- of it client and API over loopback, p50", Figures.milliseconds(Figures.percentile(socket, 0.5)), "");
        figures.add("- of it the API: route, event, answer, p50", Figures.milliseconds(Figures.percentile(gateway, 0.5)), "");
        figures.add("- of it the function, its AWS SDK, and the way there, p50", Figures.milliseconds(Figures.percentile(function, 0.5)), "");
        figures.add("- of it the front door and the table, p50", Figures.milliseconds(Figures.percentile(service, 0.5)), "");
    }
}
