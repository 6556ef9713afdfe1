package dev.drawbridge.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Says at once what AWS would say after a while: an endpoint for measuring our own side of a deployment. On loopback only. */
final class QuickCloud implements AutoCloseable {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-dev/1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int resources;
    private volatile boolean upToDate;
    private volatile boolean executed;

    QuickCloud(int resources) throws IOException {
        this.resources = resources;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether what is drawn is there already. */
    void isUpToDate(boolean now) {
        upToDate = now;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                storage(exchange);
                return;
            }
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String action = "";
            for (String pair : form.split("&")) {
                if (pair.startsWith("Action=")) {
                    action = URLDecoder.decode(pair.substring("Action=".length()), StandardCharsets.UTF_8);
                }
            }
            String result = answer(action);
            send(exchange, "<" + action + "Response><" + action + "Result>" + result + "</" + action + "Result></" + action + "Response>");
        }
    }

    /** The bucket is there, the code is not. */
    private static void storage(HttpExchange exchange) throws IOException {
        boolean bucket = exchange.getRequestURI().getPath().indexOf('/', 1) < 0;
        try (InputStream body = exchange.getRequestBody()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") && !bucket ? 404 : 200, -1);
    }

    private String answer(String action) {
        return switch (action) {
            case "GetCallerIdentity" -> "<Arn>arn:aws:iam::111122223333:user/anna</Arn><Account>111122223333</Account>";
            case "DescribeStacks" -> "<Stacks><member><StackName>shop-dev</StackName><StackId>" + STACK + "</StackId><StackStatus>UPDATE_COMPLETE</StackStatus>"
                    + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><Tags><member><Key>drawbridge:project</Key><Value>shop</Value></member></Tags></member></Stacks>";
            case "GetTemplate" -> "<TemplateBody>{}</TemplateBody>";
            case "ExecuteChangeSet" -> {
                executed = true;
                yield "";
            }
            case "CreateChangeSet" -> "<Id>arn:changeset</Id><StackId>" + STACK + "</StackId>";
            case "DescribeChangeSet" -> upToDate ? "<Status>FAILED</Status><StatusReason>The submitted information didn't contain changes.</StatusReason>"
                    : "<Status>CREATE_COMPLETE</Status><Changes>" + changes() + "</Changes>";
            case "DescribeStackEvents" -> "<StackEvents>" + (executed ? event("2") : "") + event("1") + "</StackEvents>";
            default -> "";
        };
    }

    private static String event(String id) {
        return "<member><EventId>" + id + "</EventId><StackId>" + STACK + "</StackId><LogicalResourceId>shop-dev</LogicalResourceId><PhysicalResourceId>" + STACK + "</PhysicalResourceId>"
                + "<ResourceType>AWS::CloudFormation::Stack</ResourceType><ResourceStatus>UPDATE_COMPLETE</ResourceStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp></member>";
    }

    private String changes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < resources; i++) {
            all.append("<member><Type>Resource</Type><ResourceChange><Action>Add</Action><LogicalResourceId>Jobs").append(i)
                    .append("</LogicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType></ResourceChange></member>");
        }
        return all.toString();
    }

    private static void send(HttpExchange exchange, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
