package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static RouteTable table(String... keys) {
        return new RouteTable(Stream.of(keys).map(key -> key.split(" "))
                .map(key -> new Route(key[0], key[1], true, new WireId("w"), new NodeId("f"))).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /pets/dog/1,  GET /pets/dog/1",
        "GET,  /pets/dog/2,  GET /pets/dog/{id}",
        "GET,  /pets/cat/1,  GET /pets/{proxy+}",
        "POST, /test/5,      ANY /{proxy+}",
    })
    void theExampleOfTheDocumentationIsAnsweredAsItSays(String method, String path, String expected) {
        RouteTable table = table("ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/dog/{id}", "GET /pets/dog/1");
        assertThat(table.match(method, path).orElseThrow().route().key()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /a/b, GET /{x}/b",
        "GET, /a/c, GET /a/{rest+}",
        "PUT, /a,   ANY /a",
        "GET, /a,   GET /a",
    })
    void aWholePathBeatsAGreedyOneAndANamedMethodBeatsAny(String method, String path, String expected) {
        RouteTable table = table("ANY /a", "GET /a", "GET /a/{rest+}", "GET /{x}/b");
        assertThat(table.match(method, path).orElseThrow().route().key()).isEqualTo(expected);
    }

    @Test
    void pathsOfTwentyPartsAreStillToldApart() {
        String deep = "/p".repeat(20);
        RouteTable table = table("GET " + deep.substring(0, deep.length() - 1) + "{x}", "GET " + deep);
        assertThat(table.match("GET", deep).orElseThrow().route().path()).isEqualTo(deep);
    }

    @Test
    void parametersAreDecodedAndAPlusSignStaysOne() {
        RouteTable table = table("GET /pets/{name}/{rest+}");
        assertThat(table.match("GET", "/pets/d%C3%B6g+cat/a/b%20c").orElseThrow().parameters()).isEqualTo(Map.of("name", "dög+cat", "rest", "a/b c"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /pets/", "GET, /pets", "POST, /pets/1", "GET, /pets/1/2", "GET, /"})
    void aPartMustBeThereAndTheMethodMustFit(String method, String path) {
        assertThat(table("GET /pets/{id}").match(method, path)).isEmpty();
    }

    @Test
    void browsersMayUseTheMethodsOfTheRoutesOnly() {
        assertThat(table("GET /a", "POST /a").methods()).containsExactly("GET", "OPTIONS", "POST");
        assertThat(table("ANY /a").methods()).contains("DELETE", "PATCH");
    }
}
