package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.Batcher;
import dev.drawbridge.desktop.words.Words;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks the cloud what changes nothing there. Belongs to the JavaFX thread; the asking is done elsewhere. */
final class Questions {
    static final Duration BATCH = Duration.ofMillis(100);

    private final Course course;
    private final Deployers deployers;
    private final Background background;
    private final DeployHooks hooks;

    Questions(Course course, Deployers deployers, Background background, DeployHooks hooks) {
        this.course = course;
        this.deployers = deployers;
        this.background = background;
        this.hooks = hooks;
    }

    /**
     * Asks, and goes on if no other wish has overtaken this one.
     *
     * @param step what is shown meanwhile, until the deployer says something nearer
     */
    <T> void ask(Deployer deployer, String step, BiFunction<Deployer, DeployListener, T> question, Consumer<T> then) {
        long mine = course.wish();
        Batcher<DeployEvent> steps = background.batcher(BATCH, events -> {
            if (course.isNewest(mine) && course.stage() instanceof DeployStage.Asking) {
                events.stream().filter(DeployEvent.Step.class::isInstance).map(event -> ((DeployEvent.Step) event).sentence()).reduce((first, last) -> last)
                        .ifPresent(sentence -> course.become(new DeployStage.Asking(sentence)));
            }
        });
        course.become(new DeployStage.Asking(step));
        course.worksOn(background.io(() -> question.apply(deployer, steps::add), answer -> {
            if (course.isNewest(mine)) {
                then.accept(answer);
            } else if (answer instanceof Plan plan) {
                letGo(plan);
            }
        }, failure -> refused(mine, failure)));
    }

    /** The cloud would not. */
    void refused(long mine, Exception failure) {
        if (course.isNewest(mine)) {
            hooks.showPanel();
            course.become(new DeployStage.Refused(WayOn.sentence(failure)));
        }
    }

    /** Overtakes what was wished, and lets go of what is on the table. */
    void drop() {
        course.wish();
        course.stage().onTable().ifPresent(this::letGo);
    }

    private void letGo(Plan plan) {
        // a plan that stays in the cloud harms nobody, and the next one replaces it
        background.io(() -> {
            deployers.of(plan.request().environment()).discard(plan);
            return true;
        }, done -> { }, failure -> hooks.failed(Words.of("deploy.discard.failed"), failure));
    }
}
