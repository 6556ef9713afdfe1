package dev.drawbridge.model.wire;

/** How a wire starts a function. Closed: the Java generator, every target and the local cloud have an answer for each. */
public enum Trigger {
    /** A request that waits for its answer. */
    HTTP,
    /** A connection was opened or closed, or a message came over it. */
    SOCKET_MESSAGE,
    /** A field of a GraphQL API is asked for, and its value is waited for. */
    GRAPHQL_FIELD,
    /** A batch of messages; those that failed are reported one by one. */
    QUEUE_BATCH,
    /** One message of a topic. */
    TOPIC_MESSAGE,
    /** Something happened to an object of a bucket. */
    BUCKET_EVENT,
    /** It is time. */
    SCHEDULE_TICK,
    /** Items of a table came, changed or went; those that failed are reported. */
    TABLE_CHANGES,
    /** Records of a stream; those that failed are reported. */
    STREAM_RECORDS,
    /** An event of a bus that fits a pattern. */
    BUS_EVENT,
    /** Records of a topic of Kafka. */
    KAFKA_RECORDS,
    /** Messages of a queue of ActiveMQ or RabbitMQ. */
    BROKER_MESSAGES,
    /** Documents of a cluster of DocumentDB came, changed or went. */
    DOCUMENT_CHANGES,
    /** Lines that somebody logged. */
    LOG_LINES,
    /** A message of a device that a rule picked. */
    DEVICE_MESSAGE,
    /** Somebody said something to a skill, and waits for the answer. */
    SKILL_REQUEST,
    /** A user signs up or in, and the pool waits for what the function says to it. */
    USER_EVENT,
    /** Another function calls with a value and waits for the answer. */
    INVOCATION
}
