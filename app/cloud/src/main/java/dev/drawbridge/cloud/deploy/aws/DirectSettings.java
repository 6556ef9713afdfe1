package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Settings of functions, queues and tables as their own services tell them, under the names that templates have for them. For endpoints whose
 * CloudFormation cannot compare.
 */
final class DirectSettings {
    private static final Set<String> OF_QUEUE = Set.of("VisibilityTimeout", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds");
    private static final Set<String> OF_FUNCTION = Set.of("MemorySize", "Timeout", "Runtime", "Handler", "Description");
    private static final String VARIABLES = "Environment.Variables.";

    private final AwsSession session;

    DirectSettings(AwsSession session) {
        this.session = session;
    }

    /** Whether a resource of that type can be asked. */
    static boolean knows(String type) {
        return type.equals("AWS::Lambda::Function") || type.equals("AWS::SQS::Queue") || type.equals("AWS::DynamoDB::Table");
    }

    /** What a template says of these settings, as far as it says it without a function. */
    static Map<String, String> said(Tree template, String id) {
        Map<String, String> said = new TreeMap<>();
        Tree resource = template.at("Resources", id).orElseGet(Tree::map);
        if (resource.get("Type").flatMap(Tree::asText).filter("AWS::Serverless::Function"::equals).isPresent()) {
            template.at("Globals", "Function").ifPresent(shared -> collect(said, shared));
        }
        resource.get("Properties").ifPresent(own -> collect(said, own));
        return said;
    }

    private static void collect(Map<String, String> said, Tree properties) {
        properties.entries().forEach((name, value) -> value.asText().ifPresent(text -> said.put(name, text)));
        properties.at("Environment", "Variables").ifPresent(variables -> variables.entries().forEach((name, value) -> value.asText().ifPresent(text -> said.put(VARIABLES + name, text))));
    }

    /** What there is; none if the resource is gone. */
    Optional<Map<String, String>> found(ResourceState resource) {
        return switch (resource.type()) {
            case "AWS::Lambda::Function" -> function(resource.physicalId());
            case "AWS::SQS::Queue" -> queue(resource.physicalId());
            case "AWS::DynamoDB::Table" -> table(resource.physicalId());
            default -> throw new IllegalArgumentException(resource.type());
        };
    }

    private Optional<Map<String, String>> function(String name) {
        return session.asked("read the settings of " + name, AwsService.LAMBDA.permission("GetFunctionConfiguration"), () -> {
            try {
                GetFunctionConfigurationResponse now = session.clients().lambda().getFunctionConfiguration(ask -> ask.functionName(name));
                Map<String, String> found = new TreeMap<>();
                put(found, "MemorySize", now.memorySize());
                put(found, "Timeout", now.timeout());
                put(found, "Runtime", now.runtimeAsString());
                put(found, "Handler", now.handler());
                put(found, "Description", now.description());
                if (now.environment() != null) {
                    now.environment().variables().forEach((variable, value) -> found.put(VARIABLES + variable, value));
                }
                return Optional.of(found);
            } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException gone) {
                return Optional.empty();
            }
        });
    }

    private Optional<Map<String, String>> queue(String url) {
        return session.asked("read the settings of " + url, AwsService.SQS.permission("GetQueueAttributes"), () -> {
            try {
                Map<String, String> all = session.clients().sqs().getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.ALL)).attributesAsStrings();
                return Optional.of(all.entrySet().stream().filter(entry -> OF_QUEUE.contains(entry.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            } catch (software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException gone) {
                return Optional.empty();
            }
        });
    }

    private Optional<Map<String, String>> table(String name) {
        return session.asked("read the settings of " + name, AwsService.DYNAMODB.permission("DescribeTable"), () -> {
            try {
                TableDescription now = session.clients().dynamoDb().describeTable(ask -> ask.tableName(name)).table();
                Map<String, String> found = new TreeMap<>();
                put(found, "BillingMode", now.billingModeSummary() == null ? "PROVISIONED" : now.billingModeSummary().billingModeAsString());
                put(found, "DeletionProtectionEnabled", now.deletionProtectionEnabled());
                return Optional.of(found);
            } catch (software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException gone) {
                return Optional.empty();
            }
        });
    }

    private static void put(Map<String, String> found, String name, Object value) {
        if (value != null) {
            found.put(name, value.toString());
        }
    }

    /** Whether a setting can be put back from here. */
    static boolean canPut(String type, String property) {
        return type.equals("AWS::Lambda::Function") && OF_FUNCTION.contains(property) || type.equals("AWS::SQS::Queue") && OF_QUEUE.contains(property)
                || type.equals("AWS::DynamoDB::Table") && property.equals("BillingMode");
    }

    /** Sets settings of one resource. */
    void put(String type, String physicalId, Map<String, String> values) {
        switch (type) {
            case "AWS::Lambda::Function" -> {
                UpdateFunctionConfigurationRequest.Builder update = UpdateFunctionConfigurationRequest.builder().functionName(physicalId);
                values.forEach((name, value) -> {
                    switch (name) {
                        case "MemorySize" -> update.memorySize(Integer.valueOf(value));
                        case "Timeout" -> update.timeout(Integer.valueOf(value));
                        case "Runtime" -> update.runtime(value);
                        case "Handler" -> update.handler(value);
                        default -> update.description(value);
                    }
                });
                session.asked("change the settings of " + physicalId, AwsService.LAMBDA.permission("UpdateFunctionConfiguration"), () -> session.clients().lambda().updateFunctionConfiguration(update.build()));
            }
            case "AWS::SQS::Queue" -> session.asked("change the settings of " + physicalId, AwsService.SQS.permission("SetQueueAttributes"),
                    () -> session.clients().sqs().setQueueAttributes(ask -> ask.queueUrl(physicalId).attributesWithStrings(values)));
            case "AWS::DynamoDB::Table" -> session.asked("change the settings of " + physicalId, AwsService.DYNAMODB.permission("UpdateTable"),
                    () -> session.clients().dynamoDb().updateTable(ask -> ask.tableName(physicalId).billingMode(values.get("BillingMode"))));
            default -> throw new IllegalArgumentException(type);
        }
    }
}
