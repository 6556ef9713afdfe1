package dev.drawbridge.cloud.local.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a checked token says.
 *
 * @param scopes of the token that the route asked for
 */
public record Claims(Map<String, Object> claims, List<String> scopes) implements Admitted {
    @Override
    public void writeHttp(ObjectNode requestContext) {
        write(requestContext.putObject("authorizer").putObject("jwt"));
    }

    @Override
    public void writeRest(ObjectNode requestContext) {
        writeClaims(requestContext.putObject("authorizer"));
    }

    /** API Gateway hands every claim over as text; lists in brackets. */
    void write(ObjectNode jwt) {
        writeClaims(jwt);
        if (scopes.isEmpty()) {
            jwt.putNull("scopes");
        } else {
            var array = jwt.putArray("scopes");
            scopes.forEach(array::add);
        }
    }

    /** The claims alone. */
    void writeClaims(ObjectNode authorizer) {
        ObjectNode object = authorizer.putObject("claims");
        claims.forEach((name, value) -> object.put(name, text(value)));
    }

    private static String text(Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
            // dates come as numbers of seconds in the token
            case java.util.Date date -> Long.toString(date.getTime() / 1000);
            default -> String.valueOf(value);
        };
    }
}
