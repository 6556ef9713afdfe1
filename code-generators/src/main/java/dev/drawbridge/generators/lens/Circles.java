package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Keeps edits from asking CloudFormation for two resources of which each must be made before the other. */
final class Circles {
    private Circles() {}

    /** A bucket that tells a function needs it, so the function, with its role, must not need the bucket. */
    static void refuseTelling(Cards cards, String bucket, String function) {
        if (reaches(cards, function, bucket)) {
            throw new ModelException(function + " needs " + bucket + " before it can be made, by its settings or its role, and a bucket that tells a function needs the function first."
                    + " Give the bucket a BucketName and let the function name it by that, or wire the account's event bus to the function.");
        }
    }

    /**
     * The same from the other end: what a bucket tells must not get to need it.
     *
     * @param tells whether the bucket tells the function by an event of SAM
     */
    static void refuseNaming(boolean tells, Cards cards, String function, String bucket) {
        if (tells || reaches(cards, bucket, function)) {
            throw new ModelException(bucket + " tells " + function + " of its objects, so it needs the function before it can be made, and this wire would make the function need the bucket first."
                    + " Give the bucket a BucketName in the template and permit that name there.");
        }
    }

    /** What a function is to name must not need the function first: a topic with its subscription among its own properties, a queue with a policy of its own. */
    static void refuseNeeding(Cards cards, String function, String target) {
        if (reaches(cards, target, function)) {
            throw new ModelException(target + " names " + function + " in its own properties, so it needs the function before it can be made, and this wire would make the function need "
                    + target + " first. Write what " + target + " says of the function as a resource of its own, such as an AWS::SNS::Subscription, then draw the wire.");
        }
    }

    /** What is made under a condition cannot be named by what is made without it. */
    static void refuseCondition(SourceTemplate template, String holder, String named) {
        Optional<Tree> condition = template.part(named).flatMap(part -> part.body().get("Condition"));
        if (condition.isPresent() && !template.part(holder).flatMap(part -> part.body().get("Condition")).equals(condition)) {
            throw new ModelException(named + " is made under the condition " + condition.get().asText().orElse("of the template") + " alone, and " + holder
                    + " would name it always. Give both the same condition in the template, or write the reference there with Fn::If; the drawing follows.");
        }
    }

    private static boolean reaches(Cards cards, String from, String to) {
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (String next : cards.named(open.poll())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }
}
