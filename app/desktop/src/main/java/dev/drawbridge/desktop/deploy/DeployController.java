package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.CostChange;
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
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.DeployStage.Work;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Deploys the open project: one wish at a time, each answer a new {@link DeployStage}. Everything that blocks happens away from the
 * JavaFX thread, to which this object belongs. A deployment goes on in the cloud when the window closes; {@link #open} finds it again.
 */
public final class DeployController {
    private final Deployers deployers;
    private final Background background;
    private final DeployHooks hooks;
    private final EnvironmentChoice environments;
    private final Course course = new Course();
    private final Questions questions;
    private final Undertaking undertaking;
    private final PushedFunctions pushed;
    private Optional<DeployStatus> status = Optional.empty();

    public DeployController(Deployers deployers, Background background, DeployHooks hooks) {
        this.deployers = deployers;
        this.background = background;
        this.hooks = hooks;
        this.environments = new EnvironmentChoice(deployers, background, hooks);
        this.questions = new Questions(course, deployers, background, hooks);
        this.undertaking = new Undertaking(course, questions, background, this::ended);
        this.pushed = new PushedFunctions(course, deployers, environments, background, hooks);
        environments.onSaved(this::settingsChanged);
    }

    public EnvironmentChoice environments() {
        return environments;
    }

    public DeployStage stage() {
        return course.stage();
    }

    /** What the cloud said last of the environment that is looked at. */
    public Optional<DeployStatus> status() {
        return status;
    }

    /** Hears of every new stage. */
    public void listen(Consumer<DeployStage> listener) {
        course.listen(listener);
    }

    private Deployer deployer() {
        return deployers.of(environments.current());
    }

    private boolean isBusy() {
        return stage().isBusy();
    }

    private <T> void ask(String step, BiFunction<Deployer, DeployListener, T> question, Consumer<T> then) {
        questions.ask(deployer(), step, question, then);
    }

    // --- where

    /** Reads the environments, and goes on looking at what was on its way when the window was closed. */
    public void open() {
        environments.load(() -> {
            pushed.look();
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
        if (stage() instanceof DeployStage.Working) {
            return;
        }
        questions.drop();
        status = Optional.empty();
        environments.choose(environment);
        course.become(new DeployStage.Resting(Optional.empty()));
        pushed.look();
    }

    // --- asking

    /** Saves, builds and asks what a deployment would do. */
    public void plan() {
        if (isBusy()) {
            return;
        }
        questions.drop();
        hooks.showPanel();
        hooks.saved(() -> ask(Words.of("deploy.planning"), (deployer, listener) -> deployer.plan(environments.request(), listener), plan -> course.become(new DeployStage.Planned(plan))));
    }

    /** Asks what is in the cloud. */
    public void refresh() {
        if (isBusy()) {
            return;
        }
        questions.drop();
        ask(Words.of("deploy.looking"), (deployer, listener) -> deployer.status(environments.request()), now -> {
            status = Optional.of(now);
            course.become(new DeployStage.Resting(status));
            // asking finds what was pushed from other machines
            pushed.look();
        });
    }

    /** Asks what a removal would take. */
    public void planRemoval() {
        if (isBusy()) {
            return;
        }
        questions.drop();
        hooks.showPanel();
        ask(Words.of("deploy.looking"), (deployer, listener) -> deployer.planDestroy(environments.request()), plan -> course.become(new DeployStage.RemovalPlanned(plan)));
    }

    /** Compares what runs with what was deployed. */
    public void compare() {
        if (isBusy()) {
            return;
        }
        questions.drop();
        hooks.showPanel();
        ask(Words.of("deploy.comparing"), (deployer, listener) -> deployer.drift(environments.request(), listener), drift -> course.become(new DeployStage.Compared(drift)));
    }

    /** Asks what it would do to set everything back to what was deployed. */
    public void planRevert(Drift drift) {
        if (!isBusy()) {
            hooks.saved(() -> ask(Words.of("deploy.planning"), (deployer, listener) -> deployer.planRevert(environments.request(), drift, listener), plan -> course.become(new DeployStage.Planned(plan))));
        }
    }

    /** Changes the drawing to what runs. */
    public void adopt(Drift.Drifted drifted) {
        DeployRequest request = environments.request();
        background.io(() -> deployers.of(request.environment()).adopted(request, drifted), other -> {
            if (hooks.adopt(other, Words.of("deploy.adopt.label", drifted.id()))) {
                hooks.done(Words.of("deploy.adopted", drifted.id()));
                settled(drifted);
            } else {
                hooks.failed(Words.of("deploy.adopt.nothing", drifted.id()), new DeployException(Words.of("deploy.adopt.nothing", drifted.id())));
            }
        }, failure -> hooks.failed(Words.of("deploy.adopt.nothing", drifted.id()), failure));
    }

    /** What was drawn as it is differs no more from what is wanted; what is left can still be taken back. */
    private void settled(Drift.Drifted drawn) {
        if (stage() instanceof DeployStage.Compared(Drift drift)) {
            List<Drift.Drifted> left = drift.drifted().stream().filter(other -> !other.equals(drawn)).toList();
            course.become(left.isEmpty() ? new DeployStage.Resting(status) : new DeployStage.Compared(drift.withDrifted(left)));
        }
    }

    // --- the drawing

    /** The drawing is another: a plan for the one before is not done by mistake, but its cost follows; the plan holds again when the drawing is as it was. */
    public void drawingChanged() {
        stage().onTable().ifPresent(this::compareWithDrawing);
    }

    private void compareWithDrawing(Plan plan) {
        if (!holds(plan)) {
            course.become(new DeployStage.Outdated(plan));
        } else if (stage() instanceof DeployStage.Outdated) {
            course.become(new DeployStage.Planned(plan));
        }
    }

    /** Whether drawing and environment are as they were planned; what is assumed of the traffic changes only the cost. */
    private boolean holds(Plan plan) {
        Environment planned = plan.request().environment();
        return plan.request().design().equals(hooks.design()) && environments.request().environment().withTraffic(planned.traffic()).equals(planned);
    }

    /** What the drawing would cost in the environment that is looked at. Quick. */
    CostEstimate cost(Traffic traffic) {
        return deployer().cost(hooks.design(), traffic);
    }

    /** What a plan changes of the cost, with the drawing and the assumptions as they are now. Quick. */
    CostChange cost(Plan plan) {
        Traffic traffic = environments.current().traffic();
        return new CostChange(plan.deployed().map(deployed -> deployer().cost(deployed, traffic)).or(plan.cost()::before), cost(traffic));
    }

    private void settingsChanged() {
        if (stage() instanceof DeployStage.Planned(Plan plan)) {
            course.become(holds(plan) ? stage() : new DeployStage.Outdated(plan));
        } else if (stage() instanceof DeployStage.Outdated(Plan plan)) {
            course.become(holds(plan) ? new DeployStage.Planned(plan) : stage());
        }
    }

    /** Lets go of what is on the table and shows what is there; after a change the cloud is asked for that. */
    public void back() {
        if (stage() instanceof DeployStage.Ended) {
            refresh();
        } else if (!(stage() instanceof DeployStage.Working)) {
            questions.drop();
            course.become(new DeployStage.Resting(status));
        }
    }

    // --- doing

    /** Does what is planned. */
    public void apply() {
        switch (stage()) {
            case DeployStage.Planned(Plan plan) -> undertaking.begin(Work.DEPLOY, plan.changes().size(), Words.of("deploy.begins"), listener -> deployer().apply(plan, listener));
            case DeployStage.RemovalPlanned(DestroyPlan plan) -> undertaking.begin(Work.REMOVE, plan.goes().size(), Words.of("deploy.removes"), listener -> deployer().destroy(plan, listener));
            case DeployStage.Resting resting -> { }
            case DeployStage.Asking asking -> { }
            case DeployStage.Outdated outdated -> { }
            case DeployStage.Working working -> { }
            case DeployStage.Ended ended -> { }
            case DeployStage.Compared compared -> { }
            case DeployStage.Refused refused -> { }
        }
    }

    /** Looks at what is on its way already, whoever began it. */
    public void follow() {
        if (!isBusy()) {
            undertaking.begin(Work.FOLLOW, 0, Words.of("deploy.follows"), listener -> deployer().follow(environments.request(), listener));
        }
    }

    /** Tries once more to take back what got stuck. @param skip resources to leave as they are, by their names in the template */
    public void continueRollback(List<String> skip) {
        if (!isBusy()) {
            undertaking.begin(Work.ROLL_BACK, 0, Words.of("deploy.takes-back"), listener -> deployer().continueRollback(environments.request(), skip, listener));
        }
    }

    private void ended(DeployOutcome outcome) {
        status = Optional.empty();
        pushed.look();
        if (outcome.succeeded()) {
            environments.forgetUnwritten();
            hooks.done(WayOn.withoutCommand(outcome.sentence()));
        }
    }

    /** Functions that run other code than was deployed, because it was pushed from here. */
    public Set<NodeId> pushed() {
        return pushed.all();
    }

    /** Saves, and puts the code of one function into the environment, past the template. */
    public void push(NodeId function) {
        if (isBusy()) {
            return;
        }
        questions.drop();
        hooks.saved(() -> {
            String name = hooks.design().requireNode(function).name();
            ask(Words.of("deploy.pushing", name), (deployer, listener) -> deployer.push(environments.request(), function, listener), push -> {
                hooks.done(Words.of("deploy.pushed", name, push.time().toMillis() / 1000.0));
                course.become(new DeployStage.Resting(status));
                if (status.isEmpty()) {
                    refresh();
                } else {
                    pushed.look();
                }
            });
        });
    }

    /** Stops: a question is dropped, a change is taken back in the cloud. */
    public void cancel() {
        switch (stage()) {
            case DeployStage.Asking asking -> {
                course.wish();
                course.interrupt();
                course.become(new DeployStage.Resting(status));
            }
            case DeployStage.Working working -> undertaking.cancel(working);
            case DeployStage.Resting resting -> { }
            case DeployStage.Planned planned -> { }
            case DeployStage.Outdated outdated -> { }
            case DeployStage.RemovalPlanned planned -> { }
            case DeployStage.Ended ended -> { }
            case DeployStage.Compared compared -> { }
            case DeployStage.Refused refused -> { }
        }
    }

    /** Stops looking; what runs in the cloud goes on and is found again. */
    public void close() {
        questions.drop();
        course.interrupt();
    }
}
