package dev.drawbridge.generators.syntax;

/**
 * A piece of a document with its exact place in the text. {@link #span()} includes a tag and an anchor, {@link #content()} does not.
 * A tag is kept as it resolves: {@code !Ref}, {@code !!str}; an empty string means that there is none. The same holds for anchors.
 */
public sealed interface SyntaxNode permits MappingNode, SequenceNode, ScalarNode, AliasNode {

    Span span();

    Span content();

    String tag();

    String anchor();

    /** Whether the node is written in the flow style, {@code {...}} or {@code [...]}. */
    default boolean isFlow() {
        return switch (this) {
            case MappingNode m -> m.flow();
            case SequenceNode s -> s.flow();
            case ScalarNode _, AliasNode _ -> false;
        };
    }

    /** Whether this is a collection on lines of its own. */
    default boolean isBlockCollection() {
        return switch (this) {
            case MappingNode m -> !m.flow();
            case SequenceNode s -> !s.flow();
            case ScalarNode _, AliasNode _ -> false;
        };
    }
}
