package com.example.orders.notify;

import com.example.orders.events.BusEvent;
import com.example.orders.ports.MailEmail;
import com.example.orders.ports.ShopEventsDetail;

/** Writes to the customer what became of the order. */
public class Notify {
    private final MailEmail mail;

    public Notify(MailEmail mail) {
        this.mail = mail;
    }

    /** Works on an event of shop-events. */
    public void handle(BusEvent<ShopEventsDetail> event) {
        ShopEventsDetail order = event.detail();
        String subject = switch (event.detailType()) {
            case "OrderShipped" -> "Your order is on its way";
            case "OrderFailed" -> "We could not complete your order";
            default -> throw new IllegalArgumentException("There is no mail for an event " + event.detailType() + ".");
        };
        mail.send(order.email(), subject, """
                Hello,

                %s

                Your order: %s
                """.formatted(order.words(), order.order()));
    }
}
