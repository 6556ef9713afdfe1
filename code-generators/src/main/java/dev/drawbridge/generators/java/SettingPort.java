package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Optional;

/** A secret or a parameter that a function reads. */
record SettingPort(Facts facts, boolean secret) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import ${json};
            import java.time.Duration;
            import java.time.Instant;
            import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
            import software.amazon.awssdk.services.ssm.SsmClient;

            /** ${what} */
            final class ${type} implements ${port} {
                /** A value that was changed is seen after so long. */
                private static final Duration KEPT = Duration.ofMinutes(5);

                ${settings}

                private String value = "";
                private Instant until = Instant.MIN;

                @Override
                public synchronized String value() {
                    if (Instant.now().isAfter(until)) {
                        value = ${read};
                        until = Instant.now().plus(KEPT);
                    }
                    return value;
                }

                @Override
                public <T> T value(Class<T> type) {
                    return Json.read(value(), type);
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import ${json};

            /** ${what} */
            public final class ${type} implements ${port} {
                private String value = "test";

                /** Lets it hold that value. */
                public ${type} hold(String text) {
                    value = text;
                    return this;
                }

                @Override
                public String value() {
                    return value;
                }

                @Override
                public <T> T value(Class<T> type) {
                    return Json.read(value, type);
                }
            }
            """);

    private String noun() {
        return secret ? "secret" : "parameter";
    }

    @Override
    public Client client() {
        return secret ? new Client("secretsmanager", "software.amazon.awssdk.services.secretsmanager.SecretsManagerClient", "secretsManager", "SecretsManager")
                : new Client("ssm", "software.amazon.awssdk.services.ssm.SsmClient", "ssm", "Ssm");
    }

    @Override
    public String story() {
        return "The " + noun() + " " + JavaNames.comment(facts.card().name()) + ", which this function reads.";
    }

    @Override
    public List<String> members(JavaSource unit) {
        return List.of(PortSource.method("Its value" + (secret ? "; never write it to a log." : "."), "String value()"),
                PortSource.method("Its value, which is JSON.", "<T> T value(Class<T> type)"));
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("json", code.eventsPackage() + ".Json", "what", "The " + noun() + " " + JavaNames.comment(facts.card().name()) + (secret ? " in Secrets Manager." : " in Parameter Store."),
                "type", type, "port", interfaceName, "settings", settings,
                "read", secret ? "client.getSecretValue(request -> request.secretId(arn)).secretString()" : "client.getParameter(request -> request.name(name)).parameter().value()");
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("json", code.eventsPackage() + ".Json", "what", "The " + noun() + " in memory, for tests: it holds what it is told to.", "type", type, "port", interfaceName);
    }

    @Override
    public Optional<Use> use(Starter starter) {
        return Optional.empty();
    }
}
