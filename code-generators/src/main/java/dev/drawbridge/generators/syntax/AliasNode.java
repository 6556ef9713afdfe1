package dev.drawbridge.generators.syntax;

/** {@code *name}. {@link Document#resolve} gives what it stands for. */
public record AliasNode(Span span, String name) implements SyntaxNode {

    @Override
    public Span content() {
        return span;
    }

    @Override
    public String tag() {
        return "";
    }

    @Override
    public String anchor() {
        return "";
    }
}
