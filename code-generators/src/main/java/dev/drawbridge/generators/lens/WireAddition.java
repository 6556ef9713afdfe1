package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Place;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes new wires of cards that were found, beside their like: events, statements, variables, policies of queues, authorizers. */
final class WireAddition {
    private static final String FUNCTION = "AWS::Lambda::Function";
    /** The policy of AWS that lets a function read a source. Source: "Lambda execution role" in the developer guide of Lambda. */
    private static final Map<String, String> MANAGED = Map.of("queue", "AWSLambdaSQSQueueExecutionRole", "table", "AWSLambdaDynamoDBExecutionRole", "stream", "AWSLambdaKinesisExecutionRole");

    private final Working work;

    WireAddition(Working work) {
        this.work = work;
    }

    void add(WireId id) {
        Design design = work.is();
        Wire wire = design.requireWire(id);
        PipeWires.refuse(design, wire);
        Optional<WireRule> row = work.ours().wires().of(design, wire);
        if (row.isEmpty()) {
            return;
        }
        if (LayerWires.isOne(design, wire)) {
            LayerWires.add(work, wire);
            return;
        }
        if (GraphWires.leavesApi(design, wire) || GraphWires.guards(design, wire)) {
            new GraphChanges(work, this).add(wire);
            return;
        }
        if (LensText.isGrant(design, wire) && to(wire).kind().equals("bucket")) {
            boolean tells = design.wires().values().stream().anyMatch(other -> other.role() == WireRole.TRIGGER && other.from().node().equals(wire.to().node()) && other.to().node().equals(wire.from().node()));
            Circles.refuseNaming(tells, work.reading().cards(), work.card(wire.from().node()).id(), work.card(wire.to().node()).id());
        }
        refuseConditions(wire);
        if (LensText.isGrant(design, wire)) {
            boolean names = !row.get().variables().isEmpty() || !work.parts().statements(wire.id()).isEmpty();
            if (names && !work.isOurs(wire.to().node())) {
                Circles.refuseNeeding(work.reading().cards(), work.card(wire.from().node()).id(), work.card(wire.to().node()).id());
            }
            grant(wire);
            variables(wire);
            new GraphChanges(work, this).letIn(wire);
            return;
        }
        switch (wire.role()) {
            case TRIGGER, CALL -> trigger(wire);
            case DELIVER -> deliver(wire);
            case AUTHORIZE -> authorize(wire);
            case ON_FAILURE -> failure(wire);
            // what a template says about its resources comes with their properties
            case ACCESS, SEND, DIRECT, REFERENCE -> { }
        }
    }

    /** Permissions and variables name what they are about; events name what they come from. */
    private void refuseConditions(Wire wire) {
        boolean forwards = LensText.isGrant(work.is(), wire) || wire.role() == WireRole.ON_FAILURE;
        Optional<String> holder = work.reading().id(forwards ? wire.from().node() : wire.to().node());
        Optional<String> named = work.reading().id(forwards ? wire.to().node() : wire.from().node());
        if (holder.isPresent() && named.isPresent()) {
            Circles.refuseCondition(work.reading().template(), holder.get().replaceFirst("/.*", ""), named.get().replaceFirst("/.*", ""));
        }
    }

    private Node from(Wire wire) {
        return work.is().requireNode(wire.from().node());
    }

    private Node to(Wire wire) {
        return work.is().requireNode(wire.to().node());
    }

    private void trigger(Wire wire) {
        if (from(wire).kind().equals(FunctionUrls.KIND)) {
            FunctionUrls.add(work, wire);
            return;
        }
        if (wire.role() == WireRole.CALL && from(wire).kind().equals("client")) {
            return;
        }
        if (SocketWires.leavesApi(work.is(), wire)) {
            SocketWires.add(work, this, wire);
            return;
        }
        SourceTemplate.Part function = work.part(wire.to().node());
        if (function.type().equals(FUNCTION)) {
            new PlainTriggers(work, wire, function).add(work.parts().events(wire.id()));
            receive(wire);
            return;
        }
        if (function.type().equals(PlainStarts.TYPE)) {
            new PlainStarts(work, wire, function).add(work.parts().events(wire.id()));
            return;
        }
        if (from(wire).kind().equals("iot-thing")) {
            // an event would be a rule of its own that picks no messages: SAM has none that names a thing or a rule elsewhere
            throw new ModelException(from(wire).name() + " starts no function by an event of SAM. Place an IoT rule and draw its wire to " + function.id()
                    + ", or write the function among the actions of an AWS::IoT::TopicRule in the template; the drawing follows.");
        }
        if (from(wire).kind().equals("bucket")) {
            Circles.refuseTelling(work.reading().cards(), work.card(wire.from().node()).id(), function.id());
        }
        work.parts().events(wire.id()).forEach((name, event) -> addEvent(wire, name, event));
        receive(wire);
    }

