package dev.drawbridge.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsADisplayServer() {
        assertThat(Display.of("Linux", Map.of(), "").available()).isFalse();
        assertThat(Display.of("Linux", Map.of("DISPLAY", " "), "").available()).isFalse();
        assertThat(Display.of("Linux", Map.of("DISPLAY", ":0"), "").available()).isTrue();
        assertThat(Display.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), "").available()).isTrue();
    }

    @Test
    void theHeadlessPlatformNeedsNone() {
        assertThat(Display.of("Linux", Map.of(), "Headless").available()).isTrue();
    }

    @Test
    void windowsAndMacAlwaysHaveOne() {
        assertThat(Display.of("Windows 11", Map.of(), "").available()).isTrue();
        assertThat(Display.of("Mac OS X", Map.of(), "").available()).isTrue();
    }
}
