package com.example.clicks.adserver;

import com.example.clicks.events.HttpRequest;
import com.example.clicks.events.HttpResponse;
import com.example.clicks.ports.ClicksMessage;
import com.example.clicks.ports.ClicksQueue;
import com.example.clicks.ports.CountsItem;
import com.example.clicks.ports.CountsTable;
import java.time.Clock;

/** Shows ads, and takes clicks on them: a click is only put into the queue, so the visitor never waits for the count. */
public class AdServer {
    private final ClicksQueue clicks;
    private final CountsTable counts;
    private final Clock clock;

    public AdServer(ClicksQueue clicks, CountsTable counts) {
        this(clicks, counts, Clock.systemUTC());
    }

    AdServer(ClicksQueue clicks, CountsTable counts, Clock clock) {
        this.clicks = clicks;
        this.counts = counts;
        this.clock = clock;
    }

    /** What the page shows. */
    public record Ad(String id, String link, long clicks) {}

    /** Answers GET /ads/{ad}, POST /ads/{ad}/clicks. */
    public HttpResponse handle(HttpRequest request) {
        String ad = request.pathParameter("ad");
        if (request.method().equals("POST")) {
            String campaign = request.query("campaign").orElse("none");
            clicks.send(new ClicksMessage(ad, campaign, clock.instant().toString()));
            return HttpResponse.accepted();
        }
        long soFar = counts.get(ad).map(CountsItem::clicks).orElse(0L);
        return HttpResponse.ok(new Ad(ad, "/ads/" + ad + "/clicks", soFar));
    }
}
