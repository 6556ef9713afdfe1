package dev.drawbridge.cloud.bootstrap;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * The function's side of the Lambda Runtime API. {@code HttpURLConnection}, because {@code java.net.http} costs a cold start about 100 ms more for
 * threads and classes that one connection does not need.
 */
final class RuntimeClient {
    private final String base;

    RuntimeClient(String address) {
        this.base = "http://" + address + "/2018-06-01/runtime/";
    }

    /** Waits for the next event, for as long as it takes. */
    InvocationRequest next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        try (InputStream in = connection.getInputStream()) {
            InvocationRequest request = new InvocationRequest();
            request.setContent(in.readAllBytes());
            request.setId(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
            request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
            request.setInvokedFunctionArn(connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"));
            request.setXrayTraceId(connection.getHeaderField("Lambda-Runtime-Trace-Id"));
            request.setClientContext(connection.getHeaderField("Lambda-Runtime-Client-Context"));
            request.setCognitoIdentity(connection.getHeaderField("Lambda-Runtime-Cognito-Identity"));
            return request;
        }
    }

    void response(String id, byte[] answer) throws IOException {
        post("invocation/" + id + "/response", null, answer);
    }

    void error(String id, String type, byte[] json) throws IOException {
        post("invocation/" + id + "/error", type, json);
    }

    void initError(String type, byte[] json) throws IOException {
        post("init/error", type, json);
    }

    private void post(String path, String errorType, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "application/json");
        if (errorType != null) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        InputStream answer = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream();
        if (answer != null) {
            // read to its end, so that the connection is used again
            try (answer) {
                answer.readAllBytes();
            }
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
    }
}
