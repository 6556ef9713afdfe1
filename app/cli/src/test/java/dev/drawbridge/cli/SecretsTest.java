package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and secrets go to the cloud and nowhere else: not to what is printed, not into a file, not into a picture. The cloud here repeats them wherever AWS may. */
class SecretsTest {
    private static final String ACCESS_KEY = "AKIAMARKERACCESSKEY0";
    private static final String SECRET_KEY = "marker-secret-access-key";
    private static final String SESSION_TOKEN = "marker-session-token";
    private static final String NO_ECHO = "marker-no-echo-parameter";
    private static final String PASSWORD = "marker-password-value";
    private static final List<String> MARKERS = List.of(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, NO_ECHO, PASSWORD);
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-dev/1";
    /** The user's own, which has what the user wrote. */
    private static final String TEMPLATE = "template.yaml";

    @TempDir
    private Path folder;
    private Path project;
    private HttpServer cloud;
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean deployed;
    private volatile int deployments;
    private volatile boolean refusing;
    private volatile String template = "{}";

    @BeforeEach
    void start() throws IOException {
        project = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(project.resolve(TEMPLATE), """
                Transform: AWS::Serverless-2016-10-31
                Parameters:
                  ApiKey: {Type: String, NoEcho: true}
                Resources:
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: worker.zip
                      Handler: worker.handler
                      Runtime: python3.13
                      Environment:
                        Variables: {DB_PASSWORD: %s, API_KEY: !Ref ApiKey}
                """.formatted(PASSWORD));
        Files.write(project.resolve("worker.zip"), new byte[] {80, 75, 5, 6});
        Files.writeString(project.resolve("environments.json"), "{\"environments\": {\"dev\": {\"region\": \"eu-west-1\", \"parameters\": {\"ApiKey\": \"${SHOP_API_KEY}\"}}}}");
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/", this::answer);
        cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.stop(0);
    }

