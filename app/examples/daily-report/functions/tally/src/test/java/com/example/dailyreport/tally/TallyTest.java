package com.example.dailyreport.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.dailyreport.events.Change;
import com.example.dailyreport.events.SalesChanges;
import com.example.dailyreport.ports.InMemoryTotalsTable;
import com.example.dailyreport.ports.SalesItem;
import com.example.dailyreport.ports.TotalsItem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final SalesItem TWO = new SalesItem("t/1", "2026-11-22", "espresso", 2L, new BigDecimal("4.20"));
    private static final SalesItem ONE = new SalesItem("t/2", "2026-11-22", "espresso", 1L, new BigDecimal("2.10"));
    private final InMemoryTotalsTable totals = new InMemoryTotalsTable();
    private final Tally tally = new Tally(totals);

    private static TotalsItem total(long quantity, String amount) {
        return new TotalsItem("2026-11-22", "espresso", quantity, new BigDecimal(amount));
    }

    @Test
    void salesOfADayAndProductAreAdded() {
        tally.handle(SalesChanges.of(Change.inserted(TWO), Change.inserted(ONE)));
        assertEquals(List.of(total(3, "6.30")), totals.items());
    }

    @Test
    void whatIsCorrectedOrTakenBackIsTakenOff() {
        tally.handle(SalesChanges.of(Change.inserted(TWO), Change.changed(TWO, ONE)));
        assertEquals(List.of(total(1, "2.10")), totals.items());
        tally.handle(SalesChanges.of(Change.removed(ONE)));
        assertEquals(List.of(total(0, "0.00")), totals.items());
    }
}
