package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SchedulerText;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schedules of EventBridge Scheduler: resources with one target, or events {@code ScheduleV2} of functions and state machines. Source: "AWS::Scheduler::Schedule"
 * in the CloudFormation reference, "ScheduleV2" in the AWS SAM specification.
 */
final class SchedulerWires {
    static final String KIND = "scheduler";
    static final String EVENT = "ScheduleV2";
    private static final List<String> RECEIVERS = List.of("queue", "topic", "stream", "event-bus");
    private static final List<String> STARTED = List.of("function", "state-machine");

    private SchedulerWires() {}

    /** Whether a card is one of those that may stand as an event of what they start. */
    static boolean goesByClock(Node node) {
        return node.kind().equals("schedule") || node.kind().equals(KIND);
    }

    static boolean is(SourceTemplate.Part part) {
        return part.type().equals(SchedulerText.TYPE);
    }

    /** The fields of the resource. */
    static List<FieldPlace> resource() {
        return fields("Properties/Target/");
    }

    /** The fields of the event. */
    static Shape event() {
        return new Shape("", KIND, fields("Properties/"));
    }

    private static List<FieldPlace> fields(String target) {
        return List.of(Places.text("expression", "Properties/ScheduleExpression"), Places.text("timeZone", "Properties/ScheduleExpressionTimezone"), window(),
                Places.flag("enabled", "Properties/State", "ENABLED", "DISABLED").standard(Value.of(true)),
                Places.text("startDate", "Properties/StartDate"), Places.text("endDate", "Properties/EndDate"),
                Places.whole("retries", target + "RetryPolicy/MaximumRetryAttempts").standard(Value.of(185)),
                Places.whole("maximumAge", target + "RetryPolicy/MaximumEventAgeInSeconds").standard(Value.of(86_400)),
                Places.text("group", "Properties/GroupName"), Places.text("description", "Properties/Description"));
    }

    private static FieldPlace window() {
        FieldPlace minutes = Places.whole("window", "Properties/FlexibleTimeWindow/MaximumWindowInMinutes");
        return new FieldPlace("window", "", Optional.empty(), minutes.reader(), (resource, value) -> TreeEdit.at(resource, List.of("Properties", "FlexibleTimeWindow"), value.isPresent()
                ? Optional.of(Tree.map("Mode", Tree.string("FLEXIBLE")).with("MaximumWindowInMinutes", ValueTree.number(value.get())))
                // an event may leave it out, a resource may not
                : resource.at("Properties", "FlexibleTimeWindow").map(_ -> Tree.map("Mode", Tree.string("OFF")))));
    }

    /** The wires of a schedule that is a resource. */
    static void read(Cards cards, Finds finds, SourceTemplate.Part part) {
        if (is(part)) {
            part.property("Target").ifPresent(target -> target(cards, finds, part, target));
        }
    }

    /** The wires that an event is. */
    static boolean event(Cards cards, Finds finds, String card, String target, Tree event, TreePath place) {
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        finds.add(card, WireRole.TRIGGER, target, input(properties), place);
        failure(cards, finds, card, properties, place.child("Properties"));
        return true;
    }

    private static void target(Cards cards, Finds finds, SourceTemplate.Part part, Tree target) {
        boolean any = isUniversal(target);
        Optional<String> id = any ? target.get("Input").stream().flatMap(input -> cards.references().all(input).stream()).filter(each -> kindOf(cards, each).isPresent()).findFirst()
                : target.get("Arn").flatMap(cards.references()::target);
        id.flatMap(each -> kindOf(cards, each)).ifPresent(kind -> {
            Map<String, Value> fields = new LinkedHashMap<>(any ? Map.of() : input(target));
            EventWires.put(fields, "messageGroup", target.at("SqsParameters", "MessageGroupId"));
            List<TreePath> places = new ArrayList<>(List.of(part.path()));
            places.addAll(BusWires.ownRole(cards, part.id()));
            finds.add(part.id(), STARTED.contains(kind) ? WireRole.TRIGGER : WireRole.DELIVER, id.get(), fields, places.toArray(TreePath[]::new));
        });
        failure(cards, finds, part.id(), target, part.path("Target"));
    }

