package dev.drawbridge.cloud.local.source;

import dev.drawbridge.model.NodeId;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs functions for sources. */
public interface Functions {
    /**
     * The outcome of one run.
     *
     * @param answer what the function returned, or Lambda's JSON of the error
     * @param problem empty if the function returned; else one sentence
     * @param throttled whether it did not run because no copy was free
     * @param trouble the exception behind an answer that says the function failed (an HTTP status from 500), one sentence; empty if there is none
     */
    record Outcome(byte[] answer, String problem, boolean throttled, String trouble) {
        /** The function returned. */
        public static Outcome of(byte[] answer) {
            return new Outcome(answer, "", false, "");
        }

        /** The function returned, but says that it failed. */
        public static Outcome troubled(byte[] answer, String trouble) {
            return new Outcome(answer, "", false, trouble);
        }

        /** The function failed. */
        public static Outcome failed(byte[] answer, String problem) {
            return new Outcome(answer, problem, false, "");
        }

        public boolean ok() {
            return problem.isEmpty();
        }

        /** What a function that failed says of it in its own words; empty where it says nothing. */
        public Optional<String> said() {
            try {
                return Optional.of(JsonMapper.shared().readTree(answer).path("errorMessage")).filter(JsonNode::isString).map(JsonNode::asString);
            } catch (JacksonException notJson) {
                return Optional.empty();
            }
        }
    }

    /**
     * Runs it and waits.
     *
     * @throws dev.drawbridge.cloud.CloudException if the function is no part of the run, or the run is ending
     */
    Outcome run(NodeId function, byte[] event);
}
