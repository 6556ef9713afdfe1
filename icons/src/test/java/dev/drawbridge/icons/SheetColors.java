package dev.drawbridge.icons;

/** The colours of the contact sheets: those that the designer gives to the families of cards. */
enum SheetColors {
    LIGHT("#ffffff", "#1b1f27", "#5b6472", "#7a4fe0", "#c2560c", "#b0207f", "#1f6fd6", "#18794e", "#2f6feb"),
    DARK("#1d2229", "#e8ebf0", "#8b97a8", "#b79bff", "#ff9d57", "#ff85c8", "#74b2ff", "#58c88f", "#6ea8ff");

    private final String ground;
    private final String text;
    private final String plain;
    private final String source;
    private final String function;
    private final String flow;
    private final String data;
    private final String identity;
    private final String accent;

    SheetColors(
            String ground,
            String text,
            String plain,
            String source,
            String function,
            String flow,
            String data,
            String identity,
            String accent) {
        this.ground = ground;
        this.text = text;
        this.plain = plain;
        this.source = source;
        this.function = function;
        this.flow = flow;
        this.data = data;
        this.identity = identity;
        this.accent = accent;
    }

    String ground() {
        return ground;
    }

    String text() {
        return text;
    }

    String of(Icon icon) {
        return switch (icon.purpose()) {
            case ACTION -> text;
            case LOGO -> accent;
            case KIND ->
                switch (icon.id()) {
                    case "http-api", "rest-api", "websocket-api", "function-url", "graphql-api", "schedule",
                            "scheduler", "queue", "topic", "event-bus", "event-rule", "stream", "kafka", "mq", "document-changes", "event-source", "event-pipe" -> source;
                    case "function", "layer" -> function;
                    case "state-machine", "nested-stack" -> flow;
                    case "table", "bucket", "firestore", "parse-server", "email" -> data;
                    case "user-pool", "identity-pool", "auth0", "firebase-auth", "secret", "parameter" -> identity;
                    default -> plain;
                };
        };
    }
}
