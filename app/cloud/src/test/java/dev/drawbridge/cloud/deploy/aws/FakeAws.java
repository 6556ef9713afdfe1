package dev.drawbridge.cloud.deploy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cloud.deploy.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Answers the SDK with what AWS was documented to answer, for what moto cannot do. The SDK believes that it talks to AWS; only the
 * connection goes here. Answers of one operation are given in turn, the last one again and again.
 */
public final class FakeAws implements AutoCloseable {
    private static final String OPERATION = "X-Test-Operation";

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    /** One answer; a status of 0 cuts the connection. */
    public record Answer(int status, String body) {}

    /** What was asked. */
    public record Call(String operation, Map<String, String> form) {}

    public FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        result("STS:GetCallerIdentity", "<Arn>arn:aws:iam::111122223333:user/anna</Arn><UserId>A</UserId><Account>111122223333</Account>");
        for (String operation : List.of("HeadBucket", "CreateBucket", "PutPublicAccessBlock", "PutBucketEncryption", "PutBucketVersioning", "PutBucketPolicy", "PutObject")) {
            answer("S3:" + operation, 200, "");
        }
        answer("S3:HeadObject", 404, "");
        result("CloudFormation:GetTemplate", "<TemplateBody>{}</TemplateBody>");
        result("CloudFormation:DeleteChangeSet", "");
        result("CloudFormation:ExecuteChangeSet", "");
        result("CloudFormation:DeleteStack", "");
        result("CloudFormation:CancelUpdateStack", "");
        result("CloudFormation:ContinueUpdateRollback", "");
        result("CloudFormation:CreateChangeSet", "<Id>arn:changeset</Id><StackId>" + STACK + "</StackId>");
    }

    public static final String STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-dev/1";

    public FakeAws answer(String operation, int status, String body) {
        answers.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** An answer of the query protocol. */
    public FakeAws result(String operation, String inner) {
        String name = operation.substring(operation.indexOf(':') + 1);
        return answer(operation, 200, "<" + name + "Response><" + name + "Result>" + inner + "</" + name + "Result></" + name + "Response>");
    }

    public FakeAws error(String operation, int status, String code, String message) {
        return answer(operation, status, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message + "</Message></Error><RequestId>1</RequestId></ErrorResponse>");
    }

    /** Takes back the answers there were. */
    public FakeAws forget(String operation) {
        answers.remove(operation);
        return this;
    }

    /** The stack, in these states one after the other. */
    public FakeAws stack(String... states) {
        forget("CloudFormation:DescribeStacks");
        for (String state : states) {
            if (state.isEmpty()) {
                error("CloudFormation:DescribeStacks", 400, "ValidationError", "Stack with id shop-dev does not exist");
            } else {
                result("CloudFormation:DescribeStacks", "<Stacks><member><StackName>shop-dev</StackName><StackId>" + STACK + "</StackId><StackStatus>" + state + "</StackStatus>"
                        + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><Tags><member><Key>drawbridge:project</Key><Value>shop</Value></member></Tags></member></Stacks>");
            }
        }
        return this;
    }

    /** Events, as one page, the oldest first: "resource type status reason". */
    public FakeAws events(String... events) {
        return result("CloudFormation:DescribeStackEvents", page(0, events));
    }

    /** The same as several pages, the newest page first. @param perPage events on a page */
    public FakeAws pagesOfEvents(int perPage, String... events) {
        for (int end = events.length; end > 0; end -= perPage) {
            int start = Math.max(0, end - perPage);
            result("CloudFormation:DescribeStackEvents", page(start, java.util.Arrays.copyOfRange(events, start, end)) + (start > 0 ? "<NextToken>before-" + start + "</NextToken>" : ""));
        }
        return this;
    }

    private static String page(int first, String... events) {
        StringBuilder xml = new StringBuilder("<StackEvents>");
        for (int i = events.length - 1; i >= 0; i--) {
            String[] words = events[i].split(" ", 4);
            boolean ofStack = words[1].equals(StackStates.STACK_TYPE);
            xml.append("<member><EventId>").append(first + i).append(words[0]).append(words[2]).append("</EventId><StackId>").append(STACK).append("</StackId><StackName>shop-dev</StackName>")
                    .append("<LogicalResourceId>").append(words[0]).append("</LogicalResourceId><PhysicalResourceId>").append(ofStack ? STACK : words[0] + "-1").append("</PhysicalResourceId>")
                    .append("<ResourceType>").append(words[1]).append("</ResourceType><ResourceStatus>").append(words[2]).append("</ResourceStatus><Timestamp>2026-01-01T00:00:0").append(i % 10).append("Z</Timestamp>")
                    .append(words.length > 3 ? "<ResourceStatusReason>" + words[3] + "</ResourceStatusReason>" : "").append("</member>");
        }
        return xml + "</StackEvents>";
    }

    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The names of the calls, in their order. */
    public List<String> operations() {
        return calls().stream().map(Call::operation).toList();
    }

    public List<Call> calls(String operation) {
        return calls().stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** The clients of a deployer that talks to this. */
    public AwsClients clients(Environment environment) {
        return clients(environment, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** The same with these credentials. Tries are as many as ever, without the seconds between them. */
    public AwsClients clients(Environment environment, AwsCredentialsProvider credentials) {
        return new AwsClients(environment, Region.of(environment.region()), credentials, List.of(new ExecutionInterceptor() {
            @Override
            public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                String operation = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
                return context.httpRequest().toBuilder().protocol("http").host("127.0.0.1").port(server.getAddress().getPort()).putHeader(OPERATION, operation.replace("Sts:", "STS:")).build();
            }
        }), retries -> retries.backoffStrategy(BackoffStrategy.retryImmediately()).throttlingBackoffStrategy(BackoffStrategy.retryImmediately()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = exchange.getRequestHeaders().getFirst(OPERATION);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer;
            synchronized (calls) {
                calls.add(new Call(operation, operation.startsWith("S3:") ? stored(exchange, body) : form(body)));
                Deque<Answer> waiting = answers.get(operation);
                answer = waiting == null ? new Answer(501, "") : waiting.size() > 1 ? waiting.removeFirst() : waiting.getFirst();
            }
            if (answer.status() == 0) {
                return;
            }
            byte[] out = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            boolean empty = out.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : out.length);
            if (!empty) {
                exchange.getResponseBody().write(out);
            }
        }
    }

    private static Map<String, String> stored(HttpExchange exchange, byte[] body) {
        byte[] content = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256")).startsWith("STREAMING") ? unchunked(body) : body;
        return Map.of("body", new String(content, StandardCharsets.UTF_8), "bytes", new String(content, StandardCharsets.ISO_8859_1), "path", exchange.getRequestURI().getPath());
    }

    /** What the SDK sends in pieces with checksums behind them. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(body, at, end - at, StandardCharsets.US_ASCII).replaceAll(";.*", ""), 16);
            if (size == 0) {
                break;
            }
            out.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
        return out.toByteArray();
    }

    /** What was put into buckets, by key: the bytes, one to a character. */
    public Map<String, String> objects() {
        Map<String, String> found = new TreeMap<>();
        calls("S3:PutObject").forEach(call -> found.put(call.form().get("path").substring(1), call.form().get("bytes")));
        return found;
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        form.put("body", new String(body, StandardCharsets.UTF_8));
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
