package dev.drawbridge.generators.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.OutsideChecksTest;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.TemplateReading;
import dev.drawbridge.generators.sam.WireRowsTest;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFormationTemplateTest {
    private final CloudFormationTemplate template = new CloudFormationTemplate(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));

    static Stream<Named<Design>> drawings() {
        Design rest = Drawings.named("open-rest").card("client", "web").card("user-pool", "users").card("rest-api", "api").card("function", "shop")
                .wire("web", WireRole.CALL, "api").wire("users", WireRole.AUTHORIZE, "api")
                .wire("api", WireRole.CALL, "shop", "routes", Drawings.routes("GET /things/{id}", "ANY /open/{rest+} open")).design();
        return Stream.concat(OutsideChecksTest.drawings(), Stream.of(Named.of("open-rest", rest)));
    }

    static Stream<WireRowsTest.Case> rows() {
        return WireRowsTest.cases();
    }

    private static Design drawing(String name) {
        return switch (name) {
            case "pet-store" -> Drawings.petStore();
            case "click-counter" -> Drawings.clickCounter();
            default -> Drawings.everything();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"pet-store", "click-counter", "everything"})
    void theTemplateOfAKnownDrawingIsTheOneThatWasReadAndApproved(String name) throws IOException {
        Golden.check(CloudFormationTemplateTest.class, name + ".cloudformation.yaml", template.text(drawing(name)));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void nothingIsLeftToATransformAndNothingGoesRoundInCircles(Design design) {
        Tree tree = template.tree(design);
        assertThat(tree.get("Transform")).isEmpty();
        assertThat(tree.get("Globals")).isEmpty();
        TemplateReading reading = new TemplateReading(tree);
        assertThat(reading.resources().values()).noneMatch(resource -> resource.get("Type").flatMap(Tree::asText).orElse("").startsWith("AWS::Serverless"));
        assertThat(TemplateReading.circle(reading.references())).isEmpty();
        assertThat(Document.parse(template.text(design)).tree()).isEqualTo(tree);
    }

    @Test
    void cfnLintFindsNeitherErrorsNorWarnings(@TempDir Path folder) throws IOException {
        Program.requireCfnLint();
        List<String> command = new ArrayList<>(List.of("cfn-lint"));
        for (Named<Design> named : drawings().toList()) {
            if (!named.getPayload().nodes().isEmpty()) {
                Path file = folder.resolve(named.getName() + ".yaml");
                Files.writeString(file, template.text(named.getPayload()));
                command.add(file.toString());
            }
        }
        Program.Result result = Program.run(command, "");
        assertThat(result.out() + result.err()).isBlank();
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRolesPermitExactlyWhatTheRowGives(WireRowsTest.Case wanted) {
        Set<String> functions = new TreeSet<>();
        Set<String> guests = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        new TemplateReading(template.tree(wanted.design())).resources("AWS::IAM::Role").forEach((id, role) ->
                (id.endsWith("GuestRole") ? guests : id.endsWith("TargetRole") ? services : functions).addAll(TemplateReading.permissions(role.at("Properties", "Policies").orElseGet(Tree::seq))));
        functions.removeIf(permission -> permission.endsWith(BaseGrants.WAITING_RULE));
        functions.removeIf(permission -> permission.endsWith(":log-group:/aws/appsync/apis/*"));
        functions.removeIf(permission -> BaseGrants.LOGS.stream().anyMatch(action -> permission.startsWith(action + " on ") && permission.endsWith("Logs")));
        assertThat(functions).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.FUNCTION));
        assertThat(guests).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.GUEST));
        assertThat(services).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.ROLE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServiceThatStartsAFunctionMayDoWhatTheRowSaysForOneSource(WireRowsTest.Case wanted) {
        Design design = wanted.design();
        Set<String> found = new TreeSet<>();
        new TemplateReading(template.tree(design)).resources("AWS::Lambda::Permission").values().forEach(permission -> {
            Tree properties = permission.get("Properties").orElseThrow();
            // an open address lets everybody in, who is no service
            if (properties.get("Principal").flatMap(Tree::asText).filter("*"::equals).isPresent()) {
                assertThat(wanted.rule().fromKind()).isEqualTo("function-url");
                return;
            }
            found.add(properties.get("Principal").flatMap(Tree::asText).orElseThrow() + " " + properties.get("Action").flatMap(Tree::asText).orElseThrow());
            // a skill has no ARN
            assertThat(properties.get("SourceArn").isPresent()).isNotEqualTo(wanted.rule().fromKind().equals("alexa-skill"));
        });
        Set<String> permitted = new TreeSet<>();
        Wire wire = design.wires().values().iterator().next();
        if (wanted.rule().toKind().equals("function") || wanted.rule().role() == WireRole.AUTHORIZE) {
            wanted.rule().grants(wire).forEach(grant -> grant.servicePrincipal()
                    .ifPresent(service -> grant.actions().forEach(action -> permitted.add(service + " " + action))));
        }
        assertThat(found).isEqualTo(permitted);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEnvironmentHoldsExactlyTheVariablesOfTheRow(WireRowsTest.Case wanted) {
        Node other = wanted.design().nodeNamed("right").orElseThrow();
        Set<String> names = new TreeSet<>();
        wanted.rule().variables().forEach(variable -> names.add(variable.name(other)));
        Set<String> found = new TreeSet<>();
        new TemplateReading(template.tree(wanted.design())).resources("AWS::Lambda::Function").values().forEach(f -> found.addAll(TemplateReading.variables(f)));
        new TemplateReading(template.tree(wanted.design())).resources("AWS::StepFunctions::StateMachine").values().forEach(machine -> found.addAll(
                machine.at("Properties", "DefinitionSubstitutions").map(all -> all.entries().keySet()).orElse(Set.of())));
        assertThat(found).isEqualTo(names);
    }

    @Test
    void codeIsTheZipThatTheBuildLeaves() {
        assertThat(template.tree(Drawings.petStore()).at("Resources", "Search", "Properties", "Code"))
                .contains(Tree.map("S3Bucket", Tree.ref("CodeBucket")).with("S3Key", Tree.sub("${Release}/functions/search/target/search.zip")));
    }

    @Test
    void cardsThatWereFoundInATemplateAreWrittenToo() {
        Design design = Drawings.petStore();
        Node search = design.nodeNamed("search").orElseThrow();
        Design imported = design.withNode(new Adoption("Search", "search").on(search));
        assertThat(template.tree(imported)).isEqualTo(template.tree(design));
    }
}
