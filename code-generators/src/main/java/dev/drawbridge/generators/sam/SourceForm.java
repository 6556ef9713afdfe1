package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.wire.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * How a source that stands elsewhere stands in templates: the one table for events of SAM and for the mappings, rules and filters of plain CloudFormation.
 * Sources: "EventSource" in the AWS SAM specification; {@code AWS::Lambda::EventSourceMapping} in the CloudFormation reference.
 *
 * @param kind of a card that stands for such a source
 * @param resource the kind of a card that is such a source
 * @param event as SAM calls it
 * @param trigger what its wires are to functions
 * @param source the property that names the source, empty where there is none
 * @param card where the fields of the card stand below the properties of the event
 * @param wire where those of the wire stand
 */
public record SourceForm(String kind, String resource, String event, Trigger trigger, String source, List<Spot> card, List<Spot> wire) {
    private static final List<Spot> POLLED = List.of(spot("batchSize", "BatchSize"), spot("batchWindow", "MaximumBatchingWindowInSeconds"),
            new Spot("filter", "FilterCriteria/Filters", Form.FILTERS), spot("startingPosition", "StartingPosition"), new Spot("credentials", "SourceAccessConfigurations", Form.CREDENTIALS));
    /** Type of the entry among those of signing in that is no way of signing in. */
    static final String VIRTUAL_HOST = "VIRTUAL_HOST";

    /** In the order of the palette. */
    public static final List<SourceForm> ALL = List.of(
            new SourceForm("kafka", "kafka-cluster", "MSK", Trigger.KAFKA_RECORDS, "Stream", List.of(spot("cluster", "Stream"), spot("servers", "KafkaBootstrapServers")),
                    with(spot("topics", "Topics"), spot("consumerGroup", "ConsumerGroupId"))),
            new SourceForm("mq", "broker", "MQ", Trigger.BROKER_MESSAGES, "Broker", List.of(spot("broker", "Broker")),
                    with(spot("queues", "Queues"), new Spot("virtualHost", "SourceAccessConfigurations", Form.VIRTUAL_HOST))),
            new SourceForm("document-changes", "managed-database", "DocumentDB", Trigger.DOCUMENT_CHANGES, "Cluster", List.of(spot("cluster", "Cluster")),
                    with(spot("database", "DatabaseName"), spot("collection", "CollectionName"), new Spot("wholeDocument", "FullDocument", Form.WHOLE_DOCUMENT))),
            new SourceForm("log-events", "log-group", "CloudWatchLogs", Trigger.LOG_LINES, "LogGroupName", List.of(spot("logGroup", "LogGroupName")), List.of(spot("pattern", "FilterPattern"))),
            new SourceForm("iot-rule", "iot-thing", "IoTRule", Trigger.DEVICE_MESSAGE, "", List.of(spot("sql", "Sql"), spot("sqlVersion", "AwsIotSqlVersion")), List.of()),
            new SourceForm("alexa-skill", "", "AlexaSkill", Trigger.SKILL_REQUEST, "", List.of(spot("skillId", "SkillId")), List.of()));

    /** Kafka on servers of one's own has an event of its own. */
    public static final String OWN_KAFKA = "SelfManagedKafka";

    /** How something stands. */
    public enum Form {
        /** As it is. */
        PLAIN,
        /** Patterns of a filter. */
        FILTERS,
        /** Rows of {@code Type} and {@code URI}. */
        CREDENTIALS,
        /** The row of the virtual host among them. */
        VIRTUAL_HOST,
        /** The word for all of a document, or none. */
        WHOLE_DOCUMENT
    }

    /**
     * Where one field stands.
     *
     * @param steps below the properties of the event, parted by slashes
     */
    public record Spot(String field, String steps, Form form) {
        public TreePath path() {
            return new TreePath(List.of(steps.split("/")));
        }
    }

    private static Spot spot(String field, String steps) {
        return new Spot(field, steps, Form.PLAIN);
    }

    private static List<Spot> with(Spot... own) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(own), POLLED.stream()).toList();
    }

    /** The form of an event of SAM. */
    public static Optional<SourceForm> ofEvent(String type) {
        return ALL.stream().filter(form -> form.event.equals(type.equals(OWN_KAFKA) ? "MSK" : type)).findFirst();
    }

    /** The form of cards of a kind, be they such a source or stand for one. */
    public static Optional<SourceForm> ofKind(String kind) {
        return ALL.stream().filter(form -> form.kind.equals(kind) || form.resource.equals(kind)).findFirst();
    }

    /** Whether Lambda asks the source, by a mapping, and is not told by it. */
    public boolean isPolled() {
        return wire.containsAll(POLLED);
    }

    /** The properties of a mapping for those of an event. */
    public static Tree mapping(String event, Tree properties) {
        Block mapping = new Block();
        properties.entries().forEach((key, value) -> {
            switch (key) {
                case "Stream", "Broker", "Cluster", "Queue" -> mapping.put("EventSourceArn", value);
                case "KafkaBootstrapServers" -> mapping.put("SelfManagedEventSource", Tree.map("Endpoints", Tree.map("KafkaBootstrapServers", value)));
                case "ConsumerGroupId", "SchemaRegistryConfig" -> config(mapping, event.equals(OWN_KAFKA) ? "SelfManagedKafkaEventSourceConfig" : "AmazonManagedKafkaEventSourceConfig", key, properties,
                        "ConsumerGroupId", "SchemaRegistryConfig");
                case "DatabaseName", "CollectionName", "FullDocument" -> config(mapping, "DocumentDBEventSourceConfig", key, properties, "DatabaseName", "CollectionName", "FullDocument");
                // what SAM alone wants to know
                case "SecretsManagerKmsKeyId", "DynamicPolicyName" -> { }
                default -> mapping.put(key, value);
            }
        });
        return mapping.tree();
    }

    private static void config(Block mapping, String config, String key, Tree properties, String... keys) {
        if (!mapping.has(config)) {
            Block own = new Block();
            for (String each : keys) {
                own.put(each, properties.get(each));
            }
            mapping.put(config, own);
        }
    }

    /** The kind of event that a mapping would be, and its properties there; what is plain stays as it is. */
    public static Mapped event(Tree mapping) {
        boolean own = mapping.get("SelfManagedEventSource").isPresent();
        boolean documents = mapping.get("DocumentDBEventSourceConfig").isPresent();
        String type = own ? OWN_KAFKA : documents ? "DocumentDB" : mapping.get("Queues").isPresent() ? "MQ"
                : mapping.get("Topics").isPresent() || mapping.get("AmazonManagedKafkaEventSourceConfig").isPresent() ? "MSK" : "";
        Block event = new Block();
        mapping.entries().forEach((key, value) -> {
            switch (key) {
                case "EventSourceArn" -> event.put(ofEvent(type).map(SourceForm::source).orElse(key), value);
                case "SelfManagedEventSource" -> event.put("KafkaBootstrapServers", value.at("Endpoints", "KafkaBootstrapServers"));
                case "AmazonManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig" -> value.entries().forEach(event::put);
                default -> event.put(key, value);
            }
        });
        return new Mapped(type, event.tree());
    }

    /** @param type of the event, empty for one that has no form here */
    public record Mapped(String type, Tree properties) {}
}
