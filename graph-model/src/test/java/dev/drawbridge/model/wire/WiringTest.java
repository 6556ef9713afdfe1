package dev.drawbridge.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.Port;
import dev.drawbridge.model.wire.Wiring.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
    private final Catalogue catalogue = Catalogue.standard();
    private final Wiring wiring = new Wiring(catalogue, WireTable.standard());

    private static Node node(String kind, String name) {
        return Node.of(new NodeId(name), kind, name);
    }

    private Verdict judge(String fromKind, String port, String toKind) {
        Design design = Design.of("x", List.of(node(fromKind, "a"), node(toKind, "b")), List.of());
        return wiring.judge(design, new End(new NodeId("a"), port), design.requireNode(new NodeId("b")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            queue     | out     | http-api  | A queue cannot be wired to an HTTP API. It can be wired to an event pipe or a function.
            http-api  | out     | table     | An HTTP API cannot be wired to a table. Put a function between them.
            client    | out     | function  | A web client cannot be wired to a function. Put an HTTP API between them.
            client    | out     | user-pool | A web client cannot be wired to a user pool. It can be wired to a bucket, a function URL, a GraphQL API, an HTTP API, a REST API, a table or a WebSocket API.
            table     | out     | queue     | A table cannot be wired to a queue. Put a function between them.
            table     | out     | http-api  | A table cannot be wired to an HTTP API. It can be wired to an event pipe or a function.
            function  | out     | function-url | A function cannot be wired to a function URL. The other way round it can: start at b.
            user-pool | out     | table     | A user pool cannot be wired to a table. Put a function between them.
            function  | failure | table     | A function cannot send failures to a table. It can send them to a queue.
            hologram  | out     | queue     | This version does not know what a wire of "hologram" means.
            """)
    void aWireThatMakesNoSenseIsRefusedWithItsReason(String from, String port, String to, String reason) {
        assertThat(judge(from, port, to)).isEqualTo(new Verdict.Refused(reason));
    }

    @Test
    void everyVerdictReadsWell() {
        for (Kind from : catalogue.kinds()) {
            for (Kind to : catalogue.kinds()) {
                for (Port port : Port.values()) {
                    if (judge(from.id(), port.id(), to.id()) instanceof Verdict.Refused(String reason)) {
                        assertThat(reason).matches("[A-Z].*\\.").doesNotContain("  ").doesNotContainPattern("\\b[Aa] ([aeio]|HTTP)").doesNotContainPattern("\\b[Aa]n [^aeioAHIM]");
                    }
                }
            }
        }
    }

    @Test
    void whatTheTableHasMayBeDrawn() {
        assertThat(judge("queue", "out", "function")).isInstanceOfSatisfying(Verdict.Allowed.class,
                allowed -> assertThat(allowed.rules()).extracting(WireRule::role).containsExactly(WireRole.TRIGGER));
        assertThat(judge("function", "failure", "queue")).isInstanceOfSatisfying(Verdict.Allowed.class,
                allowed -> assertThat(allowed.rules()).extracting(WireRule::role).containsExactly(WireRole.ON_FAILURE));
    }

    @Test
    void theSameWireIsNotDrawnTwice() {
        Node a = node("function", "a");
        Node b = node("table", "b");
        Design design = Design.of("x", List.of(a, b), List.of());
        Wire wire = wiring.create(design, WireTable.standard().find("function", WireRole.ACCESS, "table").orElseThrow(), a, b);

        assertThat(wiring.judge(design.withWire(wire), End.out(a.id()), b))
                .isEqualTo(new Verdict.Refused("a is wired to b already. Change the settings of that wire instead."));
    }

    @Test
    void aCardIsNotWiredToItself() {
        Design design = Design.of("x", List.of(node("function", "a")), List.of());

        assertThat(wiring.judge(design, End.out(new NodeId("a")), design.requireNode(new NodeId("a")))).isEqualTo(new Verdict.Refused("a cannot be wired to itself."));
    }

    @Test
    void theFirstFunctionOfAWebSocketApiGetsItsThreeRoutesAndTheNextOneOfItsOwn() {
        Node api = node("websocket-api", "chat");
        Node talk = node("function", "talk");
        Node move = node("function", "movePiece");
        WireRule row = WireTable.standard().find("websocket-api", WireRole.TRIGGER, "function").orElseThrow();
        Design design = Design.of("x", List.of(api, talk, move), List.of());
        Wire first = wiring.create(design, row, api, talk);
        Wire second = wiring.create(design.withWire(first), row, api, move);

        assertThat(row.routes(first)).containsExactly("$connect", "$disconnect", "$default");
        assertThat(row.label(first)).isEqualTo("$connect +2");
        assertThat(row.routes(second)).containsExactly("movePiece");
    }

    @Test
    void aNewRouteStartsWithTheNameOfItsFunction() {
        Node api = node("http-api", "shop");
        Node function = node("function", "petOrders");
        Wire wire = wiring.create(Design.of("x", List.of(api, function), List.of()), WireTable.standard().find("http-api", WireRole.CALL, "function").orElseThrow(), api, function);

        assertThat(wire.field(WireTable.ROUTES)).contains(Value.of(List.of(Value.entries("method", "GET", "path", "/pet-orders"))));
    }
}
