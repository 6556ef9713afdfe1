package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;
import java.util.Optional;

/** Rows of calls that wait for an answer. */
final class HttpRows {
    private HttpRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("client", WireRole.CALL, "http-api").verb("calls")
                        .help("The client calls the API; the API lets the client's origins in (CORS)."),
                row("http-api", WireRole.CALL, "function").verb("calls")
                        .field(routes())
                        .permit("apigateway.amazonaws.com", "lambda:InvokeFunction")
                        .starts(Trigger.HTTP)
                        .help("Requests of these routes are answered by the function."),
                row("client", WireRole.CALL, "function-url").verb("calls")
                        .help("The client calls the function's own address, which lets the client's origins in (CORS)."),
                row("function-url", WireRole.CALL, "function").verb("calls")
                        .starts(Trigger.HTTP)
                        .help("All requests to the address are answered by the function."),
                row("client", WireRole.CALL, "rest-api").verb("calls")
                        .help("The client calls the API; the API lets the client's origins in (CORS)."),
                row("rest-api", WireRole.CALL, "function").verb("calls")
                        .field(routes())
                        .permit("apigateway.amazonaws.com", "lambda:InvokeFunction")
                        .starts(Trigger.HTTP)
                        .help("Requests of these routes are answered by the function."),
                row("user-pool", WireRole.AUTHORIZE, "rest-api").verb("authorizes")
                        .field(Field.optional("scopes", "Scopes", new FieldType.TextList(Optional.of("[^ ]+")),
                                "A token must carry one of these; any token of the pool when empty."))
                        .help("Requests need a valid token of the pool, except on routes that are open."),
                row("user-pool", WireRole.AUTHORIZE, "http-api").verb("authorizes")
                        .field(Field.optional("scopes", "Scopes", new FieldType.TextList(Optional.of("[^ ]+")),
                                "A token must carry one of these; any token of the pool when empty."))
                        .help("Requests need a valid token of the pool, except on routes that are open."),
                row("function", WireRole.CALL, "function").verb("invokes")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "lambda:InvokeFunction")
                        .variable("FUNCTION_NAME", EnvironmentVariable.Attribute.NAME)
                        .gives(Binding.FUNCTION)
                        .starts(Trigger.INVOCATION)
                        .help("The function calls the other and waits for its answer."));
    }

    /** The requests that an API hands on. */
    static Field routes() {
        List<FieldType.Option> methods = java.util.stream.Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY")
                .map(method -> new FieldType.Option(method, method)).toList();
        Field method = Field.optional("method", "Method", new FieldType.Choice(methods), "The HTTP method; ANY takes all.").withDefault(Value.of("GET"));
        // Greedy parts may stand only at the end: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
        Field path = Field.optional("path", "Path",
                new FieldType.Text(Optional.of("/|(/([A-Za-z0-9._~-]+|\\{[A-Za-z_][A-Za-z0-9_]*\\}))*(/\\{[A-Za-z_][A-Za-z0-9_]*\\+\\})?"), 512, false),
                "Starts with /; {id} takes one part of the path, {rest+} at the end takes all that follows.").asRequired();
        Field authorize = Field.optional("authorize", "Needs a token", new FieldType.Flag(),
                "Off opens the route to everybody, also where an authorizer is wired to the API.").withDefault(Value.of(true));
        return Field.optional(WireTable.ROUTES, "Routes", new FieldType.Records(List.of(method, path, authorize)),
                "The requests that are handed on.").asRequired();
    }
}
