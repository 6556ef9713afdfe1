package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.PlainTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** A plain template as a module of Terraform. Whatever cannot be made there is asked for as a variable, so that what refers to it still can. */
final class Module {
    private final PlainTemplate plain;
    private final Losses losses;
    private final Expressions expressions;
    private final HclBody resources;

    Module(PlainTemplate plain, Set<String> raw, Losses losses) {
        this.plain = plain;
        this.losses = losses;
        Set<String> outside = new LinkedHashSet<>();
        while (true) {
            Expressions expressions = new Expressions(plain.tree(), raw, outside);
            HclBody written = new HclBody();
            int before = outside.size();
            plain.resources().forEach((id, resource) -> {
                if (!outside.contains(id)) {
                    write(id, resource, expressions, written).ifPresent(why -> {
                        outside.add(id);
                        if (owner(id).equals(id)) {
                            losses.leaveOut(id, why);
                        } else {
                            losses.add(owner(id), id + " is left out. " + why);
                        }
                    });
                }
            });
            // what was written before another one was found to be impossible may refer to it
            if (outside.size() == before) {
                this.expressions = expressions;
                this.resources = written;
                return;
            }
        }
    }

    private String owner(String id) {
        return plain.makers().getOrDefault(id, id);
    }

    /** @return why it cannot be written */
    private Optional<String> write(String id, Tree resource, Expressions expressions, HclBody out) {
        HclBody own = new HclBody();
        Source source = new Source(id, resource, expressions, own);
        try {
            TerraformTarget.resource(source, plain.resources());
        } catch (ModelException e) {
            return Optional.of(e.getMessage());
        }
        out.blocks(own);
        source.unread().forEach(path -> losses.add(owner(id), (owner(id).equals(id) ? "" : id + " ") + path + " is not written."));
        if (resource.get("DeletionPolicy").flatMap(Tree::asText).filter("Retain"::equals).isPresent()) {
            losses.add(owner(id), "Terraform refuses to destroy it, where CloudFormation would leave it behind.");
        }
        if (resource.get("UpdatePolicy").isPresent()) {
            losses.add(owner(id), "Traffic moves to a new version at once, unless a deployment of CodeDeploy is made for it by hand.");
        }
        if (expressions.typeOf(id) == ResourceTypes.ANYTHING) {
            losses.add(owner(id), "It is made through the Cloud Control API, which does not take every type.");
        }
        return Optional.empty();
    }

    HclBody main() {
        SequencedMap<String, Expression> aws = new LinkedHashMap<>();
        aws.put("source", Expression.text("hashicorp/aws"));
        aws.put("version", Expression.text("~> 6.0"));
        HclBody main = new HclBody()
                .block("terraform", new HclBody().put("required_version", Expression.text(plain.resources().values().stream().anyMatch(SettingResources::handsOver) ? ">= 1.11" : ">= 1.5"))
                        .block("required_providers", new HclBody().put("aws", new Expression.Entries(aws))))
                .block("provider \"aws\"", new HclBody().put("region", Expression.code("var.region")))
                .block("data \"aws_caller_identity\" \"current\"", new HclBody())
                .block("data \"aws_partition\" \"current\"", new HclBody())
                .block("data \"aws_region\" \"current\"", new HclBody());
        HclBody locals = locals();
        if (expressions.usesZones()) {
            main.block("data \"aws_availability_zones\" \"available\"", new HclBody().put("state", Expression.text("available")));
        }
        expressions.exports().forEach(name -> main.block("data \"aws_cloudformation_export\" \"" + Expressions.snake(name) + '"', new HclBody().put("name", Expression.text(name))));
        return main.blockIfAny("locals", locals).blocks(resources);
    }

    private HclBody locals() {
        HclBody locals = new HclBody();
        section("Mappings").forEach((name, mapping) -> locals.put(Expressions.mapping(name), expressions.of(mapping)));
        section("Conditions").forEach((name, condition) -> {
            try {
                locals.put(Expressions.snake(name), Expression.code(expressions.code(condition)));
            } catch (ModelException e) {
                losses.add(name, "The condition " + name + " is taken for true. " + e.getMessage());
                locals.put(Expressions.snake(name), Expression.code("true"));
            }
        });
        return locals;
    }

