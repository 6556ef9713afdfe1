package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;

/** The states of a stack in words, with the way on. Pure. */
final class StackWords {
    private StackWords() {}

    static DeployStatus.State state(String status) {
        return StackStates.isRunning(status) ? DeployStatus.State.RUNNING
                : StackStates.isStuck(status) ? DeployStatus.State.STUCK
                : StackStates.isBroken(status) ? DeployStatus.State.BROKEN
                : StackStates.isShell(status) ? DeployStatus.State.ABSENT : DeployStatus.State.READY;
    }

    /** "shop-dev is deployed." */
    static String sentence(DeployRequest request, String name, String status) {
        return name + " is " + of(status) + "." + switch (state(status)) {
            case RUNNING -> " Follow that with: " + request.command("deploy") + " --follow";
            case STUCK -> " Go on with: " + request.command("deploy") + " --continue-rollback";
            case BROKEN -> " Remove it with: " + request.command("destroy");
            case ABSENT -> " Its first deploy failed; deploy again with: " + request.command("deploy");
            case READY -> "";
        };
    }

    /** "deployed", "stuck: ..." */
    static String of(String status) {
        return switch (status) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE" -> "deployed";
            case "UPDATE_ROLLBACK_COMPLETE" -> "deployed; its last change failed and was taken back";
            case "ROLLBACK_COMPLETE" -> "empty";
            case "UPDATE_ROLLBACK_FAILED" -> "stuck: its last change could be neither done nor taken back";
            case "DELETE_FAILED" -> "only half removed";
            case "ROLLBACK_FAILED", "CREATE_FAILED" -> "broken: its first deploy could not be taken back";
            default -> status.startsWith("DELETE") ? "being removed" : StackStates.isUndoing(status) ? "being taken back" : "being changed";
        };
    }

    /** After a change that ended badly. */
    static String wayOn(DeployRequest request, String status) {
        return StackStates.isStuck(status)
                ? "It could not be taken back either. Remove the cause and go on with: " + request.command("deploy") + " --continue-rollback."
                : "Remove the cause and try again: " + request.command("destroy") + ".";
    }
}
