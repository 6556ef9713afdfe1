package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resource a value means: by {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, {@code Fn::Join}, or by the name that the resource
 * was given, as templates do that would refer in a circle otherwise.
 */
final class References {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^!{}$][^{}]*)}");
    /** Properties that name a resource. */
    private static final List<String> NAMES = List.of("BucketName", "QueueName", "TableName", "TopicName", "FunctionName", "StateMachineName",
            "RoleName", "Name", "LogGroupName", "StreamName", "EmailIdentity");

    /** Those by which resources of other types say whom they serve: permissions and mappings, filters, policies. */
    private static final Map<String, String> OWN = Map.of("FunctionName", "::Function", "LogGroupName", "::LogGroup", "RoleName", "::Role");

    private final SourceTemplate template;
    private final Set<String> implicit;
    private final Map<String, List<Named>> byName = new HashMap<>();
    /** Asked for but once in most templates. */
    private Set<String> readGroups;
    private Map<String, String> givenGroups;
    private int names;
    private int longestName;

    /** A resource that was given a name, in the order of the text. */
    private record Named(int order, String service, String id) {}

    /** @param implicit ids of resources that SAM makes and that count as if they were written */
    References(SourceTemplate template, Set<String> implicit) {
        this.template = template;
        this.implicit = implicit;
        template.parts().values().forEach(part -> {
            for (String name : NAMES) {
                part.property(name).filter(_ -> part.type().endsWith(OWN.getOrDefault(name, ""))).filter(tree -> !(tree instanceof Tree.Map)).map(References::words).filter(text -> text.length() > 2)
                        .ifPresent(text -> named(text, serviceOf(part.type()), part.id()));
            }
        });
    }

    private void named(String name, String service, String id) {
        List<Named> known = byName.computeIfAbsent(name, _ -> new ArrayList<>(1));
        if (known.stream().noneMatch(other -> other.service().equals(service))) {
            known.add(new Named(names++, service, id));
            longestName = Math.max(longestName, name.length());
        }
    }

    /** Names are told apart by service: a table and a queue may share one. */
    static String serviceOf(String type) {
        String[] steps = type.split("::");
        String service = steps.length > 1 ? steps[1] : "";
        return switch (service) {
            case "Serverless" -> type.endsWith("Function") ? "lambda" : type.endsWith("StateMachine") ? "states" : "dynamodb";
            case "StepFunctions" -> "states";
            default -> service.toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The value as {@code Fn::Sub} would write it: {@code !Ref A} is <code>${A}</code>. Parts that only the cloud knows are left out. */
    static String words(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s.isNull() ? "" : s.text();
            case Tree.Intrinsic(String function, Tree argument) -> switch (function) {
                case "Ref" -> "${" + argument.asText().orElse("") + "}";
                case "Fn::GetAtt" -> "${" + String.join(".", argument.items().stream().map(References::words).toList()) + "}";
                case "Fn::Sub" -> argument instanceof Tree.Seq(var items) && !items.isEmpty() ? substituted(items) : words(argument);
                case "Fn::Join" -> argument.items().size() == 2
                        ? String.join(argument.items().get(0).asText().orElse(""), argument.items().get(1).items().stream().map(References::words).toList()) : "";
                default -> "";
            };
            case Tree.Map _, Tree.Seq _ -> "";
        };
    }

    private static String substituted(List<Tree> items) {
        String text = words(items.getFirst());
        Map<String, Tree> own = items.size() > 1 ? items.get(1).entries() : Map.of();
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(own.containsKey(hole.group(1)) ? words(own.get(hole.group(1))) : hole.group()));
    }

    private boolean isThere(String id) {
        return template.parts().containsKey(id) || implicit.contains(id);
    }

    /** The resource that a value is about, if it is about one. */
    Optional<String> target(Tree tree) {
        return target(tree, "");
    }

    /** @param service whose names count, {@code dynamodb}; any when empty */
    Optional<String> target(Tree tree, String service) {
        if (tree instanceof Tree.Intrinsic(String function, Tree argument) && function.equals("Fn::If")) {
            return argument.items().stream().skip(1).flatMap(branch -> target(branch, service).stream()).findFirst();
        }
        String words = words(tree);
        Matcher holes = HOLE.matcher(words);
        while (holes.find()) {
            String id = owner(holes.group(1).strip());
            if (isThere(id)) {
                return Optional.of(id);
            }
        }
        return words.isEmpty() ? all(tree).stream().findFirst() : named(words, service);
    }

    /** The function that writes into a log group of that name, {@code /aws/lambda/NAME}. */
    Optional<String> logged(Tree name) {
        String words = words(name);
        return words.startsWith("/aws/lambda/") ? named(words.substring("/aws/lambda/".length()), "lambda") : Optional.empty();
    }

    /** The log groups that are no function's own and whose lines somebody reads. */
    Set<String> readGroups() {
        if (readGroups == null) {
            Set<String> found = new LinkedHashSet<>();
            for (SourceTemplate.Part part : template.parts().values()) {
                if (part.type().equals("AWS::Logs::SubscriptionFilter")) {
                    part.property("LogGroupName").flatMap(this::target).ifPresent(found::add);
                } else if (part.type().equals("AWS::Serverless::Function")) {
                    part.property("Events").map(Tree::entries).ifPresent(events -> events.values().stream().filter(event -> event.get("Type").flatMap(Tree::asText).filter("CloudWatchLogs"::equals).isPresent())
                            .forEach(event -> event.at("Properties", "LogGroupName").flatMap(this::target).ifPresent(found::add)));
                }
            }
            found.removeIf(id -> type(id).filter("AWS::Logs::LogGroup"::equals).isEmpty() || logger(id).isPresent());
            readGroups = found;
        }
        return readGroups;
    }

    /** The type of a resource. */
    Optional<String> type(String id) {
        return template.part(id).map(SourceTemplate.Part::type);
    }

    /** The function whose lines a resource keeps: the function itself, or the one that a log group is named after or given to. */
    Optional<String> logger(String id) {
        Optional<SourceTemplate.Part> part = template.part(id);
        if (part.filter(there -> there.type().endsWith("::Function")).isPresent()) {
            return Optional.of(id);
        }
        Optional<SourceTemplate.Part> group = part.filter(there -> there.type().equals("AWS::Logs::LogGroup"));
        return group.flatMap(there -> there.property("LogGroupName")).flatMap(name -> logged(name).or(() -> Optional.of(name).map(References::words)
                        .filter(words -> words.startsWith("/aws/lambda/")).flatMap(_ -> target(name)).filter(each -> type(each).filter(type -> type.endsWith("::Function")).isPresent())))
                .or(() -> group.map(_ -> givenGroups().get(id)));
    }

    /** The log groups that functions are given, with the first function of each. */
    private Map<String, String> givenGroups() {
        if (givenGroups == null) {
            Map<String, String> given = new HashMap<>();
            template.parts().values().stream().filter(each -> each.type().endsWith("::Function"))
                    .forEach(each -> each.property("LoggingConfig", "LogGroup").flatMap(this::target).ifPresent(group -> given.putIfAbsent(group, each.id())));
            givenGroups = given;
        }
        return givenGroups;
    }

    private static String owner(String expression) {
        int dot = expression.indexOf('.');
        return dot < 0 ? expression : expression.substring(0, dot);
    }

    private Optional<String> named(String words, String service) {
        String plain = words.replaceAll("(/index|/stream)?/\\*$", "").replaceAll(":\\*$", "");
        if (implicit.contains(BusWires.DEFAULT_BUS) && (plain.endsWith(":event-bus/default") || plain.equals("default") && service.equals("events"))) {
            return Optional.of(BusWires.DEFAULT_BUS);
        }
        boolean arn = plain.startsWith("arn:");
        List<Named> fitting = new ArrayList<>();
        byName.getOrDefault(plain, List.of()).stream().filter(name -> (service.isEmpty() || service.equals(name.service())) && !(arn && plain.contains(":" + name.service() + ":")))
                .forEach(fitting::add);
        // of an ARN the name is what stands behind one of its separators
        for (int i = Math.max(0, plain.length() - longestName - 1); arn && i < plain.length(); i++) {
            if (plain.charAt(i) == ':' || plain.charAt(i) == '/') {
                byName.getOrDefault(plain.substring(i + 1), List.of()).stream().filter(name -> plain.contains(":" + name.service() + ":")).forEach(fitting::add);
            }
        }
        return fitting.stream().min(Comparator.comparingInt(Named::order)).map(Named::id);
    }

    /** Every resource that a value names, in the order of its text. */
    Set<String> all(Tree tree) {
        Set<String> found = new LinkedHashSet<>();
        collect(tree, found);
        return found;
    }

    private void collect(Tree tree, Set<String> found) {
        switch (tree) {
            case Tree.Intrinsic(String function, Tree argument) -> {
                switch (function) {
                    case "Ref" -> argument.asText().map(References::owner).filter(this::isThere).ifPresent(found::add);
                    case "Fn::GetAtt" -> argument.items().stream().limit(1).forEach(id -> id.asText().filter(this::isThere).ifPresent(found::add));
                    case "Fn::Sub" -> {
                        HOLE.matcher(words(tree)).results().map(hole -> owner(hole.group(1).strip())).filter(this::isThere).forEach(found::add);
                        argument.items().stream().skip(1).forEach(own -> collect(own, found));
                    }
                    default -> collect(argument, found);
                }
            }
            case Tree.Map m -> m.entries().forEach((key, value) -> {
                if (key.equals("DependsOn")) {
                    List<Tree> on = new ArrayList<>(value.items());
                    on.add(value);
                    on.forEach(each -> each.asText().filter(this::isThere).ifPresent(found::add));
                } else {
                    collect(value, found);
                }
            });
            case Tree.Seq s -> s.items().forEach(value -> collect(value, found));
            case Tree.Scalar _ -> { }
        }
    }
}
