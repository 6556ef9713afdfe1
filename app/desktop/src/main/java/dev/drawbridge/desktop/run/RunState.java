package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.local.Address;
import java.util.List;

/** How far a run is. */
public sealed interface RunState {
    /** Nothing runs. */
    record Idle() implements RunState {}

    /** On the way up. @param step what is being done: "Compiling search" */
    record Starting(String step) implements RunState {}

    /** @param addresses where it can be reached */
    record Running(List<Address> addresses) implements RunState {
        public Running {
            addresses = List.copyOf(addresses);
        }
    }

    /** On the way down. */
    record Stopping() implements RunState {}

    /** Whether the button stops and does not start. */
    default boolean isBusy() {
        return !(this instanceof Idle);
    }
}
