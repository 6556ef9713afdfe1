package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constructor of the class that Lambda starts: makes clients, ports and the function. */
final class AwsConstruction {
    private static final TextTemplate CONSTRUCTOR = TextTemplate.of("""
            import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
            import software.amazon.awssdk.http.SdkHttpClient;
            import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
            import software.amazon.awssdk.services.lambda.LambdaClient;
            import software.amazon.awssdk.services.s3.S3Client;
            import software.amazon.awssdk.services.sns.SnsClient;
            import software.amazon.awssdk.services.sqs.SqsClient;

            /** Makes clients and ports once for each copy of the function; SnapStart keeps what is made here. */
            public ${type}() {
                ${clients}
                function = Construction.of(${arguments});
            }
            """);

    private final FunctionPlan plan;
    private final JavaSource unit;
    private final String core;

    /** @param core the type of the function, as the unit names it */
    AwsConstruction(FunctionPlan plan, JavaSource unit, String core) {
        this.plan = plan;
        this.unit = unit;
        this.core = core;
    }

    /** The lines of its imports, which go to the head of the unit. */
    String imports() {
        return String.join("\n", text().lines().filter(line -> line.startsWith("import ")).toList()) + "\n";
    }

    /** The constructor alone. */
    String member() {
        return String.join("\n", text().lines().filter(line -> !line.startsWith("import ")).toList()).strip();
    }

    private String text() {
        Map<String, String> clients = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(List.of(core + ".class"));
        for (PortPlan port : plan.ports()) {
            String variable = switch (port) {
                case PortPlan.TablePort table -> client(clients, "dynamoDb", "DynamoDbClient");
                case PortPlan.QueuePort queue -> client(clients, "sqs", "SqsClient");
                case PortPlan.TopicPort topic -> client(clients, "sns", "SnsClient");
                case PortPlan.BucketPort bucket -> client(clients, "s3", "S3Client");
                case PortPlan.FunctionPort function -> client(clients, "lambda", "LambdaClient");
                case ServicePort service when service.makesClient() -> "http";
                case ServicePort service -> client(clients, service.client().variable(), unit.type(service.client().type()));
            };
            List<String> settings = port.facts().environment().stream().map(setting -> "Environment.get(" + JavaNames.literal(setting.variable()) + ")").toList();
            arguments.add("new " + AwsPortSource.typeName(port) + "(" + variable + ", " + String.join(", ", settings) + ")");
        }
        List<String> lines = new ArrayList<>();
        if (!plan.ports().isEmpty()) {
            lines.add("SdkHttpClient http = UrlConnectionHttpClient.create();");
            lines.addAll(clients.values());
        }
        String separator = arguments.size() > 1 ? ",\n        " : "";
        return CONSTRUCTOR.fill("type", plan.code().className() + "Handler",
                "clients", String.join("\n", lines), "arguments", String.join(separator, arguments));
    }

    private static String client(Map<String, String> clients, String variable, String type) {
        clients.putIfAbsent(variable, type + " " + variable + " = " + type + ".builder().httpClient(http).build();");
        return variable;
    }
}
