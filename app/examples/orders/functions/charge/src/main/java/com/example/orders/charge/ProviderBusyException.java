package com.example.orders.charge;

/** The provider does not answer now; the state machine asks again, by this name. */
public class ProviderBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is what the customer reads, when asking again did not help. */
    public ProviderBusyException(String message) {
        super(message);
    }
}
