package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.whole;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * Rows of functions that say who may call an API. Sources: "Control access to HTTP APIs with AWS Lambda authorizers", "Use API Gateway Lambda authorizers" and
 * "Control access to WebSocket APIs with Lambda REQUEST authorizers" in the developer guide of API Gateway.
 */
final class AuthorizerRows {
    /** Field of a wire: what of a request says who asks, {@code header.Authorization} or {@code query.token}; what is remembered is remembered by it. */
    static final String IDENTITY = "identity";
    private static final String GATEWAY = "apigateway.amazonaws.com";
    private static final String INVOKE = "lambda:InvokeFunction";

    private AuthorizerRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("function", WireRole.AUTHORIZE, "http-api").verb("authorizes")
                        .field(identity())
                        .field(Rows.flag("simple", "Short answer", true, "The function answers {\"isAuthorized\": true}; off for a policy of IAM."))
                        .field(whole("remember", "Remember for", 0, 3600, "s", "How long an answer holds for who asks alike.").withDefault(Value.of(0)))
                        .permitFrom(GATEWAY, INVOKE)
                        .help("The function says who may call the API, except on routes that are open."),
                row("function", WireRole.AUTHORIZE, "rest-api").verb("authorizes")
                        .field(Field.optional("given", "Is given", new FieldType.Choice(List.of(new FieldType.Option("TOKEN", "The token alone"), new FieldType.Option("REQUEST", "The whole request"))),
                                "What the function gets to judge by.").withDefault(Value.of("TOKEN")))
                        .field(identity())
                        .field(text("validation", "Form of a token", "A regular expression that a token must fit before the function is asked."))
                        .field(whole("remember", "Remember for", 0, 3600, "s", "How long an answer holds for who asks alike.").withDefault(Value.of(300)))
                        .permitFrom(GATEWAY, INVOKE)
                        .help("The function says with a policy of IAM who may call the API, except on routes that are open."),
                row("function", WireRole.AUTHORIZE, "websocket-api").verb("authorizes")
                        .field(identity())
                        .permitFrom(GATEWAY, INVOKE)
                        .help("The function says with a policy of IAM who may open a connection."));
    }

    private static Field identity() {
        return Field.optional(IDENTITY, "Who asks", new FieldType.TextList(Optional.of("(header|query|context|stage)\\.[A-Za-z0-9_.-]+")),
                "What of a request says who asks: header.Authorization, query.token. A request without one of them is turned away.")
                .withDefault(Value.of(List.of(Value.of("header.Authorization"))));
    }
}
