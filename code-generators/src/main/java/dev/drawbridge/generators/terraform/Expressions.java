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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of a plain template as expressions of Terraform: references by the addresses of their resources. */
final class Expressions {
    private static final Pattern HOLE = Pattern.compile("\\$\\{(!?)([^}]*)\\}");
    private static final Map<String, String> PSEUDO = Map.of("AWS::StackName", "var.name", "AWS::Region", "data.aws_region.current.region",
            "AWS::AccountId", "data.aws_caller_identity.current.account_id", "AWS::Partition", "data.aws_partition.current.partition",
            "AWS::URLSuffix", "data.aws_partition.current.dns_suffix");

    private final Map<String, Tree> resources;
    private final Set<String> raw;
    private final Map<String, String> names = new HashMap<>();

    /**
     * @param resources of the plain template, by logical id
     * @param raw those whose properties are the user's own, so that no writer of ours knows all of them
     */
    Expressions(Map<String, Tree> resources, Set<String> raw) {
        this.resources = resources;
        this.raw = Set.copyOf(raw);
        Set<String> taken = new HashSet<>();
        for (String id : resources.keySet()) {
            // the stamp of a deployment is for CloudFormation; Terraform has triggers
            String plain = type(id).equals("AWS::ApiGateway::Deployment") ? id.replaceAll("(?<=Deployment)[0-9a-f]{8}$", "") : id;
            String wish = Names.constant(plain).toLowerCase(Locale.ROOT);
            String name = wish;
            for (int n = 2; !taken.add(name); n++) {
                name = wish + "_" + n;
            }
            names.put(id, name);
        }
    }

    /** What the resource is called in Terraform, without its type. */
    String name(String id) {
        if (type(id).equals("AWS::Lambda::Version")) {
            return names.get(resources.get(id).at("Properties", "FunctionName", "Ref").flatMap(Tree::asText).orElse(id));
        }
        return names.get(id);
    }

    /** The address of the resource: {@code aws_sqs_queue.jobs}. */
    String address(String id) {
        return typeOf(id).name() + "." + name(id);
    }

    /** How Terraform calls the resource. */
    ResourceTypes.Type typeOf(String id) {
        return raw.contains(id) ? ResourceTypes.ANYTHING : ResourceTypes.of(type(id));
    }

    private String type(String id) {
        return resources.get(id).get("Type").flatMap(Tree::asText).orElse("");
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

    private Expression intrinsic(String function, Tree argument) {
        Optional<String> text = argument.asText();
        List<Tree> items = argument.items();
        if (function.equals("Ref") && text.isPresent()) {
            return Expression.code(reference(text.get()));
        }
        if (function.equals("Fn::GetAtt") && items.size() == 2 && items.stream().allMatch(item -> item.asText().isPresent())) {
            return attribute(items.get(0).asText().orElseThrow(), items.get(1).asText().orElseThrow());
        }
        if (function.equals("Fn::Sub") && text.isPresent()) {
            return substituted(text.get());
        }
        throw new ModelException("Terraform has no " + function + "; only Ref, Fn::GetAtt and Fn::Sub of one text can be written for it.");
    }

    private String reference(String id) {
        if (PSEUDO.containsKey(id)) {
            return PSEUDO.get(id);
        }
        require(id);
        return address(id) + "." + typeOf(id).reference();
    }

    private Expression attribute(String id, String attribute) {
        require(id);
        ResourceTypes.Type type = typeOf(id);
        if (type.name().equals(ResourceTypes.ANY)) {
            return Expression.code("jsondecode(" + address(id) + ".properties)[\"" + Expression.quoted(attribute) + "\"]");
        }
        String known = address(id) + "." + type.attribute(attribute).orElseThrow(() -> new ModelException(
                "The attribute " + attribute + " of " + id + " cannot be written for Terraform."));
        // what CloudFormation calls the ARN of a log group ends with all its streams
        return type(id).equals("AWS::Logs::LogGroup") ? Expression.code("\"${" + known + "}:*\"") : Expression.code(known);
    }

    private void require(String id) {
        if (!resources.containsKey(id)) {
            throw new ModelException("There is no resource " + id + " that Terraform could refer to.");
        }
    }

    private Expression substituted(String text) {
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
            String name = hole.group(2);
            int dot = name.indexOf('.');
            String code = dot < 0 ? reference(name) : ((Expression.Code) attribute(name.substring(0, dot), name.substring(dot + 1))).text();
            if (hole.start() == 0 && end == text.length()) {
                return Expression.code(code);
            }
            // a hole that is a text itself goes in as it is
            out.append(code.startsWith("\"") ? code.substring(1, code.length() - 1) : "${" + code + "}");
        }
        return Expression.code('"' + out.toString() + Expression.quoted(text.substring(end)) + '"');
    }
}
