package com.example.orders.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orders.events.HttpException;
import com.example.orders.events.HttpRequest;
import com.example.orders.events.HttpResponse;
import com.example.orders.events.Json;
import com.example.orders.ports.InMemoryFulfilmentStateMachine;
import com.example.orders.ports.InMemoryOrdersTable;
import com.example.orders.ports.InMemoryStockTable;
import com.example.orders.ports.OrdersItem;
import com.example.orders.ports.StockItem;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    private final InMemoryFulfilmentStateMachine fulfilment = new InMemoryFulfilmentStateMachine();
    private final InMemoryOrdersTable orders = new InMemoryOrdersTable();
    private final InMemoryStockTable stock = new InMemoryStockTable();
    private final Checkout checkout = new Checkout(fulfilment, orders, stock, () -> "o-1");

    @BeforeEach
    void aTeapot() {
        stock.hold(new StockItem("teapot", "Teapot, 1 litre", new BigDecimal("24.50"), 8L));
    }

    private HttpResponse order(String product, int quantity, String email, String payment) {
        return checkout.handle(HttpRequest.post("/orders", new Checkout.Wish(product, quantity, email, payment)));
    }

    @Test
    void anOrderIsKeptWithItsPriceAndGoesOnItsWay() {
        HttpResponse answer = order("teapot", 2, "ada@example.com", "tok_visa");
        assertEquals(202, answer.status());
        assertEquals("/orders/o-1", answer.header("location").orElseThrow());
        assertEquals(0, new BigDecimal("49.00").compareTo(orders.get("o-1").orElseThrow().amount()));
        Checkout.Job job = Json.read(fulfilment.inputs().getFirst(), Checkout.Job.class);
        assertEquals(new Checkout.Job("o-1", "teapot", 2, job.amount(), "ada@example.com", "tok_visa"), job);
        assertEquals(0, new BigDecimal("49.00").compareTo(job.amount()));
    }

    @Test
    void theTokenOfThePaymentIsNotKept() {
        HttpResponse answer = order("teapot", 1, "ada@example.com", "tok_visa");
        assertTrue(!answer.body().contains("tok_visa") && !orders.items().toString().contains("tok_visa"));
    }

    @Test
    void anOrderThatMakesNoSenseStartsNothing() {
        assertEquals(404, assertThrows(HttpException.class, () -> order("unicorn", 1, "ada@example.com", "tok_visa")).status());
        assertEquals(400, assertThrows(HttpException.class, () -> order("teapot", 0, "ada@example.com", "tok_visa")).status());
        assertEquals(400, assertThrows(HttpException.class, () -> order("teapot", 1, "nowhere", "tok_visa")).status());
        assertEquals(400, assertThrows(HttpException.class, () -> order("teapot", 1, "ada@example.com", " ")).status());
        assertTrue(fulfilment.inputs().isEmpty() && orders.items().isEmpty());
    }

    @Test
    void anOrderIsShownAsFarAsItIs() {
        orders.hold(OrdersItem.of("o-7").withStatus("shipped").withParcel("P-o7"));
        HttpRequest show = HttpRequest.get("/orders/o-7").withPathParameter("id", "o-7");
        assertEquals("shipped", checkout.handle(show).json(OrdersItem.class).status());
        assertEquals(404, checkout.handle(HttpRequest.get("/orders/o-8").withPathParameter("id", "o-8")).status());
    }
}