    /** What reads a source for a function needs the function's permission; nobody else gives it to a role that stands in the template. */
    private void receive(Wire wire) {
        Optional<String> role = work.part(wire.to().node()).property("Role").flatMap(work.reading().cards().references()::target)
                .filter(id -> !work.reading().template().makes(id));
        Optional<SourceTemplate.Part> its = role.flatMap(work.reading().template()::part).filter(part -> part.type().equals("AWS::IAM::Role"));
        boolean byManaged = its.flatMap(part -> part.property("ManagedPolicyArns")).map(Tree::items).orElse(List.of()).stream().map(References::words)
                .anyMatch(arn -> MANAGED.getOrDefault(from(wire).kind(), "-").equals(arn.substring(arn.lastIndexOf('/') + 1)));
        List<Tree> statements = byManaged ? List.of() : work.parts().statements(wire.id());
        boolean plain = work.part(wire.to().node()).type().equals(FUNCTION);
        if (its.isEmpty() && plain && !statements.isEmpty()) {
            throw new ModelException("The role of " + work.part(wire.to().node()).id() + " is not in this template, so it cannot be permitted here to read from " + from(wire).name()
                    + ". Add the permission where the role is, and the mapping in the template; the drawing follows.");
        }
        if (its.isEmpty()) {
            return;
        }
        List<Tree> there = its.flatMap(part -> part.property("Policies")).map(Tree::items).orElse(List.of()).stream()
                .flatMap(policy -> policy.at("PolicyDocument", "Statement").map(Tree::items).orElse(List.of()).stream()).toList();
        List<Tree> missing = statements.stream().filter(statement -> !there.contains(statement)).toList();
        if (!missing.isEmpty()) {
            String name = work.parts().logicalId(wire.from().node()) + work.parts().logicalId(wire.to().node());
            append(its.orElseThrow().path("Policies"), Tree.map("PolicyName", Tree.string(name))
                    .with("PolicyDocument", Tree.map("Version", Tree.string(WireParts.LANGUAGE)).with("Statement", Tree.seq(missing))));
        }
    }

    /** Adds a route to a wire that was found, where the others of its like stand. */
    void addRoute(Wire wire, Map<String, Tree> events) {
        SourceTemplate.Part called = work.part(wire.to().node());
        switch (called.type()) {
            case FUNCTION -> new PlainTriggers(work, wire, called).add(events);
            case PlainStarts.TYPE -> new PlainStarts(work, wire, called).add(events);
            default -> events.forEach((name, event) -> addEvent(wire, name, event));
        }
    }

    /** Adds an event under its name, or the next that is free. */
    void addEvent(Wire wire, String name, Tree event) {
        SourceTemplate.Part function = work.part(wire.to().node());
        Tree there = function.body().at("Properties", "Events").orElseGet(Tree::map);
        String free = name;
        for (int n = 2; there.get(free).isPresent(); n++) {
            free = name + n;
        }
        boolean implicit = work.reading().id(wire.from().node()).flatMap(work.reading().cards()::card).filter(card -> card.path().isEmpty()).isPresent();
        Tree guarded = wire.role() == WireRole.CALL ? RouteGuards.inWordsOf(work.reading().template(), work.card(wire.from().node()).id(), event) : event;
        Tree written = implicit ? TreeEdit.without(TreeEdit.without(guarded, List.of("Properties", "ApiId")), List.of("Properties", "RestApiId")) : guarded;
        String key = free;
        work.edit(edits -> edits.set(function.path("Events").child(key), written));
        if (SchedulerWires.goesByClock(from(wire))) {
            new AlarmChanges(work).begin(from(wire), function.id() + "/", key);
        }
    }

