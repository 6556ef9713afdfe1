package dev.drawbridge.cli;

import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Figures as tables, and as JSON with stable names. */
final class MetricsWords {
    private static final int TREND = 20;
    private static final Set<Metric> PERCENTILES = EnumSet.of(Metric.DURATION_P50, Metric.DURATION_P95, Metric.DURATION_P99, Metric.LATENCY_P50, Metric.LATENCY_P95, Metric.LATENCY_P99);

    private final Design design;
    private final Catalogue catalogue = Catalogue.standard();
    private final WireTable wires = WireTable.standard();

    MetricsWords(Design design) {
        this.design = design;
    }

    void print(PrintWriter out, String where, Figures figures, ApiUse use) {
        out.println(where + ", the last " + figures.range().text());
        out.println();
        TextTable table = new TextTable("CARD", "KIND", "WORK", "RATE", "WRONG", "P50", "P95", "P99", "TREND", "ELSE");
        for (Node node : nodes()) {
            CardFigures card = figures.of(node.id());
            if (card.series().values().stream().anyMatch(series -> series.figure().isPresent())) {
                table.row(node.name(), catalogue.of(node).title(), work(card), card.work().map(series -> FigureWords.rate(series.rate())).orElse("-"), FigureWords.number(card.errors()),
                        percentile(card, Metric.DURATION_P50, Metric.LATENCY_P50), percentile(card, Metric.DURATION_P95, Metric.LATENCY_P95), percentile(card, Metric.DURATION_P99, Metric.LATENCY_P99),
                        card.work().map(series -> FigureWords.trend(series, TREND)).orElse(""), others(card));
            }
        }
        table.print(out);
        out.println();
        TextTable traffic = new TextTable("WIRE", "", "TRAFFIC", "RATE");
        for (Wire wire : design.wires().values()) {
            Traffic crossed = figures.of(wire.id());
            traffic.row(name(wire.from().node()) + " -> " + name(wire.to().node()), wires.of(design, wire).map(rule -> rule.verb(wire)).orElse(""), words(crossed),
                    crossed.certainty() == Traffic.Certainty.UNKNOWN || crossed.isNone() ? "" : FigureWords.rate(crossed.perSecond()));
        }
        if (!traffic.isEmpty()) {
            traffic.print(out);
            out.println();
        }
        figures.alarms().values().stream().flatMap(List::stream).forEach(alarm -> out.println("alarm " + alarm.name() + ": " + lower(alarm.state()) + (alarm.words().isEmpty() ? "" : ", " + alarm.words())));
        if (!figures.problem().isEmpty()) {
            out.println("note: " + figures.problem());
        }
        out.println("Asked with " + use.words() + ".");
        out.flush();
    }

    private List<Node> nodes() {
        return design.nodes().values().stream().sorted(java.util.Comparator.comparing(Node::name)).toList();
    }

    private String name(NodeId id) {
        return design.node(id).map(Node::name).orElse(id.value());
    }

    private static String work(CardFigures card) {
        return card.work().map(series -> FigureWords.number(series.total()) + " " + series.metric().words()).orElse("-");
    }

    private static String percentile(CardFigures card, Metric first, Metric second) {
        OptionalDouble value = card.figure(first);
        return FigureWords.figure(first, value.isPresent() ? value : card.figure(second));
    }

    private static String others(CardFigures card) {
        Metric work = card.work().map(Series::metric).orElse(Metric.BYTES);
        return card.series().values().stream().filter(series -> series.metric() != work && !PERCENTILES.contains(series.metric()) && series.figure().isPresent())
                .map(series -> series.metric().words() + " " + FigureWords.figure(series.metric(), series.figure())).collect(Collectors.joining(", "));
    }

    static String words(Traffic traffic) {
        return switch (traffic.certainty()) {
            case UNKNOWN -> "not measured";
            case COUNTED -> traffic.isNone() ? "none" : FigureWords.number(traffic.count()) + (traffic.failed() > 0 ? ", " + FigureWords.number(traffic.failed()) + " failed" : "");
            case AT_MOST -> "at most " + FigureWords.number(traffic.count());
        };
    }

    private static String lower(AlarmState.State state) {
        return DeployWords.lower(state);
    }

    ObjectNode json(String where, Figures figures, ApiUse use) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("where", where).put("at", figures.at().toString()).put("range", figures.range().text()).put("problem", figures.problem());
        ObjectNode cards = json.putObject("cards");
        for (Node node : nodes()) {
            ObjectNode card = cards.putObject(node.name()).put("kind", node.kind());
            figures.of(node.id()).series().forEach((metric, series) -> {
                ObjectNode one = card.putObject(metric.id());
                series.figure().ifPresent(value -> one.put("figure", value));
                one.put("start", series.grid().start().toString()).put("periodSeconds", series.grid().period().toSeconds());
                var points = one.putArray("points");
                for (double value : series.values()) {
                    if (Double.isNaN(value)) {
                        points.addNull();
                    } else {
                        points.add(value);
                    }
                }
            });
        }
        var lines = json.putArray("wires");
        design.wires().values().forEach(wire -> {
            Traffic traffic = figures.of(wire.id());
            lines.addObject().put("from", name(wire.from().node())).put("to", name(wire.to().node())).put("role", DeployWords.lower(wire.role()))
                    .put("certainty", DeployWords.lower(traffic.certainty())).put("count", traffic.count()).put("perSecond", traffic.perSecond()).put("failed", traffic.failed());
        });
        var alarms = json.putArray("alarms");
        figures.alarms().forEach((card, states) -> states.forEach(alarm -> alarms.addObject().put("card", name(card)).put("name", alarm.name()).put("state", lower(alarm.state())).put("words", alarm.words())));
        ObjectNode cost = json.putObject("use").put("calls", use.total()).put("dollars", use.dollars());
        use.calls().forEach(cost.putObject("byCall")::put);
        return json;
    }
}
