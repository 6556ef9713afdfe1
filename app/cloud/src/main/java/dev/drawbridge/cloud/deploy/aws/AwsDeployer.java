package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.Choices;
import dev.drawbridge.cloud.deploy.CostChange;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.Standing;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.CostEstimator;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Deploys to AWS with CloudFormation. Each call is one conversation, with clients of its own. */
public final class AwsDeployer implements Deployer {
    private final Function<Environment, AwsClients> connect;
    private final InstantSource clock;

    /** Connects as the user's AWS configuration says. */
    public AwsDeployer() {
        this(AwsClients::connect);
    }

    /** @param connect makes the clients for an environment; they are closed after use */
    public AwsDeployer(Function<Environment, AwsClients> connect) {
        this(connect, InstantSource.system());
    }

    /** @param clock of this machine; it tells when the machine has slept */
    AwsDeployer(Function<Environment, AwsClients> connect, InstantSource clock) {
        this.connect = connect;
        this.clock = clock;
    }

    @Override
    public String target() {
        return Environment.AWS;
    }

    @Override
    public Choices choices() {
        return AwsChoices.read();
    }

    @Override
    public List<TemplateParameter> parameters(DeployRequest request) {
        return Parameters.declared(AwsSession.tree(HomeTemplate.of(request).text()));
    }

