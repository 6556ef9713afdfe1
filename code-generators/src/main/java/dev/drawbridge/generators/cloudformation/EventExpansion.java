package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.SourceForm;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What starts functions, as plain resources. Source: the event types of "AWS::Serverless::Function" in the SAM documentation. */
final class EventExpansion {
    private static final String SOURCE = "EventSourceArn";

    private final ServicePermits permits;
    private final Map<String, Tree> sam;
    private final PlainResources out;
    private final HttpApiExpansion apis;
    private final Losses losses;
    private final SequencedMap<String, List<Tree>> notifications = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> notified = new LinkedHashMap<>();
    private final SequencedMap<String, List<RestApiExpansion.Route>> restRoutes = new LinkedHashMap<>();
    private final SequencedMap<String, SequencedMap<String, Tree>> asked = new LinkedHashMap<>();
    private final Map<String, String> integrations = new LinkedHashMap<>();

    /** @param sam the resources of the template, in the forms of {@link Normalization} */
    EventExpansion(ServicePermits permits, Map<String, Tree> sam, PlainResources out, HttpApiExpansion apis, Losses losses) {
        this.permits = permits;
        this.sam = sam;
        this.out = out;
        this.apis = apis;
        this.losses = losses;
    }

    /** What is started: the function or the alias of its published versions. */
    record Started(String function, Tree arn, String hole) {}

    void event(String name, Tree event, Started started) {
        Tree properties = Expansion.properties(event);
        String id = started.function() + name;
        switch (Expansion.type(event)) {
            case "SQS" -> mapping(id, properties, "Queue", started);
            case "DynamoDB", "Kinesis" -> mapping(id, properties, "Stream", started);
            case "MSK", SourceForm.OWN_KAFKA, "MQ", "DocumentDB" -> {
                Tree plain = SourceForm.mapping(Expansion.type(event), properties);
                Block mapping = new Block().put(SOURCE, plain.get(SOURCE)).put("FunctionName", started.arn());
                plain.entries().forEach((key, value) -> mapping.put(key, key.equals("DestinationConfig") ? plainDestination(properties).tree() : value));
                out.addFresh(id, "AWS::Lambda::EventSourceMapping", mapping);
            }
            case "CloudWatchLogs" -> {
                Tree group = properties.get("LogGroupName").orElse(Tree.string("*"));
                Tree arn = Tree.map("Fn::Sub", Tree.seq(Tree.string("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*"), Tree.map("Group", group)));
                List<String> permissions = permit(id, Trigger.LOG_LINES, started, arn);
                String filter = out.addFresh(id, "AWS::Logs::SubscriptionFilter", new Block().put("LogGroupName", group)
                        .put("FilterPattern", properties.get("FilterPattern").orElse(Tree.string(""))).put("DestinationArn", started.arn()));
                out.dependsOn(filter, permissions);
            }
            case "IoTRule" -> {
                String rule = out.addFresh(id, "AWS::IoT::TopicRule", new Block().put("TopicRulePayload", new Block().put("Sql", properties.get("Sql")).put("RuleDisabled", false)
                        .put("Actions", List.of(Tree.map("Lambda", Tree.map("FunctionArn", started.arn())))).put("AwsIotSqlVersion", properties.get("AwsIotSqlVersion"))));
                permit(id, Trigger.DEVICE_MESSAGE, started, Tree.getAtt(rule, "Arn"));
            }
            case "AlexaSkill" -> permits.of(Trigger.SKILL_REQUEST).forEach(permit -> out.addFresh(id + "Permission", "AWS::Lambda::Permission", new Block()
                    .put("FunctionName", started.arn()).put("Action", permit.action()).put("Principal", permit.service()).put("EventSourceToken", properties.get("SkillId"))));
            case "Cognito" -> users(id, name, properties, started);
            case "SNS" -> topic(id, name, properties, started);
            case "Schedule" -> {
                Block target = copy(properties, new Block().put("Arn", started.arn()).put("Id", "Function"), "Input", "RetryPolicy");
                String rule = out.addFresh(id, "AWS::Events::Rule", copy(properties, new Block(), "Name", "Description").put("ScheduleExpression", properties.get("Schedule"))
                        .put("State", state(properties)).put("Targets", List.of(withDeadLetters(properties, target, name, started).tree())));
                permit(id, Trigger.SCHEDULE_TICK, started, Tree.getAtt(rule, "Arn"));
            }
            case "EventBridgeRule", "CloudWatchEvent" -> {
                Block target = copy(properties, new Block().put("Id", properties.at("Target", "Id").orElse(Tree.string("Function"))).put("Arn", started.arn()),
                        "Input", "InputPath", "InputTransformer", "RetryPolicy");
                String rule = out.addFresh(id, "AWS::Events::Rule", new Block().put("Name", properties.get("RuleName")).put("EventBusName", properties.get("EventBusName"))
                        .put("EventPattern", properties.get("Pattern")).put("State", state(properties))
                        .put("Targets", List.of(withDeadLetters(properties, target, name, started).tree())));
                permit(id, Trigger.BUS_EVENT, started, Tree.getAtt(rule, "Arn"));
            }
            case ScheduleExpansion.EVENT -> new ScheduleExpansion(permits, out, losses).schedule(started.function(), id, properties, started.arn(), "function");
            case "S3" -> bucket(id, name, properties, started);
            case "HttpApi" -> httpRoute(id, properties, started);
            case "Api" -> restRoute(id, properties, started);
            default -> losses.add(started.function(), "Its event " + name + " (" + Expansion.type(event) + ") can be written for SAM only.");
        }
    }

