package dev.drawbridge.cloud.local.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventsTest {
    private static final Instant NOW = Instant.parse("2026-03-12T19:03:58.390123Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
    @Test
    void aBatchOfAQueueHasTheShapeOfTheDocumentation() {
        JsonNode received = JSON.readTree("""
                {"MessageId": "m-1", "ReceiptHandle": "r-1", "Body": "Test message.", "MD5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
                 "Attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1545082649183"},
                 "MessageAttributes": {"kind": {"StringValue": "click", "DataType": "String"}}}
                """);
        assertThat(JSON.readTree(Events.queueBatch(List.of(received), "arn:aws:sqs:us-east-1:000000000000:clicks"))).isEqualTo(JSON.readTree("""
                {"Records": [{"messageId": "m-1", "receiptHandle": "r-1", "body": "Test message.",
                  "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1545082649183"},
                  "messageAttributes": {"kind": {"stringValue": "click", "stringListValues": [], "binaryListValues": [], "dataType": "String"}},
                  "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3", "eventSource": "aws:sqs",
                  "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:clicks", "awsRegion": "us-east-1"}]}
                """));
    }

    private static Notification notification(String subject, Map<String, Notification.Attribute> attributes) {
        return new Notification("n-1", "arn:aws:sns:us-east-1:000000000000:news", subject, "hello", attributes, NOW);
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
    @Test
    void aMessageOfATopicHasTheShapeOfTheDocumentation() {
        JsonNode event = JSON.readTree(Events.topicMessage(notification("", Map.of("price", new Notification.Attribute("Number", "5")))));
        assertThat(event).isEqualTo(JSON.readTree("""
                {"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": "arn:aws:sns:us-east-1:000000000000:news:n-1",
                  "Sns": {"Type": "Notification", "MessageId": "n-1", "TopicArn": "arn:aws:sns:us-east-1:000000000000:news", "Subject": null, "Message": "hello",
                    "Timestamp": "2026-03-12T19:03:58.390Z", "SignatureVersion": "1", "Signature": "", "SigningCertUrl": "", "UnsubscribeUrl": "",
                    "MessageAttributes": {"price": {"Type": "Number", "Value": "5"}}}}]}
                """));
    }

    @Test
    void aQueueGetsTheSameMessageWithOtherCapitalsAndNothingEmpty() {
        JsonNode envelope = JSON.readTree(notification("", Map.of()).envelope());
        assertThat(envelope.propertyNames()).contains("SigningCertURL", "UnsubscribeURL", "Message").doesNotContain("Subject", "SigningCertUrl", "UnsubscribeUrl", "MessageAttributes");
        assertThat(JSON.readTree(notification("news", Map.of()).envelope()).path("Subject").asString()).isEqualTo("news");
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
    @Test
    void anObjectsKeyIsEncodedAndAnObjectThatIsGoneHasNoSize() {
        JsonNode created = JSON.readTree(Events.objectChange(new ObjectChange("shop-photos", "dogs/a dog ä.jpg", "ObjectCreated:Put", 4, "tag", NOW))).path("Records").get(0);
        assertThat(created.path("eventName").asString()).isEqualTo("ObjectCreated:Put");
        assertThat(created.path("eventTime").asString()).isEqualTo("2026-03-12T19:03:58.390Z");
        assertThat(created.path("s3").path("bucket")).isEqualTo(JSON.readTree("{\"name\": \"shop-photos\", \"ownerIdentity\": {\"principalId\": \"local\"}, \"arn\": \"arn:aws:s3:::shop-photos\"}"));
        assertThat(created.path("s3").path("object").path("key").asString()).isEqualTo("dogs/a+dog+%C3%A4.jpg");
        assertThat(created.path("s3").path("object").path("size").asInt()).isEqualTo(4);
        JsonNode removed = JSON.readTree(Events.objectChange(new ObjectChange("b", "k", "ObjectRemoved:Delete", -1, "", NOW))).path("Records").get(0);
        assertThat(removed.path("s3").path("object").propertyNames()).containsExactlyInAnyOrder("key", "sequencer");
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html */
    @Test
    void aTickSaysWhenAndByWhichRule() {
        JsonNode tick = JSON.readTree(Events.scheduleTick("arn:aws:events:us-east-1:000000000000:rule/nightly", NOW));
        assertThat(tick.path("id").asString()).hasSize(36);
        assertThat(((ObjectNode) tick).without("id")).isEqualTo(JSON.readTree("""
                {"version": "0", "detail-type": "Scheduled Event", "source": "aws.events", "account": "000000000000", "time": "2026-03-12T19:03:58Z",
                 "region": "us-east-1", "resources": ["arn:aws:events:us-east-1:000000000000:rule/nightly"], "detail": {}}
                """));
    }
}
