package dev.drawbridge.generators.syntax;

/** Something in a readable document that its author should know, such as a key that stands twice. */
public record SyntaxWarning(int line, int column, String sentence) {
}
