package dev.drawbridge.cloud.local.dynamodb.value;

/** The ten types of an attribute value; the constant's name is the type's name on the wire. */
public enum AttributeType {
    S("STRING"), N("NUMBER"), B("BINARY"), BOOL("BOOLEAN"), NULL("NULL"), SS("STRING_SET"), NS("NUMBER_SET"), BS("BINARY_SET"), L("LIST"), M("MAP");

    private final String longName;

    AttributeType(String longName) {
        this.longName = longName;
    }

    /** The long name that some messages of update expressions use. */
    public String longName() {
        return longName;
    }

    /** Whether a key attribute may be of this type, which is also whether values of it have an order. */
    public boolean isKeyType() {
        return this == S || this == N || this == B;
    }

    /** Whether this is one of the three set types. */
    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }
}
