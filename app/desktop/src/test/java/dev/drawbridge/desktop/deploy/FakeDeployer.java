package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.Choices;
import dev.drawbridge.cloud.deploy.CostChange;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployOutcome.Result;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.PermissionChange;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.cloud.deploy.PlannedChange.DataEffect;
import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.CostEstimator;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A cloud that does at once what it is told, remembers its calls, and waits where a test wants to look. */
public final class FakeDeployer implements Deployer {
    public static final Account ACCOUNT = new Account("111122223333", "user/anna", "eu-west-1", "");
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Opened when an apply may go on. */
    public final CountDownLatch gate = new CountDownLatch(1);
    public volatile Optional<DeployException> refusal = Optional.empty();
    public volatile String template = "Resources: {}";
    public volatile Set<NodeId> pushed = Set.of();
    public volatile List<TemplateParameter> parameters = List.of();
    /** The values that the last plan was asked with. */
    public volatile java.util.Map<String, String> given = java.util.Map.of();
    public volatile boolean waits;
    public volatile boolean fails;
    public volatile boolean losesData;
    public volatile Optional<Instant> underWay = Optional.empty();
    public volatile DeployStatus.State state = DeployStatus.State.READY;

    private record Nothing() implements Plan.Prepared {}

    private void called(String call) {
        calls.add(call);
        refusal.ifPresent(refused -> {
            throw refused;
        });
    }

    @Override
    public String target() {
        return "aws";
    }

    @Override
    public Choices choices() {
        return new Choices(List.of(new Choices.Profile("live", "single sign-on", "eu-west-1"), new Choices.Profile("sandbox", "access key", "")),
                List.of(new Choices.Region("eu-west-1", "Europe (Ireland)"), new Choices.Region("us-east-1", "US East (N. Virginia)")));
    }

    @Override
    public List<TemplateParameter> parameters(DeployRequest request) {
        return parameters;
    }

    @Override
    public Account account(DeployRequest request) {
        called("account " + request.environment().name());
        return ACCOUNT;
    }

    @Override
    public CostEstimate cost(Design design, Traffic traffic) {
        return CostEstimator.aws().of(design, traffic);
    }

    public static ResourceState resource(String card, String id, String type, Phase phase, String words) {
        return new ResourceState(Optional.of(new NodeId(card)), id, type, id.toLowerCase(java.util.Locale.ROOT) + "-1A2B", phase, words, Instant.EPOCH);
    }

    public static PlannedChange change(String card, String id, String type, Action action, DataEffect data, PropertyChange... properties) {
        return new PlannedChange(Optional.of(new NodeId(card)), id, type, action, List.of(properties), data);
    }

    @Override
    public Plan plan(DeployRequest request, DeployListener listener) {
        given = request.environment().parameters();
        called("plan " + request.environment().name());
        listener.on(new DeployEvent.Step("Building search"));
        List<PlannedChange> changes = new ArrayList<>();
        if (losesData) {
            changes.add(change("purchases", "Purchases", "AWS::DynamoDB::Table", Action.REPLACE, DataEffect.LOST, new PropertyChange("KeySchema", "[{AttributeName: id}]", "[{AttributeName: order}]", true)));
        }
        changes.add(change("purchase", "Purchase", "AWS::Lambda::Function", Action.ADD, DataEffect.NONE));
        changes.add(change("purchase", "PurchaseRole", "AWS::IAM::Role", Action.ADD, DataEffect.NONE));
        changes.add(change("search", "Search", "AWS::Lambda::Function", Action.CHANGE, DataEffect.NONE, new PropertyChange("Timeout", "10", "21", false), new PropertyChange("MemorySize", "512", "1024", false)));
        changes.add(new PlannedChange(Optional.empty(), "OldTopic", "AWS::SNS::Topic", Action.REMOVE, List.of(), DataEffect.NONE));
        return new Plan(request, ACCOUNT, request.stackName(), false, Optional.of(request.design().withWires(java.util.Map.of())),
                List.of(new PermissionChange(Optional.of(new NodeId("purchase")), "PurchaseRole", List.of("dynamodb:PutItem"), "Purchases", false),
                        new PermissionChange(Optional.of(new NodeId("search")), "SearchRole", List.of("dynamodb:Query", "dynamodb:Scan"), "Products/index/*", true)),
                changes, new CostChange(Optional.of(cost(Design.empty("before"), request.environment().traffic())), cost(request.design(), request.environment().traffic())),
                List.of(), new Nothing());
    }

    @Override
    public void discard(Plan plan) {
        calls.add("discard");
    }

    @Override
    public Push push(DeployRequest request, NodeId function, DeployListener listener) {
        called("push " + function);
        pushed = Set.of(function);
        return new Push("search-1A2B", "4", 1000, Duration.ofSeconds(2));
    }

    @Override
    public Set<NodeId> pushed(DeployRequest request) {
        return pushed;
    }

    @Override
    public Plan planRevert(DeployRequest request, Drift drift, DeployListener listener) {
        Plan plan = plan(request, listener);
        calls.add("revert");
        return plan;
    }

    @Override
    public Design adopted(DeployRequest request, Drift.Drifted drifted) {
        NodeId card = drifted.card().orElseThrow();
        return request.design().withNode(request.design().requireNode(card).withField("memory", dev.drawbridge.model.Value.of(2048)));
    }

    @Override
    public List<dev.drawbridge.cloud.deploy.Standing> standing(dev.drawbridge.cloud.deploy.Environment where) {
        called("standing " + where.region());
        return List.of(new dev.drawbridge.cloud.deploy.Standing("billing", "update complete", Optional.of(Instant.EPOCH), "", "Somebody's billing"),
                new dev.drawbridge.cloud.deploy.Standing("pet-store-dev", "create complete", Optional.empty(), "pet-store", ""));
    }

