package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.model.Design;
import java.nio.charset.StandardCharsets;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL APIs that take tokens of an OpenID provider, or leave it to a function who gets in. */
class GraphTokensTest {
    @TempDir
    static Path temporary;
    private static RSAKey key;
    private static LoopbackServer provider;
    private static Project project;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        String keys = new JWKSet(key.toPublicJWK()).toString();
        provider = new LoopbackServer("The provider", 0, exchange -> LoopbackServer.answer(exchange, 200, (exchange.getRequestURI().getPath().endsWith("/openid-configuration")
                ? "{\"jwks_uri\": \"http://127.0.0.1:" + exchange.getLocalAddress().getPort() + "/keys\"}" : keys).getBytes(StandardCharsets.UTF_8)));
        Design design = Drawings.of("tokens", "add graphql-api known", "add graphql-api locked", "add graphql-api away", "add function values", "add function gate",
                "set known.authentication OPENID_CONNECT", "set known.issuer " + issuer(), "set locked.authentication AWS_LAMBDA",
                "set locked.authorizer arn:aws:lambda:us-east-1:000000000000:function:gate", "set away.authentication AWS_LAMBDA",
                "set away.authorizer arn:aws:lambda:eu-west-1:123456789012:function:theirs", "connect known values --fields '[\"Query.me\",\"Query.other\"]'", "connect locked values --fields '[\"Query.me\",\"Query.other\"]'");
        project = Project.of(design, temporary.resolve("tokens"));
        Files.writeString(project.folder.resolve("schema.graphql"), "type Query {\n  me: String\n  other: String\n}\n");
        project.code("values", """
                public class Values {
                    public Object handle(GraphCall call) {
                        return call.field() + " for " + call.user().orElse("somebody");
                    }
                }
                """);
        project.code("gate", """
                public class Gate {
                    public Object handle(Invocation invocation) {
                        Map<?, ?> asked = invocation.input(Map.class);
                        String token = String.valueOf(asked.get("authorizationToken"));
                        String query = String.valueOf(((Map<?, ?>) asked.get("requestContext")).get("queryString"));
                        if (token.equals("broken")) {
                            throw new IllegalStateException("no list of friends");
                        }
                        return Map.of("isAuthorized", token.equals("friend") && query.contains("me"), "resolverContext", Map.of("token", token), "deniedFields", List.of("Query.other"), "ttlOverride", 60);
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        if (project != null) {
            project.close();
        }
        provider.close();
    }

    private static String issuer() {
        return "http://127.0.0.1:" + provider.address().getPort();
    }

    private static HttpResponse<String> ask(String api, String query, String token) throws Exception {
        String body = JsonMapper.shared().writeValueAsString(Map.of("query", query));
        return token.isEmpty() ? project.send("POST", project.api(api), body) : project.send("POST", project.api(api), body, "authorization", token);
    }

    private static String token(String issuer, Instant until) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                new JWTClaimsSet.Builder().issuer(issuer).subject("ada").audience("any client").expirationTime(Date.from(until)).build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    @Test
    void aTokenOfTheProviderLetsInAndAnyOtherDoesNot() throws Exception {
        assertThat(ask("known", "{ me }", token(issuer(), Instant.now().plusSeconds(600))).body()).contains("Query.me for ada");
        assertRefused(ask("known", "{ me }", ""), "Missing authorization header");
        assertRefused(ask("known", "{ me }", "anything"), "not valid");
        assertRefused(ask("known", "{ me }", token("http://elsewhere", Instant.now().plusSeconds(600))), "http://elsewhere");
        assertRefused(ask("known", "{ me }", token(issuer(), Instant.now().minusSeconds(60))), "expired");
        String good = token(issuer(), Instant.now().plusSeconds(600));
        assertRefused(ask("known", "{ me }", good.substring(0, good.lastIndexOf('.')) + ".AAAA"), "not valid");
    }

    @Test
    void theFunctionSaysWhoGetsInAndWhichFieldsStayShut() throws Exception {
        assertThat(ask("locked", "{ me }", "friend").body()).contains("Query.me for");
        HttpResponse<String> shut = ask("locked", "{ me other }", "friend");
        assertThat(shut.body()).contains("Query.me for", "Not Authorized to access other on type Query", "\"other\":null");
        assertRefused(ask("locked", "{ me }", "stranger"), "You are not authorized to make this call.");
        assertRefused(ask("locked", "{ me }", "broken"), "You are not authorized to make this call.");
        assertRefused(ask("locked", "{ me }", ""), "Missing authorization header");
        Message asked = project.message(message -> message.to().equals(project.card("gate")) && !message.ok());
        assertThat(asked.from()).isEqualTo(project.card("locked"));
    }

    @Test
    void aFunctionThatIsNotInTheDrawingLetsNobodyInAndTheRunSaysWhy() throws Exception {
        assertRefused(ask("away", "{ me }", "friend"), "is not in the drawing");
    }

    private static void assertRefused(HttpResponse<String> response, String why) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(response.body()).contains("UnauthorizedException", why);
    }
}
