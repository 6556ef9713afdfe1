package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port that itself says all that the generators ask, so that a new service is one class and no branch elsewhere.
 */
non-sealed interface ServicePort extends PortPlan {
    /**
     * The client of the AWS SDK.
     *
     * @param artifact of the SDK: {@code eventbridge}
     * @param type full name of the class
     * @param variable in the adapter
     * @param prefix of the names of its ports' classes
     */
    record Client(String artifact, String type, String variable, String prefix) {}

    /**
     * How the first text of a class hands a request's body to the port, and how its test sees it.
     *
     * @param statements the end of a method with a request, including the answer
     * @param status of the answer
     * @param request of the test
     * @param before statements of the test before the call
     * @param after a check of the test after the call; empty for none
     */
    record Use(String statements, String status, String request, String before, String after) {
        /** Hands a body of that shape over, and looks for it where it has to be then. */
        static Use posted(String statements, Starter starter, Shape shape, String local, String status, String kept) {
            String list = starter.list() + ".of(";
            if (shape.plainText()) {
                return new Use(statements, status, starter.event("HttpRequest") + ".of(\"POST\", \"/\").withBody(\"{}\")", "", starter.equal(list + "\"{}\")", kept));
            }
            return new Use(statements, status, starter.event("HttpRequest") + ".post(\"/\", " + local + ")",
                    starter.port(shape.typeName()) + " " + local + " = " + starter.sample(shape) + ";", starter.equal(list + local + ")", kept));
        }
    }

    Client client();

    /** One sentence: what the port is. */
    String story();

    /** The methods of the interface. */
    List<String> members(JavaSource unit);

    /** Records of what it carries, each with its comment. */
    default Map<Shape, String> records() {
        return Map.of();
    }

    /** Further types of the ports' package that it needs, by the names of their templates. */
    default List<String> types() {
        return List.of();
    }

    /** The text of the class that speaks to the service. */
    String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings);

    /** The text of the class that keeps everything in memory, for tests. */
    String inMemory(FunctionCode code, String type, String interfaceName);

    /** Whether its adapter makes the client itself, because each card has an address of its own; then it gets what clients speak HTTP with. */
    default boolean makesClient() {
        return false;
    }

    /** How a request's body is handed over; nothing for a port that takes nothing. */
    Optional<Use> use(Starter starter);
}
