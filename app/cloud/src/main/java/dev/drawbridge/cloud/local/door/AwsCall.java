package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import java.util.List;

/**
 * What a request asks of an AWS service.
 *
 * @param service as it is signed for: {@code dynamodb}
 * @param operation as the SDK names it: {@code PutItem}
 * @param needs what must be granted for it; several for batches and transactions
 * @param summary one line for the journal
 * @param protocol how errors are written
 */
record AwsCall(String service, String operation, List<Need> needs, String summary, Protocol protocol, HttpCall http) {
    /**
     * One permission.
     *
     * @param action without its service: {@code PutItem}
     * @param kind of the card that is used
     * @param resource its name while it runs here
     * @param part what of it: empty, {@code index} or {@code object}
     */
    record Need(String action, String kind, String resource, String part) {}

    /** How a service writes its errors. */
    enum Protocol { JSON, QUERY_XML, REST_XML, REST_JSON, GRAPHQL }
}
