package dev.drawbridge.cloud.deploy;

import java.util.List;

/**
 * What an environment can be given, as this machine knows it. Holds no secret.
 *
 * @param profiles of the cloud's own configuration files, by name
 * @param regions of the cloud, by id
 */
public record Choices(List<Profile> profiles, List<Region> regions) {
    public Choices {
        profiles = List.copyOf(profiles);
        regions = List.copyOf(regions);
    }

    /**
     * An entry of the cloud's configuration.
     *
     * @param kind how it signs in, in words: "single sign-on"
     * @param region that it names itself; empty if none
     */
    public record Profile(String name, String kind, String region) {}

    /** @param title where it is, in words: "Europe (Ireland)" */
    public record Region(String id, String title) {}
}
