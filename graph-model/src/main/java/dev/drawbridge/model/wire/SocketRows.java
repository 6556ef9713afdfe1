package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;

import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * Rows of WebSocket APIs. Source of the permission: docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html.
 */
final class SocketRows {
    private SocketRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("client", WireRole.CALL, "websocket-api").verb("connects to")
                        .help("The client opens connections to the API and gets what is sent to them."),
                row("websocket-api", WireRole.TRIGGER, "function").verb("triggers")
                        .field(Field.optional(WireTable.ROUTE_KEYS, "Routes", new FieldType.TextList(Optional.of("\\$(connect|disconnect|default)|[^$\\s][^\\r\\n]{0,127}")),
                                "What the function answers: $connect, $disconnect, $default for all that has no route, or a word that messages carry.").asRequired())
                        .field(Rows.flag("answers", "Sends answers back", false, "What the function returns to a message goes back over its connection."))
                        .permit("apigateway.amazonaws.com", "lambda:InvokeFunction")
                        .starts(Trigger.SOCKET_MESSAGE)
                        .help("Connections that open or close and messages of these routes start the function."),
                row("function", WireRole.SEND, "websocket-api").verb("sends to")
                        .grant(Grant.Place.TO, Grant.Scope.CONNECTIONS, Rows.always(), "execute-api:ManageConnections")
                        .variable("CONNECTIONS_URL", EnvironmentVariable.Attribute.URL)
                        .gives(Binding.CONNECTIONS)
                        .help("The function may send to the connections of the API, ask about them and close them."));
    }
}
