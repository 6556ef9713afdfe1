package dev.drawbridge.generators.syntax;

/**
 * One place where a document writes a logical id.
 *
 * @param id the logical id as it stands there
 * @param kind what kind of place it is
 * @param path to the scalar that holds it; for a key, to its entry
 * @param span the characters of the id alone, never quotes or what stands around it
 */
public record NameUse(String id, Kind kind, TreePath path, Span span) {

    /** The kinds of places. */
    public enum Kind {
        /** The key of a resource, parameter or other entry that has a logical id. */
        DEFINITION,
        REF, GET_ATT,
        /** {@code ${Id}} or {@code ${Id.Attribute}} in {@code Fn::Sub}. */
        SUB,
        DEPENDS_ON,
        /** {@code Id} of the source or destination of a connector, or of another SAM property that takes an id. */
        CONNECTOR,
        /**
         * A resource that SAM makes for another one, such as the role {@code SearchFunctionRole} of {@code SearchFunction}: the id is
         * that of the owner, the span its characters in the longer name.
         */
        GENERATED,
        /** The name of a condition in {@code Condition} or {@code Fn::If}; no logical id. */
        CONDITION
    }
}