    private void news(DeployListener listener) {
        listener.on(new DeployEvent.Uploading(new NodeId("purchase"), 400, 1000));
        listener.on(new DeployEvent.Uploading(new NodeId("purchase"), 1000, 1000));
        listener.on(new DeployEvent.Step("Deploying pet-store-dev"));
        listener.on(new DeployEvent.ResourceChanged(resource("search", "Search", "AWS::Lambda::Function", Phase.DONE, "")));
        listener.on(new DeployEvent.ResourceChanged(resource("purchase", "PurchaseRole", "AWS::IAM::Role", Phase.DONE, "")));
        listener.on(new DeployEvent.ResourceChanged(resource("purchase", "Purchase", "AWS::Lambda::Function", Phase.WORKING, "")));
    }

    private boolean stopped(DeployListener listener) {
        while (waits && gate.getCount() > 0 && !listener.isCancelled()) {
            try {
                if (gate.await(10, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeployException("We stopped looking. The deployment goes on in the cloud; follow it with: drawbridge deploy x --follow", e);
            }
        }
        return listener.isCancelled();
    }

    @Override
    public DeployOutcome apply(Plan plan, DeployListener listener) {
        called("apply " + plan.request().environment().name());
        return worked(listener);
    }

    private DeployOutcome worked(DeployListener listener) {
        news(listener);
        if (stopped(listener)) {
            return new DeployOutcome(Result.CANCELLED, "Cancelled; everything is as it was before.", List.of(), List.of(), List.of(), 1000, Duration.ofSeconds(3));
        }
        if (fails) {
            ResourceState failed = resource("purchase", "Purchase", "AWS::Lambda::Function", Phase.FAILED, "The role may not be assumed by Lambda.");
            listener.on(new DeployEvent.ResourceChanged(failed));
            listener.on(new DeployEvent.RollbackStarted(failed.words()));
            listener.on(new DeployEvent.ResourceChanged(resource("search", "Search", "AWS::Lambda::Function", Phase.UNDONE, "")));
            return new DeployOutcome(Result.ROLLED_BACK, "Purchase failed: The role may not be assumed by Lambda. Everything is as it was before.", List.of(failed), List.of(), List.of(), 1000, Duration.ofSeconds(9));
        }
        listener.on(new DeployEvent.ResourceChanged(resource("purchase", "Purchase", "AWS::Lambda::Function", Phase.DONE, "")));
        return new DeployOutcome(Result.DONE, "pet-store-dev is deployed.", List.of(), outputs(), List.of(), 1000, Duration.ofSeconds(12));
    }

    private static List<Output> outputs() {
        return List.of(new Output(Optional.of(new NodeId("products")), "ProductsTableName", "pet-store-dev-Products-1A2B", ""),
                new Output(Optional.of(new NodeId("shop")), "ShopUrl", "https://abc123.execute-api.eu-west-1.amazonaws.com", "Address of shop"));
    }

    @Override
    public Optional<Instant> underWay(DeployRequest request) {
        return request.environment().name().equals("dev") ? underWay : Optional.empty();
    }

    @Override
    public DeployOutcome follow(DeployRequest request, DeployListener listener) {
        called("follow " + request.environment().name());
        return worked(listener);
    }

    @Override
    public DeployOutcome continueRollback(DeployRequest request, List<String> skip, DeployListener listener) {
        called("continueRollback " + skip);
        return new DeployOutcome(Result.DONE, "pet-store-dev is as it was before its last change.", List.of(), List.of(), List.of(), 0, Duration.ofSeconds(4));
    }

    @Override
    public DestroyPlan planDestroy(DeployRequest request) {
        called("planDestroy " + request.environment().name());
        ResourceState purchases = resource("purchases", "Purchases", "AWS::DynamoDB::Table", Phase.DONE, "");
        return new DestroyPlan(request, ACCOUNT, request.stackName(), List.of(purchases, resource("search", "Search", "AWS::Lambda::Function", Phase.DONE, "")), List.of(purchases),
                List.of(resource("products", "Products", "AWS::DynamoDB::Table", Phase.DONE, "")), new Nothing());
    }

    @Override
    public DeployOutcome destroy(DestroyPlan plan, DeployListener listener) {
        called("destroy " + plan.stack());
        listener.on(new DeployEvent.ResourceChanged(resource("search", "Search", "AWS::Lambda::Function", Phase.REMOVED, "")));
        return new DeployOutcome(Result.DONE, plan.stack() + " is gone.", List.of(), List.of(), plan.stays(), 0, Duration.ofSeconds(5));
    }

    @Override
    public String template(DeployRequest request) {
        return template;
    }

    @Override
    public DeployStatus status(DeployRequest request) {
        called("status " + request.environment().name());
        return new DeployStatus(ACCOUNT, request.stackName(), state, request.stackName() + " is there. Go on with: drawbridge deploy x --env dev", Optional.of(Instant.EPOCH),
                List.of(resource("search", "Search", "AWS::Lambda::Function", Phase.DONE, "")), outputs(), java.util.Set.of(), List.of());
    }

    @Override
    public Drift drift(DeployRequest request, DeployListener listener) {
        called("drift " + request.environment().name());
        return new Drift(ACCOUNT, request.stackName(), 7, List.of(
                new Drift.Drifted(Optional.of(new NodeId("search")), "Search", "AWS::Lambda::Function", "search-1A2B", false, List.of(new PropertyChange("MemorySize", "512", "2048", false)))));
    }
}
