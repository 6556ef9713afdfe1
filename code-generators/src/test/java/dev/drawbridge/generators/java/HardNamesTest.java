package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something to Java, to Lambda or to our own templates. */
class HardNamesTest {
    private static final List<String> CARDS = List.of("String", "Object", "class", "record", "Json", "HttpRequest", "Test", "Handler", "events", "ports",
            "aws", "List", "a", "x1", "request", "function", "Products Table", "Context", "Request Handler", "void", "Override", "Environment", "a very long name of a card that has all of its sixty four signs 12");
    private static final List<String> FIELDS = List.of("class", "hashCode", "limit", "paging", "amount", "item", "items", "key", "keys", "table", "client", "name",
            "arn", "this", "URL", "a_b", "aB", "ab", "_", "toString", "of", "empty", "old", "sum", "request", "type", "page", "found", "each", "held", "record", "x");
    private static final List<String> TYPES = List.of("text", "whole", "decimal", "flag", "text-list");
    private final JavaProject project = JavaProject.standard();

    @ParameterizedTest
    @ValueSource(strings = {"String", "Record", "Object", "class", "Test", "Json", "HttpRequest", "events", "ports", "aws", "Handler", "Map"})
    void aFunctionMayBeCalledLikeATypeOfJava(String name) {
        Design design = new Drawings("names").card("http-api", "api").card("function", name).card("table", name + " 2").card("queue", "Override")
                .wire("api", WireRole.CALL, name, "routes", Drawings.route("ANY", "/")).wire(name, WireRole.ACCESS, name + " 2", "mode", "read-write")
                .wire("Override", WireRole.TRIGGER, name).design();

        assertThat(EmittedCode.problems(project.of(design), 25)).isEmpty();
    }

    @Test
    void aClassThatWouldHideOneOfJavaGetsALongerName() {
        assertThat(JavaNames.functionClass("string")).isEqualTo("StringFunction");
        assertThat(JavaNames.functionClass("search")).isEqualTo("Search");
    }

    @Test
    void twoCardsOfOneJavaNameAreRefusedWithTheirNames() {
        Design tables = new Drawings("clash").card("function", "search").card("table", "pet orders").card("queue", "petOrders")
                .wire("search", WireRole.ACCESS, "pet orders").wire("search", WireRole.SEND, "petOrders").design();
        Design functions = new Drawings("clash").card("function", "on news").card("function", "on-news").design();

        assertThatThrownBy(() -> project.of(tables)).isInstanceOf(ModelException.class).hasMessageContaining("\"pet orders\"").hasMessageContaining("\"petOrders\"");
        assertThatThrownBy(() -> project.of(functions)).isInstanceOf(ModelException.class).hasMessageContaining("rename");
    }

    @Property(tries = 12, seed = "20261122")
    void whateverIsDrawnCompiles(@ForAll("designs") Design design) {
        assertThat(EmittedCode.problems(project.of(design), 17)).isEmpty();
    }

    @Provide
    Arbitrary<Design> designs() {
        Arbitrary<List<String>> names = Arbitraries.shuffle(CARDS);
        Arbitrary<List<String>> attributes = Arbitraries.shuffle(FIELDS);
        Arbitrary<List<String>> types = Arbitraries.of(TYPES).list().ofSize(8);
        return Combinators.combine(names, attributes, types, Arbitraries.of("read", "write", "read-write"), Arbitraries.integers().between(0, 15))
                .as(HardNamesTest::design);
    }

    private static Design design(List<String> names, List<String> attributes, List<String> types, String mode, int flags) {
        String[] members = new String[types.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = attributes.get(i) + ":" + types.get(i);
        }
        String function = names.get(0);
        String table = names.get(1);
        String queue = names.get(2);
        String topic = names.get(3);
        String other = names.get(4);
        Drawings drawing = new Drawings("random").card("http-api", "the api").card("function", function).card("function", other)
                .card("table", table, "partitionKey", attributes.get(0), "sortKey", (flags & 1) == 0 ? "" : attributes.get(9), "itemFields", Drawings.fields(members),
                        "indexes", Value.of(List.of(Drawings.index("by_x", attributes.get(2), (flags & 2) == 0 ? "" : attributes.get(3)))))
                .card("queue", queue, "fifo", (flags & 4) == 0, "messageFields", Drawings.fields(members))
                .card("topic", topic, "messageFields", Drawings.fields(members[4], members[5]))
                .wire("the api", WireRole.CALL, function, "routes", Drawings.route("ANY", "/x"))
                .wire(function, WireRole.ACCESS, table, "mode", mode, "scan", (flags & 8) == 0)
                .wire(function, WireRole.SEND, queue).wire(function, WireRole.SEND, topic).wire(function, WireRole.CALL, other)
                .wire(queue, WireRole.TRIGGER, other).wire(other, WireRole.ACCESS, table, "mode", "write");
        return drawing.wire(topic, WireRole.TRIGGER, other).design();
    }
}
