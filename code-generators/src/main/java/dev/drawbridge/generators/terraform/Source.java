package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One resource of the plain template, on its way into Terraform. */
record Source(String id, Tree resource, Expressions expressions, HclBody out) {

    Tree properties() {
        return resource.get("Properties").orElse(Tree.map());
    }

    String type() {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }

    /** The value at a path below the properties, if it is there. */
    Optional<Expression> value(String... path) {
        return value(properties(), path);
    }

    Optional<Expression> value(Tree below, String... path) {
        return below.at(path).map(expressions::of);
    }

    List<Tree> items(String... path) {
        return properties().at(path).map(Tree::items).orElse(List.of());
    }

    /** The tags of the resource as names with values, where CloudFormation has a list. */
    Optional<Expression> tags() {
        SequencedMap<String, Tree> tags = new LinkedHashMap<>();
        items("Tags").forEach(tag -> tag.get("Key").flatMap(Tree::asText).ifPresent(key -> tags.put(key, tag.get("Value").orElseGet(() -> Tree.string("")))));
        return tags.isEmpty() ? Optional.empty() : Optional.of(expressions.of(new Tree.Map(tags)));
    }

    /** The value as JSON text, made by Terraform. */
    Optional<Expression> json(String... path) {
        return value(path).map(Expression.Json::new);
    }

    /** A name in the account, made of the name of the whole and that of the resource. */
    Expression freshName(String suffix) {
        return Expression.code("\"${var.name}-" + Names.kebab(id) + suffix + '"');
    }

    /** An argument that is an address of this resource: {@code aws_sqs_queue.jobs.id}. */
    Expression self(String attribute) {
        return Expression.code(expressions.address(id) + "." + attribute);
    }

    /** Writes the resource itself. What must not be lost with its card is kept from being destroyed. */
    void write(HclBody body) {
        if (resource.get("DeletionPolicy").flatMap(Tree::asText).filter("Retain"::equals).isPresent()) {
            body.block("lifecycle", new HclBody().put("prevent_destroy", Expression.code("true")));
        }
        write(expressions.typeOf(id).name(), body);
    }

    /** Writes something that serves the resource, under the same name. */
    void write(String type, HclBody body) {
        write(type, "", body);
    }

    void write(String type, String suffix, HclBody body) {
        out.block("resource \"" + type + "\" \"" + expressions.name(id) + suffix + '"', body);
    }
}
