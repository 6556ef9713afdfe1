package dev.drawbridge.model;

import java.util.Optional;

/**
 * The groups that schedules of EventBridge Scheduler are in. Runs are counted for groups, so only a card that has one to itself can be told how its runs went; the account's own group
 * also holds what others made. Source: "Monitoring EventBridge Scheduler with Amazon CloudWatch" in the Scheduler guide.
 */
public final class ScheduleGroups {
    private static final String KIND = "scheduler";

    private ScheduleGroups() {}

    /** The group that a card is in, if it is a scheduler that names one. */
    public static Optional<Value> of(Node card) {
        return card.kind().equals(KIND) ? card.field("group").filter(group -> !group.display().isBlank()) : Optional.empty();
    }

    /** The group that a card has to itself in its drawing. */
    public static Optional<Value> own(Design design, Node card) {
        return of(card).filter(group -> design.nodes().values().stream().noneMatch(other -> !other.id().equals(card.id()) && of(other).filter(group::equals).isPresent()));
    }
}
