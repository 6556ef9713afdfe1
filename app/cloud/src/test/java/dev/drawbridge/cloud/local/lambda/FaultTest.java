package dev.drawbridge.cloud.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final Predicate<Fault.Frame> OURS = frame -> frame.className().startsWith("com.example.");

    private static List<LogLine> log(boolean error, String text) {
        return text.lines().map(line -> new LogLine("search", "1", Instant.EPOCH, error, line)).toList();
    }

    private static String sentence(List<LogLine> log) {
        return Fault.inLog(log).map(fault -> fault.sentence(OURS)).orElse("none");
    }

    @Test
    void aTraceInTheLogTellsItsExceptionAndTheFirstLineOfTheUsersCode() {
        assertThat(sentence(log(true, """
                The request failed: java.util.NoSuchElementException: No value present
                \tat java.base/java.util.Optional.orElseThrow(Optional.java:377)
                \tat com.example.shop.Search.price(Search.java:23)
                \tat com.example.shop.Search.handle(Search.java:12)
                """))).isEqualTo("NoSuchElementException: No value present (Search.java:23)");
    }

    @Test
    void aMessageOfSeveralLinesIsToldByItsFirst() {
        assertThat(sentence(log(true, """
                java.lang.IllegalStateException: first
                second
                third
                \tat com.example.Search.handle(Search.java:5)
                """))).isEqualTo("IllegalStateException: first (Search.java:5)");
    }

    @Test
    void anExceptionWithoutMessageOrPlaceIsToldByItsName() {
        assertThat(sentence(log(true, "java.lang.NullPointerException\n\tat java.base/java.util.Objects.requireNonNull(Objects.java:233)\n"))).isEqualTo("NullPointerException");
    }

    @Test
    void aCausesPlaceCountsWhereTheWrapperHasNone() {
        assertThat(sentence(log(true, """
                java.lang.RuntimeException: The start failed
                \tat org.frame.work.Start.of(Start.java:1)
                \tat org.frame.work.Native.call(Native Method)
                Caused by: java.lang.IllegalArgumentException: no
                \tat com.example.Search$Inner.<init>(Search.java:9)
                \t... 3 more
                """))).isEqualTo("RuntimeException: The start failed (Search.java:9)");
    }

    @Test
    void theLastOfSeveralTracesCounts() {
        assertThat(sentence(log(true, """
                java.lang.IllegalStateException: harmless
                \tat com.example.Search.a(Search.java:1)
                going on
                java.lang.IllegalStateException: deadly
                \tat com.example.Search.b(Search.java:2)
                the end
                """))).isEqualTo("IllegalStateException: deadly (Search.java:2)");
    }

    @Test
    void errorsGoBeforeWhatIsOnStandardOutput() {
        List<LogLine> both = Stream.concat(log(true, "x.Bad: error\n\tat com.example.A.a(A.java:1)").stream(), log(false, "x.Fine: out\n\tat com.example.B.b(B.java:2)").stream()).toList();
        assertThat(sentence(both)).isEqualTo("Bad: error (A.java:1)");
        assertThat(sentence(log(false, "12:00 ERROR x.Fine: out\n\tat com.example.B.b(B.java:2)"))).isEqualTo("Fine: out (B.java:2)");
    }

    @Test
    void ordinaryLinesAreNoTrace() {
        assertThat(sentence(log(true, "I looked at it\nand at com.example.Search: nothing"))).isEqualTo("none");
        assertThat(sentence(List.of())).isEqualTo("none");
    }

    @Test
    void anErrorOfTheRuntimeTellsItsPlaceToo() {
        byte[] error = """
                {"errorMessage":"no stock left","errorType":"java.lang.IllegalStateException","stackTrace":["java.base/java.util.Optional.get(Optional.java:1)","com.example.Shop.buy(Shop.java:31)"],
                 "cause":{"errorMessage":"x","errorType":"y","stackTrace":["com.example.Shop.deep(Shop.java:99)"]}}""".getBytes(StandardCharsets.UTF_8);
        assertThat(Fault.ofError(error).orElseThrow().sentence(OURS)).isEqualTo("IllegalStateException: no stock left (Shop.java:31)");
        assertThat(Fault.ofError(error).orElseThrow().first(frame -> frame.line() == 99)).isPresent();
    }

    @Test
    void anythingElseIsNoError() {
        assertThat(Fault.ofError(new byte[0])).isEmpty();
        assertThat(Fault.ofError("[1]".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Fault.ofError("no json".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
