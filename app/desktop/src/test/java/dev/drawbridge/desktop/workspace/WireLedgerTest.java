package dev.drawbridge.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WireLedgerTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId ITEMS = new NodeId("pet-items");

    private static WireLedger ledger(String kind, WireRole role, String mode) {
        Wire wire = Wire.of(new WireId("w"), End.out(SEARCH), End.in(ITEMS), role);
        if (!mode.isEmpty()) {
            wire = wire.withField("mode", Value.of(mode));
        }
        Design design = Design.of("shop", List.of(Node.of(SEARCH, "function", "search"), Node.of(ITEMS, kind, "pet items")), List.of(wire));
        return WireLedger.of(design, Catalogue.standard(), WireTable.standard(), wire);
    }

    private static String words(WireLedger ledger) {
        return ledger.entries().stream().flatMap(entry -> entry.lines().stream()).collect(Collectors.joining("\n"));
    }

    @Test
    void aReadingWirePermitsReadingAndNothingElse() {
        WireLedger ledger = ledger("table", WireRole.ACCESS, "read");
        assertThat(ledger.sentence()).isEqualTo("search reads pet items");
        assertThat(words(ledger)).contains("dynamodb:GetItem   pet items", "dynamodb:Query   pet items/index/*", "PET_ITEMS_TABLE_NAME", "PetItemsTable petItems")
                .doesNotContain("PutItem", "Scan");
    }

    @Test
    void aWritingWirePermitsWriting() {
        assertThat(words(ledger("table", WireRole.ACCESS, "write"))).contains("dynamodb:PutItem").doesNotContain("GetItem");
    }

    @Test
    void aWireWithoutMeaningSaysSo() {
        WireLedger ledger = ledger("schedule", WireRole.SEND, "");
        assertThat(ledger.entries()).hasSize(1);
        assertThat(ledger.entries().getFirst().title()).contains("does not know");
    }

    @Test
    void aRouteSaysWhatStartsTheFunction() {
        Wire wire = Wire.of(new WireId("w"), End.out(ITEMS), End.in(SEARCH), WireRole.CALL)
                .withField("routes", Value.of(List.of(new Value.Entries(Map.of("method", Value.of("GET"), "path", Value.of("/items"))))));
        Design design = Design.of("shop", List.of(Node.of(SEARCH, "function", "search"), Node.of(ITEMS, "http-api", "pet items")), List.of(wire));
        WireLedger ledger = WireLedger.of(design, Catalogue.standard(), WireTable.standard(), wire);
        assertThat(words(ledger)).startsWith("GET /items → search\nlambda:InvokeFunction   search   by apigateway.amazonaws.com");
    }

    @Test
    void aWireThatPermitsNothingHasAnEntryWithoutLinesToSaySo() {
        Wire wire = Wire.of(new WireId("w"), End.out(SEARCH), End.in(ITEMS), WireRole.CALL);
        Design design = Design.of("shop", List.of(Node.of(SEARCH, "client", "search"), Node.of(ITEMS, "http-api", "pet items")), List.of(wire));
        assertThat(WireLedger.of(design, Catalogue.standard(), WireTable.standard(), wire).entries()).anySatisfy(entry -> {
            assertThat(entry.title()).isEqualTo("Permits");
            assertThat(entry.lines()).isEmpty();
        });
    }

    @Test
    void wiresThatLookLikeOneAreASentenceEach() {
        Wire reads = Wire.of(new WireId("a"), End.out(SEARCH), End.in(ITEMS), WireRole.ACCESS).withField("mode", Value.of("read"));
        Wire writes = Wire.of(new WireId("b"), End.out(SEARCH), End.in(ITEMS), WireRole.ACCESS).withField("mode", Value.of("write"));
        Design design = Design.of("shop", List.of(Node.of(SEARCH, "function", "search"), Node.of(ITEMS, "table", "pet items")), List.of(reads, writes));
        WireLedger ledger = WireLedger.of(design, Catalogue.standard(), WireTable.standard(), new TreeSet<>(design.wires().keySet()));
        assertThat(words(ledger)).isEqualTo("search reads pet items\nsearch writes pet items");
    }
}
