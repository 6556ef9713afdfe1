package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values of the model as trees of a template. */
public final class ValueTree {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ValueTree() {}

    /** The value as it stands in a template. */
    public static Tree of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Tree.string(text);
            case Value.Decimal(BigDecimal number) -> number(number);
            case Value.Flag(boolean on) -> Tree.bool(on);
            case Value.Nothing() -> Tree.nothing();
            case Value.Items(List<Value> items) -> Tree.seq(items.stream().map(ValueTree::of).toList());
            case Value.Entries(Map<String, Value> entries) -> {
                SequencedMap<String, Tree> map = new LinkedHashMap<>();
                entries.forEach((name, entry) -> map.put(name, of(entry)));
                yield Tree.map(map);
            }
            case Value.Expression(String function, Value argument) -> new Tree.Intrinsic(function, of(argument));
        };
    }

    /** As a string where the template wants one: environment variables hold text, whatever was typed. */
    public static Tree text(Value value) {
        return value instanceof Value.Expression ? of(value) : Tree.string(value.display());
    }

    /** As a number where the template wants one and the field offers texts to choose from. */
    public static Tree number(Value value) {
        return value.asText().filter(text -> text.matches("[0-9]{1,9}")).map(text -> Tree.integer(Long.parseLong(text))).orElseGet(() -> of(value));
    }

    private static Tree number(BigDecimal number) {
        String plain = number.toPlainString();
        return new Tree.Scalar(plain, plain.indexOf('.') >= 0 ? Tree.Kind.FLOAT : Tree.Kind.INT);
    }

    /**
     * The tree of a JSON object in text.
     *
     * @param what the text is, for the sentence that says it is none
     */
    public static Tree json(String text, String what) {
        try {
            Value value = ValueJson.read(JSON.readTree(text));
            if (value instanceof Value.Entries) {
                return of(value);
            }
        } catch (JacksonException e) {
            throw new ModelException(what + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new ModelException(what + " must be a JSON object, such as {\"kind\": [\"order\"]}.");
    }
}
