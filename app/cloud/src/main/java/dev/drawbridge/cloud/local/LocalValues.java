package dev.drawbridge.cloud.local;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the expressions of a template stand for while the drawing runs here: {@code !Ref}, {@code !GetAtt}, {@code !Sub}, {@code !Join}. Pure.
 *
 * @param parameters of the template, with their defaults
 * @param frontDoor where queues are reached
 */
record LocalValues(Design design, LocalNames names, Map<String, String> parameters, URI frontDoor) {
    private static final Pattern SOCKET_API = Pattern.compile("https://([^./]+)\\.execute-api\\.[^/]+/([^/]+)/?");
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");

    /** The text of a value; an expression that cannot be worked out here is shown as the template has it. */
    String text(Value value) {
        return value instanceof Value.Expression expression ? connections(evaluated(expression).orElseGet(value::display)) : value.display();
    }

    /** Where the connections of a WebSocket API are reached; all else stays as it is. */
    private String connections(String text) {
        Matcher address = SOCKET_API.matcher(text);
        boolean known = address.matches() && names.find(design, "websocket-api", address.group(1)).isPresent();
        return known ? frontDoor + "/" + address.group(1) + "/" + address.group(2) : text;
    }

    private Optional<String> evaluated(Value.Expression expression) {
        Value argument = expression.argument();
        return switch (expression.function()) {
            case "Ref" -> argument.asText().flatMap(this::ref);
            case "Fn::GetAtt" -> attribute(argument.asText().orElseGet(() -> argument.asItems().stream().map(Value::display).collect(Collectors.joining("."))));
            case "Fn::Sub" -> sub(argument);
            case "Fn::Join" -> join(argument.asItems());
            default -> Optional.empty();
        };
    }

    private Optional<String> sub(Value argument) {
        List<Value> parts = argument.asItems();
        String text = parts.isEmpty() ? argument.display() : parts.getFirst().display();
        Map<String, Value> own = parts.size() > 1 && parts.get(1) instanceof Value.Entries(Map<String, Value> entries) ? entries : Map.of();
        StringBuilder out = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            String name = hole.group(1);
            String value = name.startsWith("!") ? "${" + name.substring(1) + "}"
                    : own.containsKey(name) ? text(own.get(name)) : (name.contains(".") ? attribute(name) : ref(name)).orElse(hole.group());
            hole.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return Optional.of(hole.appendTail(out).toString());
    }

    private Optional<String> join(List<Value> arguments) {
        if (arguments.size() != 2) {
            return Optional.empty();
        }
        return Optional.of(arguments.get(1).asItems().stream().map(this::text).collect(Collectors.joining(arguments.getFirst().asText().orElse(""))));
    }

    /** What {@code Ref} gives: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ says it for each resource. */
    private Optional<String> ref(String name) {
        return switch (name) {
            case "AWS::Region" -> Optional.of(LocalNames.REGION);
            case "AWS::AccountId" -> Optional.of(LocalNames.ACCOUNT);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of(names.project());
            default -> card(name).map(card -> switch (card.kind()) {
                case "queue" -> url(card);
                case "topic" -> names.arn(card);
                default -> names.name(card);
            }).or(() -> Optional.ofNullable(parameters.get(name)));
        };
    }

    private Optional<String> attribute(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return card(path.substring(0, dot)).flatMap(card -> switch (path.substring(dot + 1)) {
            case "Arn", "TopicArn" -> Optional.of(names.arn(card));
            case "QueueUrl" -> Optional.of(url(card));
            case "QueueName", "TopicName", "FunctionName" -> Optional.of(names.name(card));
            default -> Optional.empty();
        });
    }

    private String url(Node queue) {
        return frontDoor + "/" + LocalNames.ACCOUNT + "/" + names.name(queue);
    }

    private Optional<Node> card(String logicalId) {
        return design.nodes().values().stream().filter(node -> Adoption.logicalId(node).orElseGet(() -> Names.pascal(node.name())).equals(logicalId)).findFirst();
    }
}
