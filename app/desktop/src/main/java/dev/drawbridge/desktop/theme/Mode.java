package dev.drawbridge.desktop.theme;

import java.util.Arrays;
import java.util.Optional;

/** Which theme the user wishes. */
public enum Mode {
    /** As the system does. */
    SYSTEM, LIGHT, DARK;

    /** As it stands in the preferences. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Mode> find(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
    }
}