    /** A new resource below the one it serves; gives its id. */
    String resource(String wish, Tree body, String below) {
        Tree there = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        String id = wish;
        for (int n = 2; there.get(id).isPresent(); n++) {
            id = wish + n;
        }
        String free = id;
        work.edit(edits -> edits.put(TreePath.of(SourceTemplate.RESOURCES), free, body, Place.after(below)));
        return free;
    }

    /** Permits what the wire needs, where the function keeps its permissions. */
    void grant(Wire wire) {
        List<Tree> statements = work.parts().statements(wire.id());
        if (statements.isEmpty()) {
            return;
        }
        SourceTemplate.Part function = work.part(wire.from().node());
        Tree document = Tree.map("Version", Tree.string(WireParts.LANGUAGE)).with("Statement", Tree.seq(statements));
        Optional<Tree> role = FlowFields.role(function);
        if (role.isPresent() || function.type().equals(FUNCTION)) {
            Cards cards = work.reading().cards();
            SourceTemplate.Part its = role.flatMap(cards.references()::target).flatMap(cards.template()::part).filter(part -> part.type().equals("AWS::IAM::Role"))
                    .orElseThrow(() -> new ModelException("The role of " + function.id() + " is not in this template, so nothing can be permitted to it here. Add the permission where the role is."));
            String name = work.parts().logicalId(wire.from().node()) + work.parts().logicalId(wire.to().node());
            append(its.path("Policies"), Tree.map("PolicyName", Tree.string(name)).with("PolicyDocument", document));
            return;
        }
        append(function.path("Policies"), document);
    }

    /** Adds an element to a list; what is one thing and no list becomes one. */
    void append(TreePath list, Tree element) {
        Optional<Tree> there = work.edits().tree().at(list).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
        work.edit(edits -> there.isEmpty() ? edits.set(list, Tree.seq(element)) : there.get() instanceof Tree.Seq ? edits.append(list, element)
                : edits.set(list, Tree.seq(there.get(), element)));
    }

    private void variables(Wire wire) {
        SourceTemplate.Part holder = work.part(wire.from().node());
        TreePath variables = from(wire).kind().equals("state-machine") ? holder.path("DefinitionSubstitutions") : holder.path("Environment").child("Variables");
        work.parts().variables(wire.id()).forEach((name, value) -> {
            if (work.edits().tree().at(variables.child(name)).isEmpty()) {
                work.edit(edits -> edits.set(variables.child(name), value));
            }
        });
    }

    private void deliver(Wire wire) {
        if (to(wire).kind().equals(SourceWires.LOGS)) {
            SourceWires.addLogging(work, this, wire);
            return;
        }
        if (BucketWires.isOne(from(wire), wire)) {
            BucketWires.add(work, wire);
            if (!dev.drawbridge.generators.Adoption.isAdopted(to(wire))) {
                return;
            }
        }
        SourceTemplate.Part queue = work.part(wire.to().node());
        if (queue.type().equals(EventWires.STATE_MACHINE)) {
            work.parts().events(wire.id()).forEach((name, event) -> addEvent(wire, name, event));
            return;
        }
        boolean topic = queue.type().equals("AWS::SNS::Topic");
        String policyType = topic ? "AWS::SNS::TopicPolicy" : "AWS::SQS::QueuePolicy";
        Optional<SourceTemplate.Part> policy = work.reading().cards().part(work.card(wire.to().node()), policyType)
                .filter(part -> part.property(topic ? "Topics" : "Queues").map(work.reading().cards().references()::all).filter(all -> all.contains(queue.id())).isPresent());
        work.parts().between(wire.id()).forEach((id, resource) -> {
            boolean isPolicy = resource.get("Type").flatMap(Tree::asText).filter(policyType::equals).isPresent();
            if (isPolicy && policy.isPresent()) {
                // a second policy for the same queue would take the place of the first
                for (Tree statement : resource.at("Properties", "PolicyDocument", "Statement").map(Tree::items).orElse(List.of())) {
                    append(policy.get().path("PolicyDocument").child("Statement"), statement);
                }
            } else {
                resource(id, resource, queue.id());
            }
        });
    }

