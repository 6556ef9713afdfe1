package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** When an API key ends: a day for people, seconds since 1970 for AppSync. A second inside a day stays a number. */
public final class KeyDays {
    private static final long DAY = 86_400;

    private KeyDays() {}

    /** What a field says, as templates have it; nothing for a text that is no day. */
    public static Optional<Tree> seconds(Value day) {
        String text = day.asText().orElseGet(day::display);
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (text.matches("[0-9]+")) {
            return Optional.of(Tree.integer(Long.parseLong(text)));
        }
        try {
            return Optional.of(Tree.integer(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** What a template says, as the field has it. */
    public static Optional<Value> day(Tree seconds) {
        return seconds.asText().filter(text -> text.matches("[0-9]{1,11}")).map(text -> {
            long second = Long.parseLong(text);
            return Value.of(second % DAY == 0 ? LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC).toString() : text);
        });
    }
}
