package dev.drawbridge.generators.syntax;

/**
 * How a document is written, so that what is added looks like what is there.
 *
 * @param indent spaces per level of block mappings
 * @param sequenceIndent spaces of a block sequence below its key: 0 where the dashes stand under the key
 * @param singleQuotes whether strings that need quotes get single ones
 * @param newline the line break
 * @param shortIntrinsics {@code !Ref A} rather than {@code Ref: A}
 * @param blankBetweenResources whether a blank line parts the entries of the sections (resources, parameters, outputs)
 * @param blankBetweenSections whether a blank line parts the entries at the top
 * @param bracePadding whether a flow mapping is written {@code { a: b }} rather than {@code {a: b}}
 * @param bracketPadding whether a flow sequence is written {@code [ a, b ]} rather than {@code [a, b]}
 * @param foldAt the column at which long text without line breaks is folded into {@code >-}; 0 for never
 * @param json whether the document is JSON; then {@code jsonIndent} and {@code jsonColon} hold
 * @param jsonIndent the white space of one level; empty for JSON on one line
 * @param jsonColon {@code ": "}, {@code ":"} or {@code " : "}
 */
public record DocumentStyle(int indent, int sequenceIndent, boolean singleQuotes, String newline, boolean shortIntrinsics,
        boolean blankBetweenResources, boolean blankBetweenSections, boolean bracePadding, boolean bracketPadding, int foldAt,
        boolean json, String jsonIndent, String jsonColon) {

    /** The style of new YAML documents. */
    public static final DocumentStyle STANDARD = new DocumentStyle(2, 2, false, "\n", true, true, true, false, false, 110, false, "  ", ": ");

    /** The style of new JSON documents. */
    public static final DocumentStyle STANDARD_JSON = new DocumentStyle(2, 2, false, "\n", false, false, false, false, false, 0, true, "  ", ": ");
}
