package dev.drawbridge.generators.lens;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies that AWS keeps and that are about services that cards stand for. Source: the AWS managed policy reference. */
final class ManagedPolicies {
    private static final Set<String> READ = Set.of("read");
    private static final Set<String> ALL = Set.of("read", "write", "delete");

    /**
     * One policy.
     *
     * @param kinds of cards that it is about
     * @param access what it permits: {@code read}, {@code write}, {@code delete}
     */
    record Policy(Set<String> kinds, Set<String> access) {}

    private static final Map<String, Policy> KNOWN = Map.ofEntries(
            all("AmazonDynamoDBFullAccess", "table"), all("AmazonDynamoDBFullAccess_v2", "table"), read("AmazonDynamoDBReadOnlyAccess", "table"),
            all("AmazonS3FullAccess", "bucket"), read("AmazonS3ReadOnlyAccess", "bucket"),
            all("AmazonSQSFullAccess", "queue"), all("AmazonSNSFullAccess", "topic"), all("AmazonEventBridgeFullAccess", "event-bus"),
            all("AmazonKinesisFullAccess", "stream"), all("AWSLambda_FullAccess", "function"), all("AWSLambdaRole", "function"),
            all("AWSStepFunctionsFullAccess", "state-machine"), all("SecretsManagerReadWrite", "secret"), all("AmazonSSMFullAccess", "parameter"),
            read("AmazonSSMReadOnlyAccess", "parameter"), all("AmazonSESFullAccess", "email"));

    private ManagedPolicies() {}

    private static Map.Entry<String, Policy> all(String name, String kind) {
        return Map.entry(name, new Policy(Set.of(kind), ALL));
    }

    private static Map.Entry<String, Policy> read(String name, String kind) {
        return Map.entry(name, new Policy(Set.of(kind), READ));
    }

    /** @param words the name of the policy, or its ARN */
    static Optional<Policy> find(String words) {
        return Optional.ofNullable(KNOWN.get(words.substring(words.lastIndexOf('/') + 1)));
    }
}
