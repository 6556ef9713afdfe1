package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Node;

/** Ids of the kinds that the template treats in a way of their own. */
final class SamKinds {
    static final String API = "http-api";
    static final String BUCKET = "bucket";
    static final String CLIENT = "client";
    static final String EMAIL = "email";
    static final String EVENT_BUS = "event-bus";
    static final String EVENT_PIPE = "event-pipe";
    static final String FUNCTION = "function";
    static final String FUNCTION_URL = "function-url";
    static final String GRAPHQL_API = "graphql-api";
    static final String LAYER = "layer";
    static final String PARAMETER = "parameter";
    static final String QUEUE = "queue";
    static final String RAW = "raw-resource";
    static final String REST_API = "rest-api";
    static final String SCHEDULE = "schedule";
    static final String SCHEDULER = "scheduler";
    static final String SECRET = "secret";
    static final String STATE_MACHINE = "state-machine";
    static final String STREAM = "stream";
    static final String TABLE = "table";
    static final String TOPIC = "topic";
    static final String USER_POOL = "user-pool";
    static final String WEBSOCKET_API = "websocket-api";

    private SamKinds() {}

    static boolean isFunction(Node node) {
        return node.kind().equals(FUNCTION);
    }

    /** Whether the card has a role of its own, which is permitted what its wires need. */
    static boolean hasRole(Node node) {
        return isFunction(node) || node.kind().equals(STATE_MACHINE);
    }

    static boolean isApi(Node node) {
        return node.kind().equals(API) || node.kind().equals(REST_API);
    }
}
