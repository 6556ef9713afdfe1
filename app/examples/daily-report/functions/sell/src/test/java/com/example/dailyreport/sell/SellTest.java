package com.example.dailyreport.sell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.dailyreport.events.HttpException;
import com.example.dailyreport.events.HttpRequest;
import com.example.dailyreport.ports.InMemorySalesTable;
import com.example.dailyreport.ports.SalesItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SellTest {
    private static final BigDecimal PRICE = new BigDecimal("4.20");
    private final InMemorySalesTable sales = new InMemorySalesTable();
    /** Half past midnight in Berlin, still the day before in UTC. */
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T23:30:00Z"), ZoneId.of("Europe/Berlin"));
    private final Sell sell = new Sell(sales, clock);

    private int sell(String id, String product, long quantity, BigDecimal amount) {
        return sell.handle(HttpRequest.post("/sales", new Sell.Sale(id, product, quantity, amount))).status();
    }

    @Test
    void aSaleBelongsToTheDayOfTheShop() {
        assertEquals(201, sell("till-1/77", "espresso", 2, PRICE));
        assertEquals(List.of(new SalesItem("till-1/77", "2026-11-22", "espresso", 2L, PRICE)), sales.items());
    }

    @Test
    void aSaleThatIsSentTwiceCountsOnce() {
        sell("till-1/77", "espresso", 2, PRICE);
        assertEquals(200, sell("till-1/77", "espresso", 2, PRICE));
        assertEquals(1, sales.items().size());
    }

    @Test
    void aSaleThatMakesNoSenseIsRefused() {
        assertThrows(HttpException.class, () -> sell("", "espresso", 1, PRICE));
        assertThrows(HttpException.class, () -> sell("till-1/78", " ", 1, PRICE));
        assertThrows(HttpException.class, () -> sell("till-1/78", "espresso", 0, PRICE));
        assertThrows(HttpException.class, () -> sell("till-1/78", "espresso", 1, null));
        assertTrue(sales.items().isEmpty());
    }
}
