package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.java.JavaProject;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the whole wire table: what a row says is in the template, and nothing more. */
public class WireRowsTest {
    private final SamTemplate template = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);

    /** A row with one setting of its mode and flags. */
    public record Case(WireRule rule, Object[] fields) {
        @Override
        public String toString() {
            return rule.id() + " " + List.of(fields);
        }

        public Design design() {
            Object[] source = ELSEWHERE.getOrDefault(rule.fromKind(), new Object[0]);
            return Drawings.named("one wire").card(rule.fromKind(), "left", source).card(rule.toKind(), "right")
                    .wire("left", rule.role(), "right", fields).design();
        }
    }

    private static final String ARN = "arn:aws:x:us-east-1:1:source";
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:1:secret:key";
    /** What cards must say that stand for a source elsewhere. */
    private static final Map<String, Object[]> ELSEWHERE = Map.of("kafka", new Object[] {"cluster", ARN}, "mq", new Object[] {"broker", ARN}, "document-changes", new Object[] {"cluster", ARN},
            "log-events", new Object[] {"logGroup", "/shop/lines"}, "event-source", new Object[] {"type", "SQS", "properties", Value.entries("Queue", ARN)});

    /** What is set on every wire of the row. */
    private static Object[] needed(WireRule rule) {
        if (rule.field("credentials").isPresent()) {
            return new Object[] {"credentials", Value.of(List.of(Value.entries("type", "BASIC_AUTH", "uri", SECRET), Value.entries("type", "VPC_SUBNET", "uri", "subnet:a")))};
        }
        return rule.field("triggers").isPresent() ? new Object[] {"triggers", Value.of(List.of(Value.of("PreSignUp")))} : new Object[0];
    }

    private static String target(Node on, Grant grant) {
        String kafka = "arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:";
        return switch (grant.scope()) {
            case CREDENTIALS -> SECRET;
            case ANYWHERE -> "*";
            case TOPICS -> kafka + "topic/*";
            case GROUPS -> kafka + "group/*";
            default -> ELSEWHERE.containsKey(on.kind()) ? ARN : Names.pascal(on.name()) + grant.scope().arnSuffix();
        };
    }

    public static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (WireRule rule : WireTable.standard().rules()) {
            List<Object[]> settings = new ArrayList<>(List.of(new Object[][] {rule.field(WireTable.ROUTES).isPresent()
                    ? new Object[] {"routes", Drawings.routes("GET /things", "POST /things open")} : rule.field(WireTable.ROUTE_KEYS).isPresent()
                    ? new Object[] {"routeKeys", Value.of(List.of(Value.of("$connect"), Value.of("move")))} : rule.field(WireTable.GRAPH_FIELDS).isPresent()
                    ? new Object[] {"fields", Value.of(List.of(Value.of("Query.hello"), Value.of("Thing.parts")))} : needed(rule)}));
            rule.field(WireTable.MODE).ifPresent(_ -> {
                settings.clear();
                for (String mode : List.of("read", "write", "read-write")) {
                    settings.add(new Object[] {"mode", mode});
                }
            });
            rule.fields().stream().filter(field -> field.type() instanceof FieldType.Flag).forEach(flag -> {
                for (Object[] setting : List.copyOf(settings)) {
                    for (boolean on : List.of(true, false)) {
                        Object[] more = java.util.Arrays.copyOf(setting, setting.length + 2);
                        more[setting.length] = flag.name();
                        more[setting.length + 1] = on;
                        settings.add(more);
                    }
                }
            });
            settings.forEach(setting -> cases.add(new Case(rule, setting)));
        }
        return cases.stream();
    }

    public static Set<String> expected(Case wanted, Grant.Holder holder) {
        Design design = wanted.design();
        Wire wire = design.wires().values().iterator().next();
        Set<String> all = new TreeSet<>();
        for (Grant grant : wanted.rule().grants(wire)) {
            // a scheduler without a target is in no template
            boolean idle = wanted.rule().fromKind().equals("scheduler") && wanted.rule().role() == WireRole.ON_FAILURE;
            if (grant.holder() == holder && !idle) {
                Node on = design.requireNode(grant.on() == Grant.Place.FROM ? wire.from().node() : wire.to().node());
                grant.actions().forEach(action -> all.add(action + " on " + target(on, grant)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRolesOfTheTemplatePermitExactlyWhatTheRowGives(Case wanted) {
        TemplateReading reading = new TemplateReading(template.tree(wanted.design()));
        Set<String> functions = new TreeSet<>();
        Set<String> guests = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        reading.resources("AWS::IAM::Role").forEach((id, role) -> {
            Tree policies = role.at("Properties", "Policies").orElseGet(Tree::seq);
            (id.endsWith("GuestRole") ? guests : id.endsWith("TargetRole") ? services : functions).addAll(TemplateReading.permissions(policies));
            assertThat(role.at("Properties", "ManagedPolicyArns")).isEmpty();
        });
        // whoever waits for another machine hears of its end by a rule of the account
        functions.removeIf(permission -> permission.endsWith(BaseGrants.WAITING_RULE));
        // an API's role for logs is made before the API, so it knows no more than how groups of APIs are called
        functions.removeIf(permission -> permission.endsWith(":log-group:/aws/appsync/apis/*"));
        functions.removeIf(permission -> BaseGrants.LOGS.stream().anyMatch(action -> permission.startsWith(action + " on ") && permission.endsWith("Logs")));
        assertThat(functions).isEqualTo(expected(wanted, Grant.Holder.FUNCTION));
        assertThat(guests).isEqualTo(expected(wanted, Grant.Holder.GUEST));
        // the role of an event of a state machine is SAM's business, as is that of a schedule of a function; what we write for others has it, see ServerlessTargetTest
        boolean elsewhere = isEventOfMachine(wanted) || wanted.rule().fromKind().equals("scheduler") && wanted.rule().role() == WireRole.TRIGGER;
        assertThat(services).isEqualTo(elsewhere ? Set.of() : expected(wanted, Grant.Holder.ROLE));
    }

    private static boolean isEventOfMachine(Case wanted) {
        return wanted.rule().toKind().equals("state-machine") && List.of("schedule", "scheduler", "rest-api").contains(wanted.rule().fromKind());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEnvironmentOfTheFunctionHoldsExactlyTheVariablesOfTheRow(Case wanted) {
        Design design = wanted.design();
        Node other = design.nodeNamed("right").orElseThrow();
        Set<String> names = new TreeSet<>();
        wanted.rule().variables().forEach(variable -> names.add(variable.name(other)));
        Set<String> found = new TreeSet<>();
        new TemplateReading(template.tree(design)).resources("AWS::Serverless::Function").values().forEach(f -> found.addAll(TemplateReading.variables(f)));
        new TemplateReading(template.tree(design)).resources("AWS::Serverless::StateMachine").values().forEach(machine -> found.addAll(
                machine.at("Properties", "DefinitionSubstitutions").map(all -> all.entries().keySet()).orElse(Set.of())));
        assertThat(found).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEmittedJavaReadsExactlyTheVariablesThatTheTemplateSets(Case wanted) {
        Design design = wanted.design();
        JavaProject java = new JavaProject(Drawings.CATALOGUE, Drawings.WIRES);
        Tree tree = template.tree(design);
        design.nodes().values().stream().filter(node -> node.kind().equals("function")).forEach(function -> {
            Set<String> set = TemplateReading.variables(tree.at("Resources", Names.pascal(function.name())).orElseThrow());
            assertThat(java.environment(design, function)).as(function.name()).isEqualTo(set);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTriggerIsAnEventOfTheFunctionItStarts(Case wanted) {
        Tree tree = template.tree(wanted.design());
        long events = tree.at("Resources", "Right", "Properties", "Events").map(e -> (long) e.entries().size()).orElse(0L);
        long routes = wanted.rule().field(WireTable.ROUTES).isPresent() ? 2 : 1;
        boolean byEvent = wanted.rule().trigger().isPresent() && !List.of("function", "function-url", "state-machine", "event-pipe", "websocket-api", "graphql-api").contains(wanted.rule().fromKind())
                || isEventOfMachine(wanted);
        assertThat(events).isEqualTo(byEvent ? routes : 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServiceMayDeliverOnlyForTheCardAtTheOtherEnd(Case wanted) {
        TemplateReading reading = new TemplateReading(template.tree(wanted.design()));
        Set<String> permitted = new TreeSet<>();
        Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy").flatMap(type -> reading.resources(type).values().stream()).forEach(policy -> {
            permitted.addAll(TemplateReading.permissions(policy));
            Tree statement = policy.at("Properties", "PolicyDocument", "Statement", "0").orElseThrow();
            assertThat(statement.at("Condition", "ArnEquals", "aws:SourceArn")).get().isIn(Tree.ref("Left"), Tree.getAtt("LeftRightRule", "Arn"),
                    Tree.sub("arn:${AWS::Partition}:s3:::${AWS::StackName}-left-${AWS::AccountId}"));
            assertThat(statement.at("Principal", "Service").flatMap(Tree::asText))
                    .isEqualTo(wanted.rule().grants().stream().findFirst().flatMap(Grant::servicePrincipal));
        });
        assertThat(permitted).isEqualTo(wanted.rule().role() == WireRole.DELIVER ? expected(wanted, Grant.Holder.SERVICE) : Set.of());
    }
}
