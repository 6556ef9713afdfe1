package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmMetric;
import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.ScheduleGroups;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The alarms of a template as rows of the cards they watch. An alarm that says more than a row can is no row; it is drawn inside its card all the same. */
final class AlarmRows {
    private final Cards cards;
    private final Map<String, NodeId> ids;
    private final Map<NodeId, List<String>> places;

    AlarmRows(Cards cards, Map<String, NodeId> ids) {
        this.cards = cards;
        this.ids = ids;
        this.places = Reading.byNode(ids);
    }

    /** A row and the resource that it is. */
    record Found(String key, String part, Value.Entries row) {}

    /** The cards whose rows are not as the design says. */
    List<Node> read(Design design) {
        List<Node> changed = new ArrayList<>();
        places.keySet().forEach(id -> design.node(id).filter(node -> canBeSaid(design, node)).ifPresent(node -> {
            // what watches each of several rules alike is one row
            Set<Value> rows = new LinkedHashSet<>();
            of(design, node).forEach(found -> rows.add(found.row()));
            List<Value> known = node.field(AlarmParts.FIELD).map(Value::asItems).orElse(List.of());
            if (!plain(node, List.copyOf(rows)).equals(plain(node, known))) {
                changed.add(rows.isEmpty() ? node.withoutField(AlarmParts.FIELD) : node.withField(AlarmParts.FIELD, Value.of(List.copyOf(rows))));
            }
        }));
        return changed;
    }

    /** Schedules of a group that they share have rows that no template says. */
    static boolean canBeSaid(Design design, Node node) {
        return !node.kind().equals(SchedulerWires.KIND) || ScheduleGroups.own(design, node).isPresent();
    }

    /** The rows of one card, in the order of the text. */
    List<Found> of(Design design, Node node) {
        return places.getOrDefault(node.id(), List.of()).stream().flatMap(card -> of(design, card, node).stream()).toList();
    }

    private List<Found> of(Design design, String card, Node node) {
        List<Found> rows = new ArrayList<>();
        AlarmParts.Measured measured = node.kind().equals("schedule") ? AlarmParts.Measured.rule(ClockAlarms.rule(card)) : new AlarmParts.Measured(card, "");
        Map<String, Integer> counts = new HashMap<>();
        for (SourceTemplate.Part part : cards.partsOf(card)) {
            if (part.type().equals(AlarmParts.TYPE)) {
                row(design, node, part).ifPresent(row -> {
                    String metric = row.text("metric").orElse("");
                    rows.add(new Found(AlarmParts.key(metric, counts.merge(metric, 1, Integer::sum), measured), part.id(), row));
                });
            }
        }
        return rows;
    }

    private Optional<Value.Entries> row(Design design, Node node, SourceTemplate.Part part) {
        Tree properties = part.properties();
        Optional<AlarmMetric> metric = AlarmMetric.read(node.kind(), properties);
        boolean atLeast = properties.get("ComparisonOperator").flatMap(Tree::asText).filter("GreaterThanOrEqualToThreshold"::equals).isPresent();
        List<Tree> actions = properties.get("AlarmActions").map(Tree::items).orElse(List.of());
        Optional<Value> threshold = number(properties, "Threshold");
        Optional<Value> period = number(properties.get("Metrics").map(all -> all.items().getFirst()).orElse(properties), "Period");
        Optional<Value> periods = number(properties, "EvaluationPeriods");
        if (metric.isEmpty() || !atLeast || actions.size() > 1 || threshold.isEmpty() || period.isEmpty() || periods.isEmpty() || properties.get("DatapointsToAlarm").isPresent()) {
            return Optional.empty();
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("metric", Value.of(metric.get().id()));
        row.put("threshold", threshold.get());
        row.put("period", period.get());
        row.put("periods", periods.get());
        if (!actions.isEmpty()) {
            Optional<String> topic = cards.references().target(actions.getFirst()).map(ids::get).flatMap(design::node).filter(told -> told.kind().equals("topic")).map(Node::name);
            if (topic.isEmpty()) {
                return Optional.empty();
            }
            row.put("topic", Value.of(topic.get()));
        }
        return Optional.of(new Value.Entries(row));
    }

    private static Optional<Value> number(Tree properties, String name) {
        return properties.get(name).flatMap(Tree::asText).filter(text -> text.matches("[0-9]{1,15}")).map(text -> Value.of(Long.parseLong(text)));
    }

    /** Rows as they count: in any order, with what is left out. */
    private static List<String> plain(Node node, List<Value> rows) {
        List<String> plain = new ArrayList<>();
        for (Value row : rows) {
            if (row instanceof Value.Entries entries) {
                String metric = entries.text("metric").orElseGet(() -> AlarmParts.first(node.kind()));
                String period = AlarmMetric.of(node.kind(), metric).map(AlarmMetric::period).map(String::valueOf).orElse("");
                plain.add(metric + " " + display(entries, "threshold", "1") + " " + display(entries, "period", period) + " "
                        + display(entries, "periods", "1") + " " + entries.text("topic").orElse(""));
            }
        }
        plain.sort(String::compareTo);
        return plain;
    }

    private static String display(Value.Entries row, String column, String otherwise) {
        return row.get(column).map(Value::display).orElse(otherwise);
    }
}
