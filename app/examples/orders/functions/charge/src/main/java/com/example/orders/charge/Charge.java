package com.example.orders.charge;

import com.example.orders.events.Invocation;
import java.math.BigDecimal;

/** Takes the money for an order, or gives it back. A provider that is busy is asked again by the state machine, a card that is declined is not. */
public class Charge {
    private final Payments payments;

    public Charge() {
        this(new PretendPayments());
    }

    Charge(Payments payments) {
        this.payments = payments;
    }

    /** The part of an order that matters here. @param refund whether the money goes back */
    public record Order(String order, BigDecimal amount, String payment, boolean refund) {}

    /** What was paid or given back. @param reference of the provider */
    public record Receipt(String order, BigDecimal amount, String reference) {}

    /** Answers a call; what is returned is sent back as JSON. */
    public Receipt handle(Invocation invocation) {
        Order order = invocation.input(Order.class);
        // the order is the key under which the provider does a thing once, however often it is asked
        String reference = order.refund() ? payments.refund(order.order(), order.amount()) : payments.charge(order.order(), order.payment(), order.amount());
        return new Receipt(order.order(), order.refund() ? order.amount().negate() : order.amount(), reference);
    }
}
