package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every place that credentials come from, each with a server in this process as STS and single sign-on; none of them is real. */
@DisabledOnOs(OS.WINDOWS)
class CredentialSourcesTest {
    private static final String SECRET = "not-a-real-secret-";
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    @TempDir
    private Path home;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        write("config", """
                [profile static]
                region = eu-west-1
                [profile process]
                credential_process = %s/key.sh
                [profile broken-process]
                credential_process = %s/no-such-program
                [profile assumed]
                role_arn = arn:aws:iam::222222222222:role/one
                region = eu-west-1
                source_profile = static
                [profile chained]
                role_arn = arn:aws:iam::222222222222:role/two
                region = eu-west-1
                source_profile = assumed
                [profile refused]
                role_arn = arn:aws:iam::222222222222:role/forbidden
                region = eu-west-1
                source_profile = static
                [profile sso]
                sso_session = corp
                sso_account_id = 333333333333
                sso_role_name = Developer
                [sso-session corp]
                sso_region = eu-west-1
                sso_start_url = https://corp.example/start
                [profile sso-expired]
                sso_start_url = https://old.example/start
                sso_region = eu-west-1
                sso_account_id = 333333333333
                sso_role_name = Developer
                [profile sso-revoked]
                sso_start_url = https://revoked.example/start
                sso_region = eu-west-1
                sso_account_id = 333333333333
                sso_role_name = Developer
                [profile sso-never]
                sso_start_url = https://never.example/start
                sso_region = eu-west-1
                sso_account_id = 333333333333
                sso_role_name = Developer
                [profile empty]
                region = eu-west-1
                """.formatted(home, home));
        write("credentials", "[static]\naws_access_key_id = STATIC\naws_secret_access_key = " + SECRET + "static\n");
        write("key.sh", "#!/bin/sh\necho '{\"Version\": 1, \"AccessKeyId\": \"PROCESS\", \"SecretAccessKey\": \"" + SECRET + "process\"}'\n");
        assertThat(home.resolve("key.sh").toFile().setExecutable(true)).isTrue();
        token("corp", "valid", Instant.now().plusSeconds(3600));
        token("https://old.example/start", "old", Instant.now().minusSeconds(3600));
        token("https://revoked.example/start", "revoked", Instant.now().plusSeconds(3600));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    /** As {@code aws sso login} leaves it. */
    private void token(String session, String token, Instant expires) throws IOException {
        try {
            Path folder = Files.createDirectories(home.resolve(".aws/sso/cache"));
            String name = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(session.getBytes(StandardCharsets.UTF_8)));
            Files.writeString(folder.resolve(name + ".json"), "{\"accessToken\": \"" + SECRET + token + "\", \"expiresAt\": \"" + expires.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "\", \"region\": \"eu-west-1\", \"startUrl\": \"https://corp.example/start\"}");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            Matcher key = KEY.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String who = key.find() ? key.group(1) : "";
            int status = 200;
            String answer;
            if (exchange.getRequestURI().getPath().equals("/federation/credentials")) {
                boolean known = (SECRET + "valid").equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"));
                status = known ? 200 : 401;
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "UnauthorizedException");
                answer = known ? "{\"roleCredentials\": {\"accessKeyId\": \"SSO\", \"secretAccessKey\": \"" + SECRET + "sso\", \"sessionToken\": \"t\", \"expiration\": " + Instant.now().plusSeconds(3600).toEpochMilli() + "}}"
                        : "{\"message\": \"Session token not found or invalid\"}";
            } else if (body.contains("Action=AssumeRole") && body.contains("forbidden")) {
                status = 403;
                answer = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/" + who
                        + " is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/forbidden</Message></Error></ErrorResponse>";
            } else if (body.contains("Action=AssumeRole")) {
                String role = body.contains("role/two") ? "TWO" : "ONE";
                answer = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + who + role + "</AccessKeyId><SecretAccessKey>" + SECRET + "role</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
                        + Instant.now().plusSeconds(3600) + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
            } else {
                answer = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/" + who + "</Arn><UserId>A</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
            }
            byte[] out = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, out.length);
            exchange.getResponseBody().write(out);
        }
    }

    /** What the program says of each profile. */
    private Map<String, String> probe(Map<String, String> more, String... profiles) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), CredentialProbe.class.getName()));
        command.addAll(List.of(profiles));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(Map.of("HOME", home.toString(), "AWS_CONFIG_FILE", home.resolve("config").toString(), "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString(),
                "AWS_EC2_METADATA_DISABLED", "true"));
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        builder.environment().putAll(Map.of("AWS_ENDPOINT_URL_STS", address, "AWS_ENDPOINT_URL_SSO", address));
        builder.environment().putAll(more);
        int exit = builder.start().waitFor();
        String out = Files.readString(home.resolve("out"));
        assertThat(exit).as(out).isZero();
        assertThat(out).as("nothing secret is told").doesNotContain(SECRET);
        Map<String, String> said = new TreeMap<>();
        out.lines().filter(line -> line.contains("|")).forEach(line -> said.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
        assertThat(said).as(out).hasSize(profiles.length);
        return said;
    }

    @Test
    void profilesOfEveryKindSignInOrSayHowTo() throws Exception {
        Map<String, String> said = probe(Map.of(), "static", "process", "broken-process", "assumed", "chained", "refused", "sso", "sso-expired", "sso-revoked", "sso-never", "empty", "nobody", "-");

        assertThat(said.get("static")).startsWith("account 111122223333, region eu-west-1, as user/STATIC");
        assertThat(said.get("process")).contains("as user/PROCESS");
        assertThat(said.get("assumed")).contains("as user/STATICONE");
        assertThat(said.get("chained")).as("each role with the credentials of the one before").contains("as user/STATICONETWO");
        assertThat(said.get("sso")).contains("as user/SSO");
        assertThat(said.get("sso-expired")).isEqualTo("The credentials of the profile \"sso-expired\" have expired. Sign in again: aws sso login --profile sso-expired.");
        assertThat(said.get("sso-revoked")).isEqualTo("The credentials of the profile \"sso-revoked\" have expired. Sign in again: aws sso login --profile sso-revoked.");
        assertThat(said.get("sso-never")).isEqualTo("Nobody has signed in with the profile \"sso-never\" on this machine yet. Sign in: aws sso login --profile sso-never.");
        assertThat(said.get("refused")).startsWith("The identity user/STATIC may not do sts:AssumeRole on arn:aws:iam::222222222222:role/forbidden.");
        assertThat(said.get("broken-process")).startsWith("The profile \"broken-process\" gives no credentials");
        assertThat(said.get("empty")).startsWith("The profile \"empty\" gives no credentials");
        assertThat(said.get("nobody")).startsWith("There is no profile \"nobody\" in your AWS configuration.");
        assertThat(said.get("-")).startsWith("No AWS credentials were found. Choose a profile");
    }

    @Test
    void variablesOfTheProcessAreTakenUnlessAProfileIsNamed() throws Exception {
        Map<String, String> said = probe(Map.of("AWS_ACCESS_KEY_ID", "ENVIRONMENT", "AWS_SECRET_ACCESS_KEY", SECRET + "environment"), "-", "static");

        assertThat(said.get("-")).contains("as user/ENVIRONMENT");
        assertThat(said.get("static")).contains("as user/STATIC");
    }
}
