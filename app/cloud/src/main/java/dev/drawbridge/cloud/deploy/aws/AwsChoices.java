package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.Choices;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** What the user's AWS configuration files offer. Reads names and kinds only: no key leaves the file. */
final class AwsChoices {
    private AwsChoices() {}

    static Choices read() {
        return new Choices(profiles(ProfileFile.defaultProfileFile()), regions());
    }

    static List<Choices.Profile> profiles(ProfileFile files) {
        return files.profiles().values().stream().map(profile -> new Choices.Profile(profile.name(), kind(profile), profile.property("region").orElse("")))
                .sorted(java.util.Comparator.comparing(Choices.Profile::name)).toList();
    }

    /** How the profile signs in, in words. Source: "Configuration and credential file settings" in the AWS CLI user guide. */
    private static String kind(Profile profile) {
        Map<String, String> said = profile.properties();
        if (said.containsKey("role_arn")) {
            String role = said.get("role_arn");
            return "assumes the role " + role.substring(role.lastIndexOf('/') + 1);
        }
        if (said.containsKey("sso_session") || said.containsKey("sso_start_url")) {
            return "single sign-on";
        }
        if (said.containsKey("credential_process")) {
            return "credentials of a program";
        }
        return said.containsKey("aws_access_key_id") ? "access key" : "no credentials";
    }

    private static List<Choices.Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion())
                .map(region -> {
                    RegionMetadata about = RegionMetadata.of(region);
                    return new Choices.Region(region.id(), about == null ? "" : about.description());
                }).sorted(java.util.Comparator.comparing(Choices.Region::id)).toList();
    }
}
