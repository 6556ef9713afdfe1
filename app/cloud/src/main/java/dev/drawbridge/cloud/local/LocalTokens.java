package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.http.TokenCheck;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** User pools of a run: each is an issuer of its own at the token server, with one client. */
final class LocalTokens {
    private final HttpClient http;
    private final URI issuer;
    private URI control = URI.create("http://127.0.0.1");

    LocalTokens(HttpClient http, URI issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /** Where tokens can be had without a program of ours. */
    void control(URI address) {
        control = address;
    }

    private URI issuer(Node pool) {
        return URI.create(issuer + "/" + Names.kebab(pool.name()));
    }

    private static String client(Node pool) {
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

    String issue(LocalPlan plan, NodeId poolId, String user, Map<String, Object> claims) {
        Node pool = plan.design().requireNode(poolId);
        if (!pool.kind().equals("user-pool")) {
            throw new CloudException(pool.name() + " is no user pool, so it gives no tokens.");
        }
        // the server takes the user as the client that asks, and the scope as the audience
        StringBuilder form = new StringBuilder("grant_type=client_credentials&client_secret=local");
        append(form, "client_id", user);
        append(form, "scope", client(pool));
        claims.forEach((name, value) -> append(form, name, String.valueOf(value)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer(pool) + "/token")).header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())).build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String token = JsonMapper.shared().readTree(response.body()).path("access_token").asString("");
            if (token.isEmpty()) {
                throw new CloudException("The token server gave no token for " + pool.name() + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return token;
        } catch (IOException | JacksonException e) {
            throw new CloudException("The token server does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("Interrupted while waiting for a token.", e);
        }
    }

    private static void append(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
