package com.example.orders.charge;

/** The bank says no; asking again changes nothing. The state machine catches it by its name. */
public class CardDeclinedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is what the customer reads. */
    public CardDeclinedException(String message) {
        super(message);
    }
}
