package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.Grant;
import java.util.Optional;

/** How other resources name a card's resource: its name, ARN and URL. Source: "Return values" of each type in the CloudFormation reference. */
final class Addresses {
    /** The name of the event bus that every account has. */
    private static final String DEFAULT_BUS = "default";

    private final LogicalIds ids;
    private final FixedNames fixed;

    Addresses(LogicalIds ids, FixedNames fixed) {
        this.ids = ids;
        this.fixed = fixed;
    }

    /** The name that the resource itself must be given, if it needs a fixed one. */
    Optional<Tree> ownName(Node node) {
        return fixed.of(node).map(Tree::sub);
    }

    Tree attribute(Node node, EnvironmentVariable.Attribute attribute) {
        return switch (attribute) {
            case NAME -> name(node);
            case ARN -> arn(node);
            // a queue's reference is its address
            case URL -> node.kind().equals(SamKinds.GRAPHQL_API) ? Tree.getAtt(ids.of(node), "GraphQLUrl") : node.kind().equals(SamKinds.WEBSOCKET_API) ? Tree.sub("https://" + host(node)) : Tree.ref(ids.of(node));
        };
    }

    /** Where a WebSocket API is reached, without the protocol: its host and its stage. */
    String host(Node socketApi) {
        return "${" + ids.of(socketApi) + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" + stage(socketApi);
    }

    /** The stage of a WebSocket API, for {@code Fn::Sub}; a star where only the cloud knows it. */
    private static String stage(Node socketApi) {
        Value stage = socketApi.field("stage").orElse(Value.of("live"));
        if (stage instanceof Value.Expression(String function, Value argument)) {
            boolean known = argument.asText().isPresent() && (function.equals("Ref") || function.equals("Fn::Sub"));
            return !known ? "*" : function.equals("Ref") ? "${" + argument.display() + "}" : argument.display();
        }
        return stage.display();
    }

    /** The ARN of a card as a part of a longer text, for {@code Fn::Sub}. */
    String arnInside(Node node) {
        return arnByName(node).orElseGet(() -> "${" + ids.of(node) + ".Arn}");
    }

    Tree name(Node node) {
        String id = ids.of(node);
        return switch (node.kind()) {
            case SamKinds.QUEUE -> Tree.getAtt(id, "QueueName");
            case SamKinds.TOPIC -> Tree.getAtt(id, "TopicName");
            case SamKinds.STATE_MACHINE -> fixed.of(node).map(Tree::sub).orElseGet(() -> Tree.getAtt(id, "Name"));
            case SamKinds.EMAIL -> isAddress(node) ? Tree.ref(id) : Tree.sub(sender(node) + "@${" + id + "}");
            case SamKinds.EVENT_BUS -> isDefaultBus(node) ? Tree.string(DEFAULT_BUS) : Tree.ref(id);
            default -> fixed.of(node).map(Tree::sub).orElseGet(() -> Tree.ref(id));
        };
    }

    Tree arn(Node node) {
        return arn(node, Grant.Scope.SELF);
    }

    /** The ARN of a part of the resource, as statements of roles want it. */
    Tree arn(Node node, Grant.Scope scope) {
        String id = ids.of(node);
        if (scope == Grant.Scope.EXECUTIONS) {
            return Tree.sub(executions(node) + scope.arnSuffix());
        }
        if (scope == Grant.Scope.TOPICS || scope == Grant.Scope.GROUPS) {
            return kafka(scope);
        }
        Optional<String> byName = arnByName(node);
        if (byName.isPresent()) {
            return Tree.sub(byName.get() + scope.arnSuffix());
        }
        boolean refIsArn = node.kind().equals(SamKinds.TOPIC) || node.kind().equals(SamKinds.STATE_MACHINE) || node.kind().equals(SamKinds.SECRET);
        if (scope == Grant.Scope.SELF) {
            return refIsArn ? Tree.ref(id) : Tree.getAtt(id, "Arn");
        }
        return Tree.sub("${" + id + (refIsArn ? "}" : ".Arn}") + scope.arnSuffix());
    }

    private String executions(Node machine) {
        return "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:" + fixed.of(machine).orElse("${" + ids.of(machine) + ".Name}");
    }

    /** Executions that Map steps of a state machine start; they have the label of their Map behind the machine's name. */
    Tree childExecutions(Node machine) {
        return Tree.sub(executions(machine) + "/*");
    }

    /** Whether a card stands for something that is no resource of this template. */
    boolean isElsewhere(Node node) {
        return SourceForm.ALL.stream().anyMatch(form -> form.kind().equals(node.kind()));
    }

    /** The ARN of a source that stands elsewhere, or of its topics; nothing where it has none, like servers of one's own. */
    Optional<Tree> elsewhere(Node node, Grant.Scope scope) {
        if (!isElsewhere(node)) {
            return Optional.empty();
        }
        boolean ours = node.field("servers").map(Value::asItems).filter(servers -> !servers.isEmpty()).isPresent();
        Optional<Tree> arn = ours ? Optional.empty() : Optional.ofNullable(node.fields().get(node.kind().equals("mq") ? "broker" : "cluster")).filter(text -> !text.display().isBlank()).map(ValueTree::of);
        return scope == Grant.Scope.SELF ? arn : arn.map(_ -> kafka(scope));
    }

    /** Topics and groups of consumers say the name of their cluster, which an ARN that only the cloud knows does not give away. */
    private static Tree kafka(Grant.Scope scope) {
        return Tree.sub("arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:" + (scope == Grant.Scope.TOPICS ? "topic" : "group") + "/*");
    }

    private static boolean isAddress(Node email) {
        return email.field("identity").flatMap(Value::asText).orElse("@").contains("@");
    }

    private static String sender(Node email) {
        return email.field("sender").flatMap(Value::asText).filter(text -> !text.isBlank()).orElse("no-reply");
    }

    private static boolean isDefaultBus(Node node) {
        return node.kind().equals(SamKinds.EVENT_BUS) && node.field("default").flatMap(Value::asFlag).orElse(false);
    }

    private Optional<String> arnByName(Node node) {
        if (isDefaultBus(node)) {
            return Optional.of("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/" + DEFAULT_BUS);
        }
        if (node.kind().equals(SamKinds.WEBSOCKET_API)) {
            return Optional.of("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + ids.of(node) + "}/" + stage(node));
        }
        if (node.kind().equals(SamKinds.GRAPHQL_API)) {
            return Optional.of("arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/${" + ids.of(node) + ".ApiId}");
        }
        if (node.kind().equals("managed-database")) {
            return Optional.of("arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${" + ids.of(node) + "}");
        }
        if (node.kind().equals(SamKinds.EMAIL)) {
            return Optional.of("arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/${" + ids.of(node) + "}");
        }
        if (node.kind().equals(SamKinds.PARAMETER)) {
            // the reference is the name
            return Optional.of("arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${" + ids.of(node) + "}");
        }
        return fixed.of(node).map(name -> switch (node.kind()) {
            case SamKinds.BUCKET -> "arn:${AWS::Partition}:s3:::" + name;
            case SamKinds.QUEUE -> "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:" + name;
            case SamKinds.STATE_MACHINE -> "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:" + name;
            default -> "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:" + name;
        });
    }
}
