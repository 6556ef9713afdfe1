package dev.drawbridge.cloud.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** mock-oauth2-server: any number of OpenID Connect issuers, one per path. */
final class OidcPart {
    private final Object server;
    private final int port;

    private OidcPart(Object server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts it on a free port of loopback. */
    static OidcPart start(ClassLoader loader) throws ReflectiveOperationException, UnknownHostException {
        Class<?> type = loader.loadClass("no.nav.security.mock.oauth2.MockOAuth2Server");
        Class<?> config = loader.loadClass("no.nav.security.mock.oauth2.OAuth2Config");
        Object server = type.getConstructor(config).newInstance(config.getConstructor().newInstance());
        Reflect.call(server, "start", InetAddress.getByName("127.0.0.1"), 0);
        return new OidcPart(server, (Integer) Reflect.call(Reflect.call(server, "baseUrl"), "port"));
    }

    int port() {
        return port;
    }

    /**
     * A signed token.
     *
     * @param claims {@code s:name=text}, {@code n:name=123}, {@code b:name=true}, or several {@code l:name=text} for one list
     */
    String issue(String issuer, String subject, String audience, long seconds, List<String> claims) throws ReflectiveOperationException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String claim : claims) {
            int equals = claim.indexOf('=');
            String name = claim.substring(2, equals);
            String value = claim.substring(equals + 1);
            switch (claim.charAt(0)) {
                case 'n' -> values.put(name, Long.parseLong(value));
                case 'b' -> values.put(name, Boolean.parseBoolean(value));
                case 'l' -> values.merge(name, List.of(value), OidcPart::joined);
                default -> values.put(name, value);
            }
        }
        Object token = Reflect.call(server, "issueToken", issuer, subject, audience, values, seconds);
        return (String) Reflect.call(token, "serialize");
    }

    private static Object joined(Object first, Object second) {
        List<Object> all = new ArrayList<>((List<?>) first);
        all.addAll((List<?>) second);
        return all;
    }
}
