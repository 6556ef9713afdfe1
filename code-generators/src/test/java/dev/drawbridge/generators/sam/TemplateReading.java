package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests read out of templates: statements, variables, who refers to whom. Knows nothing of how they were made. */
public final class TemplateReading {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?\\}");
    private final Tree template;

    public TemplateReading(Tree template) {
        this.template = template;
    }

    public Map<String, Tree> resources() {
        return template.get("Resources").orElseThrow().entries();
    }

    public Map<String, Tree> resources(String type) {
        Map<String, Tree> found = new TreeMap<>(resources());
        found.values().removeIf(resource -> !resource.get("Type").flatMap(Tree::asText).orElse("").equals(type));
        return found;
    }

    /** Every permission in a policy inside the tree, as {@code action on resource}. */
    public static Set<String> permissions(Tree tree) {
        Set<String> found = new TreeSet<>();
        if (tree.get("Effect").isPresent()) {
            Tree action = tree.get("Action").orElseThrow();
            List<Tree> actions = action instanceof Tree.Seq s ? s.items() : List.of(action);
            String resource = tree.get("Resource").map(TemplateReading::words).orElse("nothing");
            actions.forEach(each -> found.add(each.asText().orElseThrow() + " on " + resource));
        }
        tree.entries().values().forEach(value -> found.addAll(permissions(value)));
        tree.items().forEach(value -> found.addAll(permissions(value)));
        return found;
    }

    /** {@code !GetAtt A.Arn}, {@code !Sub ${A.Arn}/*} and {@code !Ref A} as {@code A}, {@code A/*} and {@code A}. */
    private static String words(Tree resource) {
        return switch (resource) {
            case Tree.Intrinsic(String function, Tree argument) -> switch (function) {
                case "Ref" -> argument.asText().orElseThrow();
                case "Fn::GetAtt" -> argument.items().getFirst().asText().orElseThrow();
                // a parameter's reference is its name, so its ARN is spelled out, and so are those of executions
                default -> HOLE.matcher(argument.asText().orElseThrow().replaceFirst("^arn:.*:(parameter/|identity/|apis/|execution:(?=\\$))", "")
                        .replaceFirst("^arn:.*:execute-api:.*:(\\$\\{[^}:]*})/live", "$1")).replaceAll(hole -> Matcher.quoteReplacement(hole.group(1)));
            };
            case Tree.Scalar s -> s.text();
            case Tree.Map _, Tree.Seq _ -> resource.toString();
        };
    }

    public static Set<String> variables(Tree function) {
        return function.at("Properties", "Environment", "Variables").map(tree -> (Set<String>) new TreeSet<>(tree.entries().keySet())).orElseGet(TreeSet::new);
    }

    /** What CloudFormation would have to make before what, in a template that SAM has translated. */
    public Map<String, Set<String>> references() {
        Map<String, Set<String>> graph = new LinkedHashMap<>();
        resources().forEach((id, resource) -> {
            Set<String> names = new LinkedHashSet<>();
            collect(resource, names);
            resource.get("DependsOn").ifPresent(on -> {
                on.asText().ifPresent(names::add);
                on.items().forEach(item -> item.asText().ifPresent(names::add));
            });
            names.retainAll(resources().keySet());
            graph.put(id, names);
        });
        return graph;
    }

    private static void collect(Tree tree, Set<String> names) {
        switch (tree) {
            case Tree.Intrinsic(String function, Tree argument) -> {
                switch (function) {
                    case "Ref" -> argument.asText().ifPresent(names::add);
                    case "Fn::GetAtt" -> argument.items().stream().limit(1).forEach(item -> item.asText().ifPresent(names::add));
                    case "Fn::Sub" -> {
                        String text = argument.asText().or(() -> argument.items().getFirst().asText()).orElse("");
                        HOLE.matcher(text).results().forEach(hole -> names.add(hole.group(1)));
                        collect(argument, names);
                    }
                    default -> collect(argument, names);
                }
            }
            case Tree.Map m -> m.entries().values().forEach(value -> collect(value, names));
            case Tree.Seq s -> s.items().forEach(value -> collect(value, names));
            case Tree.Scalar _ -> { }
        }
    }

    /** The same before SAM: the bucket and the API refer to the functions they start, not the other way round. */
    public Map<String, Set<String>> referencesThroughEvents() {
        Map<String, Set<String>> graph = new LinkedHashMap<>();
        references().forEach((id, names) -> graph.put(id, new LinkedHashSet<>(names)));
        resources("AWS::Serverless::Function").forEach((function, resource) -> {
            Set<String> byEvents = new LinkedHashSet<>();
            resource.at("Properties", "Events").ifPresent(events -> events.entries().values().forEach(event -> {
                Set<String> sources = new LinkedHashSet<>();
                collect(event, sources);
                byEvents.addAll(sources);
                String type = event.get("Type").flatMap(Tree::asText).orElse("");
                if (type.equals("S3") || type.equals("HttpApi")) {
                    sources.forEach(source -> graph.computeIfAbsent(source, s -> new LinkedHashSet<>()).add(function));
                }
            }));
            Set<String> own = new LinkedHashSet<>();
            Map<String, Tree> properties = new LinkedHashMap<>(resource.get("Properties").orElseThrow().entries());
            properties.remove("Events");
            properties.values().forEach(value -> collect(value, own));
            byEvents.removeAll(own);
            graph.get(function).removeAll(byEvents);
        });
        return graph;
    }

    /** The ids on a circle; empty when there is none. */
    public static List<String> circle(Map<String, Set<String>> graph) {
        for (String start : graph.keySet()) {
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(graph.get(start));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (next.equals(start)) {
                    return new ArrayList<>(List.of(start));
                }
                if (seen.add(next)) {
                    open.addAll(graph.getOrDefault(next, Set.of()));
                }
            }
        }
        return List.of();
    }
}
