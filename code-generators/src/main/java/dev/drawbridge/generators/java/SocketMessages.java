package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Optional;

/**
 * Connections and messages of one or more WebSocket APIs. All of them come to one method: a message says its route, and where it came from does not
 * matter to the answer.
 *
 * @param cards names of the APIs
 * @param routes {@code $connect}, {@code move} ...
 */
record SocketMessages(List<String> cards, List<String> routes) implements EventStart {
    SocketMessages {
        cards = List.copyOf(cards);
        routes = List.copyOf(routes);
    }

    @Override
    public Handle handle(Starter starter) {
        String response = starter.event("HttpResponse");
        // what came is sent back to who sent it, where the function may send
        Optional<String> connections = starter.connections();
        String body = connections.map(port -> "if (message.isMessage()) {\n    " + port + ".send(message.connectionId(), message.body());\n}\n")
                .orElse("System.out.println(message.route() + \" of \" + message.connectionId());\n");
        return new Handle("Answers " + JavaNames.comment(String.join(", ", routes.isEmpty() ? cards : routes)) + " of " + JavaNames.comment(String.join(" or ", cards))
                + "; a status from 300 refuses a connection.", response, starter.event("SocketMessage") + " message", body + "return " + response + ".status(200);");
    }

    @Override
    public Example example(Starter starter) {
        return new Example("answersAMessage", starter.event("SocketMessage") + ".of(\"hello\", \"{}\")", Optional.empty(), Optional.empty());
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        return new Lambda("com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent",
                Optional.of("com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse"), "SocketEvents.answer(%s, function::handle)",
                "EventShapes.socket(event)", List.of("SocketEvents"));
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        return List.of(SharedTypes.resource(code, code.eventsPackage(), "SocketMessage"));
    }
}
