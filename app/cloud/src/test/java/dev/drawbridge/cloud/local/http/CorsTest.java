package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CorsTest {
    private static Cors cors(List<String> headers, String... origins) {
        return new Cors(List.of(origins), new TreeSet<>(List.of("GET", "POST")), headers);
    }

    private static HttpCall preflight(String origin) {
        return Calls.of("OPTIONS", "/a", "", "origin", origin, "access-control-request-method", "POST", "access-control-request-headers", "authorization,x-amz-date");
    }

    @Test
    void aPageOfTheDrawingIsLetInByNameAndOthersGetNoHeaders() {
        Cors cors = cors(List.of("authorization"), "https://shop.example");
        assertThat(cors.answerHeaders(Optional.of("https://shop.example"))).isEqualTo(Map.of("access-control-allow-origin", "https://shop.example", "vary", "Origin"));
        assertThat(cors.answerHeaders(Optional.of("https://evil.example"))).isEmpty();
        assertThat(cors.preflightHeaders(preflight("https://evil.example"))).isEmpty();
        assertThat(cors.answerHeaders(Optional.empty())).isEmpty();
    }

    @Test
    void theQuestionBeforeTheRequestIsAnsweredWithMethodsAndHeaders() {
        assertThat(cors(List.of("authorization"), "*").preflightHeaders(preflight("https://any.example"))).containsEntry("access-control-allow-origin", "*")
                .containsEntry("access-control-allow-methods", "GET,POST").containsEntry("access-control-allow-headers", "authorization");
    }

    @Test
    void aStarLetsInWhateverHeadersAreAskedFor() {
        assertThat(cors(List.of("*"), "*").preflightHeaders(preflight("https://any.example"))).containsEntry("access-control-allow-headers", "authorization,x-amz-date");
    }

    @Test
    void anOptionsRequestIsAQuestionOnlyFromAPageAndWithCors() {
        assertThat(cors(List.of(), "*").isPreflight(preflight("https://a.example"))).isTrue();
        assertThat(cors(List.of(), "*").isPreflight(Calls.of("OPTIONS", "/a", ""))).isFalse();
        assertThat(cors(List.of()).isPreflight(preflight("https://a.example"))).isFalse();
    }
}
