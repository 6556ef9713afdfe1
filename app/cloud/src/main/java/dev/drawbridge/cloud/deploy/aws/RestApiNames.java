package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What REST APIs of a deployed template are called: their metrics know them by nothing else. The name that is said, else the title of the document that describes them, else that
 * of the stack, which SAM writes into the documents it makes. Source: "Amazon API Gateway dimensions and metrics" in the API Gateway guide. Pure.
 */
final class RestApiNames {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}!]+)}");
    private final Map<String, String> values;

    /** @param values of parameters and pseudo parameters */
    RestApiNames(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** By logical id; those that cannot be told are left out. */
    Map<String, String> of(Tree template) {
        Map<String, String> names = new TreeMap<>();
        template.get("Resources").<Map<String, Tree>>map(Tree::entries).orElse(Map.of()).forEach((id, resource) -> {
            String type = resource.get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals("AWS::Serverless::Api") || type.equals("AWS::ApiGateway::RestApi")) {
                Tree properties = resource.get("Properties").orElseGet(Tree::map);
                Optional<Tree> title = properties.get(type.equals("AWS::Serverless::Api") ? "DefinitionBody" : "Body").flatMap(body -> body.at("info", "title"));
                properties.get("Name").or(() -> title).flatMap(this::text).ifPresent(name -> names.put(id, name));
            }
        });
        return names;
    }

    private Optional<String> text(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> Optional.of(scalar.text());
            case Tree.Intrinsic call -> call(call);
            case Tree.Seq seq -> Optional.empty();
            case Tree.Map map -> Optional.empty();
        };
    }

    private Optional<String> call(Tree.Intrinsic call) {
        Tree argument = call.argument();
        return switch (call.name()) {
            case "Ref" -> argument.asText().map(values::get);
            case "Fn::Sub" -> argument.asText().flatMap(text -> filled(text, Map.of()))
                    .or(() -> argument.items().size() == 2 ? argument.items().getFirst().asText().flatMap(text -> filled(text, argument.items().get(1).entries())) : Optional.empty());
            case "Fn::Join" -> argument.items().size() == 2 ? joined(argument.items().getFirst().asText().orElse(""), argument.items().get(1)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> joined(String between, Tree parts) {
        return parts.items().stream().map(this::text).allMatch(Optional::isPresent)
                ? Optional.of(parts.items().stream().map(this::text).flatMap(Optional::stream).collect(Collectors.joining(between))) : Optional.empty();
    }

    private Optional<String> filled(String text, Map<String, Tree> own) {
        StringBuilder filled = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            String name = hole.group(1).strip();
            Optional<String> value = own.containsKey(name) ? text(own.get(name)) : Optional.ofNullable(values.get(name));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            hole.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(hole.appendTail(filled).toString().replace("${!", "${"));
    }
}
