package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.geometry.FreePlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastPlacesTest {
    private static final Point PLACE = new Point(240, 96);

    @TempDir
    private Path project;
    private final Background background = new Background(Runnable::run);

    @AfterEach
    void end() throws Exception {
        background.close();
        background.awaitEnd(Duration.ofSeconds(60));
    }

    private LastPlaces afterRemoving() throws Exception {
        Node orders = Node.of(new NodeId("n7"), "table", "My orders");
        DesignStore store = new DesignStore(Drawing.of(Design.empty("shop").withNode(orders), Layout.empty().withPlace(orders.id(), PLACE)));
        LastPlaces places = new LastPlaces(project, background);
        store.listen(places::follow);
        store.apply(new CardEdit.RemoveNodes(Set.of(orders.id())));
        return places;
    }

    private static Point of(LastPlaces places, String kind, String name) {
        return places.of(Node.of(new NodeId("anything"), kind, name), Layout.empty(), FreePlaces.below(List.of(new Point(0, 0))));
    }

    @Test
    void aCardThatWasRemovedIsFoundByKindAndNameWhateverItsIdIs() throws Exception {
        LastPlaces places = afterRemoving();
        assertThat(of(places, "table", "MyOrders")).isEqualTo(PLACE);
        assertThat(of(places, "queue", "MyOrders")).isNotEqualTo(PLACE);
    }

    @Test
    void placesAreKnownAgainAfterARestart() throws Exception {
        afterRemoving();
        Path file = project.resolve(".drawbridge/last-places.json");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
        LastPlaces later = new LastPlaces(project, background);
        later.load();
        while (!of(later, "table", "my-orders").equals(PLACE)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNoFile() throws Exception {
        Files.createDirectories(project.resolve(".drawbridge"));
        Files.writeString(project.resolve(".drawbridge/last-places.json"), "{ broken");
        LastPlaces places = new LastPlaces(project, background);
        places.load();
        assertThat(of(places, "table", "orders").y()).isGreaterThan(0);
    }
}
