package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplyTest {
    private static HttpReply of(String answer) {
        return HttpReply.of(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerWithAStatusCodeIsTheWholeReply() {
        HttpReply reply = of("{\"statusCode\": 201, \"headers\": {\"Location\": \"/a\", \"X-N\": 5}, \"cookies\": [\"a=1\", \"b=2\"], \"body\": \"done\"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers()).containsEntry("location", List.of("/a")).containsEntry("x-n", List.of("5")).containsEntry("set-cookie", List.of("a=1", "b=2"));
        assertThat(body(reply)).isEqualTo("done");
    }

    @Test
    void anAnswerWithoutOneIsTheBodyOfATwoHundred() {
        HttpReply reply = of("{\"message\": \"Hello\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("content-type", List.of("application/json"));
        assertThat(body(reply)).isEqualTo("{\"message\": \"Hello\"}");
        assertThat(body(of("\"Hello\""))).isEqualTo("Hello");
    }

    @Test
    void bytesComeBackAsBytes() {
        assertThat(of("{\"statusCode\": 200, \"body\": \"/wA=\", \"isBase64Encoded\": true}").body()).containsExactly(0xff, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"statusCode\": \"many\"}", "{\"statusCode\": 42}", "{"})
    void anAnswerThatIsNoReplyIsAnInternalServerError(String answer) {
        assertThat(of(answer).status()).isEqualTo(500);
        assertThat(body(of(answer))).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(HttpReply.isReply(answer.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void aLineBreakInAHeaderMakesNoSecondHeader() {
        assertThat(of("{\"statusCode\": 200, \"headers\": {\"x\": \"a\\r\\nset-cookie: b\"}}").headers().get("x")).containsExactly("a set-cookie: b");
    }

    @Test
    void headersWithSeveralValuesAreNoPartOfTheFormat() {
        assertThat(of("{\"statusCode\": 200, \"multiValueHeaders\": {\"x\": [\"a\"]}}").headers()).doesNotContainKey("x");
    }
}
