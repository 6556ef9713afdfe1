package dev.drawbridge.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import java.util.TreeSet;
import java.util.Set;
import java.util.List;
import java.net.URL;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA over the theme's own colours: 4.5 for text, 3 for what is not text. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("(-db-[a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "text, canvas, 4.5", "text, panel, 4.5", "text, card, 4.5", "text, field, 4.5", "text, accent-ground, 4.5", "text, error-ground, 4.5",
        "muted, canvas, 4.5", "muted, panel, 4.5", "muted, card, 4.5", "muted, field, 4.5",
        "accent, panel, 4.5", "accent, card, 4.5", "on-accent, accent, 4.5",
        "ok, panel, 4.5", "warning, panel, 4.5", "error, panel, 4.5", "warning, warning-ground, 4.5", "error, error-ground, 4.5",
        "wire, canvas, 3", "accent, canvas, 3", "error, canvas, 3",
        "family-client, card, 3", "family-source, card, 3", "family-function, card, 3", "family-flow, card, 3", "family-data, card, 3", "family-identity, card, 3"
    })
    void readableInLightAndInDark(String ink, String ground, double least) throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, Integer> colours = colours(theme);
            assertThat(contrast(colours.get("-db-" + ink), colours.get("-db-" + ground))).as("%s on %s, %s", ink, ground, theme).isGreaterThanOrEqualTo(least);
        }
    }

    /** Whatever a style sheet writes words in is readable on every ground that words can stand on, selected and unselected. */
    @Test
    void everyInkOfTheStyleSheetsIsReadableOnEveryGround() throws IOException {
        Set<String> inks = new TreeSet<>();
        for (String sheet : List.of("drawbridge.css", "shell.css", "../canvas/canvas.css")) {
            Matcher matcher = Pattern.compile("-fx-text-fill: *([^;]+);|-db-tone: *([^;]+);").matcher(text(sheet));
            while (matcher.find()) {
                inks.add(matcher.group(1) == null ? matcher.group(2).strip() : matcher.group(1).strip());
            }
        }
        // on the accent, on the tooltip's own ground (below), and the tone, which is one of the others
        inks.removeAll(Set.of("-db-on-accent", "#f3f5f8", "-db-tone"));
        assertThat(inks).contains("-db-text", "-db-muted", "-db-error", "-db-accent-ink").allMatch(ink -> ink.startsWith("-db-"));
        for (Theme theme : Theme.values()) {
            Map<String, Integer> colours = colours(theme);
            for (String ink : inks) {
                for (String ground : List.of("canvas", "panel", "card", "field", "accent-ground")) {
                    assertThat(contrast(colours.get(ink), colours.get("-db-" + ground))).as("%s on %s, %s", ink, ground, theme).isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(colours.get("-db-muted"), colours.get("-db-warning-ground"))).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(colours.get("-db-muted"), colours.get("-db-error-ground"))).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(colours.get("-db-on-accent"), colours.get("-db-error"))).as("a line with an error").isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(0xf3f5f8, 0x1b1f27)).as("tooltip").isGreaterThanOrEqualTo(4.5);
    }

    /** An icon stands on 16 % of its own colour. */
    @Test
    void everyFamilyIsSeenOnItsTile() throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, Integer> colours = colours(theme);
            for (String family : List.of("client", "source", "function", "flow", "data", "identity")) {
                int ink = colours.get("-db-family-" + family);
                for (String below : List.of("card", "panel", "field")) {
                    assertThat(contrast(ink, mixed(ink, colours.get("-db-" + below), 0.16))).as("%s, %s", family, theme).isGreaterThanOrEqualTo(3);
                }
            }
        }
    }

    private static int mixed(int over, int below, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round((over >> shift & 255) * share + (below >> shift & 255) * (1 - share)) << shift;
        }
        return mixed;
    }

    private static Map<String, Integer> colours(Theme theme) throws IOException {
        Map<String, Integer> colours = new HashMap<>();
        read("drawbridge.css", colours);
        if (theme == Theme.DARK) {
            read("drawbridge-dark.css", colours);
        }
        return colours;
    }

    private static void read(String sheet, Map<String, Integer> into) throws IOException {
        Matcher matcher = COLOUR.matcher(text(sheet));
        while (matcher.find()) {
            into.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
    }

    private static String text(String sheet) throws IOException {
        URL place = sheet.startsWith("..") ? Theme.class.getResource("/dev/drawbridge/desktop/" + sheet.substring(3)) : Theme.class.getResource(sheet);
        try (InputStream in = Objects.requireNonNull(place).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double contrast(int a, int b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
