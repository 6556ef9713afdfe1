package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.Grant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The pieces that one wire is made of, for those who put them into a template in their own way. For one thread. */
public final class WireParts {
    /** The version of the policy language. */
    public static final String LANGUAGE = PolicyStatements.LANGUAGE;

    private final SamDesign design;

    WireParts(SamDesign design) {
        this.design = design;
    }

    private Optional<SamDesign.Link> link(WireId wire) {
        Node from = design.node(design.design().requireWire(wire).from().node());
        return design.outOf(from).stream().filter(link -> link.wire().id().equals(wire)).findFirst();
    }

    /** The statements that permit the function what the wire needs; exact actions, on exactly the resource. */
    public List<Tree> statements(WireId wire) {
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        link(wire).ifPresent(link -> statements.grants(link, Grant.Holder.FUNCTION));
        return statements.document().get("Statement").map(Tree::items).orElse(List.of());
    }

    /** The policy of the role that a service takes on for the wire. */
    public Tree roleDocument(WireId wire) {
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        link(wire).ifPresent(link -> statements.grants(link, Grant.Holder.ROLE));
        return statements.document();
    }

    /** The properties of the role that a service takes on for the wire; nothing where no service does. */
    public Optional<Tree> role(WireId wire) {
        return link(wire).flatMap(link -> TargetRole.of(design, link)).map(Block::tree);
    }

    /** The schedule of EventBridge Scheduler for the wire, with its role, as resources, for who has no events. */
    public SequencedMap<String, Tree> schedule(WireId wire) {
        Resources out = new Resources();
        link(wire).ifPresent(link -> SchedulerResource.write(design, link, out));
        return new LinkedHashMap<>(out.resources().tree().entries());
    }

    /** The variables that the wire gives the function. */
    public SequencedMap<String, Tree> variables(WireId wire) {
        SequencedMap<String, Tree> variables = new LinkedHashMap<>();
        link(wire).ifPresent(link -> {
            for (EnvironmentVariable variable : link.rule().variables()) {
                variables.put(variable.name(link.to()), design.addresses().attribute(link.to(), variable.attribute()));
            }
        });
        return variables;
    }

    /** The events of the function or state machine at the end of the wire that the wire makes, by their names. */
    public SequencedMap<String, Tree> events(WireId wire) {
        SequencedMap<String, Tree> events = new LinkedHashMap<>();
        link(wire).ifPresent(link -> (link.to().kind().equals(SamKinds.STATE_MACHINE) ? MachineEvents.of(design, link)
                : new FunctionEvents().of(design, link.to(), Optional.of(wire))).tree().entries().forEach(events::put));
        return events;
    }

    /** The routes of a wire from a WebSocket API as events, for who has such events; by their names. */
    public SequencedMap<String, Tree> socketEvents(WireId wire) {
        SequencedMap<String, Tree> events = new LinkedHashMap<>();
        link(wire).ifPresent(link -> events.putAll(WebSocketResource.events(design, link).tree().entries()));
        return events;
    }

    /** The resources that stand between two cards for the wire: policies and subscriptions of queues, routes of WebSocket APIs, data sources and resolvers of GraphQL APIs. */
    public SequencedMap<String, Tree> between(WireId wire) {
        SequencedMap<String, Tree> resources = new LinkedHashMap<>();
        link(wire).ifPresent(link -> {
            Resources out = new Resources();
            if (link.wire().role() == WireRole.DELIVER) {
                Deliveries.write(design, link.to(), List.of(link), out);
            } else if (link.from().kind().equals(SamKinds.WEBSOCKET_API)) {
                WebSocketResource.routes(design, link, new HashSet<>(), Optional.empty(), out);
            } else if (link.from().kind().equals(SamKinds.GRAPHQL_API)) {
                GraphResource.source(design, link, new HashSet<>(), out);
            }
            resources.putAll(out.resources().tree().entries());
        });
        return resources;
    }

    /** The authorizer that a function is to an API of SAM. */
    public Tree authorizer(WireId wire) {
        return link(wire).map(link -> Authorizers.of(design, link)).orElseGet(Tree::map);
    }

    /** What the bucket at the start of the wire says about it. */
    public Tree notification(WireId wire) {
        return link(wire).map(link -> BucketNotifications.one(design, link)).orElseGet(Tree::map);
    }

    /** The ARN of a card. */
    public Tree arn(NodeId node) {
        return design.addresses().arn(design.node(node));
    }

    public String logicalId(NodeId node) {
        return design.id(design.node(node));
    }

    /** What SAM's own GraphQL API says about the table at the end of the wire. */
    public List<Tree> tablePermissions(WireId wire) {
        return link(wire).map(GraphResource::permissions).orElse(List.of());
    }

    /** The name of a card, as resources that name it want it. */
    public Tree name(NodeId node) {
        return design.addresses().name(design.node(node));
    }
}
