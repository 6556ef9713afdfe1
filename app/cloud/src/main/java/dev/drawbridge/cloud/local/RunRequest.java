package dev.drawbridge.cloud.local;

import dev.drawbridge.model.Design;
import java.nio.file.Path;

/**
 * The wish to run a drawing on this machine.
 *
 * @param project its folder; functions are built from below it, data are kept in its {@code .drawbridge}
 * @param port of the first HTTP API; 0 for any free one
 */
public record RunRequest(Path project, Design design, int port) {}
