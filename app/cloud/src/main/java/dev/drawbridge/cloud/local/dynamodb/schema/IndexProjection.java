package dev.drawbridge.cloud.local.dynamodb.schema;

import java.util.List;

/** Which attributes an index holds besides the keys. */
public record IndexProjection(Kind kind, List<String> nonKeyAttributes) {
    /** The three kinds, named as on the wire. */
    public enum Kind { ALL, INCLUDE, KEYS_ONLY }

    /** Everything. */
    public static final IndexProjection ALL = new IndexProjection(Kind.ALL, List.of());

    public IndexProjection {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
}
