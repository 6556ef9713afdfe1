package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionCodeTest {
    private static final Node CARD = Node.of(new NodeId("hello"), "function", "Hello");

    private static Node adopted(String codeUri, String handler, String runtime) {
        return new Adoption("Hello", "Hello").on(CARD.withField("codeUri", Value.of(codeUri)).withField("handler", Value.of(handler)).withField("runtime", Value.of(runtime)));
    }

    private static FunctionCode of(Node node) {
        return FunctionCode.of(Design.of("shop", List.of(node), List.of()), node);
    }

    @ParameterizedTest
    @CsvSource({
        "HelloFunction/, HelloFunction", "./services/hello, services/hello", "hello/target/hello-1.0.jar, hello", "hello/build/distributions/hello.zip, hello", "target/all.jar, .", ".,.",
        "app.jar, .", "./, ."})
    void theCodeOfAnImportedFunctionIsWhereItsBuildIs(String codeUri, String folder) {
        FunctionCode code = of(adopted(codeUri, "greetings.App::handleRequest", "java21"));
        assertThat(code.isOwn()).isTrue();
        assertThat(code.folder()).isEqualTo(folder);
        assertThat(code.sourcePath()).isEqualTo(folder + "/src/main/java/greetings/App.java");
        assertThat(code.awsHandler()).isEqualTo("greetings.App::handleRequest");
    }

    @Test
    void aHandlerMayNameAClassAloneANestedOneOrOneWithoutAPackage() {
        assertThat(of(adopted("f", "a.b.App", "java17")).sourcePath()).isEqualTo("f/src/main/java/a/b/App.java");
        assertThat(of(adopted("f", "a.b.App$Inner::call", "java17")).className()).isEqualTo("App");
        assertThat(of(adopted("f", "App", "java17")).sourcePath()).isEqualTo("f/src/main/java/App.java");
    }

    @Test
    void aFunctionOfTheNewestRuntimeIsJavaThoughItsCardNamesNone() {
        Node newest = new Adoption("Hello", "Hello").on(CARD.withField("handler", Value.of("greetings.App")));
        assertThat(of(newest).awsHandler()).isEqualTo("greetings.App");
        assertThat(OwnHandler.runsJava(newest)).isTrue();
        assertThat(OwnHandler.of(newest.withField("handler", Value.of("app.lambda_handler")))).isEmpty();
        Node image = newest.withField("packageType", Value.of("Image"));
        assertThat(of(image).isOwn()).isFalse();
        assertThat(OwnHandler.runsJava(image)).isFalse();
    }

    @Test
    void aRuntimeThatIsAParameterIsJavaWhereTheHandlerIs() {
        Node parameter = new Adoption("Hello", "Hello").on(CARD.withField("runtime", Value.entries("Ref", "JavaVersion")));
        assertThat(of(parameter.withField("handler", Value.of("greetings.App::handleRequest"))).isOwn()).isTrue();
        assertThat(of(parameter.withField("handler", Value.of("app.handler"))).isOwn()).isFalse();
    }

    @Test
    void javaThatIsCompiledToMachineCodeHasItsClassButIsNotBuiltHere() {
        Node compiled = adopted(".", "greetings.App::handleRequest", "provided.al2023");
        assertThat(OwnHandler.of(compiled)).hasValueSatisfying(handler -> assertThat(handler.className()).isEqualTo("App"));
        assertThat(of(compiled).isOwn()).isFalse();
        assertThat(OwnHandler.of(adopted(".", "bootstrap", "provided.al2023"))).isEmpty();
        assertThat(OwnHandler.of(adopted(".", "Shop::Shop.Function::Handle", "dotnet8"))).isEmpty();
    }

    @Test
    void otherRuntimesAndCardsOfOurOwnAreNot() {
        assertThat(of(adopted("f", "app.handler", "python3.12")).isOwn()).isFalse();
        assertThat(of(CARD.withField("handler", Value.of("a.App")).withField("runtime", Value.of("java21"))).isOwn()).isFalse();
        assertThat(of(CARD).awsHandler()).isEqualTo("com.example.shop.hello.aws.HelloHandler::handleRequest");
    }
}
