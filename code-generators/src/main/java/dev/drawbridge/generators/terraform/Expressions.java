package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a plain template as expressions of Terraform: references by the addresses of their resources, parameters as variables,
 * conditions and mappings as locals, functions by those of Terraform. Sources: "Intrinsic function reference" of CloudFormation, "Built-in
 * functions" of Terraform.
 */
final class Expressions {
    private static final Pattern HOLE = Pattern.compile("\\$\\{(!?)([^}]*)\\}");
    private static final Map<String, String> PSEUDO = Map.of("AWS::StackName", "var.name", "AWS::Region", "data.aws_region.current.region",
            "AWS::AccountId", "data.aws_caller_identity.current.account_id", "AWS::Partition", "data.aws_partition.current.partition",
            "AWS::URLSuffix", "data.aws_partition.current.dns_suffix", "AWS::NoValue", "null");

    private final Map<String, Tree> resources;
    private final Map<String, Tree> parameters;
    private final Map<String, Tree> conditions;
    private final Map<String, Tree> mappings;
    private final Set<String> raw;
    private final Set<String> outside;
    private final Set<String> exports = new TreeSet<>();
    private final Set<String> parametersInUse = new TreeSet<>();
    private final SortedMap<String, String> asked = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private boolean zones;

    /**
     * @param template the plain template
     * @param raw those whose properties are the user's own, so that no writer of ours knows all of them
     * @param outside those that Terraform does not make
     */
    Expressions(Tree template, Set<String> raw, Set<String> outside) {
        this.outside = outside;
        this.resources = section(template, "Resources");
        this.parameters = section(template, "Parameters");
        this.conditions = section(template, "Conditions");
        this.mappings = section(template, "Mappings");
        this.raw = Set.copyOf(raw);
        Set<String> taken = new HashSet<>();
        for (String id : resources.keySet()) {
            // the stamp of a deployment is for CloudFormation; Terraform has triggers
            String plain = type(id).equals("AWS::ApiGateway::Deployment") ? id.replaceAll("(?<=Deployment)[0-9a-f]{8}$", "") : id;
            String wish = snake(plain);
            String name = wish;
            for (int n = 2; !taken.add(name); n++) {
                name = wish + "_" + n;
            }
            names.put(id, name);
        }
    }

    private static Map<String, Tree> section(Tree template, String name) {
        return template.get(name).map(Tree::entries).orElseGet(LinkedHashMap::new);
    }

    static String snake(String name) {
        return Names.constant(name).toLowerCase(Locale.ROOT);
    }

    /** The variable that stands for a parameter; the names of our own variables are taken. */
    static String variable(String parameter) {
        String name = snake(parameter);
        return Set.of("name", "region", "project", "source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals").contains(name)
                ? name + "_parameter" : name;
    }

    /** What the resource is called in Terraform, without its type. */
    String name(String id) {
        if (type(id).equals("AWS::Lambda::Version")) {
            return names.get(resources.get(id).at("Properties", "FunctionName", "Ref").flatMap(Tree::asText).filter(names::containsKey).orElse(id));
        }
        return names.get(id);
    }

    /** The address of the resource: {@code aws_sqs_queue.jobs}. */
    String address(String id) {
        return typeOf(id).name() + "." + name(id);
    }

    /** An attribute of a resource, which may not be there when it hangs on a condition. */
    String attributeOf(String id, String attribute) {
        return resources.get(id).get("Condition").isPresent() ? "one(" + address(id) + "[*]." + attribute + ")" : address(id) + "." + attribute;
    }

    private String asked(String id, String attribute) {
        String name = variable(id) + (attribute.isEmpty() ? "" : "_" + snake(attribute.replace('.', '_')));
        asked.put(name, (attribute.isEmpty() ? "The resource " + id : attribute + " of the resource " + id) + ", which is not made here.");
        return "var." + name;
    }

    /** Variables for what is not made here, with their descriptions. */
    SortedMap<String, String> asked() {
        return asked;
    }

    /** The parameters that something refers to. */
    Set<String> parametersInUse() {
        return parametersInUse;
    }

    /** Whether the resource is made here. */
    boolean isThere(String id) {
        return resources.containsKey(id) && !outside.contains(id);
    }

    /** How Terraform calls the resource. */
    ResourceTypes.Type typeOf(String id) {
        return raw.contains(id) ? ResourceTypes.ANYTHING : ResourceTypes.of(type(id));
    }

    private String type(String id) {
        return resources.get(id).get("Type").flatMap(Tree::asText).orElse("");
    }

    /** The names of exports of other stacks that were asked for. */
    Set<String> exports() {
        return exports;
    }

    /** Whether the zones of the region were asked for. */
    boolean usesZones() {
        return zones;
    }

    /** The truth value of a condition. */
    String condition(String name) {
        if (!conditions.containsKey(name)) {
            throw new ModelException("There is no condition " + name + " that Terraform could refer to.");
        }
        return "local." + snake(name);
    }

