package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.drawbridge.cloud.local.http.TokenCheck.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenCheckTest {
    private static final String ISSUER = "http://localhost/customers";
    private static RSAKey key;
    private static RSAKey stranger;
    private static LoopbackServer keys;

    @BeforeAll
    static void publishKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        stranger = new RSAKeyGenerator(2048).keyID("one").generate();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys = new LoopbackServer("The keys", 0, exchange -> LoopbackServer.answer(exchange, 200, set));
    }

    @AfterAll
    static void stop() {
        keys.close();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(ISSUER).subject("ada").audience("app").expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(RSAKey by, JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims.build());
        jwt.sign(new RSASSASigner(by));
        return "Bearer " + jwt.serialize();
    }

    private static Outcome check(String header, String... scopes) {
        return new TokenCheck(ISSUER, keys.address(), "app", List.of(scopes)).check(Optional.of(header));
    }

    private static void assertRejected(Outcome outcome, int status, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo(status);
            assertThat(rejected.reason()).contains(reason);
        });
    }

    @Test
    void aGoodTokenIsAcceptedWithAndWithoutTheWordBearer() throws JOSEException {
        String header = signed(key, claims());
        assertThat(check(header)).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.claims().claims()).containsEntry("sub", "ada"));
        assertThat(check(header.substring("Bearer ".length()))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aTokenOfAnotherKeyOrWithoutSignatureIsRefused() throws JOSEException {
        assertRejected(check(signed(stranger, claims())), 401, "Signed JWT rejected");
        assertRejected(check("Bearer " + new PlainJWT(claims().build()).serialize()), 401, "");
        SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        shared.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        assertRejected(check("Bearer " + shared.serialize()), 401, "");
    }

    @Test
    void issuerAudienceAndTimeMustFit() throws JOSEException {
        assertRejected(check(signed(key, claims().issuer("http://localhost/others"))), 401, "comes from http://localhost/others");
        assertRejected(check(signed(key, claims().audience("other-app"))), 401, "another client");
        assertRejected(check(signed(key, claims().expirationTime(Date.from(Instant.now().minusSeconds(1))))), 401, "expired");
        assertRejected(check(signed(key, claims().notBeforeTime(Date.from(Instant.now().plusSeconds(60))))), 401, "not valid yet");
    }

    @Test
    void aTokenWithoutAudienceIsForTheClientItNames() throws JOSEException {
        assertThat(check(signed(key, claims().audience((String) null).claim("client_id", "app")))).isInstanceOf(Outcome.Accepted.class);
        assertRejected(check(signed(key, claims().audience((String) null).claim("client_id", "other"))), 401, "another client");
    }

    @Test
    void aScopeThatIsAskedForMustBeHeld() throws JOSEException {
        assertRejected(check(signed(key, claims()), "shop/buy"), 403, "shop/buy");
        assertThat(check(signed(key, claims().claim("scope", "openid shop/buy")), "shop/buy", "shop/all"))
                .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.claims().scopes()).containsExactly("openid", "shop/buy"));
    }

    @Test
    void nothingAndNonsenseAreRefused() {
        assertRejected(new TokenCheck(ISSUER, keys.address(), "app", List.of()).check(Optional.empty()), 401, "no Authorization header");
        assertRejected(check("Bearer nonsense"), 401, "holds no token");
    }
}
