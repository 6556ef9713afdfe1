package dev.drawbridge.desktop;

import java.util.Locale;
import java.util.Map;

/** Whether windows can be shown here. On Linux that takes a display server; elsewhere there always is one. */
record Display(boolean available) {
    static Display of(String operatingSystem, Map<String, String> environment, String glassPlatform) {
        String os = operatingSystem.toLowerCase(Locale.ROOT);
        boolean always = os.startsWith("windows") || os.startsWith("mac") || glassPlatform.equalsIgnoreCase("headless");
        return new Display(always || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY"));
    }

    /** The display of this process. */
    static Display here() {
        return of(System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform", ""));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
