package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import java.util.Optional;
import java.util.function.Supplier;

/** Schedules that are rules of EventBridge: a rule is made for a card that stands nowhere yet, and has as many targets as its card has wires. */
final class ClockRules {
    private static final String RULE = "AWS::Events::Rule";

    private ClockRules() {}

    /**
     * Puts a target into the rule of a schedule.
     *
     * @param event what SAM would say of the wire
     * @param started the logical id of what is started
     * @param target asked for when nothing speaks against it
     * @return the rule's logical id
     */
    static String add(Working work, Node source, Tree event, String started, Supplier<Tree> target) {
        Optional<String> known = work.reading().id(source.id());
        Optional<SourceTemplate.Part> there = known.flatMap(work.reading().template()::part);
        if (known.isPresent() && (there.isEmpty() || !there.get().type().equals(RULE))) {
            throw new ModelException(source.name() + (there.isEmpty() ? " stands as an event of " + known.get().substring(0, known.get().indexOf('/')) + ", which it alone can start."
                    : " is a schedule of EventBridge Scheduler, which starts one target.") + " Place another schedule for " + started + ".");
        }
        Tree one = target.get();
        if (there.isPresent()) {
            TreePath targets = there.get().path("Targets");
            boolean first = work.edits().tree().at(targets).isEmpty();
            work.edit(edits -> first ? edits.set(targets, Tree.seq(one)) : edits.append(targets, one));
            return there.get().id();
        }
        Tree rule = Tree.map("ScheduleExpression", event.get("Schedule").orElseGet(() -> Tree.string("rate(1 day)")));
        boolean off = event.get("Enabled").isPresent();
        return PlainTriggers.resource(work, work.parts().logicalId(source.id()), RULE, (off ? rule.with("State", Tree.string("DISABLED")) : rule).with("Targets", Tree.seq(one)), started);
    }
}
