package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** A run, its messages and logs, and code that is saved while it runs. */
class RunJourneysTest extends PetStoreJourney {
    @Test
    void aRunShowsItsMessagesAndLogsAndStopsCleanly() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        NodeId shop = Fx.call(() -> card("shop"));
        NodeId web = Fx.call(() -> card("web"));
        Optional<WireId> wire = Fx.call(() -> design().wiresOf(web).stream().filter(w -> w.to().node().equals(shop)).findFirst().map(w -> w.id()));
        cloud.journal.record(new Message(0, Instant.now(), wire, web, shop, "GET /products?q=dog", 0, Duration.ofMillis(4), true, "200",
                "GET /products?q=dog\n\n", "[{\"id\":\"p-1\"}]"));
        cloud.journal.record(new LogLine(Instant.now(), Fx.call(() -> card("search")), "r", "found 1", false));
        until(() -> !find("#messages", TableView.class).getItems().isEmpty());
        Fx.run(() -> find("#messages", TableView.class).getSelectionModel().select(0));
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-running", 1);
        Fx.run(() -> studio().guide().showDrawer("logs"));
        until(() -> !find("#logs", ListView.class).getItems().isEmpty());
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Idle);
        assertThat(cloud.closed).hasValue(1);
    }

    @Test
    void theListOfMessagesStandsBelowTheTabsAndCastsNoShadow() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        NodeId shop = Fx.call(() -> card("shop"));
        for (int i = 0; i < 20; i++) {
            cloud.journal.record(new Message(0, Instant.now(), Optional.empty(), shop, shop, "GET /" + i, 0, Duration.ofMillis(4), true, "200", "", ""));
        }
        until(() -> find("#messages", TableView.class).getItems().size() == 20);
        Fx.frames(3);
        Fx.run(() -> {
            javafx.scene.Node header = find("#messages .column-header-background", javafx.scene.Node.class);
            javafx.scene.Node tabs = find("#drawer .drawer-head", javafx.scene.Node.class);
            assertThat(top(header)).isGreaterThanOrEqualTo(bottom(tabs));
            for (javafx.scene.Node node : find("#drawer", javafx.scene.Node.class).lookupAll("*")) {
                assertThat(node.getEffect()).as(node + " " + node.getStyleClass()).isNull();
            }
        });
    }

    private static double top(javafx.scene.Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(javafx.scene.Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    @Test
    void savingCodeWritesTheFileAndWhatRunsTakesItOver() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        Fx.run(() -> studio().guide().openCode(card("search"), 0));
        until(() -> find(".code", CodeArea.class) != null && find(".code", CodeArea.class).getLength() > 0);
        Fx.run(() -> find(".code", CodeArea.class).appendText("// changed\n"));
        until(() -> studio().isUnsaved());
        Fx.run(() -> studio().actions().fire("file-save"));
        Path file = project.resolve(Fx.call(() -> FunctionCode.of(design(), design().requireNode(card("search"))).sourcePath()));
        until(() -> Files.readString(file).endsWith("// changed\n"));
        until(() -> cloud.reloaded.get() > 0);
        until(() -> !studio().isUnsaved());
    }

    @Test
    void aSourceThatDoesNotRunHereSendsASampleFromItsCardAndFillsTheTestOfItsFunction() throws Exception {
        NodeId orders = new NodeId("orders-of-kafka");
        Fx.run(() -> {
            studio().workspace().store().apply(new CardEdit.AddNode(Node.of(orders, "kafka", "orders").withField("cluster", Value.of("arn:aws:kafka:eu-west-1:1:cluster/c/1")), Optional.of(new Point(40, 40))));
            studio().workspace().store().apply(new WireEdit.Connect(Wire.of(new WireId("kafka-search"), new End(orders, "out"), End.in(card("search")), WireRole.TRIGGER)
                    .withField("topics", Value.of(List.of(Value.of("orders"))))));
            studio().workspace().selection().select(orders);
        });
        assertThat(Fx.call(() -> studio().actions().get("run-sample").enabled().getAsBoolean())).as("nothing runs yet").isFalse();
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        Fx.run(() -> studio().actions().fire("run-sample"));
        until(() -> cloud.sampled.equals(List.of(orders)));

        VBox test = Fx.call(() -> (VBox) studio().desks().code().test(card("search")));
        MenuButton samples = Fx.call(() -> (MenuButton) test.lookup("#test-samples"));
        assertThat(Fx.call(() -> samples.getItems().stream().map(MenuItem::getText).toList())).containsExactly("orders");
        Fx.run(() -> samples.getItems().getFirst().fire());
        assertThat(Fx.call(() -> test.lookupAll(".mono").stream().map(TextArea.class::cast).map(TextArea::getText).toList())).anySatisfy(text -> assertThat(text).contains("\"aws:kafka\"", "orders-0"));
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        assertThat(Fx.call(() -> studio().actions().get("run-sample").enabled().getAsBoolean())).isFalse();
    }
}
