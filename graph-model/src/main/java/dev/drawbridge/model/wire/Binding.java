package dev.drawbridge.model.wire;

/** The kind of typed member that a wire gives the user's class. Closed: the Java generator has a template for each. */
public enum Binding {
    TABLE, QUEUE, TOPIC, BUCKET, FUNCTION, EVENT_BUS, STATE_MACHINE, SECRET, PARAMETER, STREAM, CONNECTIONS, EMAIL, GRAPHQL_API
}
