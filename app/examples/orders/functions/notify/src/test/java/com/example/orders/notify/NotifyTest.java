package com.example.orders.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orders.events.BusEvent;
import com.example.orders.ports.InMemoryMailEmail;
import com.example.orders.ports.ShopEventsDetail;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyTest {
    private final InMemoryMailEmail mail = new InMemoryMailEmail();
    private final Notify notify = new Notify(mail);

    private static ShopEventsDetail detail(String words) {
        return new ShopEventsDetail("o-1", "ada@example.com", words);
    }

    @Test
    void theCustomerReadsWhatBecameOfTheOrder() {
        notify.handle(BusEvent.of("OrderShipped", detail("Parcel P-o-1 left our house.")));
        notify.handle(BusEvent.of("OrderFailed", detail("The card was declined.")));
        assertEquals(List.of("Your order is on its way", "We could not complete your order"), mail.sent().stream().map(InMemoryMailEmail.Mail::subject).toList());
        assertEquals(List.of("ada@example.com"), mail.sent().getFirst().to());
        assertTrue(mail.sent().getLast().text().contains("The card was declined."));
    }

    @Test
    void anEventThatNobodyThoughtOfIsKeptAsAFailure() {
        assertThrows(IllegalArgumentException.class, () -> notify.handle(BusEvent.of("OrderEaten", detail(""))));
        assertTrue(mail.sent().isEmpty());
    }
}
