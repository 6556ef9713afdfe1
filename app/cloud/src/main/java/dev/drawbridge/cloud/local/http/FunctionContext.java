package dev.drawbridge.cloud.local.http;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a function that authorizes says about who asks.
 *
 * @param principal empty for short answers, which name none
 * @param context texts, numbers and flags by name
 */
public record FunctionContext(String principal, ObjectNode context) implements Admitted {
    @Override
    public void writeHttp(ObjectNode requestContext) {
        ObjectNode authorizer = requestContext.putObject("authorizer");
        if (context.isEmpty()) {
            authorizer.putNull("lambda");
        } else {
            authorizer.set("lambda", context);
        }
    }

    @Override
    public void writeRest(ObjectNode requestContext) {
        writeInto(requestContext.putObject("authorizer"));
    }

    /** As REST and WebSocket APIs hand it over: every value is text, beside the principal. */
    public void writeInto(ObjectNode authorizer) {
        context.properties().forEach(entry -> authorizer.put(entry.getKey(), entry.getValue().asString()));
        authorizer.put("principalId", principal);
    }
}
