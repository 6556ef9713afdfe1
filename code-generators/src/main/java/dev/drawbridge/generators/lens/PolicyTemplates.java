package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The SAM policy templates that are about one resource that a card stands for. Source: "Policy template table" in the SAM documentation. */
final class PolicyTemplates {
    private enum May { READ, WRITE, ALL }

    /**
     * One template.
     *
     * @param parameter that names the resource
     * @param service that the resource is of
     * @param kind of the card
     */
    record Template(String parameter, String service, String kind, Set<String> leaves) {
        /** The actions of the table's rows that the template permits, among others. */
        List<String> actions(WireTable table) {
            return table.between("function", kind).stream().flatMap(row -> actions(row).stream()).distinct().toList();
        }

        private List<String> actions(WireRule row) {
            return row.grants().stream().filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == Grant.Place.TO && permits(grant.when()))
                    .flatMap(grant -> grant.actions().stream()).toList();
        }

        private boolean permits(Grant.When when) {
            return switch (when) {
                case Grant.When.Always() -> true;
                case Grant.When.Reads(), Grant.When.ReadsAnd(String _) -> leaves.contains("read");
                case Grant.When.WritesAnd(String flag) -> leaves.contains("write") && (!flag.equals("delete") || leaves.contains("delete"));
                case Grant.When.Writes() -> leaves.contains("write");
            };
        }
    }

    private static final Map<String, Template> ALL = Map.ofEntries(
            entry("DynamoDBCrudPolicy", "TableName", "table", May.ALL), entry("DynamoDBReadPolicy", "TableName", "table", May.READ),
            entry("DynamoDBWritePolicy", "TableName", "table", May.WRITE),
            entry("S3ReadPolicy", "BucketName", "bucket", May.READ), entry("S3WritePolicy", "BucketName", "bucket", May.WRITE),
            entry("S3CrudPolicy", "BucketName", "bucket", May.ALL), entry("S3FullAccessPolicy", "BucketName", "bucket", May.ALL),
            entry("SQSSendMessagePolicy", "QueueName", "queue", May.ALL), entry("SNSPublishMessagePolicy", "TopicName", "topic", May.ALL),
            entry("SNSCrudPolicy", "TopicName", "topic", May.ALL), entry("KinesisCrudPolicy", "StreamName", "stream", May.ALL), entry("EventBridgePutEventsPolicy", "EventBusName", "event-bus", May.ALL), entry("StepFunctionsExecutionPolicy", "StateMachineName", "state-machine", May.ALL), entry("AWSSecretsManagerGetSecretValuePolicy", "SecretArn", "secret", May.ALL), entry("SSMParameterReadPolicy", "ParameterName", "parameter", May.ALL), entry("SESCrudPolicy", "IdentityName", "email", May.ALL), entry("LambdaInvokePolicy", "FunctionName", "function", May.ALL));

    private PolicyTemplates() {}

    private static Map.Entry<String, Template> entry(String name, String parameter, String kind, May may) {
        String service = Map.ofEntries(Map.entry("table", "dynamodb"), Map.entry("bucket", "s3"), Map.entry("queue", "sqs"), Map.entry("topic", "sns"), Map.entry("function", "lambda"), Map.entry("event-bus", "events"), Map.entry("stream", "kinesis"), Map.entry("state-machine", "states"), Map.entry("secret", "secretsmanager"), Map.entry("parameter", "ssm"), Map.entry("email", "ses")).get(kind);
        Set<String> leaves = switch (may) {
            case READ -> Set.of("read");
            case WRITE -> Set.of("write");
            case ALL -> Set.of("read", "write", "delete");
        };
        return Map.entry(name, new Template(parameter, service, kind, leaves));
    }

    /** The actions of the table's rows to that kind that somebody who may {@code read}, {@code write} or both is permitted. */
    static List<String> actions(String kind, Set<String> access, WireTable table) {
        return new Template("", "", kind, access).actions(table);
    }

    static Optional<Template> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The template that permits just what a wire needs now, with the same parameter as another one. */
    static Optional<String> instead(String name, WireRule row, Wire wire, WireTable table) {
        Template now = ALL.get(name);
        return ALL.entrySet().stream().filter(e -> e.getValue().kind().equals(now.kind()) && e.getValue().parameter().equals(now.parameter()))
                .filter(e -> Granted.by(row, e.getValue().actions(table)).filter(granted -> granted.fields().entrySet().stream()
                        .allMatch(field -> row.value(wire, field.getKey()).filter(field.getValue()::equals).isPresent())).isPresent())
                .map(Map.Entry::getKey).sorted().findFirst();
    }
}
