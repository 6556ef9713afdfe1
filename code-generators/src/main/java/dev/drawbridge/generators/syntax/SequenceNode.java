package dev.drawbridge.generators.syntax;

import java.util.List;

/** A sequence, block or flow. */
public record SequenceNode(Span span, Span content, String tag, String anchor, boolean flow, List<SequenceItem> items)
        implements SyntaxNode {

    public SequenceNode {
        items = List.copyOf(items);
    }
}
