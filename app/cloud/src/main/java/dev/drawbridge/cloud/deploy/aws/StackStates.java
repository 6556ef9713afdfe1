package dev.drawbridge.cloud.deploy.aws;

import java.util.Set;

/** What the states of a stack mean for us. Source: "Stack status codes" in the CloudFormation user guide. Pure. */
final class StackStates {
    static final String STACK_TYPE = "AWS::CloudFormation::Stack";
    private static final Set<String> BROKEN = Set.of("ROLLBACK_FAILED", "DELETE_FAILED", "CREATE_FAILED", "UPDATE_FAILED");

    private StackStates() {}

    /** A change set was made for it and not executed: nothing is there. */
    static boolean isOnlyPlanned(String status) {
        return status.equals("REVIEW_IN_PROGRESS");
    }

    static boolean isRunning(String status) {
        return status.endsWith("_IN_PROGRESS") && !isOnlyPlanned(status);
    }

    /** The first deploy failed and was taken back: an empty shell that can only be deleted. */
    static boolean isShell(String status) {
        return status.equals("ROLLBACK_COMPLETE");
    }

    static boolean isStuck(String status) {
        return status.equals("UPDATE_ROLLBACK_FAILED");
    }

    static boolean isBroken(String status) {
        return BROKEN.contains(status) || isStuck(status);
    }

    static boolean isGone(String status) {
        return status.equals("DELETE_COMPLETE");
    }

    static boolean isUndone(String status) {
        return status.equals("ROLLBACK_COMPLETE") || status.equals("UPDATE_ROLLBACK_COMPLETE");
    }

    static boolean isUndoing(String status) {
        return status.contains("ROLLBACK");
    }
}
