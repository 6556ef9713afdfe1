package com.example.orders.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.events.Invocation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChargeTest {
    private static final BigDecimal AMOUNT = new BigDecimal("49.00");
    private final Charge charge = new Charge();

    private static Invocation order(String payment, boolean refund) {
        return Invocation.of(new Charge.Order("o-1", AMOUNT, payment, refund));
    }

    @Test
    void aPaymentGivesAReceipt() {
        assertEquals(new Charge.Receipt("o-1", AMOUNT, "ch_o-1"), charge.handle(order("tok_visa", false)));
    }

    @Test
    void aRefundGivesTheMoneyBack() {
        assertEquals(new Charge.Receipt("o-1", AMOUNT.negate(), "re_o-1"), charge.handle(order("tok_visa", true)));
    }

    @Test
    void whatTheStateMachineTellsApartHasNamesOfItsOwn() {
        assertThrows(CardDeclinedException.class, () -> charge.handle(order("tok_declined", false)));
        assertThrows(ProviderBusyException.class, () -> charge.handle(order("tok_busy", false)));
    }
}
