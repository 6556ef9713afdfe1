package dev.drawbridge.generators.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Golden;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.OutsideChecksTest;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.TemplateReading;
import dev.drawbridge.generators.sam.WireRowsTest;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerlessTargetTest {
    private final CloudFormationTemplate template = new CloudFormationTemplate(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));
    private final ServerlessTarget target = new ServerlessTarget(template);

    static Stream<Named<Design>> drawings() {
        return OutsideChecksTest.drawings().filter(design -> !design.getPayload().nodes().isEmpty());
    }

    static Stream<WireRowsTest.Case> rows() {
        return WireRowsTest.cases();
    }

    private String text(Design design) {
        return target.generate(design).getFirst().content();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theFileOfAKnownDrawingIsTheOneThatWasReadAndApproved(Design design) throws IOException {
        assertThat(Document.parse(text(design)).tree()).isEqualTo(target.tree(design));
        Golden.check(ServerlessTargetTest.class, design.name() + ".serverless.yml", text(design));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRolesPermitExactlyWhatTheRowGives(WireRowsTest.Case wanted) {
        Tree tree = target.tree(wanted.design());
        Set<String> functions = new TreeSet<>();
        Set<String> guests = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        new TemplateReading(tree.get("resources").orElse(Tree.map()).with("Resources", tree.at("resources", "Resources").orElse(Tree.map())))
                .resources("AWS::IAM::Role").forEach((id, role) -> {
                    Set<String> into = id.endsWith("GuestRole") ? guests : id.endsWith("TargetRole") ? services : functions;
                    TemplateReading.permissions(role.at("Properties", "Policies").orElseGet(Tree::seq)).forEach(permission -> into.add(permission.replace("LambdaFunction", "")));
                });
        // whoever waits for another machine hears of its end by a rule of the account
        functions.removeIf(permission -> permission.endsWith(BaseGrants.WAITING_RULE));
        functions.removeIf(permission -> permission.endsWith(":log-group:/aws/appsync/apis/*"));
        functions.removeIf(permission -> BaseGrants.LOGS.stream().anyMatch(action -> permission.startsWith(action + " on ") && permission.endsWith("LogGroup")));
        assertThat(functions).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.FUNCTION));
        assertThat(guests).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.GUEST));
        assertThat(services).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.ROLE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyFunctionHasItsOwnRoleAndExactlyTheVariablesOfTheRow(WireRowsTest.Case wanted) {
        Design design = wanted.design();
        Set<String> names = new TreeSet<>();
        wanted.rule().variables().forEach(variable -> names.add(variable.name(design.nodeNamed("right").orElseThrow())));
        Set<String> found = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        Tree functions = target.tree(design).get("functions").orElse(Tree.map());
        target.tree(design).at("resources", "Resources").orElse(Tree.map()).entries().values().forEach(resource ->
                resource.at("Properties", "DefinitionSubstitutions").ifPresent(variables -> found.addAll(variables.entries().keySet())));
        functions.entries().values().forEach(function -> {
            function.get("environment").ifPresent(variables -> found.addAll(variables.entries().keySet()));
            roles.add(function.get("role").flatMap(Tree::asText).orElseThrow());
        });
        assertThat(found).isEqualTo(names);
        assertThat(roles).hasSameSizeAs(functions.entries().keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatStartsAFunctionIsSaidOnce(WireRowsTest.Case wanted) {
        Tree tree = target.tree(wanted.design());
        int events = tree.at("functions", "right", "events").map(all -> all.items().size()).orElse(0);
        boolean inResources = tree.at("resources", "Resources").orElse(Tree.map()).entries().values().stream()
                .anyMatch(resource -> resource.get("Type").flatMap(Tree::asText).filter("AWS::Lambda::Permission"::equals).isPresent());
        Trigger trigger = wanted.rule().trigger().orElse(Trigger.INVOCATION);
        boolean rest = wanted.rule().fromKind().equals("rest-api");
        boolean address = wanted.rule().fromKind().equals("function-url");
        assertThat(events).isEqualTo(switch (trigger) {
            case HTTP -> rest || address ? 0 : 2;
            case QUEUE_BATCH, TOPIC_MESSAGE, SCHEDULE_TICK, TABLE_CHANGES, STREAM_RECORDS -> 1;
            // the framework's own words for these say less than the template, so they stand below resources
            case BUCKET_EVENT, BUS_EVENT, SOCKET_MESSAGE, GRAPHQL_FIELD, INVOCATION, KAFKA_RECORDS, BROKER_MESSAGES, DOCUMENT_CHANGES, LOG_LINES, DEVICE_MESSAGE, SKILL_REQUEST, USER_EVENT -> 0;
        });
        assertThat(inResources).isEqualTo(trigger == Trigger.BUCKET_EVENT || trigger == Trigger.BUS_EVENT || trigger == Trigger.SOCKET_MESSAGE || rest && trigger == Trigger.HTTP
                || List.of(Trigger.LOG_LINES, Trigger.DEVICE_MESSAGE, Trigger.SKILL_REQUEST, Trigger.USER_EVENT).contains(trigger) || wanted.rule().role() == WireRole.AUTHORIZE && wanted.rule().fromKind().equals("function"));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theFrameworkTakesIt(Design design, @TempDir Path folder) throws IOException {
        Program.require(List.of("osls", "--version"), "osls is not installed");
        Assumptions.assumeTrue(target.tree(design).get("layers").isEmpty(), "osls asks AWS about layers before it packages them");
        Files.writeString(folder.resolve("serverless.yml"), text(design));
        target.tree(design).get("functions").orElse(Tree.map()).entries().values().forEach(function -> {
            try {
                Path zip = folder.resolve(function.at("package", "artifact").flatMap(Tree::asText).orElseThrow());
                Files.createDirectories(zip.getParent());
                Files.write(zip, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Program.Result result = Program.run(List.of("sh", "-c", "cd \"$0\" && osls package", folder.toString()), "");
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        Tree made = Document.parse(Files.readString(folder.resolve(".serverless/cloudformation-template-update-stack.json"))).tree();
        Tree plain = template.tree(design);
        for (String type : List.of("AWS::Lambda::Function", "AWS::Lambda::EventSourceMapping", "AWS::ApiGatewayV2::Route", "AWS::SNS::Subscription",
                "AWS::Events::Rule", "AWS::IAM::Role", "AWS::Lambda::EventInvokeConfig", "AWS::SQS::Queue", "AWS::DynamoDB::Table")) {
            assertThat(new TemplateReading(made).resources(type)).as(type).hasSameSizeAs(new TemplateReading(plain).resources(type));
        }
        Set<String> there = new TreeSet<>(new TemplateReading(made).resources().keySet());
        new TemplateReading(made).references().forEach((id, names) -> assertThat(there).as(id).containsAll(names));
        assertThat(TemplateReading.circle(new TemplateReading(made).references())).isEmpty();
    }
}
