package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.BusRuleText;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wires of event buses: rules, be they events of functions or resources of their own. Each target of a rule is a wire. */
final class BusWires {
    /** The bus that every account has; it stands in no template. */
    static final String DEFAULT_BUS = "DefaultEventBus";
    private static final String RULE = "AWS::Events::Rule";
    /** Events of SAM that are rules. */
    static final Set<String> EVENTS = Set.of("EventBridgeRule", "CloudWatchEvent");
    private static final Set<String> POLICIES = Set.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy");
    /** Kinds that a rule can deliver to. */
    private static final List<String> RECEIVERS = List.of("queue", "topic", "event-bus", "stream", "state-machine");

    private final Cards cards;
    private final Finds finds;

    BusWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.finds = finds;
    }

    /** Whether a resource is a rule that goes by the clock, which is a card, and not one that goes by events, which is a wire. */
    static boolean isSchedule(SourceTemplate.Part part) {
        return part.type().equals(RULE) && part.property("ScheduleExpression").isPresent();
    }

    static boolean isRule(SourceTemplate.Part part) {
        return part.type().equals(RULE) && !isSchedule(part);
    }

    /** Whether somebody hears of events of the account's own bus. */
    static boolean usesDefaultBus(SourceTemplate template) {
        return template.parts().values().stream().anyMatch(part -> mentions(part.body()) || part.property("NotificationConfiguration", "EventBridgeConfiguration").isPresent() || isRule(part) && isDefault(part.property("EventBusName"))
                || part.type().startsWith("AWS::Serverless::") && part.property("Events").map(Tree::entries).stream().flatMap(all -> all.values().stream())
                        .anyMatch(event -> event.get("Type").flatMap(Tree::asText).filter(EVENTS::contains).isPresent() && isDefault(event.at("Properties", "EventBusName"))));
    }

    private static boolean mentions(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s.text().endsWith(":event-bus/default");
            case Tree.Intrinsic i -> mentions(i.argument());
            case Tree.Seq s -> s.items().stream().anyMatch(BusWires::mentions);
            case Tree.Map m -> m.entries().entrySet().stream().anyMatch(entry -> mentions(entry.getValue())
                    || entry.getKey().equals("EventBridgePutEventsPolicy") && isDefault(entry.getValue().get("EventBusName")));
        };
    }

    private static boolean isDefault(Optional<Tree> name) {
        return name.isEmpty() || name.flatMap(Tree::asText).filter(text -> text.equals("default") || text.endsWith("event-bus/default")).isPresent();
    }

    Optional<String> bus(Optional<Tree> name) {
        return isDefault(name) ? Optional.of(DEFAULT_BUS).filter(id -> cards.is(id, "event-bus")) : name.flatMap(cards.references()::target).filter(id -> cards.is(id, "event-bus"));
    }

    /** An event of a function, which it triggers, or of a state machine, which it is delivered to. */
    boolean event(String holder, WireRole role, Tree properties, TreePath place) {
        Optional<String> bus = bus(properties.get("EventBusName"));
        bus.ifPresent(id -> finds.add(id, role, holder, fields(properties.get("Pattern"), properties), place));
        return bus.isPresent();
    }

    void rule(SourceTemplate.Part rule) {
        Optional<String> bus = bus(rule.property("EventBusName"));
        List<Tree> targets = rule.property("Targets").map(Tree::items).orElse(List.of());
        for (int i = 0; i < targets.size(); i++) {
            Tree target = targets.get(i);
            TreePath place = targets.size() == 1 ? rule.path() : rule.path("Targets").child(i);
            Optional<String> receiver = target.get("Arn").flatMap(cards.references()::target).map(id -> cards.card(id).isPresent() ? id : cards.owners().getOrDefault(id, id));
            boolean function = receiver.filter(id -> cards.is(id, "function")).isPresent();
            boolean known = bus.isPresent() && (function || receiver.filter(id -> cards.isPlain(id) || RECEIVERS.stream().anyMatch(kind -> cards.is(id, kind))).isPresent());
            if (known) {
                Map<String, Value> fields = fields(rule.property("EventPattern"), target);
                EventWires.put(fields, "messageGroup", target.at("SqsParameters", "MessageGroupId"));
                List<TreePath> places = new ArrayList<>(List.of(place));
                if (targets.size() == 1) {
                    places.addAll(permits(cards, rule.id()));
                }
                finds.add(bus.get(), function ? WireRole.TRIGGER : WireRole.DELIVER, receiver.get(), fields, places.toArray(TreePath[]::new));
            } else if (receiver.isPresent()) {
                finds.strange(place, rule.id() + " to " + receiver.get() + " (rule)");
            }
        }
    }

    /** The rules that hear of one bus alone, and so go with it, each with the permissions and the role that are there for it alone. */
    static Set<String> heard(Cards cards, String bus) {
        Set<String> rules = new LinkedHashSet<>();
        for (SourceTemplate.Part part : cards.template().parts().values()) {
            if (part.type().equals(RULE) && part.property("EventBusName").flatMap(cards.references()::target).filter(bus::equals).isPresent()) {
                rules.add(part.id());
                permits(cards, part.id()).stream().filter(place -> place.steps().size() == 2).forEach(place -> rules.add(place.last()));
            }
        }
        return rules;
    }

    /** Whether a place is the only target of a rule, which is nothing without one. */
    static Optional<String> ruleOf(Cards cards, TreePath place, Tree now) {
        List<String> steps = place.steps();
        return Optional.of(steps).filter(all -> all.size() == 5 && all.get(3).equals("Targets")).map(all -> all.get(1)).flatMap(cards.template()::part).filter(BusWires::isRule)
                .filter(rule -> now.at(rule.path("Targets")).filter(targets -> targets.items().size() == 1).isPresent()).map(SourceTemplate.Part::id);
    }

    /** What lets this rule in or out, and nothing else does it: permissions, statements of policies, its role. */
    static List<TreePath> permits(Cards cards, String rule) {
        List<TreePath> places = new ArrayList<>();
        cards.permissions(rule).forEach(permission -> places.add(permission.path()));
        for (String id : cards.namers(rule)) {
            cards.template().part(id).filter(part -> POLICIES.contains(part.type())).ifPresent(policy -> places.addAll(statements(cards, policy, rule)));
        }
        places.addAll(ownRole(cards, rule));
        return places;
    }

    /** The roles that nothing but that resource asks for. */
    static List<TreePath> ownRole(Cards cards, String resource) {
        List<TreePath> places = new ArrayList<>();
        for (String id : cards.named(resource)) {
            cards.template().part(id).filter(part -> part.type().equals("AWS::IAM::Role") && cards.namers(id).equals(Set.of(resource))).ifPresent(role -> places.add(role.path()));
        }
        return places;
    }

    /** The statements of a policy that are about a rule; the policy itself if it has no others. */
    private static List<TreePath> statements(Cards cards, SourceTemplate.Part policy, String rule) {
        List<Tree> statements = policy.property("PolicyDocument", "Statement").map(Tree::items).orElse(List.of());
        List<TreePath> own = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            if (cards.references().all(statements.get(i)).contains(rule)) {
                own.add(policy.path("PolicyDocument").child("Statement").child(i));
            }
        }
        return !own.isEmpty() && own.size() == statements.size() ? List.of(policy.path()) : own;
    }

    /** @param holder of the retries */
    private static Map<String, Value> fields(Optional<Tree> pattern, Tree holder) {
        Map<String, Value> fields = new LinkedHashMap<>();
        pattern.filter(tree -> !BusRuleText.isEverything(tree)).map(Json::text).ifPresent(value -> fields.put("pattern", value));
        EventWires.put(fields, "retries", holder.at("RetryPolicy", "MaximumRetryAttempts"));
        EventWires.put(fields, "maximumAge", holder.at("RetryPolicy", "MaximumEventAgeInSeconds"));
        return fields;
    }

    /** Whether that place is a rule of its own, or a target of one. */
    static boolean isIn(Working work, TreePath place) {
        return work.reading().template().part(place.steps().get(1)).filter(BusWires::isRule).isPresent() && !place.steps().contains("Events");
    }

    /** Changes the wire of a rule that is a resource of its own. */
    static void change(Working work, WireRule row, Wire was, Wire is, TreePath place) {
        SourceTemplate.Part rule = work.reading().template().part(place.steps().get(1)).orElseThrow();
        boolean shared = place.steps().size() > 2;
        if (!row.value(was, "pattern").equals(row.value(is, "pattern"))) {
            if (shared) {
                throw new ModelException("The rule " + rule.id() + " has several targets, and its pattern is that of all. Give this target a rule of its own in the template, the drawing follows.");
            }
            Tree pattern = row.value(is, "pattern").filter(value -> !value.display().isBlank())
                    .map(value -> value instanceof Value.Text(String text) ? ValueTree.json(text, "The pattern") : ValueTree.of(value)).orElse(BusRuleText.everything());
            work.edit(edits -> edits.set(rule.path("EventPattern"), pattern));
        }
        TreePath target = shared ? place : rule.path("Targets").child(0);
        Map.of("retries", List.of("RetryPolicy", "MaximumRetryAttempts"), "maximumAge", List.of("RetryPolicy", "MaximumEventAgeInSeconds"),
                "messageGroup", List.of("SqsParameters", "MessageGroupId")).forEach((field, path) -> {
            if (row.field(field).isPresent() && !row.value(was, field).equals(row.value(is, field))) {
                Optional<Tree> value = row.value(is, field).filter(v -> !v.display().isBlank()).map(ValueTree::of);
                TreePath at = target.child(path.getFirst()).child(path.getLast());
                work.edit(edits -> value.isPresent() ? edits.set(at, value.get()) : Pruning.remove(edits, at));
            }
        });
    }
}
