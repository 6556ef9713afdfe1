package com.example.clicks.adserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.clicks.events.HttpRequest;
import com.example.clicks.ports.ClicksMessage;
import com.example.clicks.ports.CountsItem;
import com.example.clicks.ports.InMemoryClicksQueue;
import com.example.clicks.ports.InMemoryCountsTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdServerTest {
    private final InMemoryClicksQueue clicks = new InMemoryClicksQueue();
    private final InMemoryCountsTable counts = new InMemoryCountsTable();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:41:07Z"), ZoneOffset.UTC);
    private final AdServer server = new AdServer(clicks, counts, clock);

    @Test
    void aClickIsPutIntoTheQueueAndAnsweredAtOnce() {
        HttpRequest click = HttpRequest.of("POST", "/ads/sneakers/clicks?campaign=autumn").withPathParameter("ad", "sneakers");
        assertEquals(202, server.handle(click).status());
        assertEquals(List.of(new ClicksMessage("sneakers", "autumn", "2026-11-22T10:41:07Z")), clicks.sent());
    }

    @Test
    void anAdShowsHowOftenItWasClicked() {
        counts.hold(new CountsItem("sneakers", "autumn", 42L));
        HttpRequest show = HttpRequest.get("/ads/sneakers").withPathParameter("ad", "sneakers");
        assertEquals(42, server.handle(show).json(AdServer.Ad.class).clicks());
    }

    @Test
    void anAdThatNobodyClickedShowsZero() {
        HttpRequest show = HttpRequest.get("/ads/hats").withPathParameter("ad", "hats");
        assertEquals(0, server.handle(show).json(AdServer.Ad.class).clicks());
    }
}
