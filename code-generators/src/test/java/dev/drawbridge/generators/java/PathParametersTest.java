package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first text of a class whose routes have parts in braces: it compiles, its own tests pass, and it takes the key from the path. */
class PathParametersTest {
    @Test
    void oneRouteWithTheKeyIsReadFromThePathAlone() {
        String text = text(table("http-api", "GET /products/{id}"));

        assertThat(text).contains("String id = request.pathParameter(\"id\");").doesNotContain("query(");
    }

    @Test
    void aPartOfAnotherNameAtTheEndIsTheKeyAndOneInTheMiddleIsNot() {
        assertThat(text(table("rest-api", "GET /products/{productId}"))).contains("String id = request.pathParameter(\"productId\");");
        assertThat(text(table("rest-api", "GET /shops/{shop}/products"))).contains("request.query(\"id\")").doesNotContain("pathParameter");
        assertThat(text(table("rest-api", "GET /{proxy+}"))).contains("request.query(\"id\")").doesNotContain("pathParameter");
    }

    @Test
    void aListBesideTheItemAnswersWhereThePathHasNoKey() {
        String text = text(table("http-api", "GET /products", "GET /products/{id}", "POST /products", "PUT /products/{id}", "DELETE /products/{id}"));

        assertThat(text).contains("if (!request.hasPathParameter(\"id\")) {", "products.scan()", "products.delete(id);",
                "request.hasPathParameter(\"id\") && !item.id().equals(request.pathParameter(\"id\"))");
    }

    @Test
    void aWholeNumberInThePathIsReadAsOne() {
        Design design = new Drawings("numbers").card("http-api", "api").card("function", "f").card("table", "products", "itemFields", Drawings.fields("id:whole", "name:text"))
                .wire("api", WireRole.CALL, "f", "routes", routes("GET /products/{id}")).wire("f", WireRole.ACCESS, "products", "mode", "read").design();

        assertThat(text(design)).contains("long id = request.pathWhole(\"id\");");
    }

    @Test
    void anAddressOfItsOwnHasNoPartsSoTheQueryIsAskedToo() {
        Design design = new Drawings("both").card("http-api", "api").card("function-url", "hook").card("function", "f").card("table", "products")
                .wire("api", WireRole.CALL, "f", "routes", routes("GET /products/{id}")).wire("hook", WireRole.CALL, "f").wire("f", WireRole.ACCESS, "products", "mode", "read").design();

        assertThat(text(design)).contains("request.hasPathParameter(\"id\") ? request.pathParameter(\"id\")", "request.query(\"id\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-api", "rest-api"})
    void theTestsThatComeWithItPass(String api, @TempDir Path folder) throws Exception {
        assertThat(passed(table(api, "GET /products/{id}"), folder.resolve("a"))).hasSize(2);
        assertThat(passed(table(api, "GET /products", "GET /products/{productId}", "POST /products", "PUT /products/{productId}", "DELETE /products/{productId}"), folder.resolve("b"))).hasSize(4);
        assertThat(passed(table(api, "DELETE /products/{id}"), folder.resolve("c"))).containsExactly("removesWhatIsNamed");
        assertThat(passed(table(api, "PUT /products/{id}"), folder.resolve("d"))).containsExactly("takesWhatIsPosted");
        assertThat(passed(table(api, "GET /a/{a}", "GET /b/{b}"), folder.resolve("e"))).hasSize(2);
        assertThat(passed(orders(api, "GET /orders/{customer}"), folder.resolve("f"))).hasSize(1);
        assertThat(passed(orders(api, "GET /orders/{customer}", "GET /orders/{customer}/{order}", "PUT /orders/{customer}/{order}", "DELETE /orders/{customer}/{order}"), folder.resolve("g"))).hasSize(4);
        assertThat(passed(orders(api, "ANY /orders/{who}/{when}"), folder.resolve("h"))).hasSize(3);
        assertThat(passed(photos(api, "GET /photos/{key+}", "PUT /photos/{key+}", "DELETE /photos/{key+}"), folder.resolve("i"))).hasSize(4);
    }

    private static Design table(String api, String... routes) {
        return new Drawings("shop").card(api, "api").card("function", "f").card("table", "products", "itemFields", Drawings.fields("id:text", "name:text"))
                .wire("api", WireRole.CALL, "f", "routes", routes(routes)).wire("f", WireRole.ACCESS, "products", "mode", "read-write", "scan", true).design();
    }

    private static Design orders(String api, String... routes) {
        return new Drawings("shop").card(api, "api").card("function", "f")
                .card("table", "orders", "partitionKey", "customer", "sortKey", "at", "itemFields", Drawings.fields("customer:text", "at:whole", "paid:decimal"))
                .wire("api", WireRole.CALL, "f", "routes", routes(routes)).wire("f", WireRole.ACCESS, "orders", "mode", "read-write").design();
    }

    private static Design photos(String api, String... routes) {
        return new Drawings("shop").card(api, "api").card("function", "f").card("bucket", "photos")
                .wire("api", WireRole.CALL, "f", "routes", routes(routes)).wire("f", WireRole.ACCESS, "photos", "mode", "read-write", "delete", true).design();
    }

    private static Value routes(String... routes) {
        List<Value> rows = new ArrayList<>();
        for (String route : routes) {
            rows.add(Value.entries("method", route.split(" ")[0], "path", route.split(" ")[1]));
        }
        return Value.of(rows);
    }

    private static String text(Design design) {
        List<GeneratedFile> files = JavaProject.standard().of(design);
        assertThat(EmittedCode.problems(files, 21)).isEmpty();
        return files.stream().filter(file -> file.path().endsWith("/F.java")).findFirst().orElseThrow().content();
    }

    /** Runs the class's own tests; gives their names. */
    private static List<String> passed(Design design, Path folder) throws Exception {
        List<GeneratedFile> files = JavaProject.standard().of(design);
        assertThat(EmittedCode.compile(files, 25, folder)).isEmpty();
        List<String> names = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.resolve("f").toUri().toURL()}, PathParametersTest.class.getClassLoader())) {
            Class<?> tests = loader.loadClass("com.example.shop.f.FTest");
            Constructor<?> fresh = tests.getDeclaredConstructor();
            fresh.setAccessible(true);
            for (Method method : tests.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    try {
                        method.invoke(fresh.newInstance());
                    } catch (InvocationTargetException e) {
                        throw new AssertionError(method.getName() + " of\n" + files.stream().filter(file -> file.path().matches(".*/F(Test)?\\.java")).map(GeneratedFile::content).toList(), e.getCause());
                    }
                    names.add(method.getName());
                }
            }
        }
        return names;
    }
}
