package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferTest {
    private final Design design = Drawings.petStore().design();

    private List<Offer> offers(Optional<End> from, boolean backwards, String... recent) {
        return Offer.all(Catalogue.standard(), WireTable.standard(), design, from, backwards, List.of(recent));
    }

    private static List<String> ids(List<Offer> offers) {
        return offers.stream().map(offer -> offer.kind().id()).toList();
    }

    @Test
    void aWaitingWireOffersOnlyWhatItMayReachAndSaysWhatItWillDo() {
        List<Offer> offers = offers(Optional.of(End.out(new NodeId("search"))), false);
        assertThat(ids(offers)).contains("queue", "table").doesNotContain("client", "user-pool");
        assertThat(offers).filteredOn(offer -> offer.kind().id().equals("queue")).first()
                .extracting(Offer::words).isEqualTo("The function may send messages to the queue, nothing else.");
    }

    @Test
    void aWireBegunAtItsEndOffersWhatMayStartIt() {
        assertThat(ids(offers(Optional.of(End.in(new NodeId("search"))), true))).contains("schedule", "http-api", "queue", "table", "event-bus", "stream", "user-pool").doesNotContain("client", "secret", "parameter");
    }

    @Test
    void aFailureWireGoesToQueuesAlone() {
        assertThat(ids(offers(Optional.of(End.failure(new NodeId("search"))), false))).containsExactly("queue");
    }

    @Test
    void recentKindsComeFirstInTheirOrder() {
        assertThat(ids(offers(Optional.empty(), false, "table", "queue"))).startsWith("table", "queue");
    }

    @Test
    void titlesThatStartSoComeBeforeOtherNames() {
        List<Offer> all = offers(Optional.empty(), false);
        assertThat(ids(Offer.filter(all, "dynamo"))).containsExactly("table");
        assertThat(ids(Offer.filter(all, "TO")).getFirst()).isEqualTo("topic");
        assertThat(ids(Offer.filter(all, "func"))).as("not Function URL, which stands before it").startsWith("function", "function-url");
        assertThat(Offer.filter(all, "zzz")).isEmpty();
    }
}
