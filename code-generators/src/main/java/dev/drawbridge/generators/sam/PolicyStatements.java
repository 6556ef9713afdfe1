package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the statements of one policy: for each wire and each part of its resource one statement with exactly the actions of the
 * row. Each has a {@code Sid} of its own, so that a statement is known again when the drawing changes.
 */
final class PolicyStatements {
    /** The version of the policy language, fixed by IAM. */
    static final String LANGUAGE = "2012-10-17";

    private final Addresses addresses;
    private final LogicalIds ids;
    private final List<Tree> statements = new ArrayList<>();
    private final Set<String> sids = new HashSet<>();

    PolicyStatements(Addresses addresses, LogicalIds ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Permits actions on a resource. */
    PolicyStatements allow(String sid, List<String> actions, Tree resource) {
        statements.add(new Block().put("Sid", freshSid(sid)).put("Effect", "Allow").put("Action", Block.strings(actions)).put("Resource", resource).tree());
        return this;
    }

    /** Permits what the row of the wire gives to that holder. */
    PolicyStatements grants(SamDesign.Link link, Grant.Holder holder) {
        Map<Grant.Place, Map<Grant.Scope, Set<String>>> actions = new EnumMap<>(Grant.Place.class);
        for (Grant grant : link.rule().grants(link.wire())) {
            if (grant.holder() == holder) {
                actions.computeIfAbsent(grant.on(), place -> new EnumMap<>(Grant.Scope.class))
                        .computeIfAbsent(grant.scope(), scope -> new LinkedHashSet<>()).addAll(grant.actions());
            }
        }
        actions.forEach((place, byScope) -> {
            Node resource = place == Grant.Place.FROM ? link.from() : link.to();
            byScope.forEach((scope, names) -> target(link, resource, scope).ifPresent(arn -> allow(sid(resource, link.wire().role(), scope), List.copyOf(names), arn)));
        });
        return this;
    }

    /** What statements of that scope are about; nothing where the wire has no such thing, such as a secret. */
    private Optional<Tree> target(SamDesign.Link link, Node resource, Grant.Scope scope) {
        return switch (scope) {
            case CREDENTIALS -> Optional.of(SourceEvents.secrets(link)).filter(secrets -> !secrets.isEmpty()).map(secrets -> secrets.size() == 1 ? secrets.getFirst() : Tree.seq(secrets));
            case ANYWHERE -> Optional.of(Tree.string("*"));
            case SELF, TOPICS, GROUPS -> addresses.elsewhere(resource, scope).or(() -> addresses.isElsewhere(resource) ? Optional.empty() : Optional.of(addresses.arn(resource, scope)));
            case INDEXES, OBJECTS, STREAM, EXECUTIONS, CONNECTIONS, QUERIES, MUTATIONS -> Optional.of(addresses.arn(resource, scope));
        };
    }

    /** Permits a service what the row gives it, when it speaks for the card at the start of the wire. */
    PolicyStatements permits(SamDesign.Link link, Tree sourceArn, String sourceArnKey) {
        for (Grant grant : link.rule().grants(link.wire())) {
            Optional<String> service = grant.servicePrincipal();
            if (service.isPresent()) {
                statements.add(new Block().put("Sid", freshSid(sid(link.from(), link.wire().role(), grant.scope()))).put("Effect", "Allow")
                        .put("Principal", Tree.map("Service", Tree.string(service.get())))
                        .put("Action", Block.strings(grant.actions()))
                        .put("Resource", addresses.arn(link.to(), grant.scope()))
                        .put("Condition", Tree.map("ArnEquals", Tree.map(sourceArnKey, sourceArn))).tree());
            }
        }
        return this;
    }

    private String sid(Node resource, WireRole role, Grant.Scope scope) {
        String what = switch (role) {
            case CALL -> "Call";
            case TRIGGER -> "Trigger";
            case ACCESS -> "Access";
            case SEND -> "Send";
            case DELIVER -> "Deliver";
            case AUTHORIZE -> "Authorize";
            case ON_FAILURE -> "OnFailure";
            case DIRECT -> "Read";
            case REFERENCE -> "Refer";
        };
        String part = switch (scope) {
            case SELF -> "";
            case INDEXES -> "Indexes";
            case OBJECTS -> "Objects";
            case STREAM -> "Stream";
            case EXECUTIONS -> "Executions";
            case CONNECTIONS -> "Connections";
            case QUERIES -> "Queries";
            case MUTATIONS -> "Mutations";
            case TOPICS -> "Topics";
            case GROUPS -> "Groups";
            case CREDENTIALS -> "Secret";
            case ANYWHERE -> "Network";
        };
        return ids.of(resource) + what + part;
    }

    private String freshSid(String wish) {
        String sid = wish;
        for (int n = 2; !sids.add(sid); n++) {
            sid = wish + n;
        }
        return sid;
    }

    /** The policy document. */
    Tree document() {
        return document(statements);
    }

    static Tree document(List<Tree> statements) {
        return new Block().put("Version", LANGUAGE).put("Statement", Tree.seq(statements)).tree();
    }
}
