package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.TreePath;

/** Places of events in their lists. */
final class EventPlaces {
    private EventPlaces() {}

    /** Which element of its list an event is. */
    static int index(TreePath item) {
        return Integer.parseInt(item.last());
    }
}