    private static Optional<String> kindOf(Cards cards, String id) {
        return cards.card(id).map(card -> card.shape().kind()).filter(kind -> STARTED.contains(kind) || RECEIVERS.contains(kind));
    }

    /** Whether the target is any call of the AWS SDK, with its parameters as the input. */
    private static boolean isUniversal(Tree target) {
        return target.get("Arn").map(References::words).filter(arn -> arn.contains(":aws-sdk:")).isPresent();
    }

    private static Map<String, Value> input(Tree holder) {
        return EventWires.input(holder.get("Input").filter(input -> input.asText().filter(SchedulerText::isTick).isEmpty()));
    }

    private static void failure(Cards cards, Finds finds, String card, Tree holder, TreePath place) {
        holder.at("DeadLetterConfig", "Arn").flatMap(cards.references()::target).filter(id -> cards.is(id, "queue"))
                .ifPresent(queue -> finds.add(card, WireRole.ON_FAILURE, queue, Map.of(), place.child("DeadLetterConfig")));
    }

    /** The known card that a schedule stands for which we wrote for one of its wires. */
    static Optional<Node> known(Design known, WireParts parts, String id) {
        return known.wires().values().stream().filter(wire -> wire.role() == WireRole.DELIVER && known.requireNode(wire.from().node()).kind().equals(KIND))
                .filter(wire -> parts.between(wire.id()).containsKey(id)).map(wire -> known.requireNode(wire.from().node())).findFirst();
    }

    /** Whether the wire was found as a schedule that is a resource. */
    static boolean isOne(Working work, Wire wire) {
        return work.reading().wires().get(wire.id()).places().stream().findFirst().filter(place -> place.steps().size() == 2)
                .flatMap(place -> work.reading().template().part(place.last())).filter(SchedulerWires::is).isPresent();
    }

    /** Changes what is handed over. */
    static void change(Working work, WireRule row, Wire was, Wire is, TreePath place) {
        TreePath holder = place.child("Properties").child("Target");
        if (work.edits().tree().at(holder).filter(SchedulerWires::isUniversal).isPresent()) {
            throw new ModelException("The schedule " + place.last() + " makes a call of its own with its input. Change it in the template, the drawing follows.");
        }
        Map.of("input", List.of("Input"), "messageGroup", List.of("SqsParameters", "MessageGroupId")).forEach((field, steps) -> {
            if (row.field(field).isPresent() && !row.value(was, field).equals(row.value(is, field))) {
                Optional<Tree> value = row.value(is, field).filter(v -> !v.display().isBlank()).map(ValueTree::of);
                TreePath at = steps.size() == 1 ? holder.child(steps.getFirst()) : holder.child(steps.getFirst()).child(steps.getLast());
                work.edit(edits -> value.isPresent() ? edits.set(at, value.get()) : Pruning.remove(edits, at));
            }
        });
    }

    /** Writes where failures of a schedule that was found go, and permits it to the role that it has, if it has one. */
    static void addFailure(Working work, Wire wire) {
        NodeId from = wire.from().node();
        Cards.Card card = work.card(from);
        TreePath path = card.path().orElseThrow();
        TreePath holder = card.id().contains("/") ? path.child("Properties") : path.child("Properties").child("Target");
        Optional<Tree> role = work.edits().tree().at(holder.child("RoleArn"));
        if (role.isPresent()) {
            SourceTemplate.Part its = role.flatMap(work.reading().cards().references()::target).flatMap(work.reading().template()::part).filter(part -> part.type().equals("AWS::IAM::Role"))
                    .orElseThrow(() -> new ModelException("The role of " + work.is().requireNode(from).name() + " is not in this template, so nothing can be permitted to it here. Add the permission where the role is."));
            Tree policy = Tree.map("PolicyName", Tree.string(work.parts().logicalId(from) + "Failures")).with("PolicyDocument", work.parts().roleDocument(wire.id()));
            work.edit(edits -> its.property("Policies").isPresent() ? edits.append(its.path("Policies"), policy) : edits.set(its.path("Policies"), Tree.seq(policy)));
        }
        work.edit(edits -> edits.set(holder.child("DeadLetterConfig"), Tree.map("Arn", work.parts().arn(wire.to().node()))));
    }
}
