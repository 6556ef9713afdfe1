package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
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
import java.util.SequencedSet;
import java.util.Set;

/**
 * The role that SAM makes for a function or a state machine without one: managed policies for how it runs, and what stands below
 * {@code Policies} in any of its forms. Source: "AWS::Serverless::Function", Policies, in the SAM documentation.
 */
final class ServerlessRole {
    private static final String NO_VALUE = "AWS::NoValue";
    private static final String SERVICE_ROLE = "service-role/";
    /** Policies that AWS keeps below a path of their own. Source: the AWS managed policy reference. */
    private static final Set<String> SERVICE_ROLES = Set.of("AWSLambdaBasicExecutionRole", "AWSLambdaDynamoDBExecutionRole", "AWSLambdaENIManagementAccess",
            "AWSLambdaKinesisExecutionRole", "AWSLambdaMSKExecutionRole", "AWSLambdaRole", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaVPCAccessExecutionRole",
            "AmazonAPIGatewayPushToCloudWatchLogs", "AWSCodeDeployRoleForLambda", "AmazonS3ObjectLambdaExecutionRolePolicy", "AWSLambdaInvocation-DynamoDB");
    /** What a function is permitted because of what starts it. */
    private static final Map<String, String> FOR_EVENTS = Map.of("SQS", "AWSLambdaSQSQueueExecutionRole", "Kinesis", "AWSLambdaKinesisExecutionRole",
            "DynamoDB", "AWSLambdaDynamoDBExecutionRole", "MSK", "AWSLambdaMSKExecutionRole");
    private static final Map<String, String> KINDS = Map.of("SQS", "queue", "SNS", "topic", "EventBridge", "event-bus", "Lambda", "function");

    private final WireTable table;
    private final Losses losses;
    private final String id;
    private final SequencedSet<Tree> managed = new LinkedHashSet<>();
    private final List<Tree> inline = new ArrayList<>();

    private ServerlessRole(WireTable table, Losses losses, String id) {
        this.table = table;
        this.losses = losses;
        this.id = id;
    }

    /** The role of a function that names none. */
    static Tree ofFunction(String id, Tree properties, WireTable table, Losses losses) {
        ServerlessRole role = new ServerlessRole(table, losses, id);
        role.manage("AWSLambdaBasicExecutionRole");
        if (properties.get("Tracing").flatMap(Tree::asText).filter("Active"::equals).isPresent()) {
            role.manage("AWSXrayWriteOnlyAccess");
        }
        if (properties.get("VpcConfig").isPresent()) {
            role.manage("AWSLambdaVPCAccessExecutionRole");
        }
        properties.get("Events").map(Tree::entries).ifPresent(events -> events.values().forEach(event -> {
            Optional.ofNullable(FOR_EVENTS.get(Expansion.type(event))).ifPresent(role::manage);
            role.sends(Expansion.properties(event).at("DestinationConfig", "OnFailure"), "Destination");
        }));
        role.sends(properties.get("DeadLetterQueue"), "TargetArn");
        for (String outcome : List.of("OnSuccess", "OnFailure")) {
            role.sends(properties.at("EventInvokeConfig", "DestinationConfig", outcome), "Destination");
        }
        return role.tree(properties, "lambda.amazonaws.com");
    }

    /** The role of a state machine that names none. */
    static Tree ofStateMachine(String id, Tree properties, WireTable table, Losses losses) {
        ServerlessRole role = new ServerlessRole(table, losses, id);
        if (properties.at("Tracing", "Enabled").flatMap(Tree::asText).filter("true"::equals).isPresent()) {
            role.manage("AWSXrayWriteOnlyAccess");
        }
        return role.tree(properties, "states.amazonaws.com");
    }

    private Tree tree(Tree properties, String service) {
        properties.get("Policies").map(policies -> policies instanceof Tree.Seq(List<Tree> all) ? all : List.of(policies)).orElse(List.of()).forEach(this::policy);
        Tree trust = properties.get("AssumeRolePolicyDocument").orElseGet(() -> new Block().put("Version", "2012-10-17")
                .put("Statement", List.of(new Block().put("Effect", "Allow").put("Principal", Tree.map("Service", Tree.string(service)))
                        .put("Action", BaseGrants.ASSUME_ROLE).tree())).tree());
        return new Block().put("Type", "AWS::IAM::Role").put("Properties", new Block().put("AssumeRolePolicyDocument", trust)
                .put("ManagedPolicyArns", List.copyOf(managed)).put("Policies", inline).put("Path", properties.get("RolePath"))
                .put("PermissionsBoundary", properties.get("PermissionsBoundary"))).tree();
    }

