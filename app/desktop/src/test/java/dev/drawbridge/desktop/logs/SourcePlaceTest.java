package dev.drawbridge.desktop.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourcePlaceTest {
    @Test
    void aCompileErrorNamesItsLine() {
        assertThat(SourcePlace.find("/p/functions/search/src/main/java/a/Search.java:12:9: cannot find symbol")).contains(new SourcePlace("Search.java", 12));
    }

    @Test
    void aStackTraceIsSearchedForTheFunctionsOwnClass() {
        String trace = "at java.util.List.get(List.java:9)\n at a.Search.handle(Search.java:20)";
        assertThat(SourcePlace.find(trace, "Search.java")).contains(new SourcePlace("Search.java", 20));
        assertThat(SourcePlace.find(trace, "Other.java")).isEmpty();
    }

    @Test
    void mostSentencesNameNoPlace() {
        assertThat(SourcePlace.find("127.0.0.1:8080 is in use at 10:41")).isEmpty();
    }
}
