package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;

/** Fields that hold JSON as text and stand as mappings in a template. */
final class Json {
    private Json() {}

    /** A mapping as JSON text; text, and what only the cloud can tell, as it is. */
    static Value text(Tree tree) {
        return tree instanceof Tree.Map || tree instanceof Tree.Seq ? Value.of(ValueJson.write(TreeValue.of(tree)).toString()) : TreeValue.of(tree);
    }

    /** Whether two values say the same, be it as text or as structure. */
    static boolean same(Value a, Value b) {
        return a.equals(b) || parsed(a).equals(parsed(b));
    }

    private static Value parsed(Value value) {
        if (value instanceof Value.Text(String text) && (text.strip().startsWith("{") || text.strip().startsWith("["))) {
            try {
                return ValueJson.parse(text);
            } catch (ModelException notJson) {
                return value;
            }
        }
        return value;
    }
}
