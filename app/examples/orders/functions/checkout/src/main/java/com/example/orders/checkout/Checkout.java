package com.example.orders.checkout;

import com.example.orders.events.HttpException;
import com.example.orders.events.HttpRequest;
import com.example.orders.events.HttpResponse;
import com.example.orders.ports.FulfilmentStateMachine;
import com.example.orders.ports.OrdersItem;
import com.example.orders.ports.OrdersTable;
import com.example.orders.ports.StockItem;
import com.example.orders.ports.StockTable;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes orders and tells how far they are. What happens to an order afterwards is written in flows/fulfilment.asl.json. */
public class Checkout {
    private static final int MOST = 20;

    private final FulfilmentStateMachine fulfilment;
    private final OrdersTable orders;
    private final StockTable stock;
    private final Supplier<String> ids;

    public Checkout(FulfilmentStateMachine fulfilment, OrdersTable orders, StockTable stock) {
        this(fulfilment, orders, stock, () -> UUID.randomUUID().toString());
    }

    Checkout(FulfilmentStateMachine fulfilment, OrdersTable orders, StockTable stock, Supplier<String> ids) {
        this.fulfilment = fulfilment;
        this.orders = orders;
        this.stock = stock;
        this.ids = ids;
    }

    /** What a customer sends. @param payment a token of the payment provider, never a card number */
    public record Wish(String product, int quantity, String email, String payment) {}

    /** What the state machine begins with. */
    public record Job(String order, String product, int quantity, BigDecimal amount, String email, String payment) {}

    /** Answers POST /orders, GET /orders/{id}. */
    public HttpResponse handle(HttpRequest request) {
        if (request.method().equals("GET")) {
            String id = request.pathParameter("id");
            return orders.get(id).map(HttpResponse::ok).orElseGet(() -> HttpResponse.notFound("There is no order " + id + "."));
        }
        return order(request.json(Wish.class));
    }

    private HttpResponse order(Wish wish) {
        check(wish.quantity() >= 1 && wish.quantity() <= MOST, "Order 1 to " + MOST + " at a time.");
        check(wish.email() != null && wish.email().contains("@"), "An e-mail address is missing.");
        check(wish.payment() != null && !wish.payment().isBlank(), "The token of the payment is missing.");
        check(wish.product() != null && !wish.product().isBlank(), "The product is missing.");
        StockItem product = stock.get(wish.product()).orElseThrow(() -> new HttpException(404, "There is no product " + wish.product() + "."));
        BigDecimal amount = product.price().multiply(BigDecimal.valueOf(wish.quantity()));
        String id = ids.get();
        OrdersItem order = OrdersItem.of(id).withProduct(wish.product()).withQuantity((long) wish.quantity()).withAmount(amount)
                .withEmail(wish.email()).withStatus("received");
        orders.put(order);
        // named after the order: one that is sent twice by a retry of the SDK is started once
        fulfilment.start(new Job(id, wish.product(), wish.quantity(), amount, wish.email(), wish.payment()), id);
        return HttpResponse.json(202, order).header("location", "/orders/" + id);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new HttpException(400, otherwise);
        }
    }
}