    /** SAM says on or off in two ways; a rule knows one. */
    static Tree state(Tree properties) {
        boolean on = properties.get("Enabled").flatMap(Tree::asText).map(Boolean::parseBoolean).orElse(true);
        return properties.get("State").orElse(Tree.string(on ? "ENABLED" : "DISABLED"));
    }

    private Block withDeadLetters(Tree properties, Block target, String name, Started started) {
        Optional<Tree> queue = properties.at("DeadLetterConfig", "Arn");
        if (properties.get("DeadLetterConfig").isPresent() && queue.isEmpty()) {
            losses.add(started.function(), "The queue that SAM makes for what its event " + name + " cannot deliver is not written.");
        }
        return target.put("DeadLetterConfig", new Block().put("Arn", queue));
    }

    /** A mapping has the properties of the event under the same names, but for its source and whether it is on. */
    private void mapping(String id, Tree properties, String source, Started started) {
        Block mapping = new Block().put(SOURCE, properties.get(source)).put("FunctionName", started.arn());
        properties.entries().forEach((key, value) -> {
            if (key.equals("DestinationConfig")) {
                mapping.put(key, plainDestination(properties));
            } else if (!key.equals(source) && !key.equals("SecretsManagerKmsKeyId") && !key.equals("DynamicPolicyName")) {
                mapping.put(key, value);
            }
        });
        out.addFresh(id, "AWS::Lambda::EventSourceMapping", mapping);
    }

    /** What SAM wants to know of a destination beside its ARN is not CloudFormation's. */
    private static Block plainDestination(Tree properties) {
        return new Block().put("OnFailure", new Block().put("Destination", properties.at("DestinationConfig", "OnFailure", "Destination")));
    }

    private void topic(String id, String name, Tree properties, Started started) {
        if (properties.get("SqsSubscription").filter(said -> said.asText().filter("false"::equalsIgnoreCase).isEmpty()).isPresent()) {
            losses.add(started.function(), "The queue that SAM makes between its event " + name + " and the topic can be written for SAM only.");
            return;
        }
        out.addFresh(id, "AWS::SNS::Subscription", copy(properties, new Block().put("TopicArn", properties.get("Topic"))
                .put("Protocol", "lambda").put("Endpoint", started.arn()), "Region", "FilterPolicyScope", "RedrivePolicy", "FilterPolicy"));
        properties.get("Topic").ifPresent(topic -> permit(id, Trigger.TOPIC_MESSAGE, started, topic));
    }

