package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.util.Optional;

/** Mappings that are the text of a JSON document elsewhere. */
final class JsonTree {
    private JsonTree() {}

    static String text(Tree tree) {
        return new Emitter(DocumentStyle.STANDARD_JSON).emit(tree).replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** Nothing for a text that is no JSON object. */
    static Optional<Tree> mapping(String text) {
        try {
            return text.strip().startsWith("{") ? Optional.of(ValueTree.json(text, "The text")) : Optional.empty();
        } catch (ModelException other) {
            return Optional.empty();
        }
    }
}
