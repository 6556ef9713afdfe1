package com.example.orders.reserve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.events.Invocation;
import com.example.orders.ports.InMemoryStockTable;
import com.example.orders.ports.StockItem;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ReserveTest {
    private final InMemoryStockTable stock = new InMemoryStockTable().hold(new StockItem("teapot", "Teapot", new BigDecimal("24.50"), 3L));
    private final Reserve reserve = new Reserve(stock);

    private static Invocation order(long quantity) {
        return Invocation.of(new Reserve.Order("o-1", "teapot", quantity));
    }

    private long left() {
        return stock.items().getFirst().available();
    }

    @Test
    void whatIsThereIsPutAside() {
        assertEquals(new Reserve.Reserved("teapot", 2), reserve.handle(order(2)));
        assertEquals(1, left());
    }

    @Test
    void moreThanThereIsTakesNothing() {
        assertThrows(SoldOutException.class, () -> reserve.handle(order(4)));
        assertEquals(3, left());
    }

    @Test
    void whatNobodySellsIsSoldOut() {
        assertThrows(SoldOutException.class, () -> reserve.handle(Invocation.of(new Reserve.Order("o-1", "unicorn", 1))));
    }
}
