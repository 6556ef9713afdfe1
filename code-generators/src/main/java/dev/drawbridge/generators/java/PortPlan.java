package dev.drawbridge.generators.java;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.wire.AccessMode;
import java.util.List;
import java.util.Optional;

/** A typed member that a wire gives the user's class. Closed like {@link dev.drawbridge.model.wire.Binding}. */
sealed interface PortPlan permits PortPlan.TablePort, PortPlan.QueuePort, PortPlan.TopicPort, PortPlan.BucketPort, PortPlan.FunctionPort, ServicePort {
    Facts facts();

    /**
     * What every port has.
     *
     * @param card at the other end of the wire
     * @param pascal of its name: {@code Products}
     * @param typeName of the interface: {@code ProductsTable}
     * @param variable of constructor and field: {@code products}
     * @param environment the variables that the row gives, in its order
     */
    record Facts(Node card, String pascal, String typeName, String variable, List<Setting> environment) {
        public Facts {
            environment = List.copyOf(environment);
        }
    }

    /** @param attribute what the variable holds: {@code name}, {@code arn} or {@code url} @param variable its whole name */
    record Setting(String attribute, String variable) {}

    record TablePort(Facts facts, Shape item, List<IndexPlan> indexes, AccessMode mode, boolean scan) implements PortPlan {
        /** The partition key, then the sort key if there is one. */
        List<Member> keys() {
            return item.keys();
        }

        Optional<Member> sortKey() {
            return keys().size() > 1 ? Optional.of(keys().get(1)) : Optional.empty();
        }
    }

    /** @param name as the table calls it @param method {@code queryByOwner} */
    record IndexPlan(String name, String method, Member partition, Optional<Member> sort) {}

    record QueuePort(Facts facts, Shape message, boolean ordered) implements PortPlan {}

    record TopicPort(Facts facts, Shape message) implements PortPlan {}

    record BucketPort(Facts facts, AccessMode mode, boolean delete) implements PortPlan {}

    record FunctionPort(Facts facts) implements PortPlan {}
}
