package dev.drawbridge.cloud.local.flow;

import tools.jackson.databind.JsonNode;

/**
 * What a step asks of a service.
 *
 * @param resource as the definition names it, without what to wait for
 * @param pattern what to wait for: empty, {@code sync}, {@code sync:2} or {@code waitForTaskToken}
 */
record StepCall(String resource, String pattern, JsonNode parameters) {
    static final String CALLBACK = "waitForTaskToken";

    static StepCall of(String resource, JsonNode parameters) {
        int dot = resource.startsWith("arn:") && resource.contains(":states:::") ? resource.indexOf('.') : -1;
        return dot < 0 ? new StepCall(resource, "", parameters) : new StepCall(resource.substring(0, dot), resource.substring(dot + 1), parameters);
    }

    boolean waitsForToken() {
        return pattern.equals(CALLBACK);
    }
}
