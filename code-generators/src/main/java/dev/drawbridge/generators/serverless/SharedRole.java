package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The one role that the framework makes for all functions without their own: their logs, what the file permits, and what their sources and
 * destinations need. What sources need is what the rows of the wire table say. Source: "IAM" in the documentation of the framework.
 */
final class SharedRole {
    /** The kind of card that an event comes from, and where the event names it. */
    private static final Map<String, String> SOURCES = Map.of("SQS", "queue", "DynamoDB", "table", "Kinesis", "stream");
    private static final String NETWORK = "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole";
    private static final String KAFKA = "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole";
    private static final Map<String, String> DESTINATIONS = Map.of("SQS", "queue", "SNS", "topic", "Lambda", "function", "EventBridge", "event-bus");

    private final FrameworkDocument file;
    private final FrameworkView view;
    private final WireTable table;
    private final Losses losses;
    private final List<Tree> statements = new ArrayList<>();
    private final SequencedSet<Tree> managed = new LinkedHashSet<>();
    private final SequencedMap<String, SequencedSet<Tree>> polled = new LinkedHashMap<>();
    private boolean scheduled;
    private boolean traced;
    private boolean networked;

    SharedRole(FrameworkDocument file, FrameworkView view, WireTable table, Losses losses) {
        this.file = file;
        this.view = view;
        this.table = table;
        this.losses = losses;
    }

