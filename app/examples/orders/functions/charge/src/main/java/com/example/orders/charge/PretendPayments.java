package com.example.orders.charge;

import java.math.BigDecimal;

/** Stands where the client of your payment provider belongs. Its tokens decide: tok_declined is declined, tok_busy never gets through. */
final class PretendPayments implements Payments {
    @Override
    public String charge(String order, String payment, BigDecimal amount) {
        return switch (payment) {
            case "tok_declined" -> throw new CardDeclinedException("The card was declined.");
            case "tok_busy" -> throw new ProviderBusyException("The payment provider does not answer.");
            default -> "ch_" + order;
        };
    }

    @Override
    public String refund(String order, BigDecimal amount) {
        return "re_" + order;
    }
}
