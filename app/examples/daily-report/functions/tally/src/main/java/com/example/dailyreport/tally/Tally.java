package com.example.dailyreport.tally;

import com.example.dailyreport.events.BatchResult;
import com.example.dailyreport.events.Change;
import com.example.dailyreport.events.SalesChanges;
import com.example.dailyreport.ports.SalesItem;
import com.example.dailyreport.ports.TotalsTable;
import java.math.BigDecimal;

/**
 * Keeps the totals of each day and product in step with the sales: a sale that comes is added, one that is corrected or taken back is
 * taken off. Nothing is read and written back, so many copies may work at once.
 */
public class Tally {
    private final TotalsTable totals;

    public Tally(TotalsTable totals) {
        this.totals = totals;
    }

    /** Works on changes of the table sales; from one that throws on they come again. */
    public BatchResult handle(SalesChanges changes) {
        return changes.each(this::count);
    }

    private void count(Change<SalesItem> change) {
        change.before().ifPresent(sale -> add(sale, -sale.quantity(), sale.amount().negate()));
        change.after().ifPresent(sale -> add(sale, sale.quantity(), sale.amount()));
    }

    private void add(SalesItem sale, long quantity, BigDecimal amount) {
        totals.addToQuantity(sale.day(), sale.product(), quantity);
        totals.addToAmount(sale.day(), sale.product(), amount);
    }
}
