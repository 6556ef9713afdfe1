package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SourceForm;
import dev.drawbridge.generators.syntax.Place;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what starts a plain Lambda function of CloudFormation, which has no events of its own: mappings, subscriptions, rules, routes and
 * notifications, each with the permission to call the function. What cannot be written is refused in one sentence, and nothing is changed.
 *
 * <p>Source: the resource types {@code AWS::Lambda}, {@code AWS::SNS}, {@code AWS::Events}, {@code AWS::S3} and {@code AWS::ApiGateway(V2)} in the template reference of
 * CloudFormation; "Lambda resource policies" in the developer guide of Lambda.
 */
final class PlainTriggers {
    private static final List<String> MAPPED = List.of("SQS", "DynamoDB", "Kinesis");

    private final Working work;
    private final Wire wire;
    private final Node source;
    private final SourceTemplate.Part function;

    /** @param function the plain function at the end of the wire */
    PlainTriggers(Working work, Wire wire, SourceTemplate.Part function) {
        this.work = work;
        this.wire = wire;
        this.source = work.is().requireNode(wire.from().node());
        this.function = function;
    }

    /** @param events what a function of SAM would say of the wire */
    void add(Map<String, Tree> events) {
        for (Tree event : events.values()) {
            String type = event.get("Type").flatMap(Tree::asText).orElse("");
            Tree properties = event.get("Properties").orElseGet(Tree::map);
            if (MAPPED.contains(type)) {
                mapping(properties);
                continue;
            }
            Optional<SourceForm> form = SourceForm.ofEvent(type);
            if (form.filter(SourceForm::isPolled).isPresent()) {
                polled(type, properties);
                continue;
            }
            switch (type) {
                case "CloudWatchLogs" -> logs(properties);
                case "AlexaSkill" -> {
                    Tree permission = Tree.map("Action", Tree.string(BaseGrants.INVOKE)).with("FunctionName", Tree.ref(function.id())).with("Principal", Tree.string("alexa-appkit.amazon.com"));
                    resource(work, sourceId(), "AWS::Lambda::Permission", properties.get("SkillId").map(skill -> permission.with("EventSourceToken", skill)).orElse(permission), function.id());
                }
                case "Cognito" -> users();
                case "SNS" -> subscription(properties);
                case "S3" -> notification(properties);
                case "Schedule" -> schedule(properties);
                case SchedulerWires.EVENT -> PlainStarts.schedule(work, wire, function);
                case "EventBridgeRule" -> rule(properties);
                case "HttpApi", "Api" -> PlainRoutes.toFunction(work, source, function).add(properties);
                default -> throw new ModelException(function.id() + " is a plain Lambda function of CloudFormation, and " + source.name()
                        + " can only start one of SAM. Write in the template what starts it, or make it an AWS::Serverless::Function; the drawing follows.");
            }
        }
        switch (source.kind()) {
            case "http-api", "rest-api" -> permit("apigateway.amazonaws.com", Optional.of(Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + sourceId() + "}/*")));
            default -> { }
        }
    }

    private String sourceId() {
        return work.parts().logicalId(source.id());
    }

    private Tree arn() {
        return Tree.getAtt(function.id(), "Arn");
    }

    private void mapping(Tree event) {
        Tree properties = Tree.map("EventSourceArn", event.get("Stream").orElseGet(() -> work.parts().arn(source.id()))).with("FunctionName", Tree.ref(function.id()));
        for (Map.Entry<String, Tree> each : event.entries().entrySet()) {
            boolean named = each.getKey().equals("Queue") || each.getKey().equals("Stream");
            Tree value = each.getKey().equals("DestinationConfig") ? TreeEdit.without(each.getValue(), List.of("OnFailure", "Type")) : each.getValue();
            properties = named ? properties : properties.with(each.getKey(), value);
        }
        resource(work, function.id() + sourceId() + "Mapping", "AWS::Lambda::EventSourceMapping", properties, function.id());
    }

    /** The mapping is the card, where the card stands for a source elsewhere. */
    private void polled(String type, Tree event) {
        Tree mapping = SourceForm.mapping(type, event);
        Tree properties = mapping.get("EventSourceArn").map(arn -> Tree.map("EventSourceArn", arn).with("FunctionName", Tree.ref(function.id()))).orElseGet(() -> Tree.map("FunctionName", Tree.ref(function.id())));
        for (Map.Entry<String, Tree> each : mapping.entries().entrySet()) {
            properties = each.getKey().equals("EventSourceArn") ? properties : properties.with(each.getKey(), each.getValue());
        }
        resource(work, SourceWires.isKind(source.kind()) ? sourceId() : function.id() + sourceId() + "Mapping", "AWS::Lambda::EventSourceMapping", properties, function.id());
    }

    private void logs(Tree event) {
        Tree group = event.get("LogGroupName").orElseGet(() -> Tree.string(""));
        String permission = permit("logs.amazonaws.com", Optional.of(Tree.map("Fn::Sub", Tree.seq(Tree.string("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*"), Tree.map("Group", group)))));
        String filter = resource(work, SourceWires.isKind(source.kind()) ? sourceId() : function.id() + sourceId() + "Filter", "AWS::Logs::SubscriptionFilter", Tree.map("LogGroupName", group)
                .with("FilterPattern", event.get("FilterPattern").orElseGet(() -> Tree.string(""))).with("DestinationArn", arn()), function.id());
        order(work, TreePath.of(SourceTemplate.RESOURCES, filter), permission);
    }

    private void users() {
        TreePath pool = work.reading().id(source.id()).flatMap(work.reading().template()::part).map(SourceTemplate.Part::path)
                .orElseThrow(() -> new ModelException(source.name() + " is not in the template yet, so it cannot be told to ask " + function.id() + ". Save first, then draw the wire."));
        SourceWires.askAt(work, pool, arn(), wire.field("triggers").map(dev.drawbridge.model.Value::asItems).orElse(List.of()));
        permit("cognito-idp.amazonaws.com", Optional.of(Tree.getAtt(sourceId(), "Arn")));
    }

    private void subscription(Tree event) {
        Tree topic = work.parts().arn(source.id());
        Tree properties = Tree.map("Protocol", Tree.string("lambda")).with("TopicArn", topic).with("Endpoint", arn());
        Optional<Tree> filter = event.get("FilterPolicy");
        resource(work, function.id() + sourceId() + "Subscription", "AWS::SNS::Subscription", filter.isPresent() ? properties.with("FilterPolicy", filter.get()) : properties, function.id());
        permit("sns.amazonaws.com", Optional.of(topic));
    }

    private void notification(Tree event) {
        SourceTemplate.Part bucket = work.part(source.id());
        Circles.refuseTelling(work.reading().cards(), bucket.id(), function.id());
        Tree told = Tree.map("Event", event.get("Events").orElseGet(() -> Tree.string("s3:ObjectCreated:*"))).with("Function", arn());
        TreePath list = bucket.path("NotificationConfiguration").child("LambdaConfigurations");
        Tree whole = event.get("Filter").map(filter -> told.with("Filter", filter)).orElse(told);
        boolean first = work.edits().tree().at(list).isEmpty();
        work.edit(edits -> first ? edits.set(list, Tree.seq(whole)) : edits.append(list, whole));
        // S3 asks the function while it makes the bucket, so the permission has to be there by then; naming the bucket in it would go round in a circle
        Optional<Tree> name = bucket.property("BucketName").filter(Tree.Scalar.class::isInstance).flatMap(Tree::asText).map(text -> Tree.sub("arn:${AWS::Partition}:s3:::" + text));
        String permission = permit("s3.amazonaws.com", name);
        order(work, bucket.path(), permission);
    }

    /** Lets a resource be made after another one. */
    static void order(Working work, TreePath resource, String first) {
        TreePath path = resource.child("DependsOn");
        Optional<Tree> there = work.edits().tree().at(path);
        work.edit(edits -> there.isEmpty() ? edits.put(resource, "DependsOn", Tree.string(first), Place.after("Type"))
                : there.get() instanceof Tree.Seq ? edits.append(path, Tree.string(first)) : edits.set(path, Tree.seq(there.get(), Tree.string(first))));
    }

    private void schedule(Tree event) {
        String rule = ClockRules.add(work, source, event, function.id(), () -> target(event));
        permit("events.amazonaws.com", Optional.of(Tree.getAtt(rule, "Arn")));
    }

    private void rule(Tree event) {
        Tree rule = event.get("EventBusName").map(name -> Tree.map("EventBusName", name)).orElseGet(Tree::map);
        rule = rule.with("EventPattern", event.get("Pattern").orElseGet(dev.drawbridge.generators.sam.BusRuleText::everything)).with("Targets", Tree.seq(target(event)));
        String id = resource(work, function.id() + sourceId() + "Rule", "AWS::Events::Rule", rule, function.id());
        permit("events.amazonaws.com", Optional.of(Tree.getAtt(id, "Arn")));
    }

    /** What a rule starts, with what stands at the event where SAM has one. */
    private Tree target(Tree event) {
        Tree target = Tree.map("Id", Tree.string(function.id())).with("Arn", arn());
        for (String same : List.of("Input", "RetryPolicy")) {
            Optional<Tree> value = event.get(same).filter(tree -> !(tree instanceof Tree.Map m && m.entries().isEmpty()));
            target = value.isPresent() ? target.with(same, value.get()) : target;
        }
        return target;
    }

    /** Lets a service call the function, for the source alone; once. */
    private String permit(String service, Optional<Tree> of) {
        Tree properties = Tree.map("Action", Tree.string(BaseGrants.INVOKE)).with("FunctionName", Tree.ref(function.id())).with("Principal", Tree.string(service));
        properties = of.isPresent() ? properties.with("SourceArn", of.get()) : properties;
        Tree whole = service.startsWith("s3.") ? properties.with("SourceAccount", Tree.ref("AWS::AccountId")) : properties;
        Tree resources = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        Optional<String> there = resources.entries().entrySet().stream().filter(each -> each.getValue().get(SourceTemplate.PROPERTIES).filter(whole::equals).isPresent()).map(Map.Entry::getKey).findFirst();
        return there.orElseGet(() -> resource(work, function.id() + sourceId() + "Permission", "AWS::Lambda::Permission", whole, function.id()));
    }

    /** A new resource below another one, under its id or the next that is free. */
    static String resource(Working work, String wish, String type, Tree properties, String below) {
        Tree there = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        String id = wish;
        for (int n = 2; there.get(id).isPresent(); n++) {
            id = wish + n;
        }
        String free = id;
        work.edit(edits -> edits.put(TreePath.of(SourceTemplate.RESOURCES), free, Tree.map("Type", Tree.string(type)).with(SourceTemplate.PROPERTIES, properties), Place.after(below)));
        return free;
    }

    /**
     * Takes away what let a source call a plain function that stays, where no wire joins the two any more.
     *
     * @param source its logical id as long as it stood there
     */
    static void forbid(Working work, Wire wire, Optional<String> source) {
        Optional<SourceTemplate.Part> function = work.reading().id(wire.to().node()).flatMap(work.reading().template()::part).filter(part -> part.type().equals("AWS::Lambda::Function"));
        if (source.isEmpty() || function.isEmpty()) {
            return;
        }
        Cards cards = work.reading().cards();
        boolean address = work.was().requireNode(wire.from().node()).kind().equals(FunctionUrls.KIND);
        List<String> gone = cards.partsOf(function.get().id()).stream().filter(part -> part.type().equals("AWS::Lambda::Permission"))
                .filter(part -> part.property("SourceArn").flatMap(cards.references()::target).filter(source.get()::equals).isPresent()
                        || address && (part.property("FunctionUrlAuthType").isPresent() || part.property("InvokedViaFunctionUrl").isPresent())
                        || part.id().equals(function.get().id() + source.get() + "Permission"))
                .map(SourceTemplate.Part::id).toList();
        gone.forEach(id -> work.edit(edits -> Pruning.removeResource(edits, id)));
    }

    /** {@code GetThings} for a route. */
    static String words(String method, String path) {
        return Names.pascal(method.toLowerCase(java.util.Locale.ROOT)) + Names.pascal(path.replaceAll("[^A-Za-z0-9]+", " "));
    }
}
