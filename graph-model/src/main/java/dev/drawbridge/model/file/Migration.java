package dev.drawbridge.model.file;

import tools.jackson.databind.node.ObjectNode;

/** One step from a format version to the next, on the JSON itself, because no type knows the old form any more. */
public interface Migration {
    /** The version it starts from; it leads to the next one. */
    int from();

    /** Changes the object of the whole file; the member {@code format} is set by the caller. */
    void migrate(ObjectNode root);
}