    private void manage(String name) {
        managed.add(arn(Tree.string(name)));
    }

    private static Tree arn(Tree policy) {
        Optional<String> name = policy instanceof Tree.Scalar ? policy.asText().filter(text -> !text.startsWith("arn:")) : Optional.empty();
        return name.map(text -> Tree.sub("arn:${AWS::Partition}:iam::aws:policy/" + (SERVICE_ROLES.contains(text) ? SERVICE_ROLE : "") + text)).orElse(policy);
    }

    private void policy(Tree policy) {
        if (isManaged(policy)) {
            managed.add(managed(policy));
        } else {
            document(policy).ifPresent(inline::add);
        }
    }

    /** Whether the policy, in both its branches if it has some, is one that stands elsewhere. */
    private static boolean isManaged(Tree policy) {
        return switch (policy) {
            case Tree.Scalar _ -> true;
            case Tree.Intrinsic(String function, Tree argument) -> !function.equals("Fn::If") || argument.items().stream().skip(1).allMatch(ServerlessRole::isManaged);
            case Tree.Map _, Tree.Seq _ -> false;
        };
    }

    private static Tree managed(Tree policy) {
        if (policy instanceof Tree.Intrinsic(String function, Tree argument) && function.equals("Fn::If") && argument.items().size() == 3) {
            List<Tree> items = argument.items();
            return Tree.map(function, Tree.seq(items.get(0), managed(items.get(1)), managed(items.get(2))));
        }
        return arn(policy);
    }

    private Optional<Tree> document(Tree policy) {
        if (policy.get("Statement").isPresent()) {
            return Optional.of(named(policy));
        }
        if (policy instanceof Tree.Intrinsic(String function, Tree argument) && function.equals("Fn::If") && argument.items().size() == 3) {
            List<Tree> items = argument.items();
            return Optional.of(Tree.map(function, Tree.seq(items.get(0), branch(items.get(1)), branch(items.get(2)))));
        }
        return policy.entries().entrySet().stream().findFirst().flatMap(only -> {
            Optional<Tree> document = PolicyTemplateTable.document(only.getKey(), only.getValue());
            if (document.isEmpty()) {
                losses.add(id, "Its policy " + only.getKey() + " is no policy template that is known here, so what it permits is not written.");
            }
            return document.map(this::named);
        });
    }

    private Tree branch(Tree policy) {
        return policy.get("Ref").flatMap(Tree::asText).filter(NO_VALUE::equals).isPresent() ? policy : document(policy).orElse(Tree.ref(NO_VALUE));
    }

    private Tree named(Tree document) {
        return new Block().put("PolicyName", id + "RolePolicy" + inline.size()).put("PolicyDocument", document).tree();
    }

    /** Permits to send to the resource that a destination names, as the row of the wire to its kind has it. */
    private void sends(Optional<Tree> destination, String arn) {
        Optional<String> kind = destination.flatMap(there -> there.get("Type")).flatMap(Tree::asText).map(KINDS::get);
        Optional<Tree> target = destination.flatMap(there -> there.get(arn));
        if (kind.isEmpty() || target.isEmpty()) {
            return;
        }
        List<String> actions = table.find("function", WireRole.SEND, kind.get()).stream().flatMap(row -> row.grants().stream())
                .filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == Grant.Place.TO).flatMap(grant -> grant.actions().stream()).distinct().toList();
        if (!actions.isEmpty()) {
            inline.add(named(new Block().put("Version", "2012-10-17").put("Statement", List.of(new Block().put("Effect", "Allow")
                    .put("Action", Block.strings(actions)).put("Resource", target.get()).tree())).tree()));
        }
    }

    /** What is left of a function or state machine once its role is a resource: it names that role. */
    static Tree without(Tree properties, String role) {
        LinkedHashMap<String, Tree> left = new LinkedHashMap<>(properties.entries());
        List.of("Policies", "AssumeRolePolicyDocument", "RolePath", "PermissionsBoundary").forEach(left::remove);
        left.put("Role", Tree.getAtt(role, "Arn"));
        return Tree.map(left);
    }
}