    private static Block copy(Tree from, Block to, String... keys) {
        for (String key : keys) {
            to.put(key, from.get(key));
        }
        return to;
    }

    /** The API or bucket of this template that an event names. */
    private Optional<String> reference(Optional<Tree> ref) {
        return ref.flatMap(tree -> tree.get("Ref")).flatMap(Tree::asText).filter(sam::containsKey);
    }

    private List<String> permit(String id, Trigger trigger, Started started, Tree source) {
        return permits.of(trigger).stream().map(permit -> out.addFresh(id + "Permission", "AWS::Lambda::Permission",
                permission(permit, started, source))).toList();
    }

    private static Block permission(ServicePermits.Permit permit, Started started, Tree source) {
        return new Block().put("FunctionName", started.arn()).put("Action", permit.action()).put("Principal", permit.service()).put("SourceArn", source);
    }

    /** The pool itself says whom it asks; a bucket of this template is told likewise. */
    private void users(String id, String name, Tree properties, Started started) {
        Optional<String> pool = reference(properties.get("UserPool"));
        if (pool.isEmpty()) {
            losses.add(started.function(), "Its event " + name + " is about a user pool outside of this template, which cannot be told here whom to ask.");
            return;
        }
        permit(id, Trigger.USER_EVENT, started, Tree.getAtt(pool.get(), "Arn"));
        Tree triggers = properties.get("Trigger").orElse(Tree.seq());
        for (Tree trigger : triggers instanceof Tree.Seq(List<Tree> several) ? several : List.of(triggers)) {
            asked.computeIfAbsent(pool.get(), _ -> new LinkedHashMap<>()).put(trigger.asText().orElse(""), started.arn());
        }
    }

    /** Tells user pools whom they ask. */
    void askFromPools() {
        asked.forEach((pool, triggers) -> out.change(pool, resource -> {
            Tree config = Expansion.properties(resource).get("LambdaConfig").orElse(Tree.map());
            for (Map.Entry<String, Tree> trigger : triggers.entrySet()) {
                config = config.with(trigger.getKey(), trigger.getValue());
            }
            return resource.with("Properties", Expansion.properties(resource).with("LambdaConfig", config));
        }));
    }

    /** The bucket must find the permission when it is told whom to notify, so the source is named without referring to it. */
    private void bucket(String id, String name, Tree properties, Started started) {
        Optional<String> found = reference(properties.get("Bucket"));
        if (found.isEmpty()) {
            losses.add(started.function(), "Its event " + name + " is about a bucket outside of this template, whose notifications cannot be written here.");
            return;
        }
        String bucket = found.get();
        Tree called = sam.get(bucket).at("Properties", "BucketName").orElse(Tree.string("*"));
        String arn = "arn:${AWS::Partition}:s3:::" + called.get("Fn::Sub").or(() -> called.get("Ref").map(ref -> Tree.string("${" + ref.asText().orElse("") + "}")))
                .or(() -> Optional.of(called)).flatMap(Tree::asText).orElse("*");
        for (ServicePermits.Permit permit : permits.of(Trigger.BUCKET_EVENT)) {
            notified.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(out.addFresh(id + "Permission", "AWS::Lambda::Permission",
                    permission(permit, started, Tree.sub(arn)).put("SourceAccount", Tree.ref("AWS::AccountId"))));
        }
        // one configuration has one event; SAM takes several
        Tree events = properties.get("Events").orElse(Tree.string("s3:ObjectCreated:*"));
        for (Tree event : events instanceof Tree.Seq(List<Tree> several) ? several : List.of(events)) {
            Block lambda = new Block().put("Event", event).put("Function", started.arn());
            properties.get("Filter").ifPresent(filter -> lambda.put("Filter", filter));
            notifications.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(lambda.tree());
        }
    }

