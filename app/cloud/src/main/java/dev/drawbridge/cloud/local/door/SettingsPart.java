package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Secrets Manager and Parameter Store for functions. Sources: their API references at docs.aws.amazon.com. */
public final class SettingsPart implements Part {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param value is read at each call */
    public record Setting(String name, String arn, String value) {}

    private final Function<String, Optional<Setting>> settings;

    /** @param settings finds a secret or parameter by its name */
    public SettingsPart(Function<String, Optional<Setting>> settings) {
        this.settings = settings;
    }

    static AwsCall secret(HttpCall call, String operation, JsonNode body) {
        return call("secretsmanager", "secret", List.of(secretName(body.path("SecretId").asString(""))), operation, call);
    }

    static AwsCall parameter(HttpCall call, String operation, JsonNode body) {
        List<String> names = new ArrayList<>();
        body.path("Names").forEach(name -> names.add(parameterName(name.asString())));
        if (names.isEmpty()) {
            names.add(parameterName(body.path("Name").asString(body.path("Path").asString(""))));
        }
        return call("ssm", "parameter", names, operation, call);
    }

    private static AwsCall call(String service, String kind, List<String> names, String operation, HttpCall call) {
        List<AwsCall.Need> needs = names.stream().map(name -> new AwsCall.Need(operation, kind, name, "")).toList();
        return new AwsCall(service, operation, needs, operation + " " + String.join(", ", names), AwsCall.Protocol.JSON, call);
    }

    /** Six characters of chance end the ARN of a secret. */
    private static String secretName(String nameOrArn) {
        int at = nameOrArn.indexOf(":secret:");
        return at < 0 ? nameOrArn : nameOrArn.substring(at + ":secret:".length()).replaceFirst("-[A-Za-z0-9]{6}$", "");
    }

    private static String parameterName(String nameOrArn) {
        int at = nameOrArn.indexOf(":parameter/");
        return (at < 0 ? nameOrArn : nameOrArn.substring(at + ":parameter/".length())).replaceFirst("^/", "");
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        JsonNode body = JSON.readTree(call.body());
        return switch (operation) {
            case "GetSecretValue" -> settings.apply(secretName(body.path("SecretId").asString(""))).map(setting -> {
                ObjectNode answer = JSON.createObjectNode().put("ARN", setting.arn()).put("Name", setting.name()).put("VersionId", "00000000-0000-0000-0000-000000000001")
                        .put("SecretString", setting.value()).put("CreatedDate", Instant.EPOCH.getEpochSecond());
                answer.putArray("VersionStages").add("AWSCURRENT");
                return reply(answer);
            }).orElseGet(() -> error("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
            case "GetParameter" -> settings.apply(parameterName(body.path("Name").asString(""))).map(setting -> {
                ObjectNode answer = JSON.createObjectNode();
                answer.set("Parameter", parameter(setting));
                return reply(answer);
            }).orElseGet(() -> error("ParameterNotFound", "There is no parameter " + body.path("Name").asString("") + "."));
            case "GetParameters" -> parameters(body);
            default -> error("InvalidAction", "The local cloud does not know " + operation + " of secrets and parameters.");
        };
    }

    private HttpReply parameters(JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode missing = answer.putArray("InvalidParameters");
        body.path("Names").forEach(name -> settings.apply(parameterName(name.asString())).ifPresentOrElse(setting -> found.add(parameter(setting)), () -> missing.add(name)));
        return reply(answer);
    }

    private static ObjectNode parameter(Setting setting) {
        return JSON.createObjectNode().put("Name", setting.name()).put("Type", "String").put("Value", setting.value()).put("Version", 1)
                .put("ARN", setting.arn()).put("DataType", "text").put("LastModifiedDate", Instant.EPOCH.getEpochSecond());
    }

    private static HttpReply reply(ObjectNode answer) {
        return new HttpReply(200, Map.of("content-type", List.of("application/x-amz-json-1.1")), JSON.writeValueAsBytes(answer));
    }

    private static HttpReply error(String code, String message) {
        return ErrorReply.of(AwsCall.Protocol.JSON, 400, code, message);
    }
}
