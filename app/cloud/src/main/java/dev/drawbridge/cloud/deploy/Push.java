package dev.drawbridge.cloud.deploy;

import java.time.Duration;

/**
 * Code that was put into a running function past the template.
 *
 * @param name of the function in the cloud
 * @param version that was published, where callers come through an alias; empty if they come to the newest code anyway
 */
public record Push(String name, String version, long bytes, Duration time) {}
