package com.example.orders.reserve;

/** There is not as much as was ordered. The state machine catches it by its name. */
public class SoldOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is what the customer reads. */
    public SoldOutException(String message) {
        super(message);
    }
}
