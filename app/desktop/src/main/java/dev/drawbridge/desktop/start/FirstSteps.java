package dev.drawbridge.desktop.start;

import dev.drawbridge.model.Design;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The five things that show a newcomer how the designer works, each done by doing it. Immutable and pure. */
public record FirstSteps(Set<Step> done) {
    /** In the order they are shown. */
    public enum Step {
        PLACE, WIRE, SET, RUN, MESSAGE;

        /** The middle of its keys: {@code tour.place.title}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public FirstSteps {
        done = Set.copyOf(done);
    }

    public static FirstSteps none() {
        return new FirstSteps(Set.of());
    }

    /** The first that is not done; empty at the end. */
    public Optional<Step> current() {
        EnumSet<Step> open = EnumSet.allOf(Step.class);
        open.removeAll(done);
        return open.stream().findFirst();
    }

    public FirstSteps with(Step step) {
        EnumSet<Step> all = EnumSet.of(step);
        all.addAll(done);
        return new FirstSteps(all);
    }

    /** With the steps that a change of the drawing does. Taking something away does none. */
    public FirstSteps after(Design before, Design now) {
        FirstSteps steps = this;
        if (!before.nodes().keySet().containsAll(now.nodes().keySet())) {
            steps = steps.with(Step.PLACE);
        }
        if (!before.wires().keySet().containsAll(now.wires().keySet())) {
            steps = steps.with(Step.WIRE);
        }
        boolean set = now.nodes().values().stream().anyMatch(node -> before.node(node.id()).filter(old -> !old.equals(node)).isPresent())
                || now.wires().values().stream().anyMatch(wire -> before.wire(wire.id()).filter(old -> !old.fields().equals(wire.fields())).isPresent());
        return set ? steps.with(Step.SET) : steps;
    }
}
