package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.local.emulators.TokenRequest;
import dev.drawbridge.cloud.local.http.TokenCheck;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** User pools of a run: each is an issuer of its own at the token server, with one client. */
final class LocalTokens {
    /** As long as Cognito's: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Emulators emulators;
    private URI control = URI.create("http://127.0.0.1");

    LocalTokens(Emulators emulators) {
        this.emulators = emulators;
    }

    /** Where tokens can be had without a program of ours. */
    void control(URI address) {
        control = address;
    }

    private URI issuer(Node pool) {
        return URI.create(emulators.oidc() + "/" + Names.kebab(pool.name()));
    }

    /** The id of the pool's one client. */
    static String client(Node pool) {
        return Names.kebab(pool.name()) + "-client";
    }

    /** The check that stands before the routes of an API. */
    TokenCheck check(LocalPlan plan, LocalPlan.Ruled authorize) {
        List<String> scopes = authorize.rule().value(authorize.wire(), "scopes").map(Value::asItems).orElse(List.of()).stream().flatMap(v -> v.asText().stream()).toList();
        URI from = issuer(authorize.from());
        return new TokenCheck(from.toString(), URI.create(from + "/jwks"), client(authorize.from()), scopes);
    }

    /** A command that prints a token. */
    String command(Node pool) {
        return "curl -s " + control + "/token/" + URLEncoder.encode(pool.name(), StandardCharsets.UTF_8).replace("+", "%20") + "?user=ada";
    }

    /** A token of the pool, signed. */
    String sign(Node pool, String subject, Map<String, Object> claims) {
        return emulators.token(new TokenRequest(Names.kebab(pool.name()), subject, client(pool), claims, LIFETIME));
    }
}
