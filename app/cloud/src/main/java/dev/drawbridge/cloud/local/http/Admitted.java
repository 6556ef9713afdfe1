package dev.drawbridge.cloud.local.http;

import tools.jackson.databind.node.ObjectNode;

/** Who was let in, as the function behind the API gets to know it. */
sealed interface Admitted permits Claims, FunctionContext {
    /** Into the request context of payload format 2.0. */
    void writeHttp(ObjectNode requestContext);

    /** Into the request context of payload format 1.0. */
    void writeRest(ObjectNode requestContext);
}
