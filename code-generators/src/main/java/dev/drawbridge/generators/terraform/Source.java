package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** One resource of the plain template, on its way into Terraform. It remembers which of its properties were asked for. */
final class Source {
    private final String id;
    private final Tree resource;
    private final Expressions expressions;
    private final HclBody out;
    private final Set<Tree> read = Collections.newSetFromMap(new IdentityHashMap<>());

    Source(String id, Tree resource, Expressions expressions, HclBody out) {
        this.id = id;
        this.resource = resource;
        this.expressions = expressions;
        this.out = out;
    }

    String id() {
        return id;
    }

    Tree resource() {
        return resource;
    }

    Expressions expressions() {
        return expressions;
    }

    /** What it says; not counted as asked for. */
    Tree properties() {
        return resource.get("Properties").orElse(Tree.map());
    }

    String type() {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }

    /** What stands at a path below the properties; it counts as asked for. */
    Optional<Tree> tree(String... path) {
        return tree(properties(), path);
    }

    Optional<Tree> tree(Tree below, String... path) {
        Optional<Tree> found = below.at(path);
        found.ifPresent(read::add);
        return found;
    }

    /** The value at a path below the properties, if it is there. */
    Optional<Expression> value(String... path) {
        return value(properties(), path);
    }

    Optional<Expression> value(Tree below, String... path) {
        return tree(below, path).map(expressions::of);
    }

    Optional<String> text(Tree below, String... path) {
        return tree(below, path).flatMap(Tree::asText);
    }

    /** The elements of a list, each of which is to be asked for what it says. */
    List<Tree> items(String... path) {
        return properties().at(path).map(Tree::items).orElse(List.of());
    }

    /** The value as JSON text, made by Terraform. */
    Optional<Expression> json(String... path) {
        return json(properties(), path);
    }

    Optional<Expression> json(Tree below, String... path) {
        return tree(below, path).map(value -> value instanceof Tree.Scalar ? expressions.of(value) : new Expression.Json(expressions.of(value)));
    }

    /** The name that is said, or one in the account, made of the name of the whole and that of the resource. */
    Expression name(String property, String suffix) {
        return value(property).orElseGet(() -> freshName(suffix));
    }

    private Expression freshName(String suffix) {
        return Expression.code("\"${var.name}-" + Names.kebab(id) + suffix + '"');
    }

    /** An argument that is an address of this resource: {@code aws_sqs_queue.jobs.id}. */
    Expression self(String attribute) {
        return Expression.code(expressions.address(id) + (resource.get("Condition").isPresent() ? "[0]." : ".") + attribute);
    }

    /** The other resources that it waits for. */
    List<String> waits() {
        Optional<Tree> said = resource.get("DependsOn");
        List<Tree> all = said.filter(Tree.Scalar.class::isInstance).map(List::of).orElseGet(() -> said.map(Tree::items).orElse(List.of()));
        return all.stream().flatMap(item -> item.asText().stream()).filter(expressions::isThere).map(expressions::address).toList();
    }

    /** Writes the resource itself. What must not be lost with its card is kept from being destroyed. */
    void write(HclBody body) {
        if (resource.get("DeletionPolicy").flatMap(Tree::asText).filter("Retain"::equals).isPresent()) {
            body.block("lifecycle", new HclBody().put("prevent_destroy", Expression.code("true")));
        }
        SequencedMap<String, Expression> tags = new LinkedHashMap<>();
        for (Tree tag : items("Tags")) {
            text(tag, "Key").ifPresent(key -> value(tag, "Value").ifPresent(value -> tags.put(key, value)));
        }
        if (properties().get("Tags").filter(Tree.Map.class::isInstance).isPresent()) {
            body.put("tags", value("Tags"));
        } else if (!tags.isEmpty()) {
            body.put("tags", new Expression.Entries(tags));
        }
        write(expressions.typeOf(id).name(), body);
    }

    /** Writes something that serves the resource, under the same name. */
    void write(String type, HclBody body) {
        write(type, "", body);
    }

    /** Writes a value that no state keeps, under the same name; gives its address. */
    String ephemeral(String type, HclBody body) {
        out.block("ephemeral \"" + type + "\" \"" + expressions.name(id) + '"', counted(body));
        return "ephemeral." + type + "." + expressions.name(id) + (resource.get("Condition").isPresent() ? "[0]" : "");
    }

    private HclBody counted(HclBody body) {
        resource.get("Condition").flatMap(Tree::asText).ifPresent(condition -> body.first("count", Expression.code(expressions.condition(condition) + " ? 1 : 0")));
        return body;
    }

    void write(String type, String suffix, HclBody body) {
        counted(body);
        out.block("resource \"" + type + "\" \"" + expressions.name(id) + suffix + '"', body);
    }

    /** The properties that nobody asked for, as paths. */
    Set<String> unread() {
        Set<String> found = new TreeSet<>();
        unread(properties(), "", found);
        return found;
    }

    /** @return whether anything at or below the tree was asked for */
    private boolean unread(Tree tree, String path, Set<String> found) {
        if (read.contains(tree)) {
            return true;
        }
        List<Tree> children = tree instanceof Tree.Map(var entries) ? List.copyOf(entries.values()) : tree.items();
        if (children.stream().noneMatch(this::isTouched)) {
            if (!path.isEmpty()) {
                found.add(path);
            }
            return false;
        }
        if (tree instanceof Tree.Map(var entries)) {
            entries.forEach((key, value) -> unread(value, path.isEmpty() ? key : path + "." + key, found));
        } else {
            children.forEach(child -> unread(child, path, found));
        }
        return true;
    }

    private boolean isTouched(Tree tree) {
        return read.contains(tree) || (tree instanceof Tree.Map(var entries) ? entries.values().stream() : tree.items().stream()).anyMatch(this::isTouched);
    }
}
