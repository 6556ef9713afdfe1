package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.Batcher;
import dev.drawbridge.desktop.deploy.DeployStage.Work;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Deploys the open project: one wish at a time, each answer a new {@link DeployStage}. Everything that blocks happens away from the
 * JavaFX thread, to which this object belongs. A deployment goes on in the cloud when the window closes; {@link #open} finds it again.
 */
public final class DeployController {
    private static final Duration BATCH = Duration.ofMillis(100);

    private final Deployers deployers;
    private final Background background;
    private final DeployHooks hooks;
    private final EnvironmentChoice environments;
    private final List<Consumer<DeployStage>> listeners = new CopyOnWriteArrayList<>();
    private DeployStage stage = new DeployStage.Resting(Optional.empty());
    private Optional<DeployStatus> status = Optional.empty();
    private Set<NodeId> pushed = Set.of();
    private Optional<Future<?>> work = Optional.empty();
    private AtomicBoolean cancelled = new AtomicBoolean();
    /** Counts wishes; the answer to an older one is let go of. */
    private long wish;

    public DeployController(Deployers deployers, Background background, DeployHooks hooks) {
        this.deployers = deployers;
        this.background = background;
        this.hooks = hooks;
        this.environments = new EnvironmentChoice(deployers, background, hooks);
    }

    public EnvironmentChoice environments() {
        return environments;
    }

    public DeployStage stage() {
        return stage;
    }

    /** What the cloud said last of the environment that is looked at. */
    public Optional<DeployStatus> status() {
        return status;
    }

    /** Hears of every new stage. */
    public void listen(Consumer<DeployStage> listener) {
        listeners.add(listener);
    }

    private void become(DeployStage next) {
        stage = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    private Deployer deployer() {
        return deployers.of(environments.current());
    }

    // --- where

    /** Reads the environments, and goes on looking at what was on its way when the window was closed. */
    public void open() {
        environments.load(() -> {
            lookForPushed();
            List<DeployRequest> requests = environments.all().stream().filter(deployers::know).map(environment -> new DeployRequest(hooks.project(), hooks.design(), environment)).toList();
            background.io(() -> requests.stream().filter(request -> deployers.of(request.environment()).underWay(request).isPresent()).findFirst(),
                    found -> found.ifPresent(request -> {
                        look(request.environment());
                        hooks.showPanel();
                        follow();
                    }), failure -> hooks.failed(Words.of("deploy.resume.failed"), failure));
        });
    }

    /** Looks at another environment; what was planned for the one before is let go of. */
    public void look(Environment environment) {
        if (stage instanceof DeployStage.Working) {
            return;
        }
        drop();
        status = Optional.empty();
        environments.choose(environment);
        become(new DeployStage.Resting(Optional.empty()));
        lookForPushed();
    }

    /** Functions that run other code than was deployed, because it was pushed from here. */
    public Set<NodeId> pushed() {
        return pushed;
    }

    private void lookForPushed() {
        DeployRequest request = environments.request();
        if (!deployers.know(request.environment())) {
            return;
        }
        background.io(() -> deployers.of(request.environment()).pushed(request), found -> {
            if (!found.equals(pushed) && request.environment().name().equals(environments.current().name())) {
                pushed = found;
                become(stage);
            }
        }, failure -> hooks.failed(Words.of("deploy.resume.failed"), failure));
    }

    /** Saves, and puts the code of one function into the environment, past the template. */
    public void push(NodeId function) {
        if (stage.isBusy()) {
            return;
        }
        drop();
        hooks.saved(() -> {
            String name = hooks.design().requireNode(function).name();
            ask(Words.of("deploy.pushing", name), (deployer, listener) -> deployer.push(environments.request(), function, listener), push -> {
                hooks.done(Words.of("deploy.pushed", name, seconds(push)));
                become(new DeployStage.Resting(status));
                lookForPushed();
            });
        });
    }

    private static double seconds(Push push) {
        return push.time().toMillis() / 1000.0;
    }

    /** What the drawing would cost in the environment that is looked at. Quick. */
    CostEstimate cost(Traffic traffic) {
        return deployer().cost(hooks.design(), traffic);
    }

    // --- asking

    /** Saves, builds and asks what a deployment would do. */
    public void plan() {
        if (stage.isBusy()) {
            return;
        }
        drop();
        hooks.showPanel();
        hooks.saved(() -> ask(Words.of("deploy.planning"), (deployer, listener) -> deployer.plan(environments.request(), listener), plan -> become(new DeployStage.Planned(plan))));
    }

    /** Asks what is in the cloud. */
    public void refresh() {
        if (stage.isBusy()) {
            return;
        }
        drop();
        ask(Words.of("deploy.looking"), (deployer, listener) -> deployer.status(environments.request()), this::rest);
    }

    private void rest(DeployStatus now) {
        status = Optional.of(now);
        become(new DeployStage.Resting(status));
    }

    /** Asks what a removal would take. */
    public void planRemoval() {
        if (stage.isBusy()) {
            return;
        }
        drop();
        hooks.showPanel();
        ask(Words.of("deploy.looking"), (deployer, listener) -> deployer.planDestroy(environments.request()), plan -> become(new DeployStage.RemovalPlanned(plan)));
    }

    /** Compares what runs with what was deployed. */
    public void compare() {
        if (stage.isBusy()) {
            return;
        }
        drop();
        hooks.showPanel();
        ask(Words.of("deploy.comparing"), (deployer, listener) -> deployer.drift(environments.request(), listener), drift -> become(new DeployStage.Compared(drift)));
    }

    /** The drawing is another: a plan for the one before is not done by mistake. */
    public void drawingChanged() {
        if (stage instanceof DeployStage.Planned(Plan plan) && !plan.request().design().equals(hooks.design())) {
            drop();
            become(new DeployStage.Refused(Words.of("deploy.plan.stale")));
        }
    }

    /** Asks what it would do to set everything back to what was deployed. */
    public void planRevert(Drift drift) {
        if (!stage.isBusy()) {
            hooks.saved(() -> ask(Words.of("deploy.planning"), (deployer, listener) -> deployer.planRevert(environments.request(), drift, listener), plan -> become(new DeployStage.Planned(plan))));
        }
    }

    /** Changes the drawing to what runs. */
    public void adopt(Drift.Drifted drifted) {
        DeployRequest request = environments.request();
        background.io(() -> deployers.of(request.environment()).adopted(request, drifted), other -> {
            if (hooks.adopt(other, Words.of("deploy.adopt.label", drifted.id()))) {
                hooks.done(Words.of("deploy.adopted", drifted.id()));
            } else {
                hooks.failed(Words.of("deploy.adopt.nothing", drifted.id()), new DeployException(Words.of("deploy.adopt.nothing", drifted.id())));
            }
        }, failure -> hooks.failed(Words.of("deploy.adopt.nothing", drifted.id()), failure));
    }

    /** Lets go of what is on the table and shows what is there. */
    public void back() {
        if (!(stage instanceof DeployStage.Working)) {
            drop();
            become(new DeployStage.Resting(status));
        }
    }

    private <T> void ask(String step, BiFunction<Deployer, DeployListener, T> question, Consumer<T> then) {
        long mine = ++wish;
        Deployer deployer = deployer();
        Batcher<DeployEvent> steps = background.batcher(BATCH, events -> {
            if (mine == wish && stage instanceof DeployStage.Asking) {
                events.stream().filter(DeployEvent.Step.class::isInstance).map(event -> ((DeployEvent.Step) event).sentence()).reduce((first, last) -> last)
                        .ifPresent(sentence -> become(new DeployStage.Asking(sentence)));
            }
        });
        become(new DeployStage.Asking(step));
        work = Optional.of(background.io(() -> question.apply(deployer, steps::add), answer -> {
            if (mine == wish) {
                then.accept(answer);
            } else if (answer instanceof Plan plan) {
                letGo(plan);
            }
        }, failure -> refused(mine, failure)));
    }

    private void refused(long mine, Exception failure) {
        if (mine == wish) {
            hooks.showPanel();
            become(new DeployStage.Refused(WayOn.sentence(failure)));
        }
    }

    // --- doing

    /** Does what is planned. */
    public void apply() {
        switch (stage) {
            case DeployStage.Planned(Plan plan) -> {
                work(Work.DEPLOY, plan.changes().size(), Words.of("deploy.begins"), listener -> deployer().apply(plan, listener));
            }
            case DeployStage.RemovalPlanned(DestroyPlan plan) -> work(Work.REMOVE, plan.goes().size(), Words.of("deploy.removes"), listener -> deployer().destroy(plan, listener));
            case DeployStage.Resting resting -> { }
            case DeployStage.Asking asking -> { }
            case DeployStage.Working working -> { }
            case DeployStage.Ended ended -> { }
            case DeployStage.Compared compared -> { }
            case DeployStage.Refused refused -> { }
        }
    }

    /** Looks at what is on its way already, whoever began it. */
    public void follow() {
        if (!stage.isBusy()) {
            work(Work.FOLLOW, 0, Words.of("deploy.follows"), listener -> deployer().follow(environments.request(), listener));
        }
    }

    /** Tries once more to take back what got stuck. @param skip resources to leave as they are, by their names in the template */
    public void continueRollback(List<String> skip) {
        if (!stage.isBusy()) {
            work(Work.ROLL_BACK, 0, Words.of("deploy.takes-back"), listener -> deployer().continueRollback(environments.request(), skip, listener));
        }
    }

    private interface Doing {
        DeployOutcome with(DeployListener listener);
    }

    private void work(Work what, int expected, String step, Doing doing) {
        long mine = ++wish;
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        Batcher<DeployEvent> events = background.batcher(BATCH, batch -> happened(mine, batch));
        become(new DeployStage.Working(what, Progress.begun(Instant.now(), expected, step), false));
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
        Callable<DeployOutcome> call = () -> doing.with(listener);
        work = Optional.of(background.io(call, outcome -> ended(mine, what, outcome), failure -> refused(mine, failure)));
    }

    private void happened(long mine, List<DeployEvent> batch) {
        if (mine == wish && stage instanceof DeployStage.Working(Work what, Progress progress, boolean cancelling)) {
            become(new DeployStage.Working(what, after(progress, batch), cancelling));
        } else if (mine == wish && stage instanceof DeployStage.Ended(Work what, Progress progress, DeployOutcome outcome)) {
            // the last news may come in the batch after the outcome
            become(new DeployStage.Ended(what, after(progress, batch), outcome));
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
        if (mine != wish || !(stage instanceof DeployStage.Working(Work was, Progress progress, boolean cancelling))) {
            return;
        }
        status = Optional.empty();
        become(new DeployStage.Ended(what, progress, outcome));
        lookForPushed();
        if (outcome.succeeded()) {
            hooks.done(WayOn.withoutCommand(outcome.sentence()));
        }
    }

    /** Stops: a question is dropped, a change is taken back in the cloud. */
    public void cancel() {
        switch (stage) {
            case DeployStage.Asking asking -> {
                wish++;
                work.ifPresent(future -> future.cancel(true));
                become(new DeployStage.Resting(status));
            }
            case DeployStage.Working(Work what, Progress progress, boolean cancelling) -> {
                cancelled.set(true);
                become(new DeployStage.Working(what, progress, true));
            }
            case DeployStage.Resting resting -> { }
            case DeployStage.Planned planned -> { }
            case DeployStage.RemovalPlanned planned -> { }
            case DeployStage.Ended ended -> { }
            case DeployStage.Compared compared -> { }
            case DeployStage.Refused refused -> { }
        }
    }

    private void drop() {
        wish++;
        if (stage instanceof DeployStage.Planned(Plan plan)) {
            letGo(plan);
        }
    }

    private void letGo(Plan plan) {
        // a plan that stays in the cloud harms nobody, and the next one replaces it
        background.io(() -> {
            deployers.of(plan.request().environment()).discard(plan);
            return true;
        }, done -> { }, failure -> hooks.failed(Words.of("deploy.discard.failed"), failure));
    }

    /** Stops looking; what runs in the cloud goes on and is found again. */
    public void close() {
        drop();
        work.ifPresent(future -> future.cancel(true));
    }
}
