package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.List;
import java.util.Optional;

/**
 * Fields of one or more GraphQL APIs. All of them come to one method: a call says which field is asked for.
 *
 * @param cards names of the APIs
 * @param fields {@code Query.getProduct}, {@code Product.reviews} ...
 */
record GraphCalls(List<String> cards, List<String> fields) implements EventStart {
    /** The field that the schema of a new API has, with a name as its argument. */
    private static final String HELLO = "Query.hello";

    GraphCalls {
        cards = List.copyOf(cards);
        fields = List.copyOf(fields);
    }

    @Override
    public Handle handle(Starter starter) {
        StringBuilder cases = new StringBuilder();
        for (String field : fields) {
            cases.append("    case ").append(JavaNames.literal(field)).append(" -> ")
                    .append(field.equals(HELLO) ? "\"Hello \" + call.argument(\"name\", String.class).orElse(\"world\")" : "null").append(";\n");
        }
        String unknown = fields.isEmpty() ? "return null;" : "throw new IllegalArgumentException(\"No value is known for \" + call.field() + \".\");";
        String body = fields.isEmpty() ? unknown : "return switch (call.field()) {\n" + cases + "    default -> " + unknown + "\n};";
        return new Handle("Gives the values of " + JavaNames.comment(String.join(", ", fields.isEmpty() ? cards : fields)) + " of " + JavaNames.comment(String.join(" or ", cards)) + ".",
                "Object", starter.event("GraphCall") + " call", body);
    }

    @Override
    public Example example(Starter starter) {
        String call = starter.event("GraphCall") + ".of(" + JavaNames.literal(fields.isEmpty() || fields.contains(HELLO) ? HELLO : fields.getFirst()) + ", " + starter.map() + ".of(";
        if (fields.isEmpty()) {
            return new Example("hasNoValueYet", call + "))", Optional.empty(), Optional.empty());
        }
        return fields.contains(HELLO) ? new Example("givesTheValueOfAField", call + "\"name\", \"Ann\"))", Optional.of("\"Hello Ann\""), Optional.empty())
                : new Example("givesTheValueOfAField", call + "))", Optional.of("null"), Optional.empty());
    }

    /** Lambda has no class for it: what comes is what AppSync calls the context. */
    @Override
    public boolean fromText() {
        return true;
    }

    @Override
    public Lambda lambda(JavaSource unit, FunctionCode code, int alike) {
        return new Lambda("", Optional.empty(), "GraphCalls.answer(%s, function::handle)", "EventShapes.graph(event)", List.of("GraphCalls"));
    }

    @Override
    public List<GeneratedFile> types(FunctionCode code) {
        return List.of(SharedTypes.resource(code, code.eventsPackage(), "GraphCall"));
    }
}