    private AwsSession session(DeployRequest request) {
        AwsClients clients = connect.apply(request.environment());
        try {
            return new AwsSession(request, clients, clock);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    @Override
    public Account account(DeployRequest request) {
        try (AwsSession session = session(request)) {
            return session.account();
        }
    }

    @Override
    public Plan plan(DeployRequest request, DeployListener listener) {
        try (AwsSession session = session(request)) {
            return new Planning(session, listener).plan();
        }
    }

    @Override
    public CostEstimate cost(Design design, Traffic traffic) {
        return CostEstimator.aws().of(design, traffic);
    }

    @Override
    public void discard(Plan plan) {
        if (plan.prepared() instanceof PreparedChangeSet set && !set.id().isEmpty()) {
            try (AwsSession session = session(plan.request())) {
                Applying.discard(session, plan);
            }
        }
    }

    @Override
    public DeployOutcome apply(Plan plan, DeployListener listener) {
        try (AwsSession session = session(plan.request())) {
            if (plan.prepared() instanceof DriftAnswers.PreparedSettings settings) {
                return DriftAnswers.apply(session, plan, settings, listener);
            }
            return new Applying(session, listener).apply(plan);
        }
    }

    @Override
    public Push push(DeployRequest request, NodeId function, DeployListener listener) {
        try (AwsSession session = session(request)) {
            return new CodePush(session, listener).push(function);
        }
    }

    @Override
    public Set<NodeId> pushed(DeployRequest request) {
        return new PushedCode(request).all().keySet();
    }

    @Override
    public Optional<Instant> underWay(DeployRequest request) {
        return DeployState.read(request).map(DeployState::started);
    }

    @Override
    public DeployOutcome follow(DeployRequest request, DeployListener listener) {
        try (AwsSession session = session(request)) {
            return new Following(session, listener).whatRuns();
        }
    }

    @Override
    public DeployOutcome continueRollback(DeployRequest request, List<String> skip, DeployListener listener) {
        try (AwsSession session = session(request); ProcessLock lock = DeployLock.take(request)) {
            Stack stack = session.ownStack().filter(found -> StackStates.isStuck(found.stackStatusAsString()))
                    .orElseThrow(() -> new DeployException(request.stackName() + " is not stuck, so there is nothing to take back."));
            Following following = new Following(session, listener);
            String marker = following.begun(stack.stackId(), Following.ROLLBACK);
            session.asked("go on taking back", AwsService.CLOUDFORMATION.permission("ContinueUpdateRollback"),
                    () -> session.cloud().continueUpdateRollback(ask -> ask.stackName(stack.stackId()).resourcesToSkip(skip)));
            return following.toTheEnd(stack.stackId(), marker, Following.ROLLBACK, 0);
        }
    }

    @Override
    public DestroyPlan planDestroy(DeployRequest request) {
        try (AwsSession session = session(request)) {
            return new Removal(session).plan();
        }
    }

    @Override
    public DeployOutcome destroy(DestroyPlan plan, DeployListener listener) {
        if (Removal.PreparedRemoval.of(plan).stackId().isEmpty()) {
            return new DeployOutcome(DeployOutcome.Result.UNCHANGED, "Nothing of " + plan.stack() + " is in " + plan.account().words() + ".", List.of(), List.of(), List.of(), 0, Duration.ZERO);
        }
        try (AwsSession session = session(plan.request())) {
            return new Removal(session).remove(plan, listener);
        }
    }

    @Override
    public String template(DeployRequest request) {
        try (AwsSession session = session(request)) {
            return session.deployedText(session.stack().orElseThrow(() -> new DeployException("There is no stack " + request.stackName() + " in " + session.account().words() + ", so it has no template.")));
        }
    }

    @Override
    public List<Standing> standing(Environment where) {
        try (AwsClients clients = connect.apply(where)) {
            return clients.cloudFormation().describeStacksPaginator().stacks().stream()
                    .filter(stack -> stack.parentId() == null && !StackStates.isGone(stack.stackStatusAsString()) && !StackStates.isOnlyPlanned(stack.stackStatusAsString()))
                    .map(AwsDeployer::standing).sorted(java.util.Comparator.comparing(Standing::name)).toList();
        } catch (SdkException e) {
            throw AwsFailure.of(e, where, "list the stacks", AwsService.CLOUDFORMATION.permission("DescribeStacks"));
        }
    }

    private static Standing standing(Stack stack) {
        String project = stack.tags().stream().filter(tag -> tag.key().equals(AwsSession.PROJECT_TAG)).map(tag -> tag.value()).findFirst().orElse("");
        return new Standing(stack.stackName(), stack.stackStatusAsString().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                Optional.ofNullable(stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime()), project, stack.description() == null ? "" : stack.description());
    }

    /**
     * What is there now, with what only whoever reads metrics has to know.
     *
     * @param apiNames what REST APIs are called, by their names in the template, where that can be told
     */
    public record Standings(DeployStatus status, Map<String, String> apiNames) {
        public Standings {
            apiNames = Map.copyOf(apiNames);
        }
    }

    @Override
    public DeployStatus status(DeployRequest request) {
        return standings(request).status();
    }

    /** The same as {@link #status}, in as many calls, with the names that metrics go by. */
    public Standings standings(DeployRequest request) {
        try (AwsSession session = session(request)) {
            Optional<Stack> found = session.ownStack().filter(stack -> !StackStates.isOnlyPlanned(stack.stackStatusAsString()));
            if (found.isEmpty()) {
                return new Standings(new DeployStatus(session.account(), request.stackName(), DeployStatus.State.ABSENT,
                        request.stackName() + " is not deployed. Deploy it with: " + request.command("deploy"), Optional.empty(), List.of(), List.of(), Set.of(), new KeptRecord(session).beside(List.of())), Map.of());
            }
            Stack stack = found.get();
            String status = stack.stackStatusAsString();
            DeployStatus.State state = StackWords.state(status);
            Instant changed = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
            Tree deployed = session.deployedTemplate(stack);
            List<ResourceState> resources = state == DeployStatus.State.ABSENT ? List.of() : session.resources(stack);
            RunningCode running = new RunningCode(session);
            Set<NodeId> pushed = state == DeployStatus.State.READY ? running.restored(running.compare(deployed, () -> resources)).since().keySet() : Set.of();
            return new Standings(new DeployStatus(session.account(), stack.stackName(), state, StackWords.sentence(request, stack.stackName(), status), Optional.ofNullable(changed),
                    resources, session.outputs(stack, deployed), pushed, new KeptRecord(session).beside(resources)), new RestApiNames(known(session, stack)).of(deployed));
        }
    }

    /** The values that a template may name and that are known without asking. */
    private static Map<String, String> known(AwsSession session, Stack stack) {
        Map<String, String> values = new HashMap<>(Map.of("AWS::StackName", stack.stackName(), "AWS::Region", session.account().region(), "AWS::AccountId", session.account().id(), "AWS::StackId", stack.stackId()));
        stack.parameters().stream().filter(parameter -> parameter.parameterValue() != null).forEach(parameter -> values.put(parameter.parameterKey(), parameter.parameterValue()));
        return values;
    }

    @Override
    public Plan planRevert(DeployRequest request, Drift drift, DeployListener listener) {
        try (AwsSession session = session(request)) {
            boolean pushedCode = drift.drifted().stream().flatMap(one -> one.properties().stream()).anyMatch(property -> property.name().equals(DriftDetection.CODE));
            boolean settings = drift.drifted().stream().flatMap(one -> one.properties().stream()).anyMatch(property -> !property.name().equals(DriftDetection.CODE));
            if (session.clients().environment().endpoint().isEmpty() || pushedCode && !settings) {
                return new Planning(session, listener).revert();
            }
            CostEstimate cost = cost(request.design(), request.environment().traffic());
            return DriftAnswers.settings(session, drift, new CostChange(Optional.of(cost), cost));
        }
    }

    @Override
    public Design adopted(DeployRequest request, Drift.Drifted drifted) {
        return DriftAnswers.adopted(request, drifted);
    }

    @Override
    public Drift drift(DeployRequest request, DeployListener listener) {
        try (AwsSession session = session(request)) {
            Stack stack = session.ownStack().orElseThrow(() -> new DeployException(request.stackName() + " is not deployed, so there is nothing to compare."));
            return new DriftDetection(session).detect(stack, listener);
        }
    }
}