    private SequencedMap<String, Tree> section(String name) {
        return plain.tree().get(name).map(Tree::entries).orElseGet(LinkedHashMap::new);
    }

    HclBody outputs() {
        HclBody body = new HclBody();
        section("Outputs").forEach((id, output) -> {
            try {
                Optional<Expression> value = output.get("Value").map(expressions::of);
                Optional<String> condition = output.get("Condition").flatMap(Tree::asText).map(expressions::condition);
                body.block("output \"" + Expressions.snake(id) + '"', new HclBody().put("description", output.get("Description").filter(Tree.Scalar.class::isInstance).map(expressions::of))
                        .put("value", condition.isPresent() ? value.map(said -> Expression.code(condition.get() + " ? " + said.line() + " : null")) : value));
            } catch (ModelException e) {
                losses.add(id, "The output " + id + " is not written. " + e.getMessage());
            }
        });
        return body;
    }

    HclBody variables(String project) {
        String name = Names.kebab(project);
        HclBody variables = new HclBody()
                .block("variable \"name\"", variable("What the names of all resources begin with.").put("default", Expression.text(name.isEmpty() ? "project" : name)))
                .block("variable \"region\"", variable("The AWS region; that of the environment when it is not given.").put("default", Expression.code("null")))
                .block("variable \"project\"", variable("The project folder; run mvn verify there first, it leaves the functions' zips.").put("default", Expression.text("..")));
        section("Parameters").forEach((id, parameter) -> {
            if (expressions.parametersInUse().contains(id)) {
                variables.block("variable \"" + Expressions.variable(id) + '"', parameter(id, parameter));
            }
        });
        expressions.asked().forEach((variable, words) -> variables.block("variable \"" + variable + '"', variable(words)));
        return variables;
    }

    private static HclBody variable(String description) {
        return new HclBody().put("description", Expression.text(description)).put("type", Expression.code("string"));
    }

    private HclBody parameter(String id, Tree parameter) {
        String type = parameter.get("Type").flatMap(Tree::asText).orElse("String");
        boolean list = type.startsWith("List<") || type.equals("CommaDelimitedList");
        boolean numbers = type.equals("Number") || type.equals("List<Number>");
        String element = numbers ? "number" : "string";
        HclBody body = new HclBody().put("description", Expression.text(parameter.get("Description").flatMap(Tree::asText).orElse("The parameter " + id + " of the template.")))
                .put("type", Expression.code(list ? "list(" + element + ")" : element));
        parameter.get("Default").flatMap(Tree::asText).ifPresent(text -> body.put("default", list ? items(text, numbers) : value(text, numbers)));
        if (parameter.get("NoEcho").flatMap(Tree::asText).filter("true"::equalsIgnoreCase).isPresent()) {
            body.put("sensitive", Expression.code("true"));
        }
        List<Expression> allowed = parameter.get("AllowedValues").map(Tree::items).orElse(List.of()).stream().flatMap(item -> item.asText().stream())
                .map(text -> value(text, numbers)).toList();
        if (!allowed.isEmpty() && !list) {
            body.block("validation", new HclBody().put("condition", Expression.code("contains(" + new Expression.Items(allowed).line() + ", var." + Expressions.variable(id) + ")"))
                    .put("error_message", Expression.text("The value must be one of those that the template allows.")));
        }
        return body;
    }

    private static Expression items(String text, boolean numbers) {
        List<Expression> items = new ArrayList<>();
        for (String item : text.isEmpty() ? new String[0] : text.split(",")) {
            items.add(value(item.strip(), numbers));
        }
        return new Expression.Items(items);
    }

    private static Expression value(String text, boolean number) {
        return number && text.matches("-?[0-9]+(\\.[0-9]+)?") ? Expression.code(text) : Expression.text(text);
    }
}
