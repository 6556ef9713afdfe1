package dev.drawbridge.generators.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.lens.SamFile;
import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.FlowDrawings;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private final Exports exports = new Exports(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES));

    private Map<String, Portability> report(Design design, String format) {
        Map<String, Portability> byCard = new TreeMap<>();
        exports.export(drawing(design, Map.of()), format).cards().forEach(card -> byCard.put(card.card(), card));
        return byCard;
    }

    private static Drawing drawing(Design design, Map<String, String> texts) {
        return new Drawing(design, Layout.empty(), new TreeMap<>(texts));
    }

    @Test
    void everyFormatSaysEveryCardOfTheClickCounter() {
        for (String format : exports.formats()) {
            assertThat(report(Drawings.clickCounter(), format).values()).as(format).hasSize(6)
                    .noneMatch(card -> card.level() == Portability.Level.IMPOSSIBLE);
        }
    }

    @Test
    void samIsTheProjectsOwnTemplateByteForByte() {
        Export export = exports.export(drawing(Drawings.petStore(), Map.of("template.yaml", "# mine\nResources: {}\n")), "sam");
        assertThat(export.files()).extracting(GeneratedFile::content).containsExactly("# mine\nResources: {}\n");
        assertThat(export.cards()).allMatch(card -> card.level() == Portability.Level.EXACT);
    }

    @Test
    void whatDiffersIsSaid() {
        assertThat(report(Drawings.petStore(), "terraform").get("products").reason()).contains("refuses to destroy");
        assertThat(report(Drawings.petStore(), "serverless").get("search").reason()).contains("snapstart");
        assertThat(report(Drawings.petStore(), "cloudformation").get("search").reason()).contains("Release");
        assertThat(report(Drawings.clickCounter(), "cloudformation").get("count clicks").level()).isEqualTo(Portability.Level.EXACT);
    }

    @Test
    void aCardThatCannotBeSaidIsLeftOutWithTheReason() {
        Design design = Drawings.named("odd").card("raw-resource", "bought", "type", "AWS::Serverless::Application", "properties",
                        Value.entries("Location", Value.entries("ApplicationId", "arn:aws:serverlessrepo:eu-central-1:123456789012:applications/a")))
                .card("raw-resource", "joined", "type", "AWS::SSM::Parameter", "properties",
                        Value.entries("Value", new Value.Expression("Fn::Transform", Value.of("x")))).design();
        assertThat(report(design, "cloudformation").get("bought")).extracting(Portability::level, Portability::reason)
                .containsExactly(Portability.Level.IMPOSSIBLE, "It comes from the Serverless Application Repository, which SAM alone can ask.");
        assertThat(report(design, "cloudformation").get("joined").level()).isEqualTo(Portability.Level.EXACT);
        assertThat(report(design, "terraform").get("joined").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
        Design unknown = design.withNode(Node.of(new NodeId("later"), "of-tomorrow", "later"));
        assertThat(report(unknown, "serverless").get("later").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
    }

    private static final String IMPORTED = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage: {Type: String, Default: test, AllowedValues: [test, live], Description: Where it runs}
              Hosts: {Type: CommaDelimitedList, Default: "a,b"}
            Mappings:
              Sizes: {test: {memory: 256}, live: {memory: 1024}}
            Conditions:
              IsLive: !Equals [!Ref Stage, live]
            Globals:
              Function: {Timeout: 20, Environment: {Variables: {STAGE: !Ref Stage}}}
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties: {QueueName: !Sub "jobs-${Stage}", KmsMasterKeyId: alias/aws/sqs}
              Archive:
                Type: AWS::S3::Bucket
                Condition: IsLive
                Properties: {BucketName: archive-of-mine, IntelligentTieringConfigurations: [{Id: a, Status: Enabled, Tierings: []}]}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: work
                  Handler: a.Work::handle
                  Runtime: java21
                  MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
                  Layers: [!Sub "arn:aws:lambda:${AWS::Region}:123456789012:layer:tools:1"]
                  RuntimeManagementConfig: {UpdateRuntimeOn: Auto}
                  Policies: [SQSSendMessagePolicy: {QueueName: !GetAtt Jobs.QueueName}]
                  Environment: {Variables: {HOST: !Select [0, !Ref Hosts], NAMES: !Join ["-", [a, !Ref Stage]]}}
                  Events:
                    FromJobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, FilterCriteria: {Filters: [{Pattern: "{}"}]}}}
            Outputs:
              JobsUrl: {Value: !Ref Jobs, Condition: IsLive}
            """;

    private Export imported(String format) {
        Design design = new SamFile(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES)).read(IMPORTED, Drawings.named("mine").design());
        return exports.export(drawing(design, Map.of("template.yaml", IMPORTED)), format);
    }

    private static Map<String, Portability> byCard(Export export) {
        Map<String, Portability> cards = new TreeMap<>();
        export.cards().forEach(card -> cards.put(card.card(), card));
        return cards;
    }

    private static String content(Export export, String path) {
        return export.files().stream().filter(file -> file.path().endsWith(path)).findFirst().orElseThrow().content();
    }

    @Test
    void anImportedTemplateGoesIntoCloudFormationWithAllThatItSays() {
        Export export = imported("cloudformation");
        Tree plain = Document.parse(content(export, "cloudformation.yaml")).tree();
        Tree before = Document.parse(IMPORTED).tree();
        for (String section : List.of("Mappings", "Conditions", "Outputs")) {
            assertThat(plain.get(section)).as(section).isEqualTo(before.get(section));
        }
        assertThat(plain.at("Parameters", "Stage")).isEqualTo(before.at("Parameters", "Stage"));
        assertThat(plain.at("Resources", "Jobs")).isEqualTo(before.at("Resources", "Jobs"));
        assertThat(plain.at("Resources", "Archive")).isEqualTo(before.at("Resources", "Archive"));
        Tree function = plain.at("Resources", "Work", "Properties").orElseThrow();
        assertThat(function.at("Environment", "Variables").orElseThrow().entries().keySet()).containsExactly("STAGE", "HOST", "NAMES");
        assertThat(function.get("Timeout").flatMap(Tree::asText)).contains("20");
        assertThat(function.at("RuntimeManagementConfig", "UpdateRuntimeOn").flatMap(Tree::asText)).contains("Auto");
        assertThat(plain.at("Resources", "WorkRole", "Properties", "Policies", "0", "PolicyDocument", "Statement", "0", "Resource").orElseThrow())
                .isEqualTo(Tree.sub("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Jobs.QueueName}"));
        assertThat(export.cards()).allMatch(card -> card.level() == Portability.Level.EXACT);
    }

    @Test
    void anImportedTemplateGoesIntoTheFrameworkWithAllThatItSays() {
        Export export = imported("serverless");
        Tree file = Document.parse(content(export, "serverless.yml")).tree();
        assertThat(file.at("provider", "timeout").flatMap(Tree::asText)).contains("20");
        // the framework takes no functions of CloudFormation for these, and has no word for the other
        assertThat(file.at("resources", "extensions", "WorkLambdaFunction", "Properties").orElseThrow().entries().keySet()).containsExactly("MemorySize", "RuntimeManagementConfig");
        assertThat(file.at("functions", "work", "events")).isEmpty();
        assertThat(file.at("resources", "Resources", "WorkFromJobs", "Properties", "FilterCriteria")).isPresent();
        assertThat(file.at("resources", "Resources", "Archive", "Condition").flatMap(Tree::asText)).contains("IsLive");
        assertThat(file.at("resources", "Conditions")).isEqualTo(Document.parse(IMPORTED).tree().get("Conditions"));
        assertThat(export.cards()).allMatch(card -> card.level() == Portability.Level.EXACT);
    }

    @Test
    void anImportedTemplateGoesIntoTerraformWithItsParametersConditionsAndMappings() {
        Export export = imported("terraform");
        String main = content(export, "main.tf").replaceAll(" +", " ");
        assertThat(main).contains("is_live = (tostring(var.stage) == tostring(\"live\"))", "memory_size = local.mapping_sizes[var.stage][\"memory\"]",
                "count = local.is_live ? 1 : 0", "kms_master_key_id = \"alias/aws/sqs\"", "element(var.hosts, 0)", "join(\"-\", [\"a\", var.stage])", "\"jobs-${var.stage}\"");
        assertThat(content(export, "variables.tf")).contains("variable \"stage\"", "condition     = contains([\"test\", \"live\"], var.stage)", "default     = [\"a\", \"b\"]");
        assertThat(content(export, "outputs.tf")).contains("local.is_live ? aws_sqs_queue.jobs.url : null");
        assertThat(byCard(export).get("Archive").reason()).isEqualTo("IntelligentTieringConfigurations is not written.");
        assertThat(byCard(export).get("Work").reason()).isEqualTo("RuntimeManagementConfig is not written.");
        assertThat(byCard(export).get("Jobs").level()).isEqualTo(Portability.Level.EXACT);
    }

    @Test
    void whatTerraformCannotMakeIsAskedForSoThatTheRestHolds() {
        String text = """
                Resources:
                  Made: {Type: Custom::Thing, Properties: {ServiceToken: arn}}
                  Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Made.Name}}
                """;
        Design design = new SamFile(new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES)).read(text, Drawings.named("mine").design());
        Export export = exports.export(drawing(design, Map.of("template.yaml", text)), "terraform");
        assertThat(byCard(export).get("Made").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
        assertThat(byCard(export).get("Jobs").level()).isEqualTo(Portability.Level.EXACT);
        assertThat(content(export, "main.tf")).contains("name = var.made_name");
        assertThat(content(export, "variables.tf")).contains("variable \"made_name\"", "Name of the resource Made, which is not made here.");
    }

    @Test
    void routesAreAnOpenApiDescriptionOfEachApi() {
        Design design = Drawings.named("shop").card("http-api", "web shop").card("user-pool", "users").card("function", "find").card("function", "buy")
                .wire("users", WireRole.AUTHORIZE, "web shop").wire("web shop", WireRole.CALL, "find", "routes",
                        Value.of(List.of(Value.entries("method", "GET", "path", "/things/{id}", "authorize", false), Value.entries("method", "ANY", "path", "/all/{rest+}"))))
                .wire("web shop", WireRole.CALL, "buy", "routes", Drawings.routes("POST /orders")).design();
        Export export = exports.export(drawing(design, Map.of()), "openapi");
        GeneratedFile file = export.files().getFirst();
        assertThat(file.path()).isEqualTo("openapi/web-shop.yaml");
        Tree api = Document.parse(file.content()).tree();
        assertThat(api.at("paths", "/things/{id}", "get", "parameters", "0", "name").flatMap(Tree::asText)).contains("id");
        assertThat(api.at("paths", "/things/{id}", "get", "security")).isEmpty();
        assertThat(api.at("paths", "/orders", "post", "security", "0", "token")).isPresent();
        assertThat(api.at("paths", "/all/{rest}").orElseThrow().entries()).hasSize(7);
        assertThat(api.at("components", "securitySchemes", "token", "scheme").flatMap(Tree::asText)).contains("bearer");
        assertThat(export.cards()).singleElement().satisfies(card -> assertThat(card.reason()).contains("/all/{rest+}"));
    }

    @Test
    void anUnknownFormatIsOneSentenceWithThoseThatThereAre() {
        assertThatThrownBy(() -> exports.export(drawing(Drawings.petStore(), Map.of()), "bicep")).isInstanceOf(ModelException.class)
                .hasMessage("There is no format \"bicep\". There are: sam, cloudformation, serverless, terraform, openapi, graphql.");
    }

    @Test
    void theSchemaOfAGraphqlApiIsWrittenForAnyToolThatReadsGraphql() {
        Design design = Drawings.named("shop").card("graphql-api", "my shop").card("graphql-api", "other", "schemaUri", "gone.graphql").design();
        String schema = "type Query {\n  one(id: ID!): AWSJSON @aws_iam\n}\n";

        Export export = exports.export(drawing(design, Map.of()), "graphql", path -> path.equals("schema.graphql") ? java.util.Optional.of(schema) : java.util.Optional.empty());

        assertThat(export.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("graphql/my-shop.graphql");
            assertThat(file.content()).endsWith("\n\nscalar AWSJSON\ndirective @aws_iam on FIELD_DEFINITION | OBJECT\n\n" + schema);
        });
        assertThat(byCard(export).get("other").level()).isEqualTo(Portability.Level.IMPOSSIBLE);
        assertThat(byCard(export).get("other").reason()).contains("gone.graphql");
    }
}
