package dev.drawbridge.generators.asl;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;

/**
 * A definition as a file has it. Immutable.
 *
 * @param document the text and its places
 */
public record Definition(Document document) {
    /** @throws SyntaxException if the text is neither JSON nor YAML, or no mapping, with the line */
    public static Definition parse(String text) {
        Document document = Document.parse(text);
        if (!(document.tree() instanceof Tree.Map)) {
            throw new SyntaxException(1, 1, "A definition is a mapping with StartAt and States.");
        }
        return new Definition(document);
    }

    public Tree tree() {
        return document.tree();
    }

    /** The same as JSON, for those who take nothing else. */
    public String json() {
        return json(tree());
    }

    /** A tree without intrinsic functions as JSON. */
    public static String json(Tree tree) {
        return new Emitter(DocumentStyle.STANDARD_JSON).emit(tree);
    }
}
