package com.example.clicks.clickprocessor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.clicks.events.ClicksBatch;
import com.example.clicks.ports.ClicksMessage;
import com.example.clicks.ports.CountsItem;
import com.example.clicks.ports.InMemoryCountsTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClickProcessorTest {
    private final InMemoryCountsTable counts = new InMemoryCountsTable();
    private final ClickProcessor processor = new ClickProcessor(counts);

    private static ClicksMessage click(String ad) {
        return new ClicksMessage(ad, "autumn", "2026-11-22T10:41:07Z");
    }

    @Test
    void everyClickIsCountedForItsAd() {
        processor.handle(ClicksBatch.of(click("sneakers"), click("hats"), click("sneakers")));
        assertEquals(2, counts.get("sneakers").map(CountsItem::clicks).orElse(0L));
        assertEquals(1, counts.get("hats").map(CountsItem::clicks).orElse(0L));
    }

    @Test
    void aClickWithoutAnAdFailsAloneAndTheOthersCount() {
        var result = processor.handle(ClicksBatch.of(click("sneakers"), click("")));
        assertEquals(1, result.failed().size());
        assertEquals(List.of("sneakers"), counts.items().stream().map(CountsItem::ad).toList());
    }
}
