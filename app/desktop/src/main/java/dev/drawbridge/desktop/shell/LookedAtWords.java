package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.deploy.DeployStage;
import dev.drawbridge.desktop.deploy.Progress;
import dev.drawbridge.desktop.monitor.LiveSource;
import dev.drawbridge.desktop.words.Words;
import java.util.Optional;

/** Which environment the drawing tells of, in words. Pure. */
final class LookedAtWords {
    private LookedAtWords() {}

    /** What the drawing shows, or nothing. */
    static Optional<String> of(DeployStage stage, Environment environment, boolean watching, LiveSource source) {
        String where = environment.region().isEmpty() ? environment.name() : environment.name() + " · " + environment.region();
        Optional<String> verb = verb(stage);
        if (verb.isPresent()) {
            return verb.map(key -> Words.of(key, where));
        }
        return !watching ? Optional.empty() : Optional.of(source == LiveSource.HERE ? Words.of("looked-at.here") : Words.of("looked-at.live", where));
    }

    /** The key of the words for a stage that shows something on the drawing. */
    static Optional<String> verb(DeployStage stage) {
        return switch (stage) {
            case DeployStage.Planned planned -> Optional.of("looked-at.plan");
            case DeployStage.RemovalPlanned planned -> Optional.of("looked-at.removal");
            case DeployStage.Working working -> Optional.of(working.work() == DeployStage.Work.REMOVE ? "looked-at.removing" : "looked-at.working");
            case DeployStage.Ended(DeployStage.Work work, Progress _, DeployOutcome outcome) -> Optional.of(switch (outcome.result()) {
                case DONE, UNCHANGED -> work == DeployStage.Work.REMOVE ? "looked-at.removed" : work == DeployStage.Work.ROLL_BACK ? "looked-at.taken-back" : "looked-at.ended";
                case ROLLED_BACK, CANCELLED -> "looked-at.taken-back";
                case FAILED, STUCK -> "looked-at.failed";
            });
            case DeployStage.Compared compared -> Optional.of("looked-at.compared");
            case DeployStage.Resting resting -> Optional.empty();
            case DeployStage.Asking asking -> Optional.empty();
            case DeployStage.Outdated outdated -> Optional.empty();
            case DeployStage.Refused refused -> Optional.empty();
        };
    }
}
