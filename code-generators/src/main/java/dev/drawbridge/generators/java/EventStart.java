package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A start that itself says all that the generators ask, so that a new way to be started is one class and no branch elsewhere. Where a
 * template must name a type, it asks the unit or the starter, which own the imports.
 */
non-sealed interface EventStart extends StartPlan {
    /**
     * The method of the user's class.
     *
     * @param story its comment
     * @param result what it returns: {@code void}, or a type that was named through the starter
     * @param parameter with its name
     * @param body its first text
     */
    record Handle(String story, String result, String parameter, String body) {}

    /**
     * A generated test of the first text.
     *
     * @param event what is handed to {@code handle}
     * @param expected what comes back; nothing for a method without a result
     * @param message of which a table may keep an item; nothing if none does
     */
    record Example(String name, String event, Optional<String> expected, Optional<Shape> message) {}

    /**
     * What Lambda hands over and how it gets to the user's class.
     *
     * @param event full name of Lambda's event class
     * @param result full name of the class of the answer; nothing when there is none
     * @param call with {@code %s} where the event stands: an expression when there is an answer, else statements
     * @param condition with which such an event is known among others in the tree {@code event}
     * @param helpers shared classes of the adapter that this needs
     */
    record Lambda(String event, Optional<String> result, String call, String condition, List<String> helpers) {}

    Handle handle(Starter starter);

    /**
     * Whether Lambda has no class for what it hands over, so that it is read from its text; then the call takes that text, gives that of the answer,
     * and names no classes.
     */
    default boolean fromText() {
        return false;
    }

    /** The further condition that asks for the card, where several starts are alike. */
    static String isOf(int alike, String card, String suffix) {
        String pascal = Names.pascal(card);
        return alike == 1 ? "" : " && EventShapes.isOf(EventShapes.arn(event), " + JavaNames.literal(Names.kebab(card)) + ", Set.of("
                + JavaNames.literal(pascal) + ", " + JavaNames.literal(pascal + suffix) + "))";
    }

    Example example(Starter starter);

    /** @param alike how many starts of this type the function has; with several the condition must ask for the card, too */
    Lambda lambda(JavaSource unit, FunctionCode code, int alike);

    /** Whether the adapter reads the tree {@code event} itself, in which case the call says all, and the answer is JSON. */
    default boolean isTree() {
        return false;
    }

    /** Records of what it carries, each with its comment. */
    default Map<Shape, String> records() {
        return Map.of();
    }

    /** Types that are generated for this start alone. */
    default List<GeneratedFile> types(FunctionCode code) {
        return List.of();
    }

    /** Java names that its types begin with, and the cards they come from. */
    default Map<String, String> claims() {
        return Map.of();
    }
}
