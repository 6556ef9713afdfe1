package dev.drawbridge.cloud.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is deployed, whoever deployed it.
 *
 * @param name what the cloud calls the whole
 * @param state as the cloud says it
 * @param project the drawing that it was deployed from; empty for one that was not deployed from here
 * @param about what its template says of itself; empty where it says nothing
 */
public record Standing(String name, String state, Optional<Instant> changed, String project, String about) {}
