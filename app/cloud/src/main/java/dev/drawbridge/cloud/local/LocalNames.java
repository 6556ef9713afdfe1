package dev.drawbridge.cloud.local;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import java.util.Optional;

/**
 * What the resources of a drawing are called while it runs here. Account and region are made up, the shapes are AWS's.
 *
 * @param project first part of bucket names, which need three letters at least
 */
public record LocalNames(String project) {
    public static final String ACCOUNT = "000000000000";
    public static final String REGION = "us-east-1";

    public static LocalNames of(Design design) {
        String word = Names.kebab(design.name());
        return new LocalNames(word.isEmpty() ? "project" : word);
    }

    /** The name the service knows it by. */
    public String name(Node node) {
        String name = Names.kebab(node.name());
        return switch (node.kind()) {
            case "bucket" -> project + "-" + name;
            case "queue" -> "true".equals(node.field("fifo").map(v -> v.display()).orElse("")) ? name + ".fifo" : name;
            case "email" -> identity(node).contains("@") ? identity(node) : node.field("sender").map(v -> v.display()).filter(text -> !text.isBlank()).orElse("no-reply") + "@" + identity(node);
            case "event-bus" -> "true".equals(node.field("default").map(v -> v.display()).orElse("")) ? "default" : name;
            default -> name;
        };
    }

    /** The name as AWS would spell it out: {@code arn:aws:sqs:...}. */
    public String arn(Node node) {
        String name = name(node);
        return switch (node.kind()) {
            case "table" -> "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/" + name;
            case "bucket" -> "arn:aws:s3:::" + name;
            case "queue" -> "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name;
            case "topic" -> "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + name;
            case "function" -> "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name;
            case "stream" -> "arn:aws:kinesis:" + REGION + ":" + ACCOUNT + ":stream/" + name;
            case "secret" -> "arn:aws:secretsmanager:" + REGION + ":" + ACCOUNT + ":secret:" + name + "-local1";
            case "parameter" -> "arn:aws:ssm:" + REGION + ":" + ACCOUNT + ":parameter/" + name;
            case "state-machine" -> "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:" + name;
            case "websocket-api" -> "arn:aws:execute-api:" + REGION + ":" + ACCOUNT + ":" + name;
            case "graphql-api" -> "arn:aws:appsync:" + REGION + ":" + ACCOUNT + ":apis/" + name;
            case "event-pipe" -> "arn:aws:pipes:" + REGION + ":" + ACCOUNT + ":pipe/" + name;
            case "event-bus" -> "arn:aws:events:" + REGION + ":" + ACCOUNT + ":event-bus/" + name;
            case "scheduler" -> "arn:aws:scheduler:" + REGION + ":" + ACCOUNT + ":schedule/" + node.field("group").flatMap(dev.drawbridge.model.Value::asText).orElse("default") + "/" + name;
            case "schedule" -> "arn:aws:events:" + REGION + ":" + ACCOUNT + ":rule/" + name;
            default -> "arn:aws:drawbridge:" + REGION + ":" + ACCOUNT + ":" + name;
        };
    }

    /** The card of that kind with that name. */
    public Optional<Node> find(Design design, String kind, String name) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind) && (name(node).equals(name) || kind.equals("email") && covers(identity(node), name))).findFirst();
    }

    private static String identity(Node email) {
        return email.field("identity").map(v -> v.display()).orElse("no-reply@example.com");
    }

    /** A domain is every address in it, and addresses are told apart without their capitals. */
    private static boolean covers(String identity, String address) {
        return address.equalsIgnoreCase(identity) || !identity.contains("@") && address.toLowerCase(java.util.Locale.ROOT).endsWith("@" + identity.toLowerCase(java.util.Locale.ROOT));
    }
}
