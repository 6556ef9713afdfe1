package dev.drawbridge.generators.lens;

import static dev.drawbridge.generators.lens.Places.at;
import static dev.drawbridge.generators.lens.Places.choice;
import static dev.drawbridge.generators.lens.Places.first;
import static dev.drawbridge.generators.lens.Places.flag;
import static dev.drawbridge.generators.lens.Places.present;
import static dev.drawbridge.generators.lens.Places.text;
import static dev.drawbridge.generators.lens.Places.tree;
import static dev.drawbridge.generators.lens.Places.whole;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of which resource type is which kind and which property is which field. Standards are what the CloudFormation resource
 * reference says holds when a property is absent.
 */
final class Shapes {
    static final String RAW = "raw-resource";

    private final Map<String, Shape> byType = new LinkedHashMap<>();
    private final Families families;
    private final Serving serving = new Serving();

    Shapes(Catalogue catalogue) {
        families = new Families(catalogue);
        add("AWS::Serverless::Function", "function", FunctionShapes.serverless());
        add("AWS::Lambda::Function", "function", FunctionShapes.plain());
        add("AWS::Serverless::HttpApi", "http-api", httpApi());
        add("AWS::ApiGatewayV2::Api", "http-api", List.of(present("cors", "Properties/CorsConfiguration", Optional.of(anyOrigin()), ""),
                whole("throttleRate", "Properties/DefaultRouteSettings/ThrottlingRateLimit").on("AWS::ApiGatewayV2::Stage"),
                whole("throttleBurst", "Properties/DefaultRouteSettings/ThrottlingBurstLimit").on("AWS::ApiGatewayV2::Stage"),
                present("accessLog", "Properties/AccessLogSettings", Optional.empty(), ACCESS_LOG).on("AWS::ApiGatewayV2::Stage"), corsOrigins(),
                text("domain", "Properties/DomainName").on("AWS::ApiGatewayV2::DomainName"),
                text("certificate", "Properties/DomainNameConfigurations/0/CertificateArn").on("AWS::ApiGatewayV2::DomainName")));
        add(SocketWires.OF_SAM, SocketWires.KIND, SocketWires.fields("default"));
        add(SocketWires.OF_EVENTS, SocketWires.KIND, SocketWires.fields(""));
        add(GraphWires.OF_SAM, GraphWires.KIND, GraphFields.serverless());
        add(GraphWires.API, GraphWires.KIND, GraphFields.plain());
        add("AWS::Serverless::Api", "rest-api", List.of(text("stage", "Properties/StageName"), RestApiFields.apiKey(),
                present("cors", "Properties/Cors", Optional.of(Tree.string("'*'")), ""),
                present("accessLog", "Properties/AccessLogSetting", Optional.empty(), ACCESS_LOG),
                tree("binaryTypes", "Properties/BinaryMediaTypes"), text("domain", "Properties/Domain/DomainName"), text("certificate", "Properties/Domain/CertificateArn")));
        add("AWS::ApiGateway::RestApi", "rest-api", List.of(text("stage", "Properties/StageName").on("AWS::ApiGateway::Stage").standard(Value.of("")),
                new FieldPlace("cors", "", Optional.of(Value.of(false)), _ -> Optional.empty(), Shapes::noCors),
                present("accessLog", "Properties/AccessLogSetting", Optional.empty(), ACCESS_LOG).on("AWS::ApiGateway::Stage"),
                tree("binaryTypes", "Properties/BinaryMediaTypes"), text("domain", "Properties/DomainName").on("AWS::ApiGateway::DomainName"),
                RestApiFields.certificate().on("AWS::ApiGateway::DomainName")));
        add("AWS::Serverless::LayerVersion", LayerWires.KIND, LayerWires.serverless());
        add("AWS::Lambda::LayerVersion", LayerWires.KIND, LayerWires.plain());
        add("AWS::SES::EmailIdentity", "email", List.of(text("identity", "Properties/EmailIdentity")));
        add("AWS::SecretsManager::Secret", "secret", List.of(text("description", "Properties/Description"), SettingFields.length()));
        add("AWS::SSM::Parameter", "parameter", List.of(text("value", "Properties/Value").standard(Value.of("")), text("description", "Properties/Description")));
        add("AWS::Serverless::StateMachine", "state-machine", FlowFields.serverless());
        add("AWS::StepFunctions::StateMachine", "state-machine", FlowFields.plain());
        add("AWS::SQS::Queue", "queue", List.of(whole("visibilityTimeout", "Properties/VisibilityTimeout").standard(Value.of(30)),
                whole("retention", "Properties/MessageRetentionPeriod").standard(Value.of(345_600)),
                whole("delay", "Properties/DelaySeconds").standard(Value.of(0)), flag("fifo", "Properties/FifoQueue").standard(Value.of(false)),
                redriveCount()));
        add("AWS::SNS::Topic", "topic", List.of(text("displayName", "Properties/DisplayName")));
        add("AWS::Lambda::Url", FunctionUrls.KIND, FunctionUrls.resource());
        add("AWS::Pipes::Pipe", PipeWires.KIND, PipeWires.fields());
        add("AWS::Kinesis::Stream", "stream", List.of(text("capacity", "Properties/StreamModeDetails/StreamMode").standard(Value.of("PROVISIONED")),
                whole("shards", "Properties/ShardCount"), whole("retention", "Properties/RetentionPeriodHours").standard(Value.of(24))));
        add("AWS::Events::EventBus", "event-bus", List.of(defaultBus()));
        add("AWS::DynamoDB::Table", "table", List.of(TableKeys.key("partitionKey", "HASH"), TableKeys.key("sortKey", "RANGE"), TableKeys.indexes("indexes"),
                timeToLive(), flag("pointInTimeRecovery", "Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").standard(Value.of(false)),
                retain()));
        add("AWS::Serverless::SimpleTable", "table", List.of(simpleKey(),
                flag("pointInTimeRecovery", "Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").standard(Value.of(false)), retain()));
        add("AWS::S3::Bucket", "bucket", List.of(flag("versioning", "Properties/VersioningConfiguration/Status", "Enabled", "Suspended").standard(Value.of(false)),
                expiration(), retain()));
        add("AWS::Cognito::UserPool", "user-pool", List.of(signIn(), selfSignUp(),
                whole("passwordLength", "Properties/Policies/PasswordPolicy/MinimumLength").standard(Value.of(8)),
                choice("mfa", "Properties/MfaConfiguration", Map.of("OFF", "off", "OPTIONAL", "optional", "ON", "required")).standard(Value.of("off")),
                retain()));
        add(dev.drawbridge.generators.sam.SchedulerText.TYPE, SchedulerWires.KIND, SchedulerWires.resource());
        add(RULE, "schedule", List.of(text("expression", "Properties/ScheduleExpression"),
                flag("enabled", "Properties/State", "ENABLED", "DISABLED").standard(Value.of(true))));
    }

