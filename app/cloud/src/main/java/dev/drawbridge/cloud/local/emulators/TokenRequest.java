package dev.drawbridge.cloud.local.emulators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks for a signed token.
 *
 * @param issuer the issuer's path ({@code us-east-1_pool}); the token's {@code iss} is {@code http://localhost:PORT/<issuer>}
 * @param subject the {@code sub} claim
 * @param audience the {@code aud} claim
 * @param claims further claims: text, whole numbers, booleans or lists of text
 * @param lifetime how long it is valid
 */
public record TokenRequest(String issuer, String subject, String audience, Map<String, Object> claims, Duration lifetime) {
    /** Checks that the claims can be sent. */
    public TokenRequest {
        claims = Map.copyOf(claims);
        claims.forEach(TokenRequest::encode);
    }

    /** The claims as the host reads them. */
    List<String> encodedClaims() {
        List<String> encoded = new ArrayList<>();
        new TreeMap<>(claims).forEach((name, value) -> encoded.addAll(encode(name, value)));
        return encoded;
    }

    private static List<String> encode(String name, Object value) {
        if (name.isEmpty() || name.contains("=")) {
            throw new EmulatorException("'" + name + "' cannot be the name of a claim.");
        }
        return switch (value) {
            case String text -> List.of("s:" + name + "=" + text);
            case Integer number -> List.of("n:" + name + "=" + number);
            case Long number -> List.of("n:" + name + "=" + number);
            case Boolean flag -> List.of("b:" + name + "=" + flag);
            case List<?> list -> list.stream().map(item -> "l:" + name + "=" + item).toList();
            default -> throw new EmulatorException("The claim " + name + " must be text, a whole number, true or false, or a list of text.");
        };
    }
}
