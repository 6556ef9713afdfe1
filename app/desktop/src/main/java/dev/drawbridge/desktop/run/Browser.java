package dev.drawbridge.desktop.run;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Opens an address in the user's browser. The application says how at its start, because only it knows its host. */
public final class Browser {
    private static final AtomicReference<Consumer<String>> OPENER = new AtomicReference<>(address -> { });

    private Browser() {}

    public static void openWith(Consumer<String> opener) {
        OPENER.set(opener);
    }

    public static void open(String address) {
        OPENER.get().accept(address);
    }
}