    @Test
    void whatIsSecretIsNeitherPrintedNorWrittenNorDrawn() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder program = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), SecretsProbe.class.getName(),
                project.toString(), "http://127.0.0.1:" + cloud.getAddress().getPort()).redirectOutput(out.toFile()).redirectError(err.toFile());
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY, "AWS_SESSION_TOKEN", SESSION_TOKEN, "SHOP_API_KEY", NO_ECHO,
                "AWS_CONFIG_FILE", folder.resolve("none").toString(), "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(), "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = program.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(out);
        String problems = Files.readString(err);

        assertThat(printed).as("everything was done: " + problems).contains("[plan -> 0]", "[deploy -> 0]", "[status -> 0]", "[logs -> 0]", "[render -> 0]", "hello from worker", "Environment: **** -> ****");
        assertThat(problems).as("and refused in the end").contains("AWS does not know the credentials");
        String sent = String.join("\n", received);
        assertThat(sent).as("what belongs to the cloud got there").contains(ACCESS_KEY, SESSION_TOKEN, NO_ECHO, PASSWORD);
        assertThat(sent).as("a secret key is signed with, never sent").doesNotContain(SECRET_KEY);
        assertThat(printed).doesNotContain(MARKERS);
        assertThat(problems).doesNotContain(MARKERS);
        Path asked = project.resolve(".drawbridge/deployed.yaml");
        // the user's template, the design that is read of it, and their copies that changes are merged with have what the user wrote into them
        Path copies = project.resolve(".drawbridge/synced");
        List<Path> own = List.of(project.resolve(TEMPLATE), project.resolve("drawbridge.json"));
        try (Stream<Path> files = Files.walk(project)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).extracting(file -> file.getFileName().toString()).contains("shop.svg", "shop.mmd", "shop.drawio");
            for (Path file : written) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, NO_ECHO);
                if (!own.contains(file) && !file.startsWith(copies) && !file.equals(asked)) {
                    assertThat(text).as(file.toString()).doesNotContain(PASSWORD);
                }
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> form = form(body);
            received.add(exchange.getRequestHeaders().entrySet() + "\n" + form);
            refusing |= deployments == 2 && "GetCallerIdentity".equals(form.get("Action"));
            if (refusing) {
                send(exchange, 403, "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match. The Canonical String for this request should have been 'POST / x-amz-security-token:"
                        + SESSION_TOKEN + "' with " + ACCESS_KEY + "</Message></Error></ErrorResponse>");
                return;
            }
            String logs = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (logs != null) {
                send(exchange, 200, "{\"events\":[{\"timestamp\":" + System.currentTimeMillis() + ",\"message\":\"hello from worker\",\"eventId\":\"1\",\"logStreamName\":\"s\"}]}");
            } else if (form.containsKey("Action")) {
                query(exchange, form.get("Action"), form);
            } else {
                send(exchange, exchange.getRequestMethod().equals("HEAD") && exchange.getRequestURI().getPath().length() > 50 ? 404 : 200, "");
            }
        }
    }

    private void query(HttpExchange exchange, String action, Map<String, String> form) throws IOException {
        if (action.equals("DescribeStacks") && !deployed) {
            send(exchange, 400, "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id shop-dev does not exist</Message></Error></ErrorResponse>");
            return;
        }
        if (action.equals("CreateChangeSet")) {
            template = form.get("TemplateBody");
        }
        if (action.equals("ExecuteChangeSet")) {
            deployed = true;
            deployments++;
        }
        String event = "<member><EventId>%s</EventId><StackId>" + STACK + "</StackId><StackName>shop-dev</StackName><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId>"
                + "<ResourceType>%s</ResourceType><ResourceStatus>%s</ResourceStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp><ResourceProperties>{&quot;ApiKey&quot;:&quot;" + NO_ECHO + "&quot;}</ResourceProperties></member>";
        String inner = switch (action) {
            case "GetCallerIdentity" -> "<Arn>arn:aws:iam::111122223333:user/anna</Arn><UserId>" + ACCESS_KEY + "</UserId><Account>111122223333</Account>";
            case "DescribeStacks" -> "<Stacks><member><StackName>shop-dev</StackName><StackId>" + STACK + "</StackId><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>"
                    + "<Parameters><member><ParameterKey>ApiKey</ParameterKey><ParameterValue>****</ParameterValue></member></Parameters>"
                    + "<Tags><member><Key>drawbridge:project</Key><Value>shop</Value></member></Tags></member></Stacks>";
            case "CreateChangeSet" -> "<Id>arn:changeset</Id><StackId>" + STACK + "</StackId>";
            case "DescribeChangeSet" -> "<Status>CREATE_COMPLETE</Status><Changes><member><Type>Resource</Type><ResourceChange><Action>Modify</Action><LogicalResourceId>Worker</LogicalResourceId>"
                    + "<ResourceType>AWS::Lambda::Function</ResourceType><Details><member><Target><Attribute>Properties</Attribute><Name>Environment</Name><Path>/Properties/Environment/Variables/DB_PASSWORD</Path>"
                    + "<RequiresRecreation>Never</RequiresRecreation><BeforeValue>" + PASSWORD + "</BeforeValue><AfterValue>" + PASSWORD + "2</AfterValue></Target></member></Details></ResourceChange></member></Changes>";
            case "DescribeStackEvents" -> "<StackEvents>" + (deployed ? event.formatted("end" + deployments, "shop-dev", STACK, "AWS::CloudFormation::Stack", "CREATE_COMPLETE")
                    + event.formatted("worker" + deployments, "Worker", "shop-dev-Worker", "AWS::Lambda::Function", "CREATE_COMPLETE") : "")
                    + event.formatted("review", "shop-dev", STACK, "AWS::CloudFormation::Stack", "REVIEW_IN_PROGRESS") + "</StackEvents>";
            case "GetTemplate" -> "<TemplateBody>" + template.replace("&", "&amp;").replace("<", "&lt;") + "</TemplateBody>";
            case "ListStackResources" -> "<StackResourceSummaries><member><LogicalResourceId>Worker</LogicalResourceId><PhysicalResourceId>shop-dev-Worker</PhysicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType>"
                    + "<ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member></StackResourceSummaries>";
            default -> "";
        };
        send(exchange, 200, "<" + action + "Response><" + action + "Result>" + inner + "</" + action + "Result></" + action + "Response>");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0 && body.startsWith("Action=")) {
                form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