    Tree resource() {
        Tree provider = file.at("provider").orElseGet(Tree::map);
        Tree iam = provider.at("iam", "role").filter(Tree.Map.class::isInstance).orElseGet(Tree::map);
        Tree globals = view.template().at("Globals", "Function").orElseGet(Tree::map);
        String logs = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/" + file.service() + "-" + file.stage() + "*:*";
        allow(BaseGrants.FRAMEWORK_LOGS, Tree.sub(logs));
        allow(BaseGrants.PUT_LOGS, Tree.sub(logs + ":*"));
        file.at(file.statements()).map(Tree::items).orElse(List.of()).forEach(statements::add);
        List.of(iam.get("managedPolicies"), provider.get("iamManagedPolicies")).forEach(said -> said.map(Tree::items).orElse(List.of()).forEach(managed::add));
        view.functions().forEach((id, function) -> {
            Tree own = view.template().at("Resources", id, "Properties").orElseGet(Tree::map);
            if (own.get("Role").equals(Optional.of(Tree.getAtt(FrameworkIds.ROLE, "Arn")))) {
                function(id, own, globals);
            }
        });
        if (traced) {
            allow(BaseGrants.TRACING, Tree.string("*"));
        }
        polled.forEach((kind, sources) -> statements.add(statement(actions(kind, "function", WireRole.TRIGGER, Grant.Place.FROM), Tree.seq(List.copyOf(sources)))));
        if (view.made().containsKey(FrameworkIds.WEBSOCKETS)) {
            allow(actions("function", "websocket-api", WireRole.SEND, Grant.Place.TO), Tree.sub("arn:${AWS::Partition}:execute-api:*:*:*/@connections/*"));
        }
        if (scheduled) {
            allow(List.of(BaseGrants.INVOKE), Tree.sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:" + file.service() + "-" + file.stage() + "-*"));
        }
        if (networked) {
            managed.add(Tree.sub(NETWORK));
        }
        return new Block().put("Type", "AWS::IAM::Role").put("Properties", new Block().put("AssumeRolePolicyDocument", trust())
                .put("Policies", List.of(new Block().put("PolicyName", file.service() + "-" + file.stage() + "-lambda")
                        .put("PolicyDocument", new Block().put("Version", "2012-10-17").put("Statement", Tree.seq(statements))).tree()))
                .put("Path", iam.get("path").orElse(Tree.string("/")))
                .put("RoleName", iam.get("name").orElseGet(() -> Tree.sub(file.service() + "-" + file.stage() + "-${AWS::Region}-lambdaRole")))
                .put("ManagedPolicyArns", List.copyOf(managed))
                .put("PermissionsBoundary", iam.get("permissionsBoundary").or(() -> iam.get("permissionBoundary")).or(() -> provider.get("rolePermissionsBoundary")))
                .put("Tags", iam.get("tags").map(tags -> Tree.seq(tags.entries().entrySet().stream().map(tag -> Tree.map("Key", Tree.string(tag.getKey())).with("Value", tag.getValue())).toList())))).tree();
    }

    private Block trust() {
        List<String> services = scheduled ? List.of("lambda.amazonaws.com", "scheduler.amazonaws.com") : List.of("lambda.amazonaws.com");
        return new Block().put("Version", "2012-10-17").put("Statement", List.of(new Block().put("Effect", "Allow")
                .put("Principal", Tree.map("Service", Block.strings(services))).put("Action", BaseGrants.ASSUME_ROLE).tree()));
    }

    private void function(String id, Tree own, Tree globals) {
        traced |= own.get("Tracing").or(() -> globals.get("Tracing")).isPresent();
        networked |= own.get("VpcConfig").isPresent();
        own.at("DeadLetterQueue", "TargetArn").ifPresent(arn -> allow(actions("function", "topic", WireRole.SEND, Grant.Place.TO), arn));
        for (String outcome : List.of("OnSuccess", "OnFailure")) {
            own.at("EventInvokeConfig", "DestinationConfig", outcome).ifPresent(destination -> send(id, destination));
        }
        own.get("Events").orElseGet(Tree::map).entries().values().forEach(event -> event(id, event));
    }

    private void event(String id, Tree event) {
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        properties.at("DestinationConfig", "OnFailure").ifPresent(destination -> send(id, destination));
        Optional<Tree> source = properties.get("Queue").or(() -> properties.get("Stream"));
        if (SOURCES.containsKey(type) && source.isPresent()) {
            polled.computeIfAbsent(SOURCES.get(type), _ -> new LinkedHashSet<>()).add(source.get());
        }
        switch (type) {
            case "ScheduleV2" -> scheduled = true;
            case "MSK" -> {
                managed.add(Tree.sub(KAFKA));
                networked = true;
            }
            case "MQ", "SelfManagedKafka" -> losses.add(id, "What its role needs to read from its broker is not written.");
            default -> { }
        }
    }

    private void send(String id, Tree destination) {
        Optional<Tree> arn = destination.get("Destination");
        String text = arn.flatMap(Tree::asText).orElse("");
        Optional<String> kind = destination.get("Type").flatMap(Tree::asText).map(DESTINATIONS::get).or(() -> List.of("sqs queue", "sns topic", "lambda function", "events event-bus").stream()
                .map(each -> each.split(" ")).filter(each -> text.matches("arn:[^:]*:" + each[0] + ":.*")).map(each -> each[1]).findFirst());
        if (kind.isPresent() && arn.isPresent()) {
            allow(actions("function", kind.get(), WireRole.SEND, Grant.Place.TO), arn.get());
        } else {
            losses.add(id, "What its role needs to send to its destination is not written, because the file does not say what that is.");
        }
    }

    private List<String> actions(String from, String to, WireRole role, Grant.Place on) {
        Set<String> found = new LinkedHashSet<>();
        (role == WireRole.SEND && to.equals("function") ? table.find(from, WireRole.SEND, to).or(() -> table.find(from, WireRole.CALL, to)) : table.find(from, role, to)).ifPresent(row -> row.grants().stream()
                .filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == on).forEach(grant -> found.addAll(grant.actions())));
        return List.copyOf(found);
    }

    private void allow(List<String> actions, Tree resource) {
        Tree statement = statement(actions, resource);
        if (!actions.isEmpty() && !statements.contains(statement)) {
            statements.add(statement);
        }
    }

    private static Tree statement(List<String> actions, Tree resource) {
        return new Block().put("Effect", "Allow").put("Action", Block.strings(actions)).put("Resource", resource).tree();
    }
}
