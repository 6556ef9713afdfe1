package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.stream.Stream;

/** Drawings of the kinds that came after the foundation, apart from {@link Drawings} so that each golden stays readable. */
public final class FlowDrawings {
    private FlowDrawings() {}

    public static Stream<Design> all() {
        return Stream.of(rest());
    }

    /** A REST API with everything it can have. */
    public static Design rest() {
        return Drawings.named("rest").card("client", "web", "origins", Value.of(List.of(Value.of("https://shop.example"))))
                .card("user-pool", "users").card("rest-api", "shop", "stage", "prod", "apiKey", true).card("function", "orders").card("rest-api", "plain", "cors", false)
                .wire("web", WireRole.CALL, "shop").wire("users", WireRole.AUTHORIZE, "shop", "scopes", Value.of(List.of(Value.of("orders"))))
                .wire("shop", WireRole.CALL, "orders", "routes", Drawings.routes("GET /orders/{id} open", "ANY /admin/{rest+}"))
                .wire("plain", WireRole.CALL, "orders", "routes", Drawings.routes("GET /"))
                .design();
    }
}
