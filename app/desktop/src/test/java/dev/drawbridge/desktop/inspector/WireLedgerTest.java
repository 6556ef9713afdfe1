package dev.drawbridge.desktop.inspector;

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
}
