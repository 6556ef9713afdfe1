package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every home that a project can have is sent as CloudFormation takes it: what is sent, and what is put into the bucket. */
class ProjectHomesTest {
    private static final String BUCKET = "s3://drawbridge-111122223333-eu-west-1/";

    @TempDir
    private Path project;
    private FakeAws aws;
    private AwsDeployer deployer;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        aws.stack("").result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><Changes><member><Type>Resource</Type><ResourceChange><Action>Add</Action><LogicalResourceId>X</LogicalResourceId>"
                + "<ResourceType>AWS::SQS::Queue</ResourceType></ResourceChange></member></Changes>");
        aws.events("shop-dev AWS::CloudFormation::Stack REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev AWS::CloudFormation::Stack REVIEW_IN_PROGRESS User Initiated", "shop-dev AWS::CloudFormation::Stack CREATE_COMPLETE");
        deployer = new AwsDeployer(aws::clients);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Plan plan() {
        Design design = OpenProject.open(project).store().design();
        return deployer.plan(new DeployRequest(project, design, Environment.named("dev").withRegion("eu-west-1").withStack("shop-dev")), DeployListener.NONE);
    }

    /** Deploys, and gives what was sent. */
    private Tree deployed() {
        deployer.apply(plan(), DeployListener.NONE);
        return sent();
    }

    private Tree sent() {
        return Document.parse(aws.calls("CloudFormation:CreateChangeSet").getLast().form().get("TemplateBody")).tree();
    }

    private static String text(Tree tree, String... path) {
        return tree.at(path).flatMap(Tree::asText).orElseThrow(() -> new AssertionError(String.join(".", path) + " is not in " + tree));
    }

    private Map<String, String> zip(String address) throws IOException {
        assertThat(address).startsWith(BUCKET);
        String bytes = aws.objects().get(address.substring(BUCKET.length()));
        assertThat(bytes).as(address + " of " + aws.objects().keySet()).isNotNull();
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static final String NODE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Hello:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: src, Handler: app.handler, Runtime: nodejs22.x}
            """;

    @Test
    void aTemplateUnderAnotherNameIsDeployedWhereItStands() throws Exception {
        write("stack.yml", NODE);
        write("src/app.js", "exports.handler = 1");
        write("src/lib/more.js", "more");

        Tree sent = deployed();

        assertThat(zip(text(sent, "Resources", "Hello", "Properties", "CodeUri"))).containsExactlyInAnyOrderEntriesOf(Map.of("app.js", "exports.handler = 1", "lib/more.js", "more"));
        assertThat(project.resolve("stack.yml")).hasContent(NODE);
    }

    @Test
    void aTemplateInJsonStaysJson() throws Exception {
        write("template.json", "{\"Resources\": {\"Hello\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"Code\": \"src\", \"Handler\": \"app.handler\", \"Runtime\": \"python3.13\", \"Role\": \"r\"}}}}");
        write("src/app.py", "handler = 1");

        Tree sent = deployed();

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getFirst().form().get("TemplateBody")).startsWith("{");
        Tree code = sent.at("Resources", "Hello", "Properties", "Code").orElseThrow();
        assertThat(zip("s3://" + text(code, "S3Bucket") + "/" + text(code, "S3Key"))).containsOnlyKeys("app.py");
    }

    @Test
    void aFileOfTheServerlessFrameworkIsDeployedAsTheSamTemplateThatSaysTheSame() throws Exception {
        write("serverless.yml", """
                service: shop
                provider:
                  name: aws
                  runtime: nodejs22.x
                  environment: {STAGE: dev}
                functions:
                  hello:
                    handler: app.handler
                    memorySize: 256
                    events:
                      - httpApi: GET /hello
                      - alb: {listenerArn: arn, priority: 1, conditions: {path: /}}
                resources:
                  Resources:
                    Jobs: {Type: AWS::SQS::Queue}
                """);
        write("app.js", "exports.handler = 1");

        Plan plan = plan();
        deployer.apply(plan, DeployListener.NONE);
        Tree sent = sent();

        Tree resources = sent.get("Resources").orElseThrow();
        Tree function = resources.entries().values().stream().filter(resource -> text(resource, "Type").equals("AWS::Serverless::Function")).findFirst().orElseThrow();
        assertThat(text(function, "Properties", "Handler")).isEqualTo("app.handler");
        assertThat(text(function, "Properties", "MemorySize")).isEqualTo("256");
        assertThat(zip(text(function, "Properties", "CodeUri"))).containsKeys("app.js", "serverless.yml").doesNotContainKey(".drawbridge");
        assertThat(text(sent, "Transform")).isEqualTo("AWS::Serverless-2016-10-31");
        assertThat(resources.entries().values()).anyMatch(resource -> text(resource, "Type").equals("AWS::SQS::Queue")).anyMatch(resource -> text(resource, "Type").equals("AWS::Serverless::HttpApi"));
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("serverless.yml is deployed as the SAM template"))
                .anyMatch(note -> note.contains("is left out: It is an event in the words of the Serverless Framework"));
    }

    @Test
    void aProjectWithoutATemplateIsDeployedAsItsDrawingSays() {
        Design design = Design.empty("shop").withNode(Node.of(new NodeId("jobs"), "queue", "jobs"));
        Plan plan = deployer.plan(new DeployRequest(project, design, Environment.named("dev").withRegion("eu-west-1")), DeployListener.NONE);

        assertThat(text(sent(), "Resources", "Jobs", "Type")).isEqualTo("AWS::SQS::Queue");
        assertThat(plan.notes()).containsExactly("The project has no template.yaml yet; what the drawing says is deployed.");
        assertThat(project.resolve("template.yaml")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderOfAnotherLanguageIsZippedAsItLiesAndItsProgramsStayPrograms() throws Exception {
        write("template.yaml", NODE.replace("CodeUri: src", "CodeUri: ./").replace("nodejs22.x", "provided.al2023"));
        write("bootstrap", "#!/bin/sh");
        assertThat(project.resolve("bootstrap").toFile().setExecutable(true)).isTrue();
        write(".git/config", "not code");
        write(".drawbridge/data/table", "not code");

        Plan plan = plan();
        deployer.apply(plan, DeployListener.NONE);

        String address = text(sent(), "Resources", "Hello", "Properties", "CodeUri");
        assertThat(zip(address)).containsOnlyKeys("bootstrap", "template.yaml");
        Path copy = project.resolve("copy.zip");
        Files.write(copy, aws.objects().get(address.substring(BUCKET.length())).getBytes(StandardCharsets.ISO_8859_1));
        try (var zip = java.nio.file.FileSystems.newFileSystem(copy, Map.of("enablePosixFileAttributes", true))) {
            assertThat(Files.getPosixFilePermissions(zip.getPath("bootstrap"))).contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE);
            assertThat(Files.getPosixFilePermissions(zip.getPath("template.yaml"))).doesNotContain(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE).contains(java.nio.file.attribute.PosixFilePermission.OTHERS_READ);
        }
    }

    @Test
    void librariesThatLieNowhereAreSaid() throws Exception {
        write("template.yaml", NODE);
        write("src/app.js", "");
        write("src/package.json", "{\"dependencies\": {\"left-pad\": \"1\"}}");

        assertThat(plan().notes()).singleElement().asString().contains("Hello").contains("npm install --omit=dev");
    }

    @Test
    void codeInTheTemplateItselfAndCodeInABucketAreLeftAlone() throws Exception {
        String template = """
                Resources:
                  Inline:
                    Type: AWS::Serverless::Function
                    Properties: {InlineCode: "exports.handler = 1", Handler: index.handler, Runtime: nodejs22.x}
                  Zip:
                    Type: AWS::Lambda::Function
                    Properties: {Code: {ZipFile: "x"}, Handler: index.handler, Runtime: nodejs22.x, Role: r}
                  Elsewhere:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: s3://theirs/code.zip, Handler: index.handler, Runtime: nodejs22.x}
                  Image:
                    Type: AWS::Serverless::Function
                    Properties: {PackageType: Image, ImageUri: 1.dkr.ecr.eu-west-1.amazonaws.com/x}
                """;
        write("template.yaml", template);

        deployed();

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getFirst().form().get("TemplateBody")).isEqualTo(template);
        assertThat(aws.objects()).isEmpty();
    }

    @Test
    void nestedTemplatesAreSentBeforeThePlanWithTheirOwnCode() throws Exception {
        write("template.yaml", """
                Resources:
                  Part:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: parts/part.yaml}
                  App:
                    Type: AWS::Serverless::Application
                    Properties: {Location: parts/part.yaml}
                  Theirs:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: https://example.com/x.yaml}
                """);
        write("parts/part.yaml", NODE);
        write("parts/src/app.js", "nested");

        plan();

        List<String> order = aws.calls().stream().map(FakeAws.Call::operation).filter(List.of("S3:PutObject", "CloudFormation:CreateChangeSet")::contains).toList();
        assertThat(order).containsSubsequence("S3:PutObject", "CloudFormation:CreateChangeSet").doesNotContainSequence("CloudFormation:CreateChangeSet", "S3:PutObject");
        String url = text(sent(), "Resources", "Part", "Properties", "TemplateURL");
        assertThat(url).matches("https://drawbridge-111122223333-eu-west-1[.]s3[.]eu-west-1[.]amazonaws[.]com/templates/[0-9a-f]{64}[.]yaml");
        assertThat(text(sent(), "Resources", "App", "Properties", "Location")).startsWith("https://");
        assertThat(text(sent(), "Resources", "Theirs", "Properties", "TemplateURL")).isEqualTo("https://example.com/x.yaml");
        Tree nested = Document.parse(aws.objects().get(url.replaceFirst("https://[^/]+/", ""))).tree();
        String code = text(nested, "Resources", "Hello", "Properties", "CodeUri");
        deployer.apply(plan(), DeployListener.NONE);
        assertThat(zip(code)).containsEntry("app.js", "nested");
    }

    @Test
    void aTemplateThatIsNestedInItselfIsSaid() throws Exception {
        write("template.yaml", "Resources:\n  Part:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: template.yaml}\n");

        assertThatThrownBy(this::plan).isInstanceOf(DeployException.class).hasMessageStartingWith("template.yaml is nested in itself");
    }

    @Test
    void includedFilesDefinitionsAndLayersAreSent() throws Exception {
        write("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: x
                      DefinitionBody:
                        Fn::Transform: {Name: AWS::Include, Parameters: {Location: api/swagger.yaml}}
                  Other:
                    Type: AWS::Serverless::HttpApi
                    Properties: {DefinitionUri: api/swagger.yaml}
                  Shared:
                    Type: AWS::Serverless::LayerVersion
                    Properties: {ContentUri: layer}
                  Plain:
                    Type: AWS::Lambda::LayerVersion
                    Properties: {Content: layer}
                """);
        write("api/swagger.yaml", "openapi: 3.0.1\n");
        write("layer/python/lib.py", "lib");

        plan();
        Tree sent = sent();
        String included = text(sent, "Resources", "Api", "Properties", "DefinitionBody", "Fn::Transform", "Parameters", "Location");
        assertThat(included).matches(BUCKET + "files/[0-9a-f]{64}[.]yaml");
        assertThat(aws.objects()).as("AWS reads it while it plans").containsEntry(included.substring(BUCKET.length()), "openapi: 3.0.1\n");
        assertThat(text(sent, "Resources", "Other", "Properties", "DefinitionUri")).isEqualTo(included);

        deployed();
        assertThat(zip(text(sent, "Resources", "Shared", "Properties", "ContentUri"))).containsOnlyKeys("python/lib.py");
        assertThat(text(sent, "Resources", "Plain", "Properties", "Content", "S3Key")).startsWith("code/");
    }

    @Test
    void aFileThatIsNotThereIsSaidWithItsResource() throws Exception {
        write("template.yaml", "Resources:\n  Part:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: gone.yaml}\n");
        assertThatThrownBy(this::plan).hasMessage("The resource Part in template.yaml names the file gone.yaml, which is not there. Correct the path.");
        write("template.yaml", NODE);
        assertThatThrownBy(this::plan).hasMessage("The code of Hello should be at src, but nothing is there. Build it first, or correct the path in template.yaml.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anImportedJavaFunctionIsBuiltByItsOwnWrapper() throws Exception {
        write("template.yaml", NODE.replace("CodeUri: src", "CodeUri: hello/").replace("app.handler", "greetings.App::handle").replace("nodejs22.x", "java21"));
        write("hello/build.gradle", "plugins { id 'java' }");
        write("hello/gradlew", """
                #!/bin/sh
                cd "$(dirname "$0")"
                mkdir -p build/classes/greetings
                echo made > build/classes/greetings/App.class
                echo drawbridge-classes=$PWD/build/classes
                """);

        assertThat(zip(text(deployed(), "Resources", "Hello", "Properties", "CodeUri"))).containsOnlyKeys("greetings/App.class");

        write("hello/gradlew", "#!/bin/sh\necho 'error: no such thing'\nexit 1\n");
        assertThatThrownBy(this::plan).isInstanceOf(DeployException.class).hasMessageContaining("(./gradlew drawbridgeClassPath) failed").hasMessageContaining("no such thing");
    }

    @Test
    void whereAnEndpointDoesWithoutSamPlainCloudFormationIsSentAndWhatItCannotSayIsTold() throws Exception {
        write("template.yaml", NODE.replace("Runtime: nodejs22.x", "Runtime: nodejs22.x, Policies: [AmazonS3ReadOnlyAccess]"));
        write("src/app.js", "");
        Design design = OpenProject.open(project).store().design();
        DeployRequest request = new DeployRequest(project, design, Environment.named("dev").withRegion("eu-west-1").withForm(Environment.Form.PLAIN));

        deployer.plan(request, DeployListener.NONE);

        assertThat(sent().get("Transform")).isEmpty();
        assertThat(text(sent(), "Resources", "Hello", "Type")).isEqualTo("AWS::Lambda::Function");
        assertThat(text(sent(), "Resources", "Hello", "Properties", "Code", "S3Key")).startsWith("code/");
        assertThat(text(sent(), "Resources", "HelloRole", "Type")).isEqualTo("AWS::IAM::Role");

        write("template.yaml", NODE + "  Capacity:\n    Type: AWS::Serverless::CapacityProvider\n    Properties: {}\n");
        assertThatThrownBy(() -> deployer.plan(new DeployRequest(project, OpenProject.open(project).store().design(), request.environment()), DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessage("The resource Capacity is of the type AWS::Serverless::CapacityProvider, which only the SAM transform can expand, and this environment does without it. Deploy to AWS itself, or take the resource out of template.yaml.");
    }

    @Test
    void anEndpointThatRefusesSamIsSentPlainCloudFormationAfterAll() throws Exception {
        write("template.yaml", NODE);
        write("src/app.js", "");
        aws.forget("CloudFormation:CreateChangeSet").error("CloudFormation:CreateChangeSet", 400, "ValidationError", "Template format error: Unrecognized resource types: [AWS::Serverless::Function]")
                .result("CloudFormation:CreateChangeSet", "<Id>arn:changeset</Id><StackId>" + FakeAws.STACK + "</StackId>");
        Environment emulator = Environment.named("dev").withRegion("eu-west-1").withEndpoint("http://127.0.0.1:1");

        Plan plan = deployer.plan(new DeployRequest(project, OpenProject.open(project).store().design(), emulator), DeployListener.NONE);

        assertThat(aws.calls("CloudFormation:CreateChangeSet")).hasSize(2);
        assertThat(text(sent(), "Resources", "Hello", "Type")).isEqualTo("AWS::Lambda::Function");
        assertThat(plan.notes()).contains("The endpoint does not expand SAM, so the template is sent as plain CloudFormation.");
    }
}
