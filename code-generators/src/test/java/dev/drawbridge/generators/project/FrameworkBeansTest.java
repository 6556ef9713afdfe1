package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions whose handler is a class of a framework are attached to the bean of the user. */
class FrameworkBeansTest {
    private static final String QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    private static final String SPRING = "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";

    @TempDir
    Path project;

    private static Node function(String handler) {
        return new Adoption("Hello", "Hello").on(Node.of(new NodeId("hello"), "function", "Hello").withField("handler", Value.of(handler)).withField("codeUri", Value.of("app/target/function.zip")));
    }

    private static Node named(String handler, String variable, String bean) {
        return function(handler).withField("environment", Value.entries(variable, bean));
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve("app/src/main/").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Optional<String> of(Node function) {
        return new HandlerFiles(project).of(function).map(path -> path.replaceFirst("^app/src/main/(java|kotlin)/", ""));
    }

    @Test
    void quarkusRunsTheHandlerThatIsNamedInTheEnvironmentOrTheSettings() throws IOException {
        write("java/a/One.java", "package a;\n@Named(\"one\")\npublic class One implements RequestHandler<In, Out> {}");
        write("java/a/Two.java", "package a;\n@Named(\"two\")\npublic class Two implements RequestStreamHandler {}");
        assertThat(of(named(QUARKUS, "QUARKUS_LAMBDA_HANDLER", "two"))).contains("a/Two.java");
        assertThat(of(named(QUARKUS, "quarkus_lambda_handler", "one"))).contains("a/One.java");
        assertThat(of(function(QUARKUS))).as("two, and none is named").isEmpty();
        write("resources/application.properties", "quarkus.banner.enabled=false\nquarkus.lambda.handler=one\n");
        assertThat(of(function(QUARKUS))).contains("a/One.java");
        assertThat(of(named(QUARKUS, "QUARKUS_LAMBDA_HANDLER", "two"))).as("the environment counts more").contains("a/Two.java");
    }

    @Test
    void theOnlyHandlerNeedsNoNameAndAnAbstractOneIsNone() throws IOException {
        write("java/a/Base.java", "package a;\npublic abstract class Base<I> implements RequestHandler<I, String> {}");
        write("java/a/Only.java", "package a;\npublic class Only implements RequestHandler<String, String> {}");
        assertThat(of(function(QUARKUS))).contains("a/Only.java");
    }

    @Test
    void quarkusWithAnApiIsAttachedToItsOneResource() throws IOException {
        write("java/a/Greeting.java", "package a;\n@Path(\"/hello\")\npublic class Greeting {\n  @GET @Path(\"/x\")\n  public String x() { return \"\"; }\n}");
        write("java/a/Plain.java", "package a;\nimport jakarta.ws.rs.Path;\npublic class Plain {\n  @Path(\"/x\") String x;\n}");
        assertThat(of(function("io.quarkus.amazon.lambda.http.LambdaHttpHandler::handleRequest"))).contains("a/Greeting.java");
    }

    @Test
    void springRunsAClassOrAMethodOfThatName() throws IOException {
        write("java/a/Find.java", "package a;\n@Component\npublic class Find implements Function<In, Out> {}");
        write("java/a/Keep.java", "package a;\n@Component(\"store\")\npublic class Keep implements Consumer<In> {}");
        write("java/a/Config.java", "package a;\n@Configuration\nclass Config {\n  @Bean\n  public Function<Map<String, Object>, String> greet() { return x -> x; }\n}");
        write("kotlin/a/More.kt", "package a\nclass More {\n  @Bean\n  fun shout(): (String) -> String = { it }\n}");
        assertThat(of(named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "find"))).contains("a/Find.java");
        assertThat(of(named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "store"))).contains("a/Keep.java");
        assertThat(of(named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "greet|find"))).contains("a/Config.java");
        assertThat(of(named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "shout"))).contains("a/More.kt");
        write("resources/application.yml", "spring:\n  cloud:\n    function:\n      definition: find\n");
        assertThat(of(function(SPRING))).contains("a/Find.java");
    }

    @Test
    void micronautRunsAFunctionBeanOrTheControllerBehindAnApi() throws IOException {
        write("java/a/Hello.java", "package a;\n@FunctionBean(\"hello\")\npublic class Hello extends FunctionInitializer implements Function<In, Out> {}");
        write("java/a/Other.java", "package a;\n@FunctionBean(\"other\")\npublic class Other implements Function<In, Out> {}");
        write("java/a/Pages.java", "package a;\n@Controller(\"/pages\")\npublic class Pages {}");
        assertThat(of(named("io.micronaut.function.aws.MicronautRequestStreamHandler", "MICRONAUT_FUNCTION_NAME", "other"))).contains("a/Other.java");
        assertThat(of(function("io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction"))).contains("a/Pages.java");
    }

    @Test
    void aBeanThatIsNowhereIsAFindingAndTheFrameworksOwnClassIsNone() throws IOException {
        write("java/a/Find.java", "package a;\n@Component\npublic class Find implements Function<In, Out> {}");
        Node there = named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "find").withField("codeUri", Value.of("app"));
        assertThat(findings(there)).isEmpty();
        assertThat(findings(named(SPRING, "SPRING_CLOUD_FUNCTION_DEFINITION", "lost").withField("codeUri", Value.of("app")))).singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("no bean \"lost\""));
        assertThat(findings(function(SPRING).withField("codeUri", Value.of("app")))).isEmpty();
    }

    private List<Finding> findings(Node function) {
        return new HandlerSource(project).findings(Design.of("x", List.of(function), List.of()));
    }
}
