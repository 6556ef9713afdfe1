package dev.drawbridge.cloud.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.http.Cors;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private static final Node FUNCTION = Node.of(new NodeId("search"), "function", "search");
    private static final Node TABLE = Node.of(new NodeId("products"), "table", "products");
    private static final Wire WIRE = Wire.of(new WireId("w"), End.out(FUNCTION.id()), End.in(TABLE.id()), WireRole.ACCESS).withField(WireTable.MODE, Value.of("read"));
    private static final Design DESIGN = Design.of("shop", List.of(FUNCTION, TABLE), List.of(WIRE));

    private final HttpClient http = HttpClient.newHttpClient();
    private final FrontDoor door = new FrontDoor(
            new FrontDoor.Rules(new Callers(List.of(FUNCTION)), new Permissions(DESIGN, WireTable.standard()), new Cors(List.of(), new TreeSet<>(), List.of())),
            Map.of("dynamodb", (caller, operation, call) -> new HttpReply(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8))), new Journal(), Clock.systemUTC(), (node, sentence) -> { });

    @AfterEach
    void close() {
        http.close();
        door.close();
    }

    private HttpResponse<String> getItem(String agent) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(door.address())
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + Callers.key(FUNCTION.id()) + "/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
                .header("X-Amz-Target", "DynamoDB_20120810.GetItem").header("User-Agent", agent)
                .POST(HttpRequest.BodyPublishers.ofString("{\"TableName\":\"products\"}")).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theSdksClientThatWaitsBeforeItUsesAConnectionAgainGetsNone() throws IOException, InterruptedException {
        HttpResponse<String> answer = getItem("aws-sdk-java/2.40.2 md/io#sync md/http#UrlConnection ua/2.1 api/DynamoDB#2.40.x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("connection")).hasValue("close");
    }

    @Test
    void otherClientsKeepTheirConnection() throws IOException, InterruptedException {
        HttpResponse<String> answer = getItem("aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 api/DynamoDB#2.40.x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("connection")).isEmpty();
    }
}
