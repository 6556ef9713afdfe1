package dev.drawbridge.cloud.local.http;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of an OpenID provider, found by what it says of itself. Nothing is asked before a key is needed, so that a run starts without a network. Safe from any thread. Source:
 * "Obtaining OpenID Provider Configuration Information" in OpenID Connect Discovery 1.0.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
    private static final int PATIENCE_MILLIS = 5_000;

    private final String issuer;
    private volatile Optional<JWKSource<SecurityContext>> found = Optional.empty();

    ProviderKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        if (found.isEmpty()) {
            found = Optional.of(discovered());
        }
        return found.get().get(selector, context);
    }

    private JWKSource<SecurityContext> discovered() throws KeySourceException {
        String place = issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
        try {
            URLConnection connection = URI.create(place).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (var in = connection.getInputStream()) {
                String keys = JsonMapper.shared().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)).path("jwks_uri").asString("");
                return TokenCheck.published(URI.create(keys));
            }
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new KeySourceException(place + " does not say where they are", e);
        }
    }
}
