package com.example.orders.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.orders.events.ParcelsBatch;
import com.example.orders.ports.InMemoryFulfilmentStateMachine;
import com.example.orders.ports.ParcelsMessage;
import org.junit.jupiter.api.Test;

class WarehouseTest {
    private final InMemoryFulfilmentStateMachine fulfilment = new InMemoryFulfilmentStateMachine();
    private final Warehouse warehouse = new Warehouse(fulfilment);

    @Test
    void theStepThatWaitsGetsItsParcel() {
        warehouse.handle(ParcelsBatch.of(new ParcelsMessage("o-1", "teapot", 2L, "token-1")));
        var answer = fulfilment.answers().getFirst();
        assertEquals("token-1", answer.token());
        assertEquals("{\"parcel\":\"P-o-1\"}", answer.output());
    }

    @Test
    void aParcelThatIsTooHeavyIsRefusedByAnErrorThatTheStateMachineKnows() {
        warehouse.handle(ParcelsBatch.of(new ParcelsMessage("o-2", "teapot", 11L, "token-2")));
        assertEquals("TooHeavy", fulfilment.answers().getFirst().error());
    }
}
