package dev.drawbridge.model.wire;

import java.util.List;
import java.util.Optional;

/**
 * A permission that a row of the wire table gives: exact actions, on part of one resource, to one holder.
 *
 * @param holder who may
 * @param on which end of the wire is the resource
 * @param scope which part of the resource
 * @param actions exact IAM actions, no wildcard
 * @param when under which setting of the wire it is given
 * @param principal the service that may, for {@link Holder#SERVICE} and {@link Holder#ROLE}; else empty
 */
public record Grant(Holder holder, Place on, Scope scope, List<String> actions, When when, String principal) {
    public Grant {
        actions = List.copyOf(actions);
    }

    /** Who holds the permission. */
    public enum Holder {
        /** The execution role of the function, or of the state machine, at the other end. */
        FUNCTION,
        /** A service of the cloud, by the resource's own policy. */
        SERVICE,
        /** A role of its own that a service takes on to do what the wire says. */
        ROLE,
        /** Anybody with the web client, through an identity pool's role for guests. */
        GUEST
    }

    /** An end of the wire. */
    public enum Place { FROM, TO }

    /** Which part of the resource. */
    public enum Scope {
        /** The resource itself. */
        SELF(""),
        /** All indexes of a table. */
        INDEXES("/index/*"),
        /** All objects of a bucket. */
        OBJECTS("/*"),
        /** The change stream of a table. */
        STREAM("/stream/*"),
        /** All executions of a state machine, whose ARNs are of a sort of their own. */
        EXECUTIONS(":*"),
        /** All connections of a WebSocket API's stage, whatever is done with them. */
        CONNECTIONS("/*/@connections/*"),
        /** All that a GraphQL API lets be asked. */
        QUERIES("/types/Query/*"),
        /** All that a GraphQL API lets be changed. */
        MUTATIONS("/types/Mutation/*"),
        /** All topics of the account's clusters of Kafka, whose ARNs are of a sort of their own. */
        TOPICS(""),
        /** All groups of consumers, likewise. */
        GROUPS(""),
        /** The secrets that the wire itself names. */
        CREDENTIALS(""),
        /** Everything, for actions that the permission system knows no resources for. */
        ANYWHERE("");

        private final String arnSuffix;

        Scope(String arnSuffix) {
            this.arnSuffix = arnSuffix;
        }

        /** What follows the ARN of the resource. */
        public String arnSuffix() {
            return arnSuffix;
        }
    }

    /** The setting of the wire under which the grant is given. Closed, so that every reader decides alike. */
    public sealed interface When {
        /** Always. */
        record Always() implements When {}

        /** If the wire's access mode reads. */
        record Reads() implements When {}

        /** If the wire's access mode writes. */
        record Writes() implements When {}

        /** If the wire reads and this flag of it is on. */
        record ReadsAnd(String flag) implements When {}

        /** If the wire writes and this flag of it is on. */
        record WritesAnd(String flag) implements When {}
    }

    /** The grant's service, for example {@code dynamodb}. */
    public String service() {
        return actions.getFirst().substring(0, actions.getFirst().indexOf(':'));
    }

    /** The principal, if the holder is a service that the resource itself lets in. */
    public Optional<String> servicePrincipal() {
        return holder != Holder.SERVICE ? Optional.empty() : Optional.of(principal);
    }
}
