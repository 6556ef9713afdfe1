package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody hears of a card or wire. */
class DescribeTest {
    private final Design design = Drawings.withFailures().design();
    private final Describe describe = new Describe(Catalogue.standard(), WireTable.standard());

    private String card(String id, Optional<CardStatus.Badge> badge, String mark) {
        NodeId card = new NodeId(id);
        return describe.card(design, card, design.wiresOf(card).stream().map(Wire::id).collect(Collectors.toSet()), badge, mark);
    }

    @Test
    void aCardIsItsNameItsKindItsTriggersWhatItReachesAndItsFindings() {
        assertThat(card("search", Optional.of(new CardStatus.Badge(1, Severity.WARNING)), "")).isEqualTo("search, function, 1 trigger, reads products, 1 warning");
        assertThat(card("products", Optional.empty(), "")).isEqualTo("products, table");
    }

    @Test
    void aFailureWireIsSaidToBeOne() {
        assertThat(card("purchase", Optional.empty(), "")).contains("on failure to failed-orders", "writes purchases", "1 trigger");
        assertThat(describe.wire(design, design.requireWire(new WireId("purchase..failed")))).isEqualTo("purchase on failure to failed-orders");
    }

    @Test
    void whatAnotherPartOfTheWindowMarksIsSaidLast() {
        assertThat(card("products", Optional.of(new CardStatus.Badge(2, Severity.ERROR)), "will be replaced")).endsWith("2 errors, will be replaced");
    }
}
