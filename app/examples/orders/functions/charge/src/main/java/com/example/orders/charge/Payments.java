package com.example.orders.charge;

import java.math.BigDecimal;

/** A payment provider. Asked twice with the same order it does the thing once and gives the same reference. */
interface Payments {
    /**
     * Takes the money; gives a reference.
     *
     * @throws CardDeclinedException if it cannot be had
     * @throws ProviderBusyException if the provider does not answer now
     */
    String charge(String order, String payment, BigDecimal amount);

    /** Gives the money back; gives a reference. */
    String refund(String order, BigDecimal amount);
}
