package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFactsTest {
    private static WireFacts facts(Design design, String wire) {
        return WireFacts.of(design, Catalogue.standard(), WireTable.standard(), design.requireWire(new WireId(wire)));
    }

    private static List<String> lines(WireFacts facts) {
        return facts.facts().stream().flatMap(fact -> fact.lines().stream()).toList();
    }

    @Test
    void aWireToATableSaysItsActionsItsVariablesAndItsMember() {
        WireFacts facts = facts(Drawings.petStore().design(), "search..products");
        assertThat(facts.sentence()).isEqualTo("search reads products");
        assertThat(lines(facts)).anyMatch(line -> line.matches("dynamodb:GetItem\\s+products")).contains("PRODUCTS_TABLE_NAME", "ProductsTable products")
                .noneMatch(line -> line.startsWith("dynamodb:PutItem"));
    }

    @Test
    void anotherAccessModeGrantsOtherActions() {
        Design design = Drawings.petStore().design();
        Design writing = design.withWire(design.requireWire(new WireId("search..products")).withField("mode", Value.of("write")));
        assertThat(lines(facts(writing, "search..products"))).anyMatch(line -> line.startsWith("dynamodb:PutItem"));
    }

    @Test
    void aRouteSaysWhatStartsTheFunction() {
        assertThat(lines(facts(Drawings.petStore().design(), "shop..search"))).contains("GET /products");
    }
}
