package dev.drawbridge.cloud.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostEstimatorTest {
    private final CostEstimator estimator = CostEstimator.aws();

    private static Node node(String kind, String name) {
        return Node.of(new NodeId(name), kind, name);
    }

    private static Wire wire(String from, String to, WireRole role) {
        return Wire.of(new WireId(from + "-" + to), new End(new NodeId(from), "out"), new End(new NodeId(to), "in"), role);
    }

    private static double monthly(CostEstimate estimate, String card) {
        return estimate.cards().get(new NodeId(card)).monthly();
    }

    @Test
    void aFunctionCostsItsCallsAndItsGigabyteSeconds() {
        Design design = Design.of("d", List.of(node("function", "f").withField("memory", Value.of(1024)).withField("architecture", Value.of("x86_64"))), List.of());

        CostEstimate estimate = estimator.of(design, new Traffic(1_000_000, 200, 1, Map.of()));

        // a million calls at 0.20, and 200,000 GB-s at 0.0000166667
        assertThat(monthly(estimate, "f")).isCloseTo(0.20 + 3.33334, within(1e-6));
        assertThat(estimate.cards().get(new NodeId("f")).words()).isEqualTo("1,000,000 calls of 200 ms at 1024 MB");
    }

    @Test
    void armIsCheaperAndMemoryDearer() {
        Design plain = Design.of("d", List.of(node("function", "f").withField("architecture", Value.of("x86_64"))), List.of());
        Design arm = Design.of("d", List.of(node("function", "f").withField("architecture", Value.of("arm64"))), List.of());
        Design large = Design.of("d", List.of(node("function", "f").withField("memory", Value.of(3008))), List.of());

        assertThat(estimator.of(arm, Traffic.USUAL).total()).isLessThan(estimator.of(plain, Traffic.USUAL).total());
        assertThat(estimator.of(large, Traffic.USUAL).total()).isGreaterThan(estimator.of(plain, Traffic.USUAL).total());
    }

    @Test
    void theRoutesOfAnApiShareItsRequestsAndATopicHandsEachSubscriberAll() {
        Design design = Design.of("d", List.of(node("http-api", "api"), node("function", "a"), node("function", "b"), node("topic", "news"), node("function", "c"), node("function", "e")),
                List.of(wire("api", "a", WireRole.CALL), wire("api", "b", WireRole.CALL), wire("a", "news", WireRole.SEND), wire("news", "c", WireRole.TRIGGER), wire("news", "e", WireRole.TRIGGER)));

        Map<NodeId, CostEstimate.CardCost> cards = estimator.of(design, new Traffic(1000, 100, 1, Map.of())).cards();

        assertThat(cards.get(new NodeId("a")).words()).startsWith("500 calls");
        assertThat(cards.get(new NodeId("news")).words()).isEqualTo("500 messages");
        assertThat(cards.get(new NodeId("c")).words()).startsWith("500 calls");
        assertThat(cards.get(new NodeId("e")).words()).startsWith("500 calls");
    }

    @Test
    void whatIsSaidOfACardGoesBeforeWhatItsWiresBring() {
        Design design = Design.of("d", List.of(node("queue", "jobs"), node("function", "worker")), List.of(wire("jobs", "worker", WireRole.TRIGGER)));
        Traffic traffic = Traffic.USUAL.with("worker", new Traffic.OfCard(OptionalDouble.of(7), OptionalDouble.of(900), OptionalDouble.empty()));

        assertThat(estimator.of(design, traffic).cards().get(new NodeId("worker")).words()).startsWith("7 calls of 900 ms");
    }

    @Test
    void aLoopIsCountedOnceAndEnds() {
        Design design = Design.of("d", List.of(node("queue", "jobs"), node("function", "worker")), List.of(wire("jobs", "worker", WireRole.TRIGGER), wire("worker", "jobs", WireRole.SEND)));

        assertThat(estimator.of(design, Traffic.USUAL).total()).isFinite();
    }

    @Test
    void schedulesSayThemselvesHowOftenTheyStart() {
        assertThat(Flow.times("rate(5 minutes)")).isCloseTo(8760, within(1e-9));
        assertThat(Flow.times("rate(1 day)")).isCloseTo(730 / 24.0, within(1e-9));
        assertThat(Flow.times("cron(0 12 * * ? *)")).isCloseTo(730 / 24.0, within(1e-9));
        assertThat(Flow.times("cron(0/15 9-17 * * ? *)")).isCloseTo(4 * 9 * 730 / 24.0, within(1e-9));
    }

    @Test
    void whatHasNoPriceIsNamedAndClientsCostNothing(@TempDir Path folder) throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(folder.resolve("shop"));
        Design shop = new ProjectFolder(folder.resolve("shop")).read().design();

        CostEstimate estimate = estimator.of(shop, Traffic.USUAL);

        assertThat(estimate.notPriced()).containsExactly("User pool");
        assertThat(estimate.cards()).doesNotContainKey(shop.nodeNamed("web").orElseThrow().id()).containsKey(shop.nodeNamed("products").orElseThrow().id());
        assertThat(estimate.source()).contains("2026");
    }

    @Test
    void moreTrafficNeverCostsLess() {
        Design design = Design.of("d", List.of(node("http-api", "api"), node("function", "f"), node("table", "t")), List.of(wire("api", "f", WireRole.CALL), wire("f", "t", WireRole.ACCESS)));
        double before = -1;
        for (double requests : new double[] {0, 1, 1000, 1e6, 3.5e8, 1e12}) {
            double now = estimator.of(design, Traffic.USUAL.withRequests(requests)).total();
            assertThat(now).as("%s requests", requests).isGreaterThan(before);
            before = now;
        }
    }

    @Test
    void machinesPipesAndAlarmsHaveTheirPrices() {
        dev.drawbridge.model.Node machine = dev.drawbridge.model.Node.of(new dev.drawbridge.model.NodeId("m"), "state-machine", "order");
        dev.drawbridge.model.Node queue = dev.drawbridge.model.Node.of(new dev.drawbridge.model.NodeId("q"), "queue", "jobs")
                .withField("alarms", dev.drawbridge.model.Value.of(java.util.List.of(dev.drawbridge.model.Value.entries("metric", "age"), dev.drawbridge.model.Value.entries("metric", "depth"))));
        dev.drawbridge.model.Node plain = queue.withoutField("alarms");
        dev.drawbridge.model.Design design = dev.drawbridge.model.Design.empty("shop").withNode(machine).withNode(queue);
        CostEstimate estimate = CostEstimator.aws().of(design, Traffic.USUAL);

        // 100,000 executions of a beginning and an end at 0.025 dollars a thousand
        assertThat(estimate.cards().get(machine.id()).monthly()).isCloseTo(5.0, org.assertj.core.data.Offset.offset(1e-9));
        double without = CostEstimator.aws().of(design.withNode(plain), Traffic.USUAL).cards().get(plain.id()).monthly();
        assertThat(estimate.cards().get(queue.id()).monthly() - without).isCloseTo(0.20, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(estimate.cards().get(queue.id()).words()).endsWith(", 2 alarms");
        assertThat(estimate.notPriced()).isEmpty();
        assertThat(estimate.source()).contains("us-east-1");
    }
}
