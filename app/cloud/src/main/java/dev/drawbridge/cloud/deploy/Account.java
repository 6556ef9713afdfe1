package dev.drawbridge.cloud.deploy;

/**
 * Where a deployment goes and as whom. Shown before anything happens.
 *
 * @param id of the account
 * @param identity who we are there
 * @param region of the cloud
 * @param endpoint another address than the cloud's own; empty for the cloud itself
 */
public record Account(String id, String identity, String region, String endpoint) {
    /** One line. */
    public String words() {
        return "account " + id + ", region " + region + ", as " + identity + (endpoint.isEmpty() ? "" : ", at " + endpoint);
    }
}
