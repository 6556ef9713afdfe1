package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.Library;
import dev.drawbridge.cloud.build.LibraryRequest;
import dev.drawbridge.cloud.build.NetworkLibraries;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.generators.project.Imports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody's SAM project in Java, imported and run: the handler is the user's own class, in the user's own build. */
class ImportedProjectTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Tone:
                Type: String
                Default: kindly
            Globals:
              Function:
                Runtime: java21
                Environment:
                  Variables:
                    GREETING: hello
            Resources:
              Visits:
                Type: AWS::Serverless::SimpleTable
              Hello:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: hello/
                  Handler: greetings.App::handleRequest
                  Environment:
                    Variables:
                      TABLE: !Ref Visits
                      PLACE: !Sub "${Visits.Arn} in ${AWS::Region} ${Tone}"
                  Events:
                    Call:
                      Type: HttpApi
                      Properties: {Path: /hello, Method: get}
              Old:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: old/
                  Handler: app.handler
                  Runtime: python3.12
                  Events:
                    Call:
                      Type: HttpApi
                      Properties: {Path: /old, Method: get}
            """;
    private static final String APP = """
            package greetings;

            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

            public class App implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
                @Override
                public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
                    if ("boom".equals(event.getRawQueryString())) {
                        throw new IllegalStateException("out of greetings");
                    }
                    String text = WORD + " " + System.getenv("GREETING") + " " + System.getenv("TABLE") + " " + System.getenv("PLACE");
                    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(text).build();
                }
            }
            """;
    private static final String ANSWER = "hello visits arn:aws:dynamodb:us-east-1:000000000000:table/visits in us-east-1 kindly";

    @TempDir
    Path temporary;
    private Path source;
    private Project project;

    @AfterEach
    void stop() {
        if (project != null) {
            project.close();
        }
    }

    /** @param word what stands for WORD in the class; empty leaves the class without one */
    private void write(String word, String plugin) throws IOException {
        source = temporary.resolve("theirs");
        Path code = Files.createDirectories(source.resolve("hello/src/main/java/greetings"));
        Files.createDirectories(source.resolve("old"));
        Files.writeString(source.resolve("template.yaml"), TEMPLATE);
        Files.writeString(source.resolve("old/app.py"), "def handler(event, context): return 'old'\n");
        Files.writeString(code.resolve("App.java"), APP.replace("WORD", word));
        Files.writeString(source.resolve("hello/pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>greetings</groupId><artifactId>hello</artifactId><version>1</version>
                <properties><maven.compiler.release>21</maven.compiler.release></properties>
                <dependencies>
                <dependency><groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-core</artifactId><version>1.4.0</version></dependency>
                <dependency><groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-events</artifactId><version>3.16.1</version></dependency>
                </dependencies><build><plugins>%s</plugins></build></project>
                """.formatted(plugin));
    }

    private Path imported() {
        Path folder = temporary.resolve("project");
        Imports.copy(source.resolve("template.yaml"), folder);
        return folder;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return project.send("GET", project.api("ServerlessHttpApi") + path, "");
    }

    @Test
    void aMavenModuleOfTheUsersIsBuiltAndRunAndWhatIsNotJavaIsToldAtItsCard() throws Exception {
        write("\"say\"", "");
        Path folder = imported();
        project = Project.opened(folder).start();
        assertThat(get("/hello").body()).isEqualTo("say " + ANSWER);
        String told = "Old runs on python3.12, and only Java functions run on this machine. The rest runs without it.";
        assertThat(project.problems).containsExactly("Old: " + told);
        assertThat(get("/old").statusCode()).isEqualTo(500);
        Message red = project.message(message -> message.summary().equals("GET /old"));
        assertThat(red.result()).isEqualTo("500 " + told);

        assertThat(get("/hello?boom").statusCode()).isEqualTo(500);
        Message thrown = project.message(message -> message.summary().equals("GET /hello?boom"));
        assertThat(thrown.result()).matches("500 IllegalStateException: out of greetings \\(App\\.java:\\d+\\)");

        Path app = folder.resolve("hello/src/main/java/greetings/App.java");
        Files.writeString(app, Files.readString(app).replace("\"say\"", "\"shout\""));
        project.run().reload(project.design());
        assertThat(get("/hello").body()).isEqualTo("shout " + ANSWER);
        assertThat(folder.resolve("functions")).as("nothing is generated into somebody else's project").doesNotExist();
    }

    @Test
    void aTemplateThatNamesAJarStillToBeBuiltRunsFromTheBuildBesideIt() throws Exception {
        write("\"say\"", "");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE.replace("CodeUri: hello/", "CodeUri: hello/target/hello-1.jar"));
        project = Project.opened(imported()).start();
        assertThat(get("/hello").body()).isEqualTo("say " + ANSWER);
    }

    @Test
    void aTemplateOfTheNewestJavaThatNamesABucketRunsFromTheModuleThatHasTheClass() throws Exception {
        write("\"say\"", "");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE.replace("CodeUri: hello/", "CodeUri: s3://code/hello.jar").replace("Runtime: java21", "Runtime: java25"));
        project = Project.opened(imported()).start();
        assertThat(get("/hello").body()).isEqualTo("say " + ANSWER);
    }

    @Test
    void aFunctionWhoseCodeIsInABucketAloneIsToldAtItsCardAndTheRestRuns() throws Exception {
        write("\"say\"", "");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE + "  Far:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: \"s3://code/far.jar\", Handler: far.App}\n");
        project = Project.opened(imported()).start();
        assertThat(project.problems).contains("Far: Far has its code elsewhere (s3://code/far.jar), and its class is not in this project, so it does not run here. The rest runs without it.");
        assertThat(get("/hello").body()).isEqualTo("say " + ANSWER);
    }

    @Test
    void aTemplateInAFolderOfItsOwnRunsTheCodeBesideItInItsRepository() throws Exception {
        write("\"say\"", "");
        Files.createDirectories(source.resolve(".git"));
        Path deploy = Files.createDirectories(source.resolve("deploy"));
        Files.writeString(deploy.resolve("template.yaml"), TEMPLATE.replace("CodeUri: hello/", "CodeUri: ../hello/target/hello-1.jar"));
        project = Project.opened(deploy).start();
        assertThat(get("/hello").body()).isEqualTo("say " + ANSWER);
    }

    /** A wrapper that does what a build with a generator would do, and notes that it ran. */
    private String wrapper(String last) {
        ClassPath libraries = NetworkLibraries.resolve(temporary.resolve("memo"), LibraryRequest.of("The test", Library.of("com.amazonaws:aws-lambda-java-core:1.4.0"), Library.of("com.amazonaws:aws-lambda-java-events:3.16.1")));
        return """
                #!/bin/sh
                set -e
                cd "$(dirname "$0")"
                mkdir -p target/classes target/generated/greetings
                echo run >> target/runs
                echo 'package greetings; class Generated { static final String WORD = "made"; }' > target/generated/greetings/Generated.java
                "%s" --release 21 -d target/classes -cp '%s' src/main/java/greetings/App.java target/generated/greetings/Generated.java
                %s
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "javac"), libraries, last);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aMavenBuildWithAPluginOfItsOwnIsRunWithItsWrapperAndOnlyWhenSomethingChanged() throws Exception {
        write("Generated.WORD", "<plugin><groupId>org.example</groupId><artifactId>generator-maven-plugin</artifactId><version>1</version></plugin>");
        Files.writeString(source.resolve("hello/mvnw"), wrapper("true"));
        Path folder = imported();
        project = Project.opened(folder).start();
        assertThat(get("/hello").body()).isEqualTo("made " + ANSWER);
        project.run().reload(project.design());
        assertThat(Files.readAllLines(folder.resolve("hello/target/runs"))).hasSize(1);

        Path app = folder.resolve("hello/src/main/java/greetings/App.java");
        Files.writeString(app, Files.readString(app).replace("Generated.WORD", "Generated.WORD + \" again\""));
        project.run().reload(project.design());
        assertThat(get("/hello").body()).isEqualTo("made again " + ANSWER);
        assertThat(Files.readAllLines(folder.resolve("hello/target/runs"))).hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aGradleBuildIsRunWithItsWrapperAndAskedForItsClassPath() throws Exception {
        write("Generated.WORD", "");
        Files.delete(source.resolve("hello/pom.xml"));
        Files.writeString(source.resolve("hello/build.gradle"), "plugins { id 'java' }");
        ClassPath libraries = NetworkLibraries.resolve(temporary.resolve("memo"), LibraryRequest.of("The test", Library.of("com.amazonaws:aws-lambda-java-core:1.4.0"), Library.of("com.amazonaws:aws-lambda-java-events:3.16.1")));
        StringBuilder lines = new StringBuilder("echo \"$@\" > target/arguments\necho drawbridge-classes=$PWD/target/classes\n");
        libraries.entries().forEach(library -> lines.append("echo drawbridge-path=").append(library).append('\n'));
        Files.writeString(source.resolve("hello/gradlew"), wrapper(lines.toString()));
        Path folder = imported();
        project = Project.opened(folder).start();
        assertThat(get("/hello").body()).isEqualTo("made " + ANSWER);
        assertThat(Files.readString(folder.resolve("hello/target/arguments"))).contains("-I ", "drawbridgeClassPath");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBuildOfTheUsersThatFailsIsToldOnceWithItsErrorsHoweverManyFunctionsItMakes() throws Exception {
        write("\"say\"", "<plugin><groupId>org.example</groupId><artifactId>generator-maven-plugin</artifactId><version>1</version></plugin>");
        Files.writeString(source.resolve("hello/mvnw"), "#!/bin/sh\necho run >> runs\necho '[INFO] working'\nprintf '[\\033[31mERROR\\033[m] the generator has no grammar\\n[ERROR] For more information, read on\\n'\nexit 1\n");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE + "  Again:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: hello/, Handler: greetings.App}\n");
        Path folder = imported();
        project = Project.opened(folder);
        assertThatThrownBy(() -> project.start()).isInstanceOf(CloudException.class)
                .hasMessage("The build in hello (./mvnw package) failed:\n  the generator has no grammar");
        assertThat(project.problems).anyMatch(problem -> problem.startsWith("Hello: The build in hello")).anyMatch(problem -> problem.startsWith("Again: The build in hello"));
        assertThat(Files.readAllLines(folder.resolve("hello/runs"))).hasSize(1);
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource({"exit 1, (./gradlew drawbridgeClassPath) failed", "exit 0, made no classes"})
    void aBuildWithGradleThatGivesNothingRunsOnceHoweverManyFunctionsItMakes(String end, String told) throws Exception {
        write("\"say\"", "");
        Files.delete(source.resolve("hello/pom.xml"));
        Files.writeString(source.resolve("hello/build.gradle"), "plugins { id 'groovy' }");
        Files.writeString(source.resolve("hello/gradlew"), "#!/bin/sh\nmkdir -p build && echo run >> build/runs\necho '* What went wrong: no such plugin'\n" + end + "\n");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE + "  Again:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: hello/, Handler: greetings.App}\n");
        Path folder = imported();
        project = Project.opened(folder);
        assertThatThrownBy(() -> project.start()).isInstanceOf(CloudException.class).hasMessageContaining(told);
        assertThat(project.problems).anyMatch(problem -> problem.startsWith("Hello: ") && problem.contains(told)).anyMatch(problem -> problem.startsWith("Again: ") && problem.contains(told));
        assertThat(Files.readAllLines(folder.resolve("hello/build/runs"))).hasSize(1);
    }

    @Test
    void codeThatIsNotThereIsToldWithWhatToDo() throws Exception {
        write("\"say\"", "");
        Files.writeString(source.resolve("template.yaml"), TEMPLATE.replace("CodeUri: hello/", "CodeUri: hallo/"));
        project = Project.opened(imported());
        assertThatThrownBy(() -> project.start()).isInstanceOf(CloudException.class)
                .hasMessage("The code of Hello should be at hallo/, but nothing is there. Correct CodeUri, or copy the code there.");
    }
}
