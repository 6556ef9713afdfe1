package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.Choices;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.profiles.ProfileFile;

class AwsChoicesTest {
    private static final String CONFIG = """
            [default]
            region = eu-west-1
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = do-not-show-me
            [profile live]
            sso_session = company
            sso_account_id = 111122223333
            region = eu-central-1
            [profile deployer]
            role_arn = arn:aws:iam::111122223333:role/deployers/shop
            source_profile = default
            [profile vault]
            credential_process = /opt/vault print
            [profile empty]
            region = us-east-1
            [sso-session company]
            sso_region = eu-west-1
            """;

    @Test
    void profilesSayHowTheySignInAndShowNoKey() {
        List<Choices.Profile> profiles = AwsChoices.profiles(ProfileFile.builder().content(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8))).type(ProfileFile.Type.CONFIGURATION).build());

        assertThat(profiles).containsExactly(
                new Choices.Profile("default", "access key", "eu-west-1"),
                new Choices.Profile("deployer", "assumes the role shop", ""),
                new Choices.Profile("empty", "no credentials", "us-east-1"),
                new Choices.Profile("live", "single sign-on", "eu-central-1"),
                new Choices.Profile("vault", "credentials of a program", ""));
        assertThat(profiles.toString()).doesNotContain("AKIDEXAMPLE", "do-not-show-me");
    }

    @Test
    void regionsSayWhereTheyAre() {
        assertThat(AwsChoices.read().regions()).anySatisfy(region -> {
            assertThat(region.id()).isEqualTo("eu-west-1");
            assertThat(region.title()).contains("Ireland");
        }).noneMatch(region -> region.id().startsWith("aws-"));
    }
}
