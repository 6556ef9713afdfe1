package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmMetric;
import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Place;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.ScheduleGroups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the alarms of a card that was found in step with its rows: new ones, changed properties where they stand, and those that go. */
final class AlarmChanges {
    /** What a row says; all else of an alarm stays as it was written. */
    private static final List<String> SAID = List.of("Threshold", "Period", "Metrics", "EvaluationPeriods", "AlarmActions");
    private static final List<String> GROUPED = List.of("Dimensions", "Threshold", "Period", "EvaluationPeriods", "AlarmActions");

    private final Working work;

    AlarmChanges(Working work) {
        this.work = work;
    }

    /** Whether the alarms of a card have to change: with its rows, and those of a schedule with its group, too. */
    static boolean isNeeded(Node was, Node is) {
        return !was.field(AlarmParts.FIELD).equals(is.field(AlarmParts.FIELD)) || was.kind().equals(SchedulerWires.KIND) && !was.field("group").equals(is.field("group"));
    }

    void change(Node was, Node is) {
        AlarmRows rows = new AlarmRows(work.reading().cards(), work.reading().ids());
        if (!AlarmRows.canBeSaid(work.was(), was) && !AlarmRows.canBeSaid(work.is(), is)) {
            // an alarm on a group that others share is nobody's to change
            return;
        }
        Map<String, AlarmRows.Found> there = new LinkedHashMap<>();
        if (AlarmRows.canBeSaid(work.was(), was)) {
            rows.of(work.reading().design(), was).forEach(found -> there.put(found.key(), found));
        }
        Map<String, AlarmParts.Part> wanted = new LinkedHashMap<>();
        wanted(is, work.reading().places(is.id()).stream().map(ClockAlarms::rule).toList()).forEach(part -> wanted.put(part.key(), part));
        there.forEach((key, found) -> {
            if (!wanted.containsKey(key)) {
                work.edit(edits -> Pruning.removeResource(edits, found.part()));
            }
        });
        wanted.forEach((key, part) -> {
            if (there.containsKey(key)) {
                edit(there.get(key).part(), part.properties(), is.kind().equals(SchedulerWires.KIND) ? GROUPED : SAID);
            } else {
                add(is, part);
            }
        });
    }

    private List<AlarmParts.Part> wanted(Node card, List<String> rules) {
        return card.kind().equals("schedule") ? work.ours().alarms(work.is(), card, rules) : work.ours().alarms(work.is(), card);
    }

    /** Writes the alarms that watch a schedule where it has come to stand. */
    void begin(Node schedule, String holder, String event) {
        if (work.isOurs(schedule.id()) && schedule.kind().equals(SchedulerWires.KIND)) {
            // a group is one wherever its schedules stand, and is told of with the cards of ours
            return;
        }
        String watched = ClockAlarms.rule(holder + event);
        boolean isThere = SourceTemplate.parts(work.edits().tree()).values().stream().anyMatch(part -> part.type().equals(AlarmParts.TYPE)
                && ClockAlarms.value(part, AlarmMetric.GROUP).filter(group -> Optional.of(group).equals(ScheduleGroups.of(schedule).map(ValueTree::of))).isPresent());
        if (!isThere) {
            wanted(schedule, List.of(watched)).forEach(part -> add(schedule, holder, part));
        }
    }

    /** Takes out what watches a place of a schedule that goes. */
    void end(String place) {
        Optional<Node> schedule = Optional.ofNullable(work.reading().ids().get(place)).flatMap(work.reading().design()::node);
        if (schedule.filter(node -> node.kind().equals(SchedulerWires.KIND) && work.reading().places(node.id()).size() > 1).isPresent()) {
            // the group is still watched for its other schedules
            return;
        }
        List<SourceTemplate.Part> alarms = work.reading().cards().partsOf(place).stream().filter(part -> part.type().equals(AlarmParts.TYPE)).toList();
        alarms.forEach(alarm -> work.edit(edits -> Pruning.removeResource(edits, alarm.id())));
    }

