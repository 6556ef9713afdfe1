package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Hands a call to another server on this machine as it is. */
public final class Forward implements Part {
    /** The client sets these itself and refuses to be told. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");
    /** Functions send these, as they do on Lambda; S3Proxy refuses headers of Amazon's that it does not know with 501. */
    private static final Set<String> NOT_FOR_PARTS = Set.of("x-amz-security-token", "x-amzn-trace-id");
    /** Longer than the longest poll of a queue (20 s). */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Supplier<URI> base;

    /** @param base where the server is now; it may start later than this */
    public Forward(HttpClient client, Supplier<URI> base) {
        this.client = client;
        this.base = base;
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.get() + call.target())).timeout(TIMEOUT)
                .method(call.method(), call.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, values) -> {
            if (!OWN.contains(name) && !NOT_FOR_PARTS.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
            return new HttpReply(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            return ErrorReply.of(protocol(call), 503, "ServiceUnavailable", "A part of the local cloud does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ErrorReply.of(protocol(call), 503, "ServiceUnavailable", "The local cloud is stopping.");
        }
    }

    private static AwsCall.Protocol protocol(HttpCall call) {
        return call.header("x-amz-target").isPresent() ? AwsCall.Protocol.JSON : AwsCall.Protocol.REST_XML;
    }
}