    void notifyFromBuckets() {
        notifications.forEach((bucket, configurations) -> {
            out.change(bucket, resource -> {
                Tree there = Expansion.properties(resource).get("NotificationConfiguration").orElse(Tree.map());
                List<Tree> all = new ArrayList<>(there.get("LambdaConfigurations").map(Tree::items).orElse(List.of()));
                all.addAll(configurations);
                return resource.with("Properties", Expansion.properties(resource).with("NotificationConfiguration", there.with("LambdaConfigurations", Tree.seq(all))));
            });
            out.dependsOn(bucket, notified.get(bucket));
        });
    }

    private void restRoute(String id, Tree properties, Started started) {
        String method = properties.get("Method").flatMap(Tree::asText).orElse("get");
        String path = properties.get("Path").flatMap(Tree::asText).orElse("/");
        Optional<String> api = reference(properties.get("RestApiId"));
        api.ifPresent(found -> restRoutes.computeIfAbsent(found, _ -> new ArrayList<>()).add(new RestApiExpansion.Route(method, path,
                properties.get("Auth").orElse(Tree.map()), started.hole())));
        permit(id, Trigger.HTTP, started, requests(properties.get("RestApiId").orElse(Tree.string("*")), method, path));
    }

    private void httpRoute(String id, Tree properties, Started started) {
        Tree api = properties.get("ApiId").orElse(Tree.string("*"));
        Optional<String> known = reference(properties.get("ApiId"));
        boolean all = properties.get("Path").isEmpty();
        String method = properties.get("Method").flatMap(Tree::asText).orElse("ANY").toUpperCase(Locale.ROOT).replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY");
        String path = properties.get("Path").flatMap(Tree::asText).orElse("/");
        Tree settings = known.map(sam::get).map(Expansion::properties).orElse(Tree.map());
        // an API with a body of its own has its routes there
        if (settings.get("DefinitionBody").isEmpty() && settings.get("DefinitionUri").isEmpty()) {
            String wish = known.orElse("Api") + started.function() + "Integration";
            String integration = integrations.computeIfAbsent(api + " " + started.function() + properties.get("TimeoutInMillis") + properties.get("PayloadFormatVersion"),
                    _ -> out.addFresh(wish, "AWS::ApiGatewayV2::Integration", new Block().put("ApiId", api).put("IntegrationType", "AWS_PROXY").put("IntegrationUri", started.arn())
                            .put("PayloadFormatVersion", properties.get("PayloadFormatVersion").orElse(Tree.string("2.0"))).put("TimeoutInMillis", properties.get("TimeoutInMillis"))));
            Block route = new Block().put("ApiId", api).put("RouteKey", all ? "$default" : method + " " + path).put("Target", Tree.sub("integrations/${" + integration + "}"));
            known.ifPresent(found -> apis.authorize(found, settings, properties, route));
            out.addFresh(id, "AWS::ApiGatewayV2::Route", route);
        }
        if (properties.get("RouteSettings").isPresent()) {
            losses.add(started.function(), "The settings of its route " + method + " " + path + " are not written.");
        }
        permit(id, Trigger.HTTP, started, requests(api, all ? "ANY" : method, all ? "/*" : path));
    }

    /** The requests of one route, on every stage: parts of the path that vary are stars. */
    private static Tree requests(Tree api, String method, String path) {
        String route = "/*/" + (method.equalsIgnoreCase("ANY") ? "*" : method.toUpperCase(Locale.ROOT)) + path.replaceAll("\\{[^}]*\\}", "*");
        String start = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:";
        Optional<String> inside = api.asText().or(() -> api.get("Ref").flatMap(Tree::asText).map(id -> "${" + id + "}"));
        return inside.map(text -> Tree.sub(start + text + route)).orElseGet(() -> Tree.map("Fn::Sub", Tree.seq(Tree.string(start + "${Api}" + route), Tree.map("Api", api))));
    }

    List<RestApiExpansion.Route> restRoutes(String api) {
        return restRoutes.getOrDefault(api, List.of());
    }
}