    private void authorize(Wire wire) {
        if (from(wire).kind().equals("function")) {
            AuthorizerWires.add(work, wire);
            return;
        }
        SourceTemplate.Part api = work.part(wire.to().node());
        String pool = work.parts().logicalId(wire.from().node());
        Tree authorizer = switch (api.type()) {
            case "AWS::Serverless::HttpApi" -> Tree.map("IdentitySource", Tree.string("$request.header.Authorization")).with("JwtConfiguration",
                    Tree.map("issuer", Tree.sub("https://cognito-idp.${AWS::Region}.amazonaws.com/${" + pool + "}")).with("audience", Tree.seq(Tree.ref(client(wire)))));
            case "AWS::Serverless::Api" -> Tree.map("UserPoolArn", Tree.getAtt(pool, "Arn"));
            default -> throw new ModelException(api.id() + " is a plain API of CloudFormation. Write its authorizer in the template, the drawing follows.");
        };
        Tree scoped = wire.field("scopes").filter(scopes -> !scopes.asItems().isEmpty()).map(scopes -> authorizer.with("AuthorizationScopes", ValueTree.of(scopes))).orElse(authorizer);
        TreePath auth = api.path("Auth");
        boolean first = work.edits().tree().at(auth.child("DefaultAuthorizer")).isEmpty() && RouteGuards.byName(work.reading().template(), api.id()).isEmpty();
        if (first) {
            work.edit(edits -> edits.set(auth.child("DefaultAuthorizer"), Tree.string(pool)));
        }
        work.edit(edits -> edits.set(auth.child("Authorizers").child(pool), scoped));
    }

    /** The client that browsers sign in with. */
    private String client(Wire wire) {
        return work.reading().cards().part(work.card(wire.from().node()), "AWS::Cognito::UserPoolClient").map(SourceTemplate.Part::id)
                .or(() -> Optional.of(work.parts().logicalId(wire.from().node()) + "Client").filter(id -> work.reading().template().part(id).isPresent()))
                .orElseThrow(() -> new ModelException("The user pool " + from(wire).name() + " has no client in the template. Add an AWS::Cognito::UserPoolClient, then draw the wire."));
    }

    private void failure(Wire wire) {
        if (from(wire).kind().equals(SchedulerWires.KIND)) {
            SchedulerWires.addFailure(work, wire);
            return;
        }
        SourceTemplate.Part part = work.part(wire.from().node());
        Tree queue = work.parts().arn(wire.to().node());
        if (part.type().equals("AWS::SQS::Queue")) {
            Kind kind = work.ours().catalogue().of(from(wire));
            Tree policy = Tree.map("deadLetterTargetArn", queue).with("maxReceiveCount", kind.value(from(wire), "maxReceiveCount").map(ValueTree::of).orElse(Tree.integer(3)));
            work.edit(edits -> edits.set(part.path("RedrivePolicy"), policy));
        } else if (part.type().equals(FUNCTION)) {
            work.edit(edits -> edits.set(part.path("DeadLetterConfig"), Tree.map("TargetArn", queue)));
        } else {
            for (String event : part.property("Events").orElseGet(Tree::map).entries().keySet()) {
                TreePath properties = part.path("Events").child(event).child("Properties");
                if (work.edits().tree().at(properties.child("Stream")).isPresent()) {
                    work.edit(edits -> edits.set(properties.child("DestinationConfig"), Tree.map("OnFailure",
                            Tree.map("Type", Tree.string("SQS")).with("Destination", queue))));
                }
            }
            WireRule row = work.ours().wires().of(work.is(), wire).orElseThrow();
            Tree config = Tree.map();
            for (Map.Entry<String, String> field : List.of(Map.entry("retries", "MaximumRetryAttempts"), Map.entry("maximumAge", "MaximumEventAgeInSeconds"))) {
                Optional<Tree> value = row.value(wire, field.getKey()).map(ValueTree::of);
                config = value.isPresent() ? config.with(field.getValue(), value.get()) : config;
            }
            Tree whole = config.with("DestinationConfig", Tree.map("OnFailure", Tree.map("Type", Tree.string("SQS")).with("Destination", queue)));
            work.edit(edits -> edits.set(part.path("EventInvokeConfig"), whole));
        }
    }
}
