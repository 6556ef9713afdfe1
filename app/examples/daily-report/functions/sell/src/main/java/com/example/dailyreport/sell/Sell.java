package com.example.dailyreport.sell;

import com.example.dailyreport.events.HttpException;
import com.example.dailyreport.events.HttpRequest;
import com.example.dailyreport.events.HttpResponse;
import com.example.dailyreport.ports.SalesItem;
import com.example.dailyreport.ports.SalesTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Takes sales from the tills. A till that heard no answer sends a sale again under the same id, and it counts once. */
public class Sell {
    private final SalesTable sales;
    private final Clock clock;

    public Sell(SalesTable sales) {
        this(sales, Clock.system(ZoneId.of(System.getenv().getOrDefault("TIME_ZONE", "UTC"))));
    }

    Sell(SalesTable sales, Clock clock) {
        this.sales = sales;
        this.clock = clock;
    }

    /** What a till sends. @param id the till's own, such as its name and the number of the receipt */
    public record Sale(String id, String product, long quantity, BigDecimal amount) {}

    /** Answers POST /sales. */
    public HttpResponse handle(HttpRequest request) {
        Sale sale = request.json(Sale.class);
        check(sale.id() != null && !sale.id().isBlank(), "The id is missing.");
        check(sale.product() != null && !sale.product().isBlank(), "The product is missing.");
        check(sale.quantity() > 0, "The quantity must be more than 0.");
        check(sale.amount() != null && sale.amount().signum() >= 0, "The amount must be a number from 0.");
        SalesItem item = new SalesItem(sale.id(), LocalDate.now(clock).toString(), sale.product(), sale.quantity(), sale.amount());
        return sales.putIfAbsent(item) ? HttpResponse.created(item) : HttpResponse.ok(sale);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new HttpException(400, otherwise);
        }
    }
}
