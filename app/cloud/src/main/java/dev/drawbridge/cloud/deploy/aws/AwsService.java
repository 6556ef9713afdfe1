package dev.drawbridge.cloud.deploy.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The services that deploying itself talks to, for saying which permission is missing. What functions may do is the wire table's alone. */
enum AwsService {
    CLOUDFORMATION, S3, STS, LAMBDA, SQS, DYNAMODB, LOGS;

    /** The permissions for operations, as they are written in policies. */
    String permission(String... operations) {
        return Arrays.stream(operations).map(operation -> name().toLowerCase(Locale.ROOT) + ":" + operation).collect(Collectors.joining(", "));
    }
}