    /** The rules of schedules by what they come from: which card starts which. */
    static Map<List<NodeId>, String> rules(Reading reading) {
        Map<List<NodeId>, String> rules = new LinkedHashMap<>();
        reading.ids().forEach((place, card) -> {
            int slash = place.indexOf('/');
            NodeId started = slash < 0 ? null : reading.ids().get(place.substring(0, slash));
            if (started != null && reading.design().node(card).filter(node -> node.kind().equals("schedule")).isPresent()) {
                rules.put(List.of(card, started), ClockAlarms.rule(place));
            }
        });
        return rules;
    }

    /** Lets alarms name rules as they are called now. */
    void rename(Map<List<NodeId>, String> before) {
        Map<String, String> names = new LinkedHashMap<>();
        rules(work.reading()).forEach((wire, now) -> Optional.ofNullable(before.get(wire)).filter(then -> !then.equals(now)).ifPresent(then -> names.put(then, now)));
        for (SourceTemplate.Part part : names.isEmpty() ? List.<SourceTemplate.Part>of() : List.copyOf(work.reading().template().parts().values())) {
            List<Tree> dimensions = part.type().equals(AlarmParts.TYPE) ? part.property("Dimensions").map(Tree::items).orElse(List.of()) : List.of();
            for (int i = 0; i < dimensions.size(); i++) {
                TreePath value = part.path("Dimensions").child(i).child("Value");
                dimensions.get(i).at("Value", "Ref").flatMap(Tree::asText).map(names::get).ifPresent(now -> work.edit(edits -> edits.set(value, Tree.ref(now))));
            }
        }
    }

    private void edit(String id, Tree wanted, List<String> said) {
        TreePath properties = TreePath.of(SourceTemplate.RESOURCES, id, SourceTemplate.PROPERTIES);
        for (String name : said) {
            Tree now = work.edits().tree().at(properties).flatMap(all -> all.get(name)).orElseGet(Tree::nothing);
            Tree then = wanted.get(name).orElseGet(Tree::nothing);
            if (!now.equals(then)) {
                work.edit(edits -> wanted.get(name).isPresent() ? edits.set(properties.child(name), then) : edits.remove(properties.child(name)));
            }
        }
    }

    /** The metrics of a REST API know it by the name that its template gives it. */
    private Tree named(String card, Tree properties) {
        boolean byName = properties.at("Dimensions").filter(all -> all.items().stream().anyMatch(one -> one.get("Name").flatMap(Tree::asText).filter("ApiName"::equals).isPresent())).isPresent();
        Optional<Tree> name = work.edits().tree().at(SourceTemplate.RESOURCES, card, SourceTemplate.PROPERTIES, "Name");
        return byName && name.isPresent() ? properties.with("Dimensions", Tree.seq(Tree.map("Name", Tree.string("ApiName")).with("Value", name.get()))) : properties;
    }

    private void add(Node card, AlarmParts.Part part) {
        add(card, part.of().place().isEmpty() ? work.card(card.id()).id() : work.reading().places(card.id()).stream()
                .filter(place -> ClockAlarms.rule(place).equals(part.of().id())).findFirst().orElseThrow(), part);
    }

    /** @param place where the card stands that is watched */
    private void add(Node node, String place, AlarmParts.Part part) {
        String card = place.replaceFirst("/.*", "");
        Tree resources = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        String wish = ClockAlarms.rule(node.kind().equals("schedule") ? part.of().id() : place) + part.suffix();
        String id = wish;
        for (int n = 2; resources.get(id).isPresent(); n++) {
            id = wish + n;
        }
        String free = id;
        Tree body = Tree.map("Type", Tree.string(AlarmParts.TYPE)).with(SourceTemplate.PROPERTIES, named(card, part.properties()));
        work.edit(edits -> edits.put(TreePath.of(SourceTemplate.RESOURCES), free, body, Place.after(card)));
    }
}
