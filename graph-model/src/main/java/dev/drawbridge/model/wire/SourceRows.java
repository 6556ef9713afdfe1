package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.whole;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of sources that functions hear of but hardly ever own: clusters, brokers, devices, log groups, skills. Each has two kinds with the same
 * row: a card that stands for a source elsewhere, and the card of a resource that the template has.
 *
 * <p>Sources of the actions: "Using Lambda with Amazon MSK", "... with Amazon MQ", "... with self-managed Apache Kafka" and "... with Amazon DocumentDB" in the
 * developer guide of Lambda, each under permissions of the execution role; "IAM access control" in the developer guide of Amazon MSK.
 */
final class SourceRows {
    /** Field of a wire: how Lambda signs in at the source, rows of {@code type} and {@code uri}. */
    static final String CREDENTIALS = "credentials";
    /** What Lambda does with the network interfaces by which it reaches a source in a private network; EC2 knows no resources for most of it. */
    private static final String[] NETWORK = {"ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets", "ec2:DescribeVpcs"};
    private static final String INVOKE = "lambda:InvokeFunction";
    private static final String SECRET = "secretsmanager:GetSecretValue";

    private SourceRows() {}

    static List<WireRule> rows() {
        List<WireRule> rows = new ArrayList<>();
        Stream.of("kafka", "kafka-cluster").map(SourceRows::kafka).forEach(rows::add);
        Stream.of("mq", "broker").map(SourceRows::broker).forEach(rows::add);
        Stream.of("document-changes", "managed-database").map(SourceRows::documents).forEach(rows::add);
        Stream.of("log-events", "log-group").map(SourceRows::logs).forEach(rows::add);
        Stream.of("iot-rule", "iot-thing").map(SourceRows::devices).forEach(rows::add);
        rows.add(row("function", WireRole.DELIVER, "log-events").async().verb("logs to")
                .help("What the function logs goes there too, line by line."));
        rows.add(row("alexa-skill", WireRole.TRIGGER, "function").verb("asks")
                .permit("alexa-appkit.amazon.com", INVOKE)
                .starts(Trigger.SKILL_REQUEST)
                .help("The function answers what people say to the skill."));
        rows.add(row("user-pool", WireRole.TRIGGER, "function").verb("asks")
                .field(userTriggers())
                .permit("cognito-idp.amazonaws.com", INVOKE)
                .starts(Trigger.USER_EVENT)
                .help("The function has its say while users sign up and in, and may change what the pool does then."));
        rows.add(row("event-source", WireRole.TRIGGER, "function").async().verb("triggers")
                .starts(Trigger.INVOCATION)
                .help("Events of a source elsewhere start the function."));
        rows.add(row("event-source", WireRole.TRIGGER, "state-machine").async().verb("starts")
                .help("Events of a source elsewhere start an execution."));
        return rows;
    }

    private static WireRule kafka(String kind) {
        return credentials(polling(row(kind, WireRole.TRIGGER, "function").async().verb("triggers")
                        .field(names("topics", "Topic", "The topic that is read; exactly one.").asRequired()))
                .field(text("consumerGroup", "Consumer group", "Under which name Kafka remembers how far was read; one of its own when empty.")))
                .field(startingPosition())
                .grant(Grant.Place.FROM, Grant.Scope.SELF, Rows.always(), "kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers")
                .grant(Grant.Place.FROM, Grant.Scope.SELF, Rows.always(), "kafka-cluster:Connect", "kafka-cluster:DescribeClusterDynamicConfiguration")
                .grant(Grant.Place.FROM, Grant.Scope.TOPICS, Rows.always(), "kafka-cluster:DescribeTopic", "kafka-cluster:ReadData")
                .grant(Grant.Place.FROM, Grant.Scope.GROUPS, Rows.always(), "kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup")
                .grant(Grant.Place.FROM, Grant.Scope.CREDENTIALS, Rows.always(), SECRET)
                .grant(Grant.Place.FROM, Grant.Scope.ANYWHERE, Rows.always(), NETWORK)
                .starts(Trigger.KAFKA_RECORDS)
                .help("The function gets the records of the topic in batches.");
    }

    private static WireRule broker(String kind) {
        return credentials(polling(row(kind, WireRole.TRIGGER, "function").async().verb("triggers")
                        .field(names("queues", "Queue", "The queue of the broker that is read; exactly one.").asRequired()))
                .field(text("virtualHost", "Virtual host", "Of RabbitMQ, such as /; empty for ActiveMQ.")))
                .grant(Grant.Place.FROM, Grant.Scope.SELF, Rows.always(), "mq:DescribeBroker")
                .grant(Grant.Place.FROM, Grant.Scope.CREDENTIALS, Rows.always(), SECRET)
                .grant(Grant.Place.FROM, Grant.Scope.ANYWHERE, Rows.always(), NETWORK)
                .starts(Trigger.BROKER_MESSAGES)
                .help("The function gets the messages of the queue in batches.");
    }

