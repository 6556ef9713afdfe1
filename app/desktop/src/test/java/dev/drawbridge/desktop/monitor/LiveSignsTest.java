package dev.drawbridge.desktop.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.desktop.monitor.LiveSign.Look;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveSignsTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId ORDERS = new NodeId("orders");
    private static final WireId WIRE = new WireId("w");
    private static final Grid GRID = new Grid(Instant.EPOCH, Duration.ofSeconds(10), 4);
    private static final Design DESIGN = Design.empty("shop").withNode(Node.of(SEARCH, "function", "search")).withNode(Node.of(ORDERS, "queue", "orders"))
            .withWire(Wire.of(WIRE, End.out(ORDERS), new End(SEARCH, "in"), WireRole.TRIGGER));

    private static CardFigures figures(Object... metricsAndValues) {
        Map<Metric, Series> series = new EnumMap<>(Metric.class);
        for (int i = 0; i < metricsAndValues.length; i += 2) {
            double value = ((Number) metricsAndValues[i + 1]).doubleValue();
            series.put((Metric) metricsAndValues[i], Series.of((Metric) metricsAndValues[i], GRID, 0, 0, 0, value));
        }
        return CardFigures.of(series);
    }

    private static LiveSigns signs(Map<NodeId, CardFigures> cards, Map<WireId, Traffic> wires, ColourBy colour, AlarmState... alarms) {
        return LiveSigns.of(new Figures(Instant.EPOCH, new TimeRange(Duration.ofMinutes(5)), cards, wires, alarms.length == 0 ? Map.of() : Map.of(SEARCH, List.of(alarms)), ""), DESIGN, colour);
    }

    private static LiveSign search(ColourBy colour, Object... metricsAndValues) {
        return signs(Map.of(SEARCH, figures(metricsAndValues)), Map.of(), colour).cards().get(SEARCH);
    }

    @Test
    void errorsAreALookAtFewAndBadAtMany() {
        assertThat(search(ColourBy.TROUBLE, Metric.INVOCATIONS, 1000, Metric.ERRORS, 0).look()).isEqualTo(Look.PLAIN);
        assertThat(search(ColourBy.TROUBLE, Metric.INVOCATIONS, 1000, Metric.ERRORS, 3)).satisfies(sign -> {
            assertThat(sign.look()).isEqualTo(Look.UNEASY);
            assertThat(sign.badge()).isEqualTo("3 errors");
        });
        assertThat(search(ColourBy.TROUBLE, Metric.INVOCATIONS, 1000, Metric.ERRORS, 100).look()).isEqualTo(Look.BAD);
        assertThat(search(ColourBy.TROUBLE, Metric.INVOCATIONS, 10, Metric.THROTTLES, 1).look()).as("a throttle is trouble, too").isEqualTo(Look.BAD);
    }

    @Test
    void theColourFollowsTheFigureThatIsChosen() {
        assertThat(search(ColourBy.SLOWNESS, Metric.INVOCATIONS, 10, Metric.DURATION_P95, 4_000).look()).isEqualTo(Look.BAD);
        assertThat(search(ColourBy.SLOWNESS, Metric.INVOCATIONS, 10, Metric.DURATION_P95, 40).look()).isEqualTo(Look.GOOD);
        assertThat(search(ColourBy.LOAD, Metric.INVOCATIONS, 0).look()).isEqualTo(Look.QUIET);
        assertThat(search(ColourBy.NOTHING, Metric.INVOCATIONS, 10, Metric.ERRORS, 10).look()).isEqualTo(Look.PLAIN);
        LiveSign orders = signs(Map.of(ORDERS, figures(Metric.DEPTH, 40, Metric.OLDEST_AGE, 700)), Map.of(), ColourBy.WAITING).cards().get(ORDERS);
        assertThat(orders.look()).isEqualTo(Look.BAD);
        assertThat(orders.badge()).isEqualTo("oldest 12 min");
    }

    @Test
    void anAlarmThatIsOnComesBeforeEverything() {
        LiveSign sign = signs(Map.of(SEARCH, figures(Metric.INVOCATIONS, 10)), Map.of(), ColourBy.NOTHING,
                new AlarmState(Optional.of(SEARCH), "shop-dev-errors", AlarmState.State.ALARM, "", Instant.EPOCH)).cards().get(SEARCH);
        assertThat(sign.look()).isEqualTo(Look.BAD);
        assertThat(sign.badge()).isEqualTo("alarm: errors");
    }

    @Test
    void aWireShowsItsTrafficAlsoWhenThereIsNone() {
        Map<WireId, LiveSign> none = signs(Map.of(), Map.of(WIRE, new Traffic(Traffic.Certainty.COUNTED, 0, 0, 0)), ColourBy.TROUBLE).wires();
        assertThat(none.get(WIRE)).satisfies(sign -> {
            assertThat(sign.look()).isEqualTo(Look.QUIET);
            assertThat(sign.badge()).isEqualTo("0/s");
        });
        assertThat(signs(Map.of(), Map.of(WIRE, new Traffic(Traffic.Certainty.AT_MOST, 800, 8, 0)), ColourBy.TROUBLE).wires().get(WIRE).badge()).isEqualTo("≤ 8/s");
        assertThat(signs(Map.of(), Map.of(WIRE, Traffic.UNKNOWN), ColourBy.TROUBLE).wires().get(WIRE).badge()).as("nobody can tell, so nothing is claimed").isEmpty();
        assertThat(signs(Map.of(), Map.of(WIRE, new Traffic(Traffic.Certainty.COUNTED, 10, 1, 2)), ColourBy.TROUBLE).wires().get(WIRE).look()).isEqualTo(Look.BAD);
    }

    @Test
    void aCurveAddsCountsAndKeepsTheWorstOfWhatIsMeasured() {
        Grid fine = new Grid(Instant.EPOCH, Duration.ofSeconds(1), 48);
        double[] values = new double[48];
        java.util.Arrays.fill(values, 5);
        assertThat(LiveSigns.steps(Series.of(Metric.INVOCATIONS, fine, values))).hasSize(24).containsOnly(10.0);
        assertThat(LiveSigns.steps(Series.of(Metric.DURATION_P95, fine, values))).hasSize(24).containsOnly(5.0);
        assertThat(LiveSigns.steps(Series.of(Metric.INVOCATIONS, GRID, 4, 4, Double.NaN, Double.NaN))).as("what is still to come does not fall to nothing").containsExactly(4.0, 4.0);
    }

    @Test
    void allThatIsMeasuredOfACardIsListedAndNothingElse() {
        assertThat(figures(Metric.INVOCATIONS, 3, Metric.DURATION_P99, 9).measured()).extracting(Series::metric).containsExactly(Metric.INVOCATIONS, Metric.DURATION_P99);
        assertThat(CardFigures.of(Map.of(Metric.DURATION_P50, Series.of(Metric.DURATION_P50, GRID, Double.NaN, Double.NaN, Double.NaN, Double.NaN))).measured()).isEmpty();
    }
}