    private static final String LOOP = "Fn::ForEach";
    private static final String RULE = "AWS::Events::Rule";
    private static final String ACCESS_LOG = "An access log needs a log group and a format; write it into the template, the drawing follows.";

    private void add(String type, String kind, List<FieldPlace> fields) {
        byType.put(type, new Shape(type, kind, fields));
    }

    Families families() {
        return families;
    }

    /** Whether the wire table says nothing about cards of that kind: they are nothing but their resources. */
    boolean isPlain(String kind) {
        return kind.equals(RAW) || families.contains(kind);
    }

    Serving serving() {
        return serving;
    }

    /**
     * What a resource is; a raw resource if no kind describes it.
     *
     * @param gathered the kind of a card that its type alone would not make one
     */
    Shape of(SourceTemplate.Part part, Optional<Kind> gathered) {
        if (part.type().equals(LOOP)) {
            return loop();
        }
        if (SocketWires.isOne(part)) {
            return SocketWires.shape();
        }
        boolean matchesEvents = part.type().equals(RULE) && part.property("ScheduleExpression").isEmpty();
        Shape shape = matchesEvents ? null : byType.get(part.type());
        return shape != null ? shape : gathered.or(() -> families.card(part.type())).map(kind -> families.shape(kind, part.type())).orElseGet(() -> raw(part.type()));
    }

    /** A loop of AWS::LanguageExtensions: variable, values, resources. As a resource with what it inherits it stands in one property. */
    private static Shape loop() {
        return new Shape(LOOP, "loop", List.of(loop("variable", 0), loop("values", 1), loop("resources", 2)));
    }

    private static FieldPlace loop(String field, int index) {
        String step = Integer.toString(index);
        return new FieldPlace(field, "", Optional.empty(),
                resource -> resource.at(SourceTemplate.PROPERTIES, "Loop").orElse(resource).at(step).map(TreeValue::of),
                (resource, value) -> TreeEdit.with(resource, List.of(step), value.map(ValueTree::of)
                        .orElseThrow(() -> new ModelException("A loop needs its variable, its values and its resources."))));
    }

    private static Shape raw(String type) {
        return new Shape(type, RAW, List.of(text("type", "Type"), new FieldPlace("properties", "", Optional.empty(),
                resource -> resource.get("Properties").filter(tree -> !tree.entries().isEmpty()).map(TreeValue::of),
                (resource, value) -> TreeEdit.at(resource, List.of("Properties"), value.map(ValueTree::of)))));
    }

