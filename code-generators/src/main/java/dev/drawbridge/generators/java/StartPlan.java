package dev.drawbridge.generators.java;

import java.util.List;

/** A {@code handle} method of the user's class. Closed like {@link dev.drawbridge.model.wire.Trigger}. */
sealed interface StartPlan permits StartPlan.Http, StartPlan.QueueBatch, StartPlan.TopicMessage, StartPlan.BucketEvent,
        StartPlan.ScheduleTick, StartPlan.Invocation, EventStart {
    /**
     * @param routes for the comment: {@code GET /products}
     * @param plain whether something hands requests over in payload format 2.0: HTTP APIs
     * @param rest whether a REST API does, in payload format 1.0
     * @param origins pages that a REST API lets in; there the function's answer has to say so itself
     * @param everything whether an address of its own hands over requests of any path, which no route takes apart
     */
    record Http(List<Route> routes, boolean plain, boolean rest, List<String> origins, boolean everything) implements StartPlan {}

    /** @param pathParameters the names in braces */
    record Route(String method, String path, List<String> pathParameters) {}

    /**
     * @param card name of the queue
     * @param typeName {@code ReceiptsBatch}
     * @param wrapped whether a topic puts its notification's JSON around the message
     */
    record QueueBatch(String card, String pascal, String typeName, Shape message, boolean ordered, boolean wrapped) implements StartPlan {}

    /** @param typeName {@code NewsNotification} */
    record TopicMessage(String card, String pascal, String typeName, Shape message) implements StartPlan {}

    /** @param cards names of the buckets */
    record BucketEvent(List<String> cards) implements StartPlan {}

    /** @param inputs texts of schedules that hand over a text of their own @param plain whether some schedule does not */
    record ScheduleTick(List<String> cards, List<String> inputs, boolean plain) implements StartPlan {}

    /** A value in, a value out; also what a function without any trigger takes. */
    record Invocation() implements StartPlan {}
}
