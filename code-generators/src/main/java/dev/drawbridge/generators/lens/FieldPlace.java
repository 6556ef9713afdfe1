package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a field of a card stands in its resource, and how. Pure.
 *
 * @param field of the kind
 * @param part the type of the resource beside the card's own that holds it, empty for the card's own
 * @param standard what holds in the cloud where the template says nothing
 * @param speaks whether a resource can say this at all; where it cannot, the drawing alone says it
 */
record FieldPlace(String field, String part, Optional<Value> standard, Reader reader, Writer writer, Predicate<Tree> speaks) {
    FieldPlace(String field, String part, Optional<Value> standard, Reader reader, Writer writer) {
        this(field, part, standard, reader, writer, _ -> true);
    }

    @FunctionalInterface
    interface Reader {
        /** The value in a resource whose properties hold what they inherit; empty when it says none. */
        Optional<Value> read(Tree resource);
    }

    @FunctionalInterface
    interface Writer {
        /**
         * The resource with that value; without a value, with nothing said about it.
         *
         * @throws dev.drawbridge.model.ModelException if the resource cannot say it, with the sentence what to do
         */
        Tree write(Tree resource, Optional<Value> value);
    }

    FieldPlace standard(Value value) {
        return new FieldPlace(field, part, Optional.of(value), reader, writer, speaks);
    }

    FieldPlace on(String otherPart) {
        return new FieldPlace(field, otherPart, standard, reader, writer, speaks);
    }

    /** What holds: what the resource says, else the standard. */
    Optional<Value> value(Tree resource) {
        return reader.read(resource).or(() -> standard);
    }
}
