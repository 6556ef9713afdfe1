package dev.drawbridge.cloud.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The JWT authorizer of an HTTP API: signature by the issuer's keys, issuer letter for letter, audience ({@code aud}, or {@code client_id}
 * where a token has no {@code aud}), time, scopes
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).
 */
public final class TokenCheck implements Guard {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String issuer;
    private final Optional<String> audience;
    private final List<String> scopes;

    /**
     * @param issuer as the token must carry it
     * @param keys where the issuer publishes its keys (JWKS)
     * @param audience the id of the pool's client
     * @param scopes one of which a token must carry; none are needed when empty
     */
    public TokenCheck(String issuer, URI keys, String audience, List<String> scopes) {
        this(issuer, published(keys), Set.of(JWSAlgorithm.RS256), Optional.of(audience), scopes);
    }

    private TokenCheck(String issuer, JWKSource<SecurityContext> keys, Set<JWSAlgorithm> algorithms, Optional<String> audience, List<String> scopes) {
        this.issuer = issuer;
        this.audience = audience;
        this.scopes = List.copyOf(scopes);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> verify(claims));
    }

    /** Tokens of any OpenID provider for any client: its keys are where it says at {@code /.well-known/openid-configuration}, which is asked with the first token. */
    public static TokenCheck ofProvider(String issuer) {
        return new TokenCheck(issuer, new ProviderKeys(issuer), JWSAlgorithm.Family.SIGNATURE, Optional.empty(), List.of());
    }

    static JWKSource<SecurityContext> published(URI keys) {
        try {
            return JWKSourceBuilder.create(keys.toURL()).retrying(true).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not the address of a key set: " + keys, e);
        }
    }

    /** The answer to a token. */
    public sealed interface Outcome {
        record Accepted(Claims claims) implements Outcome {}

        /** @param status 401 without a good token, 403 without a scope that is needed */
        record Rejected(int status, String reason) implements Outcome {}
    }

    /** Checks the value of the Authorization header. */
    public Outcome check(Optional<String> authorization) {
        if (authorization.isEmpty() || authorization.get().isBlank()) {
            return new Outcome.Rejected(401, "there is no Authorization header");
        }
        String header = authorization.get().strip();
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : header;
        try {
            JWTClaimsSet claims = processor.process(token, null);
            List<String> held = scopesOf(claims);
            if (!scopes.isEmpty() && held.stream().noneMatch(scopes::contains)) {
                return new Outcome.Rejected(403, "the token has none of the scopes " + String.join(", ", scopes));
            }
            return new Outcome.Accepted(new Claims(claims.getClaims(), scopes.isEmpty() ? List.of() : held));
        } catch (ParseException e) {
            return new Outcome.Rejected(401, "the Authorization header holds no token");
        } catch (BadJOSEException e) {
            return new Outcome.Rejected(401, e.getMessage());
        } catch (JOSEException e) {
            return new Outcome.Rejected(401, "the token's keys cannot be had: " + e.getMessage());
        }
    }

    private static List<String> scopesOf(JWTClaimsSet claims) {
        Object scope = claims.getClaim("scope");
        return scope instanceof String text ? Arrays.stream(text.split(" ")).filter(s -> !s.isEmpty()).toList() : List.of();
    }

    private void verify(JWTClaimsSet claims) throws BadJWTException {
        if (!issuer.equals(claims.getIssuer())) {
            throw new BadJWTException("the token comes from " + claims.getIssuer() + ", not from " + issuer);
        }
        java.util.Date now = new java.util.Date();
        if (claims.getExpirationTime() == null || !claims.getExpirationTime().after(now)) {
            throw new BadJWTException("the token has expired");
        }
        if (claims.getNotBeforeTime() != null && claims.getNotBeforeTime().after(new java.util.Date(now.getTime() + 5_000))) {
            throw new BadJWTException("the token is not valid yet");
        }
        boolean forUs = audience.isEmpty() || (claims.getAudience().isEmpty() ? audience.get().equals(claims.getClaim("client_id")) : claims.getAudience().contains(audience.get()));
        if (!forUs) {
            throw new BadJWTException("the token is for another client than " + audience.get());
        }
    }
}
