package dev.drawbridge.cloud.deploy;

import java.time.Duration;
import java.util.List;

/**
 * How a deployment ended.
 *
 * @param sentence for the user, with the way on where there is one
 * @param failures what failed first, with the reason in words; resources that only failed because of others are left out
 * @param kept resources that were asked to stay and are in the account outside of the drawing now
 * @param uploadedBytes how much code was sent
 */
public record DeployOutcome(Result result, String sentence, List<ResourceState> failures, List<Output> outputs, List<ResourceState> kept, long uploadedBytes, Duration time) {
    public DeployOutcome {
        failures = List.copyOf(failures);
        outputs = List.copyOf(outputs);
        kept = List.copyOf(kept);
    }

    /** What is true now. */
    public enum Result {
        /** The cloud is as drawn; or everything is gone, if that was the wish. */
        DONE,
        /** It was as drawn before. */
        UNCHANGED,
        /** It failed and is as it was before. */
        ROLLED_BACK,
        /** It was cancelled and is as it was before. */
        CANCELLED,
        /** It failed and somebody has to look. */
        FAILED,
        /** It could be neither done nor taken back; {@link Deployer#continueRollback} tries again. */
        STUCK
    }

    /** Whether the wish came true. */
    public boolean succeeded() {
        return result == Result.DONE || result == Result.UNCHANGED;
    }
}