    private static WireRule documents(String kind) {
        return credentials(polling(row(kind, WireRole.TRIGGER, "function").async().verb("triggers")
                        .field(text("database", "Database", "The database whose changes are read.").asRequired())
                        .field(text("collection", "Collection", "The one collection; all of the database when empty.")))
                .field(Rows.flag("wholeDocument", "Whole document", false, "An update comes with the whole document, not only with what changed.")))
                .field(startingPosition())
                .grant(Grant.Place.FROM, Grant.Scope.CREDENTIALS, Rows.always(), SECRET)
                .grant(Grant.Place.FROM, Grant.Scope.ANYWHERE, Rows.always(), NETWORK)
                .grant(Grant.Place.FROM, Grant.Scope.ANYWHERE, Rows.always(), "rds:DescribeDBClusterParameters", "rds:DescribeDBClusters", "rds:DescribeDBSubnetGroups")
                .starts(Trigger.DOCUMENT_CHANGES)
                .help("The function gets the changes of documents in batches and in their order.");
    }

    private static WireRule logs(String kind) {
        return row(kind, WireRole.TRIGGER, "function").async().verb("triggers")
                .field(text("pattern", "Filter", "Which lines: words that they have, such as ERROR, or { $.level = \"error\" } for lines of JSON; every line when empty."))
                .permit("logs.amazonaws.com", INVOKE)
                .starts(Trigger.LOG_LINES)
                .help("The function gets the lines as they are logged, several at a time.");
    }

    private static WireRule devices(String kind) {
        return row(kind, WireRole.TRIGGER, "function").async().verb("triggers")
                .permit("iot.amazonaws.com", INVOKE)
                .starts(Trigger.DEVICE_MESSAGE)
                .help("The function is started with each message that the rule picks.");
    }

    /** Source of the limits: docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html. */
    private static Rows.Builder polling(Rows.Builder row) {
        return row.field(whole("batchSize", "Batch size", 1, 10_000, "", "Handed over at once, at most.").withDefault(Value.of(100)))
                .field(whole("batchWindow", "Batch window", 0, 300, "s", "How long a batch may wait to fill up; half a second when empty."))
                .field(text("filter", "Filter", "JSON of an event pattern, or a list of up to 5; everything when empty."));
    }

    private static Field startingPosition() {
        return Field.optional("startingPosition", "Starts with", new FieldType.Choice(List.of(
                new FieldType.Option("TRIM_HORIZON", "Everything that is kept"), new FieldType.Option("LATEST", "What comes from now on"))),
                "Where the first deployment begins to read.").withDefault(Value.of("TRIM_HORIZON"));
    }

    private static Rows.Builder credentials(Rows.Builder row) {
        List<FieldType.Option> types = Stream.of("BASIC_AUTH", "SASL_SCRAM_256_AUTH", "SASL_SCRAM_512_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE",
                "VPC_SUBNET", "VPC_SECURITY_GROUP").map(type -> new FieldType.Option(type, type)).toList();
        return row.field(Field.optional(CREDENTIALS, "Signs in with", new FieldType.Records(List.of(
                Field.optional("type", "How", new FieldType.Choice(types), "A secret for signing in, or where the network begins.").withDefault(Value.of("BASIC_AUTH")),
                text("uri", "What", "The ARN of the secret; subnet:... or security_group:... for a network.").asRequired())),
                "How Lambda gets to the source: secrets, and the network that it is in."));
    }

    private static Field names(String name, String label, String help) {
        return Field.optional(name, label, new FieldType.TextList(Optional.of("\\S{1,1000}")), help);
    }

    /** Source: "Customizing user pool workflows with Lambda triggers" in the developer guide of Cognito. */
    private static Field userTriggers() {
        return Field.optional("triggers", "When", new FieldType.TextList(Optional.of("PreSignUp|PostConfirmation|PreAuthentication|PostAuthentication|PreTokenGeneration|CustomMessage"
                        + "|UserMigration|DefineAuthChallenge|CreateAuthChallenge|VerifyAuthChallengeResponse")),
                "PreSignUp, PostConfirmation, PreAuthentication, PostAuthentication, PreTokenGeneration, CustomMessage, UserMigration, DefineAuthChallenge, CreateAuthChallenge or VerifyAuthChallengeResponse.")
                .asRequired();
    }
}
