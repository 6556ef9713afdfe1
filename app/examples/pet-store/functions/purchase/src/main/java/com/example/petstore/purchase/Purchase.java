package com.example.petstore.purchase;

import com.example.petstore.events.HttpRequest;
import com.example.petstore.events.HttpResponse;
import com.example.petstore.ports.ProductsItem;
import com.example.petstore.ports.ProductsTable;
import com.example.petstore.ports.PurchasesItem;
import com.example.petstore.ports.PurchasesTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Sells a product to the customer who is signed in. The price is the shop's, whatever the browser says. */
public class Purchase {
    private static final int MOST_PIECES = 100;

    private final ProductsTable products;
    private final PurchasesTable purchases;
    private final Clock clock;

    public Purchase(ProductsTable products, PurchasesTable purchases) {
        this(products, purchases, Clock.systemUTC());
    }

    Purchase(ProductsTable products, PurchasesTable purchases, Clock clock) {
        this.products = products;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** What the browser sends. */
    public record Order(String product, int quantity) {}

    /** Answers POST /purchases. */
    public HttpResponse handle(HttpRequest request) {
        Optional<String> customer = request.user();
        if (customer.isEmpty()) {
            return HttpResponse.unauthorized("Sign in to buy.");
        }
        Order order = request.json(Order.class);
        if (order.product() == null || order.quantity() < 1 || order.quantity() > MOST_PIECES) {
            return HttpResponse.badRequest("An order names a product and 1 to " + MOST_PIECES + " pieces.");
        }
        Optional<ProductsItem> product = products.get(order.product());
        if (product.isEmpty()) {
            return HttpResponse.notFound("There is no product " + order.product() + ".");
        }
        // one conditional step: two customers cannot both get the last piece
        if (!products.takeFromStock(order.product(), order.quantity())) {
            return HttpResponse.conflict("There are not " + order.quantity() + " pieces of " + product.get().name() + " left.");
        }
        BigDecimal total = product.get().price().multiply(BigDecimal.valueOf(order.quantity()));
        PurchasesItem purchase = new PurchasesItem(customer.get(), UUID.randomUUID().toString(), order.product(),
                (long) order.quantity(), total, clock.instant().toString());
        purchases.put(purchase);
        return HttpResponse.created(purchase);
    }
}
