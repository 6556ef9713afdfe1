package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to one resource.
 *
 * @param card that it belongs to
 * @param id its name in the template
 * @param type as the cloud calls it
 * @param properties that change
 */
public record PlannedChange(Optional<NodeId> card, String id, String type, Action action, List<PropertyChange> properties, DataEffect data) {
    public PlannedChange {
        properties = List.copyOf(properties);
    }

    /** What is done. */
    public enum Action {
        ADD("add"), CHANGE("change"), REPLACE("replace"), MAY_REPLACE("may replace"), REMOVE("remove");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** As it is shown. */
        public String word() {
            return word;
        }
    }

    /** What becomes of the data inside. */
    public enum DataEffect {
        /** Nothing happens to data, or there are none. */
        NONE,
        /** The resource with its data stays in the account, but the drawing lets go of it. */
        LEFT_BEHIND,
        /** The data are deleted. */
        LOST
    }

    /**
     * One property.
     *
     * @param name its path inside the resource
     * @param before as text; empty where the cloud does not tell or there was none
     * @param after as text; empty where the cloud does not tell or there will be none
     * @param replaces whether its change needs a new resource
     */
    public record PropertyChange(String name, String before, String after, boolean replaces) {}
}
