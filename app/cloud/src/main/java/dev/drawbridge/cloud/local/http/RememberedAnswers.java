package dev.drawbridge.cloud.local.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What functions said of those who ask, by what these say of themselves, until it is too old. Safe from any thread. */
public final class RememberedAnswers {
    private final Map<String, Remembered> answers = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Remembered(JsonNode answer, Instant until) {}

    public RememberedAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What was said, if it still holds. */
    public Optional<JsonNode> find(String key) {
        return Optional.ofNullable(answers.get(key)).filter(known -> clock.instant().isBefore(known.until())).map(Remembered::answer);
    }

    /** Remembers, and lets go of what holds no longer. */
    public void keep(String key, JsonNode answer, Duration hold) {
        answers.values().removeIf(old -> !clock.instant().isBefore(old.until()));
        answers.put(key, new Remembered(answer, clock.instant().plus(hold)));
    }

    /** Everybody is asked about anew. */
    public void forget() {
        answers.clear();
    }
}
