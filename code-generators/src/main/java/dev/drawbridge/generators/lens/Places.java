package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The usual ways in which a field stands at one path of a resource. */
final class Places {
    private Places() {}

    static List<String> path(String steps) {
        return List.of(steps.split("/"));
    }

    /** A field at one path, read and written by itself; an expression is kept as it is. */
    static FieldPlace at(String field, String steps, Function<Tree, Optional<Value>> read, Function<Value, Optional<Tree>> write) {
        List<String> path = path(steps);
        return new FieldPlace(field, "", Optional.empty(),
                resource -> resource.at(new TreePath(path)).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()))
                        .flatMap(tree -> tree instanceof Tree.Intrinsic ? Optional.of(TreeValue.of(tree)) : read.apply(tree)),
                (resource, value) -> TreeEdit.at(resource, path,
                        value.flatMap(v -> v instanceof Value.Expression ? Optional.of(ValueTree.of(v)) : write.apply(v))));
    }

    static FieldPlace whole(String field, String steps) {
        return at(field, steps, tree -> tree instanceof Tree.Scalar s ? s.asLong().map(Value::of).or(() -> Optional.of(Value.of(s.text()))) : Optional.empty(),
                value -> Optional.of(ValueTree.number(value)));
    }

    static FieldPlace text(String field, String steps) {
        return at(field, steps, tree -> tree.asText().map(Value::of), value -> value.asText().filter(text -> text.isBlank()).isPresent()
                ? Optional.empty() : Optional.of(ValueTree.of(value)));
    }

    static FieldPlace flag(String field, String steps) {
        return at(field, steps, tree -> tree instanceof Tree.Scalar s ? s.asBoolean().map(Value::of) : Optional.empty(), value -> Optional.of(ValueTree.of(value)));
    }

    /** A flag that the template says with words. */
    static FieldPlace flag(String field, String steps, String on, String off) {
        return at(field, steps, tree -> tree.asText().map(text -> Value.of(text.equals(on))),
                value -> Optional.of(Tree.string(value.asFlag().orElse(false) ? on : off)));
    }

    /** A choice whose options the template writes otherwise; what is no option is kept as it is. */
    static FieldPlace choice(String field, String steps, Map<String, String> templateWords) {
        return at(field, steps, tree -> tree.asText().map(text -> Value.of(templateWords.getOrDefault(text, text))),
                value -> value.asText().map(option -> Tree.string(templateWords.entrySet().stream().filter(e -> e.getValue().equals(option))
                        .map(Map.Entry::getKey).sorted().findFirst().orElse(option))));
    }

    /** The first element of a list. */
    static FieldPlace first(String field, String steps) {
        return at(field, steps, tree -> tree.items().stream().findFirst().map(TreeValue::of), value -> Optional.of(Tree.seq(ValueTree.of(value))));
    }

    /** Any value as it is: lists of texts, names with texts. */
    static FieldPlace tree(String field, String steps) {
        return at(field, steps, tree -> Optional.of(TreeValue.of(tree)), value -> Optional.of(ValueTree.of(value)));
    }

    /** A flag that is on where something is there; how to switch it on is the template's business alone. */
    static FieldPlace present(String field, String steps, Optional<Tree> whenOn, String how) {
        List<String> path = path(steps);
        return new FieldPlace(field, "", Optional.of(Value.of(false)),
                resource -> resource.at(new TreePath(path)).map(tree -> Value.of(!(tree instanceof Tree.Scalar s && (s.isNull() || s.asBoolean().filter(on -> !on).isPresent())))),
                (resource, value) -> {
                    boolean on = value.flatMap(Value::asFlag).orElse(false);
                    if (on && whenOn.isEmpty()) {
                        throw new ModelException(how);
                    }
                    return TreeEdit.at(resource, path, on ? whenOn : Optional.empty());
                });
    }
}
