package com.example.orders.reserve;

import com.example.orders.events.Invocation;
import com.example.orders.ports.StockTable;

/** Puts aside what was ordered. Taken in one step and only if there is as much, so two orders never get the last one. */
public class Reserve {
    private final StockTable stock;

    public Reserve(StockTable stock) {
        this.stock = stock;
    }

    /** The part of an order that matters here. */
    public record Order(String order, String product, long quantity) {}

    /** What was put aside. */
    public record Reserved(String product, long quantity) {}

    /** Answers a call; what is returned is sent back as JSON. */
    public Reserved handle(Invocation invocation) {
        Order order = invocation.input(Order.class);
        if (!stock.takeFromAvailable(order.product(), order.quantity())) {
            throw new SoldOutException("There are not " + order.quantity() + " of " + order.product() + " left.");
        }
        return new Reserved(order.product(), order.quantity());
    }
}
