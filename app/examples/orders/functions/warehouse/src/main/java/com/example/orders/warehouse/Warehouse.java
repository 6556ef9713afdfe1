package com.example.orders.warehouse;

import com.example.orders.events.BatchResult;
import com.example.orders.events.ParcelsBatch;
import com.example.orders.ports.FulfilmentStateMachine;
import com.example.orders.ports.ParcelsMessage;

/**
 * Packs parcels, and answers the step that waits for each. A real warehouse would keep the token, and answer days later when the parcel
 * is out of the door; here it is packed at once.
 */
public class Warehouse {
    /** Nobody can carry more. */
    private static final long MOST = 10;

    private final FulfilmentStateMachine fulfilment;

    public Warehouse(FulfilmentStateMachine fulfilment) {
        this.fulfilment = fulfilment;
    }

    /** What the order's step goes on with. */
    public record Parcel(String parcel) {}

    /** Works on messages of the queue parcels; one that throws comes again. */
    public BatchResult handle(ParcelsBatch batch) {
        return batch.each(this::pack);
    }

    private void pack(ParcelsMessage message) {
        if (message.quantity() > MOST) {
            fulfilment.fail(message.token(), "TooHeavy", "A parcel holds at most " + MOST + " pieces.");
        } else {
            fulfilment.succeed(message.token(), new Parcel("P-" + message.order()));
        }
    }
}