    /** The schedule that stands as an event of a function. */
    static Shape event() {
        return new Shape("", "schedule", List.of(
                new FieldPlace("expression", "", Optional.empty(),
                        event -> event.at("Properties", "Schedule").map(TreeValue::of),
                        (event, value) -> TreeEdit.at(event, List.of("Properties", "Schedule"), value.map(ValueTree::of))),
                new FieldPlace("enabled", "", Optional.of(Value.of(true)),
                        event -> event.at("Properties", "Enabled").map(TreeValue::of).or(() -> event.at("Properties", "State").flatMap(Tree::asText).map(state -> Value.of(!state.equals("DISABLED")))),
                        (event, value) -> {
                            boolean on = value.flatMap(Value::asFlag).orElse(true);
                            boolean byState = event.at("Properties", "State").isPresent();
                            return byState ? TreeEdit.with(event, List.of("Properties", "State"), Tree.string(on ? "ENABLED" : "DISABLED"))
                                    : TreeEdit.with(event, List.of("Properties", "Enabled"), Tree.bool(on));
                        })));
    }

    private static List<FieldPlace> httpApi() {
        return List.of(present("cors", "Properties/CorsConfiguration", Optional.of(anyOrigin()), ""),
                whole("throttleRate", "Properties/DefaultRouteSettings/ThrottlingRateLimit"),
                whole("throttleBurst", "Properties/DefaultRouteSettings/ThrottlingBurstLimit"),
                present("accessLog", "Properties/AccessLogSettings", Optional.empty(), ACCESS_LOG),
                corsOrigins(), text("domain", "Properties/Domain/DomainName"), text("certificate", "Properties/Domain/CertificateArn"));
    }

    /** A list of origins, where the template says more about other pages than that they may call. */
    private static FieldPlace corsOrigins() {
        FieldPlace list = tree("corsOrigins", "Properties/CorsConfiguration/AllowOrigins");
        return new FieldPlace(list.field(), "", Optional.empty(), resource -> resource.at(SourceTemplate.PROPERTIES, "CorsConfiguration").filter(anyOrigin()::equals).isPresent()
                ? Optional.empty() : list.reader().read(resource), (resource, value) -> {
            Tree cors = resource.at(SourceTemplate.PROPERTIES, "CorsConfiguration").filter(Tree.Map.class::isInstance).orElseGet(Shapes::anyOrigin);
            // without origins of its own nobody is kept out, which is what a configuration without a list would do
            Tree origins = value.filter(v -> !v.asItems().isEmpty() || v instanceof Value.Expression).map(ValueTree::of).orElseGet(() -> Tree.seq(Tree.string("*")));
            return TreeEdit.with(resource, List.of(SourceTemplate.PROPERTIES, "CorsConfiguration"), cors.with("AllowOrigins", origins));
        }, resource -> resource.at(SourceTemplate.PROPERTIES, "CorsConfiguration").filter(Tree.Map.class::isInstance).isPresent());
    }

    /** Each resource of a plain REST API answers browsers by a method of its own. */
    private static Tree noCors(Tree resource, Optional<Value> value) {
        if (value.flatMap(Value::asFlag).orElse(false)) {
            throw new ModelException("A plain AWS::ApiGateway::RestApi has no switch for browsers. Write a method OPTIONS for each of its resources in the template.");
        }
        return resource;
    }

    private static Tree anyOrigin() {
        Tree any = Tree.seq(Tree.string("*"));
        return Tree.map("AllowOrigins", any).with("AllowMethods", any).with("AllowHeaders", any);
    }

    /** The count stands beside the queue it leads to; without one there is nothing to count. */
    private static FieldPlace redriveCount() {
        FieldPlace count = whole("maxReceiveCount", "Properties/RedrivePolicy/maxReceiveCount");
        return new FieldPlace(count.field(), "", count.standard(), count.reader(), count.writer(),
                resource -> resource.at("Properties", "RedrivePolicy").filter(Tree.Map.class::isInstance).isPresent());
    }

    /** The account's own bus stands in no template, so a bus that does is never it. */
    private static FieldPlace defaultBus() {
        return new FieldPlace("default", "", Optional.of(Value.of(false)),
                resource -> resource.at("Properties", "Name").flatMap(Tree::asText).map(name -> Value.of(name.equals("default"))),
                (_, _) -> {
                    throw new dev.drawbridge.model.ModelException("Whether rules are those of the account's own bus is said in the template, at each rule. Change it there, the drawing follows.");
                });
    }

