package dev.drawbridge.generators.syntax;

/** What a document is written in; found from the text, not from a file name. */
public enum Format {
    YAML, JSON
}
