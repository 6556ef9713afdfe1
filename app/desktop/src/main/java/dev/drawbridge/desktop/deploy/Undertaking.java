package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.Batcher;
import dev.drawbridge.desktop.deploy.DeployStage.Work;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Changes the cloud and follows that to its end, its news in batches. Belongs to the JavaFX thread; the work is done elsewhere. */
final class Undertaking {
    private final Course course;
    private final Questions questions;
    private final Background background;
    private final Consumer<DeployOutcome> ended;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** @param ended hears of every end, before the stage tells it */
    Undertaking(Course course, Questions questions, Background background, Consumer<DeployOutcome> ended) {
        this.course = course;
        this.questions = questions;
        this.background = background;
        this.ended = ended;
    }

    /** What blocks until the cloud has come to rest. */
    interface Doing {
        DeployOutcome with(DeployListener listener);
    }

    /** @param expected how many resources will be told of; 0 if nobody knows */
    void begin(Work what, int expected, String step, Doing doing) {
        long mine = course.wish();
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        Batcher<DeployEvent> events = background.batcher(Questions.BATCH, batch -> happened(mine, batch));
        course.become(new DeployStage.Working(what, Progress.begun(Instant.now(), expected, step), false));
        DeployListener listener = new DeployListener() {
            @Override
            public void on(DeployEvent event) {
                events.add(event);
            }

            @Override
            public boolean isCancelled() {
                return stop.get();
            }
        };
        course.worksOn(background.io(() -> doing.with(listener), outcome -> ended(mine, what, outcome), failure -> questions.refused(mine, failure)));
    }

    private void happened(long mine, List<DeployEvent> batch) {
        if (course.isNewest(mine) && course.stage() instanceof DeployStage.Working(Work what, Progress progress, boolean cancelling)) {
            course.become(new DeployStage.Working(what, after(progress, batch), cancelling));
        } else if (course.isNewest(mine) && course.stage() instanceof DeployStage.Ended(Work what, Progress progress, DeployOutcome outcome)) {
            // the last news may come in the batch after the outcome
            course.become(new DeployStage.Ended(what, after(progress, batch), outcome));
        }
    }

    private static Progress after(Progress progress, List<DeployEvent> batch) {
        Progress next = progress;
        for (DeployEvent event : batch) {
            next = next.after(event);
        }
        return next;
    }

    private void ended(long mine, Work what, DeployOutcome outcome) {
        if (course.isNewest(mine) && course.stage() instanceof DeployStage.Working(Work was, Progress progress, boolean cancelling)) {
            ended.accept(outcome);
            course.become(new DeployStage.Ended(what, progress, outcome));
        }
    }

    /** What was done is taken back in the cloud. */
    void cancel(DeployStage.Working working) {
        cancelled.set(true);
        course.become(new DeployStage.Working(working.work(), working.progress(), true));
    }
}
