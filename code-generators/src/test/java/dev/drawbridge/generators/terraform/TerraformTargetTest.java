package dev.drawbridge.generators.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Golden;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.OutsideChecksTest;
import dev.drawbridge.generators.sam.Program;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.WireRowsTest;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerraformTargetTest {
    private static final Pattern ADDRESS = Pattern.compile("(?<!data\\.)(?<!ephemeral\\.)\\b(aws_[a-z0-9_]+)\\.([a-z0-9_]+)\\.");
    private static final Pattern ARN = Pattern.compile("\\$\\{aws_[a-z0-9_]+\\.([a-z0-9_]+)\\.arn\\}"
            + "|arn:\\$\\{[a-z_.]+\\}:(?:ssm|ses|states|appsync):\\$\\{[a-z_.]+\\}:\\$\\{[a-z_.]+\\}:(?:parameter/|identity/|execution:|apis/)\\$\\{aws_(?:ssm_parameter|sesv2_email_identity|sfn_state_machine|appsync_graphql_api)\\.([a-z0-9_]+)\\.(?:name|email_identity|id)\\}"
            + "|arn:\\$\\{[a-z_.]+\\}:execute-api:\\$\\{[a-z_.]+\\}:\\$\\{[a-z_.]+\\}:\\$\\{aws_apigatewayv2_api\\.([a-z0-9_]+)\\.id\\}/live");

    private final TerraformTarget target = new TerraformTarget(new CloudFormationTemplate(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES)));

    static Stream<Named<Design>> drawings() {
        return Stream.concat(OutsideChecksTest.drawings(), Stream.of(Named.of("open-rest", rest())));
    }

    private static Design rest() {
        return Drawings.named("open-rest").card("client", "web").card("user-pool", "users").card("rest-api", "api").card("function", "shop")
                .wire("web", WireRole.CALL, "api").wire("users", WireRole.AUTHORIZE, "api")
                .wire("api", WireRole.CALL, "shop", "routes", Drawings.routes("GET /things/{id}", "ANY /open/{rest+} open")).design();
    }

    static Stream<WireRowsTest.Case> rows() {
        return WireRowsTest.cases();
    }

    private String file(Design design, String name) {
        return target.generate(design).stream().filter(file -> file.path().endsWith(name)).map(GeneratedFile::content).findFirst().orElseThrow();
    }

    private Tree main(Design design) {
        return HclReader.read(file(design, "main.tf"));
    }

    private static Map<String, Tree> resources(Tree main, String type) {
        Map<String, Tree> found = new TreeMap<>();
        main.entries().forEach((head, body) -> {
            if (head.startsWith("resource." + type + ".")) {
                found.put(head.substring(head.lastIndexOf('.') + 1), body);
            }
        });
        return found;
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theModuleOfAKnownDrawingIsTheOneThatWasReadAndApproved(Design design) throws IOException {
        if (!design.nodes().isEmpty()) {
            Golden.check(TerraformTargetTest.class, design.name() + ".main.tf", file(design, "main.tf"));
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyAddressIsThatOfAResource(Design design) {
        Tree main = main(design);
        Set<String> there = new HashSet<>();
        main.entries().keySet().stream().filter(head -> head.startsWith("resource.")).forEach(head -> there.add(head.substring(9)));
        assertThat(main.entries().values()).as("no address twice").noneMatch(Tree.Seq.class::isInstance);
        String all = file(design, "main.tf") + file(design, "outputs.tf");
        assertThat(ADDRESS.matcher(all).results().map(found -> found.group(1) + "." + found.group(2)).toList()).allMatch(there::contains);
    }

    @Test
    void terraformItselfWouldNotFormatItOtherwise(@TempDir Path folder) throws IOException {
        Program.require(List.of("terraform", "version"), "terraform is not installed");
        for (Named<Design> named : drawings().toList()) {
            for (GeneratedFile file : target.generate(named.getPayload())) {
                Path path = folder.resolve(named.getName()).resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.content());
            }
        }
        Program.Result result = Program.run(List.of("terraform", "fmt", "-check", "-diff", "-recursive", folder.toString()), "");
        assertThat(result.out()).isBlank();
        assertThat(result.code()).as(result.err()).isZero();
    }

    /** Every permission of the inline policies, as {@code action on Card/part}. */
    /** How the ARN of a topic or group of Kafka begins, as a text to put in. */
    private static final String KAFKA = "arn:\\${AWS::Partition}:kafka:\\${AWS::Region}:\\${AWS::AccountId}:";

    private static Set<String> permissions(Map<String, Tree> policies, boolean guests, boolean targets) {
        Set<String> found = new TreeSet<>();
        policies.forEach((name, policy) -> {
            if (name.endsWith("guest_role") == guests && name.endsWith("target_role") == targets) {
                for (Tree statement : policy.at("policy", "Statement").orElseThrow().items()) {
                    // what the cloud's own control makes is named by an expression
                    String resource = statement.get("Resource").flatMap(Tree::asText).orElseGet(() -> statement.get("Resource").toString().contains("left") ? "Left" : "nothing")
                            .replaceAll("arn:\\$\\{[^}]*}:kafka:\\$\\{[^}]*}:\\$\\{[^}]*}:", KAFKA);
                    if (resource.startsWith("arn:${AWS::")) {
                        statement.get("Action").orElseThrow().items().forEach(action -> found.add(action.asText().orElseThrow() + " on " + resource));
                        continue;
                    }
                    String words = ARN.matcher(resource).replaceAll(hole -> Names.pascal(Stream.of(1, 2, 3).map(hole::group).filter(Objects::nonNull).findFirst().orElseThrow()));
                    statement.get("Action").orElseThrow().items().forEach(action -> found.add(action.asText().orElseThrow() + " on " + words));
                }
            }
        });
        return found;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theInlinePoliciesPermitExactlyWhatTheRowGives(WireRowsTest.Case wanted) {
        Tree main = main(wanted.design());
        Map<String, Tree> policies = resources(main, "aws_iam_role_policy");
        assertThat(resources(main, "aws_iam_role").keySet()).containsAll(policies.keySet());
        assertThat(policies.keySet()).as("each function may write its log").containsAll(
                resources(main, "aws_lambda_function").keySet().stream().map(function -> function + "_role").toList());
        Set<String> functions = permissions(policies, false, false);
        // whoever waits for another machine hears of its end by a rule of the account
        functions.removeIf(permission -> permission.endsWith(BaseGrants.WAITING_RULE));
        functions.removeIf(permission -> permission.endsWith(":log-group:/aws/appsync/apis/*"));
        functions.removeIf(permission -> BaseGrants.LOGS.stream().anyMatch(action -> permission.startsWith(action + " on ") && permission.endsWith("Logs:*")));
        assertThat(functions).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.FUNCTION));
        assertThat(permissions(policies, true, false)).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.GUEST));
        assertThat(permissions(policies, false, true)).isEqualTo(WireRowsTest.expected(wanted, Grant.Holder.ROLE));
        assertThat(resources(main, "aws_iam_role_policy_attachment")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEnvironmentHoldsExactlyTheVariablesOfTheRow(WireRowsTest.Case wanted) {
        Design design = wanted.design();
        Set<String> names = new TreeSet<>();
        // what a state machine names by a variable stands in its definition itself here
        if (!wanted.rule().fromKind().equals("state-machine")) {
            wanted.rule().variables().forEach(variable -> names.add(variable.name(design.nodeNamed("right").orElseThrow())));
        }
        Set<String> found = new TreeSet<>();
        resources(main(design), "aws_lambda_function").values().forEach(function ->
                function.at("environment", "variables").ifPresent(variables -> found.addAll(variables.entries().keySet())));
        assertThat(found).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aServiceMayStartAFunctionOnlyWhereTheRowSaysSo(WireRowsTest.Case wanted) {
        Set<String> expected = new TreeSet<>();
        if (wanted.rule().toKind().equals("function") || wanted.rule().role() == WireRole.AUTHORIZE) {
            wanted.rule().grants().forEach(grant -> grant.servicePrincipal().ifPresent(service ->
                    grant.actions().forEach(action -> expected.add(service + " " + action))));
        }
        Set<String> found = new TreeSet<>();
        resources(main(wanted.design()), "aws_lambda_permission").values().forEach(permission -> {
            if (permission.get("principal").flatMap(Tree::asText).filter("*"::equals).isPresent()) {
                assertThat(wanted.rule().fromKind()).isEqualTo("function-url");
                return;
            }
            found.add(permission.get("principal").flatMap(Tree::asText).orElseThrow() + " " + permission.get("action").flatMap(Tree::asText).orElseThrow());
            assertThat(permission.get("source_arn").isPresent()).isNotEqualTo(wanted.rule().fromKind().equals("alexa-skill"));
        });
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aFunctionIsTheZipOfTheBuildWithTheSameHandler() {
        Tree search = resources(main(Drawings.petStore()), "aws_lambda_function").get("search");
        assertThat(search.get("filename").flatMap(Tree::asText)).contains("${var.project}/functions/search/target/search.zip");
        assertThat(search.get("handler").flatMap(Tree::asText)).contains("com.example.petstore.search.aws.SearchHandler::handleRequest");
    }

    @Test
    void whatLooksLikeAHoleInAUsersTextIsNone() {
        Design design = Drawings.named("texts").card("function", "f", "environment", Value.entries("A", "50 %{x} ${y} \"q\" \\ \n")).design();
        assertThat(file(design, "main.tf")).contains("A = \"50 %%{x} $${y} \\\"q\\\" \\\\ \\n\"");
    }

    @Test
    void aRawResourceKeepsAllItsPropertiesWhateverItsType() {
        Design design = Drawings.named("raw").card("raw-resource", "news", "type", "AWS::SNS::Topic",
                "properties", Value.entries("TracingConfig", "Active")).design();
        Tree news = resources(main(design), "aws_cloudcontrolapi_resource").get("news");
        assertThat(news.get("type_name").flatMap(Tree::asText)).contains("AWS::SNS::Topic");
        assertThat(news.at("desired_state", "TracingConfig").flatMap(Tree::asText)).contains("Active");
    }
}
