package dev.drawbridge.cloud.bootstrap;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The function's side of the Lambda Runtime API. */
final class RuntimeClient {
    private static final String API = "/2018-06-01/runtime/";

    private static final int OK = 200;
    private static final int GONE = 410;

    /** Not of the Runtime API: what the process has used, for those who watch. */
    static final String MEMORY = "Drawbridge-Memory-Bytes";
    private final RuntimeConnection connection;
    private final String base;

    /** @param address host, port and the path in front of the API, as {@code AWS_LAMBDA_RUNTIME_API} has it */
    RuntimeClient(String address) {
        int slash = address.indexOf('/');
        this.connection = new RuntimeConnection(slash < 0 ? address : address.substring(0, slash));
        this.base = (slash < 0 ? "" : address.substring(slash)) + API;
    }

    /** Waits for the next event, for as long as it takes; empty when there will be none any more. */
    Optional<InvocationRequest> next() throws IOException {
        RuntimeConnection.Answer answer = connection.get(base + "invocation/next");
        if (answer.status() == GONE) {
            return Optional.empty();
        }
        if (answer.status() != OK) {
            throw new IOException("The Runtime API answered " + answer.status() + " where it should give an event.");
        }
        Map<String, String> headers = answer.headers();
        InvocationRequest request = new InvocationRequest();
        request.setContent(answer.body());
        request.setId(headers.get("lambda-runtime-aws-request-id"));
        request.setDeadlineTimeInMs(Long.parseLong(headers.getOrDefault("lambda-runtime-deadline-ms", "0")));
        request.setInvokedFunctionArn(headers.get("lambda-runtime-invoked-function-arn"));
        request.setXrayTraceId(headers.get("lambda-runtime-trace-id"));
        request.setClientContext(headers.get("lambda-runtime-client-context"));
        request.setCognitoIdentity(headers.get("lambda-runtime-cognito-identity"));
        return Optional.of(request);
    }

    void response(String id, byte[] answer) throws IOException {
        post("invocation/" + id + "/response", Map.of(MEMORY, Long.toString(Footprint.bytes())), answer);
    }

    void error(String id, String type, byte[] json) throws IOException {
        post("invocation/" + id + "/error", Map.of("Lambda-Runtime-Function-Error-Type", type, MEMORY, Long.toString(Footprint.bytes())), json);
    }

    void initError(String type, byte[] json) throws IOException {
        post("init/error", Map.of("Lambda-Runtime-Function-Error-Type", type), json);
    }

    private void post(String path, Map<String, String> more, byte[] body) throws IOException {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", "application/json");
        connection.post(base + path, headers, body);
    }
}