    Expression of(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s.kind() == Tree.Kind.STRING ? Expression.text(s.text()) : Expression.code(s.text());
            case Tree.Seq s -> new Expression.Items(s.items().stream().map(this::of).toList());
            case Tree.Map m -> {
                SequencedMap<String, Expression> entries = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> entries.put(key, of(value)));
                yield new Expression.Entries(entries);
            }
            case Tree.Intrinsic(String function, Tree argument) -> intrinsic(function, argument);
        };
    }

    /** The same in one line, as a part of another expression. */
    String code(Tree tree) {
        return of(tree).line();
    }

    private Expression intrinsic(String function, Tree argument) {
        List<Tree> items = argument.items();
        return switch (function) {
            case "Ref" -> Expression.code(reference(text(function, argument)));
            case "Condition" -> Expression.code(condition(text(function, argument)));
            case "Fn::GetAtt" -> attribute(text(function, item(function, items, 0)), text(function, item(function, items, 1)));
            case "Fn::Sub" -> items.isEmpty() ? substituted(text(function, argument), Map.of()) : substituted(text(function, items.getFirst()), item(function, items, 1).entries());
            case "Fn::Join", "Fn::Split" -> Expression.code(function.substring(4).toLowerCase(Locale.ROOT) + "(" + code(item(function, items, 0)) + ", " + code(item(function, items, 1)) + ")");
            case "Fn::Select" -> Expression.code("element(" + code(item(function, items, 1)) + ", " + code(items.getFirst()).replace("\"", "") + ")");
            case "Fn::If" -> Expression.code("(" + condition(text(function, item(function, items, 0))) + " ? " + code(item(function, items, 1)) + " : " + code(item(function, items, 2)) + ")");
            case "Fn::Equals" -> Expression.code("(tostring(" + code(item(function, items, 0)) + ") == tostring(" + code(item(function, items, 1)) + "))");
            case "Fn::Not" -> Expression.code("!" + code(item(function, items, 0)));
            case "Fn::And" -> Expression.code("(" + String.join(" && ", items.stream().map(this::code).toList()) + ")");
            case "Fn::Or" -> Expression.code("(" + String.join(" || ", items.stream().map(this::code).toList()) + ")");
            case "Fn::FindInMap" -> Expression.code("local." + mapping(map(function, items)) + "[" + code(item(function, items, 1)) + "][" + code(item(function, items, 2)) + "]");
            case "Fn::Base64" -> Expression.code("base64encode(" + code(argument) + ")");
            case "Fn::ToJsonString" -> Expression.code("jsonencode(" + code(argument) + ")");
            case "Fn::Length" -> Expression.code("length(" + code(argument) + ")");
            case "Fn::GetAZs" -> {
                zones = true;
                yield Expression.code("data.aws_availability_zones.available.names");
            }
            case "Fn::ImportValue" -> {
                exports.add(text(function, argument));
                yield Expression.code("data.aws_cloudformation_export." + snake(text(function, argument)) + ".value");
            }
            default -> throw unknown(function);
        };
    }

    private static Tree item(String function, List<Tree> items, int index) {
        if (items.size() <= index) {
            throw unknown(function);
        }
        return items.get(index);
    }

    private static String text(String function, Tree argument) {
        return argument.asText().orElseThrow(() -> unknown(function));
    }

    private String map(String function, List<Tree> items) {
        return Optional.of(text(function, item(function, items, 0))).filter(mappings::containsKey).orElseThrow(() -> unknown(function));
    }

    private static ModelException unknown(String function) {
        return new ModelException("Terraform has nothing for " + function + " as it is used here.");
    }

    static String mapping(String name) {
        return "mapping_" + snake(name);
    }

    private String reference(String id) {
        if (PSEUDO.containsKey(id)) {
            return PSEUDO.get(id);
        }
        if (parameters.containsKey(id)) {
            parametersInUse.add(id);
            return "var." + variable(id);
        }
        require(id);
        return outside.contains(id) ? asked(id, "") : attributeOf(id, typeOf(id).reference());
    }

    private Expression attribute(String id, String attribute) {
        require(id);
        if (outside.contains(id)) {
            return Expression.code(asked(id, attribute));
        }
        ResourceTypes.Type type = typeOf(id);
        if (type.name().equals(ResourceTypes.ANY)) {
            return Expression.code("jsondecode(" + attributeOf(id, "properties") + ")[\"" + Expression.quoted(attribute) + "\"]");
        }
        String known = attributeOf(id, type.attribute(attribute).orElseThrow(() -> new ModelException(
                "The attribute " + attribute + " of " + id + " cannot be written for Terraform.")));
        // what CloudFormation calls the ARN of a log group ends with all its streams
        return type(id).equals("AWS::Logs::LogGroup") ? Expression.code("\"${" + known + "}:*\"") : Expression.code(known);
    }

    private void require(String id) {
        if (id.startsWith("AWS::")) {
            throw new ModelException("Terraform has no stacks, so it has nothing for " + id + ".");
        }
        if (!resources.containsKey(id)) {
            throw new ModelException("There is no resource " + id + " that Terraform could refer to.");
        }
    }

    private Expression substituted(String text, Map<String, Tree> values) {
        StringBuilder out = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        int end = 0;
        while (hole.find()) {
            out.append(Expression.quoted(text.substring(end, hole.start())));
            end = hole.end();
            if (!hole.group(1).isEmpty()) {
                out.append("$${").append(hole.group(2)).append('}');
                continue;
            }
            String name = hole.group(2).strip();
            int dot = name.indexOf('.');
            String code = values.containsKey(name) ? code(values.get(name))
                    : dot < 0 ? reference(name) : attribute(name.substring(0, dot), name.substring(dot + 1)).line();
            if (hole.start() == 0 && end == text.length()) {
                return Expression.code(code);
            }
            // a hole that is a text itself goes in as it is
            out.append(code.startsWith("\"") && code.endsWith("\"") ? code.substring(1, code.length() - 1) : "${" + code + "}");
        }
        return Expression.code('"' + out.toString() + Expression.quoted(text.substring(end)) + '"');
    }
}