    private static FieldPlace timeToLive() {
        List<String> path = List.of("Properties", "TimeToLiveSpecification");
        return new FieldPlace("timeToLive", "", Optional.empty(),
                resource -> resource.at("Properties", "TimeToLiveSpecification").filter(ttl -> ttl.get("Enabled").flatMap(on -> on instanceof Tree.Scalar s ? s.asBoolean() : Optional.of(true)).orElse(false))
                        .flatMap(ttl -> ttl.get("AttributeName")).map(TreeValue::of),
                (resource, value) -> TreeEdit.at(resource, path, value.filter(v -> !v.display().isBlank())
                        .map(v -> resource.at("Properties", "TimeToLiveSpecification").orElseGet(Tree::map).with("AttributeName", ValueTree.of(v)).with("Enabled", Tree.bool(true)))));
    }

    private static FieldPlace simpleKey() {
        FieldPlace name = text("partitionKey", "Properties/PrimaryKey/Name").standard(Value.of("id"));
        return new FieldPlace(name.field(), "", name.standard(), name.reader(), (resource, value) -> {
            Tree written = name.writer().write(resource, value);
            return written.at("Properties", "PrimaryKey", "Name").isPresent() && written.at("Properties", "PrimaryKey", "Type").isEmpty()
                    ? TreeEdit.with(written, List.of("Properties", "PrimaryKey", "Type"), Tree.string("String")) : written;
        });
    }

    /** A table or bucket without a policy goes with its stack. */
    private static FieldPlace retain() {
        return flag("retain", "DeletionPolicy", "Retain", "Delete").standard(Value.of(false));
    }

    private static FieldPlace expiration() {
        return new FieldPlace("expireAfter", "", Optional.empty(), resource -> rules(resource).stream()
                .flatMap(rule -> rule.get("ExpirationInDays").stream()).findFirst().map(TreeValue::of), (resource, value) -> {
                    List<Tree> rules = new ArrayList<>(rules(resource));
                    int at = 0;
                    while (at < rules.size() && rules.get(at).get("ExpirationInDays").isEmpty()) {
                        at++;
                    }
                    if (value.isPresent()) {
                        Tree days = ValueTree.number(value.get());
                        if (at < rules.size()) {
                            rules.set(at, rules.get(at).with("ExpirationInDays", days));
                        } else {
                            rules.add(Tree.map("Status", Tree.string("Enabled")).with("ExpirationInDays", days));
                        }
                    } else if (at < rules.size()) {
                        Tree rest = TreeEdit.without(rules.get(at), List.of("ExpirationInDays"));
                        boolean saysMore = rest.entries().keySet().stream().anyMatch(key -> !List.of("Id", "Status", "Prefix").contains(key));
                        if (saysMore) {
                            rules.set(at, rest);
                        } else {
                            rules.remove(at);
                        }
                    }
                    return rules.isEmpty() ? TreeEdit.without(resource, List.of("Properties", "LifecycleConfiguration"))
                            : TreeEdit.with(resource, List.of("Properties", "LifecycleConfiguration", "Rules"), Tree.seq(rules));
                });
    }

    private static List<Tree> rules(Tree resource) {
        return resource.at("Properties", "LifecycleConfiguration", "Rules").map(Tree::items).orElse(List.of());
    }

    private static FieldPlace signIn() {
        return new FieldPlace("signIn", "", Optional.of(Value.of("username")),
                resource -> resource.at("Properties", "UsernameAttributes").map(tree -> Value.of(tree.items().contains(Tree.string("email")) ? "email" : "username")),
                (resource, value) -> TreeEdit.at(resource, List.of("Properties", "UsernameAttributes"),
                        value.flatMap(Value::asText).filter("email"::equals).map(_ -> Tree.seq(Tree.string("email")))));
    }

    private static FieldPlace selfSignUp() {
        FieldPlace only = flag("selfSignUp", "Properties/AdminCreateUserConfig/AllowAdminCreateUserOnly");
        return new FieldPlace("selfSignUp", "", Optional.of(Value.of(true)), resource -> only.reader().read(resource).map(Shapes::not),
                (resource, value) -> only.writer().write(resource, value.map(Shapes::not)));
    }

    private static Value not(Value value) {
        return value.asFlag().map(on -> Value.of(!on)).orElse(value);
    }

    /** Names with texts in the environment, without those that wires give. */
    static FieldPlace environment(java.util.function.Predicate<Map.Entry<String, Tree>> ofWires) {
        FieldPlace whole = tree("environment", "Properties/Environment/Variables");
        return new FieldPlace("environment", "", Optional.empty(), resource -> {
            Map<String, Value> own = new LinkedHashMap<>();
            resource.at("Properties", "Environment", "Variables").ifPresent(all -> all.entries().entrySet().stream().filter(ofWires.negate())
                    .forEach(e -> own.put(e.getKey(), e.getValue() instanceof Tree.Scalar s && !s.isNull() ? Value.of(s.text()) : TreeValue.of(e.getValue()))));
            return own.isEmpty() ? Optional.empty() : Optional.of(new Value.Entries(own));
        }, whole.writer());
    }
}
