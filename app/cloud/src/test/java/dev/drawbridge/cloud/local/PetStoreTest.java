package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The pet store, run from its drawing. The tests that change the drawing come last and each puts back what it changed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PetStoreTest {
    @TempDir
    static Path temporary;
    private static Project store;

    @BeforeAll
    static void start() throws IOException {
        store = Project.example("pet-store", temporary.resolve("store")).start();
    }

    @AfterAll
    static void stop() {
        if (store != null) {
            store.close();
        }
    }

    private static HttpResponse<String> search(String query) throws Exception {
        return store.send("GET", store.api("shop") + "/products" + query, "");
    }

    private static HttpResponse<String> buy(String product, String... headers) throws Exception {
        return store.send("POST", store.api("shop") + "/purchases", "{\"product\": \"" + product + "\", \"quantity\": 2}", headers);
    }

    @Test
    @Order(1)
    void aSearchIsAnsweredByTheUsersJavaOutOfTheSeededTable() throws Exception {
        HttpResponse<String> answer = search("?q=dog");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body())).extracting(item -> item.path("id").asString()).containsExactly("p-04", "p-03", "p-02", "p-01");
        Message query = store.message(message -> message.summary().equals("Query byTag dog"));
        assertThat(query.wire()).map(wire -> wire.value()).contains("search..products");
        assertThat(query.result()).isEqualTo("4 items");
    }

    @Test
    @Order(1)
    void aPurchaseNeedsATokenAndWritesARow() throws Exception {
        assertThat(buy("p-03").statusCode()).isEqualTo(401);
        assertThat(buy("p-03").body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        String token = store.run().token(store.card("customers"), "ada", Map.of());
        assertThat(buy("p-03", "authorization", "Bearer " + token.substring(0, token.length() - 4) + "AAAA").statusCode()).isEqualTo(401);
        HttpResponse<String> bought = buy("p-03", "authorization", "Bearer " + token);
        assertThat(bought.statusCode()).as(bought.body()).isEqualTo(201);
        Message put = store.message(message -> message.summary().startsWith("PutItem") && message.wire().map(w -> w.value()).orElse("").equals("purchase..purchases"));
        assertThat(put.payload()).contains("\"customer\":{\"S\":\"ada\"}");
    }

    @Test
    @Order(2)
    void invokeGivesTheAnswerAndTheLog() {
        LocalCloud.Invocation done = store.run().invoke(store.card("search"), "{\"version\":\"2.0\",\"rawPath\":\"/products\",\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/products\"}}}".getBytes(StandardCharsets.UTF_8));
        assertThat(done.ok()).isTrue();
        assertThat(new String(done.answer(), StandardCharsets.UTF_8)).contains("\"statusCode\":200");
    }

    @Test
    @Order(3)
    void aSecondRunOfTheSameProjectIsRefusedAndTheFirstGoesOn() throws Exception {
        LocalRun second = new LocalRun(new RunRequest(store.folder, store.design(), 0), RunListener.NONE, Catalogue.standard(), WireTable.standard());
        assertThatThrownBy(() -> second.start(0)).isInstanceOf(CloudException.class)
                .hasMessage("The project runs already (process " + ProcessHandle.current().pid() + "). Stop it first: drawbridge stop " + store.folder + ".");
        assertThat(search("").statusCode()).isEqualTo(200);
    }

    private static Path source(String function) {
        return store.folder.resolve("functions/" + function + "/src/main/java/com/example/petstore/" + function + "/" + function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1) + ".java");
    }

    @Test
    @Order(4)
    void changedCodeIsServedAfterAReloadAndBrokenCodeIsToldWhileTheOldGoesOn() throws Exception {
        String original = Files.readString(source("search"));
        Files.writeString(source("search"), original.replace("Comparator.comparing(ProductsItem::price)", "Comparator.comparing(ProductsItem::price).reversed()"));
        store.run().reload(store.design());
        assertThat(JsonMapper.shared().readTree(search("?q=dog").body()).get(0).path("id").asString()).isEqualTo("p-01");

        Files.writeString(source("search"), original.replace("products.scan()", "products.everything()"));
        assertThatThrownBy(() -> store.run().reload(store.design())).isInstanceOf(CloudException.class)
                .hasMessageMatching("(?s)search does not compile:\n  functions/search/src/main/java/com/example/petstore/search/Search.java:\\d+: cannot find symbol: method everything\\(\\)");
        Files.writeString(source("search"), original.replace("products.scan()", "products.get()"));
        assertThatThrownBy(() -> store.run().reload(store.design())).isInstanceOf(CloudException.class)
                .hasMessageMatching("(?s)search does not compile:\n.*: method get in interface .* cannot be applied to given types \\(required: String; found: no arguments\\)");
        assertThat(store.problems.getLast()).startsWith("search: search does not compile:");
        assertThat(search("?q=dog").statusCode()).isEqualTo(200);

        Files.writeString(source("search"), original);
        store.run().reload(store.design());
        assertThat(JsonMapper.shared().readTree(search("?q=dog").body()).get(0).path("id").asString()).isEqualTo("p-04");
    }

    @Test
    @Order(5)
    void oneFunctionsChangeIsNotLostWhenAnotherOneDoesNotCompile() throws Exception {
        String search = Files.readString(source("search"));
        String purchase = Files.readString(source("purchase"));
        Files.writeString(source("search"), search.replace("Comparator.comparing(ProductsItem::price)", "Comparator.comparing(ProductsItem::id)"));
        assertThatThrownBy(() -> {
            Files.writeString(source("purchase"), "broken");
            store.run().reload(store.design());
        }).hasMessageContaining("Purchase.java");
        Files.writeString(source("purchase"), purchase);
        store.run().reload(store.design());
        assertThat(JsonMapper.shared().readTree(search("?q=dog").body()).get(0).path("id").asString()).isEqualTo("p-01");
        Files.writeString(source("search"), search);
        store.run().reload(store.design());
    }

    @Test
    @Order(6)
    void aCallWithoutAWireIsStoppedWithItsReasonAndShowsRed() throws Exception {
        // the drawing alone is changed: generated code would not even offer the call
        store.run().reload(Drawings.change(store.design(), "set search->products.mode write"));
        HttpResponse<String> answer = search("?q=dog");
        assertThat(answer.statusCode()).isEqualTo(500);
        Message refused = store.message(message -> message.wire().isEmpty());
        assertThat(refused.ok()).isFalse();
        assertThat(refused.answer()).contains("search is not permitted to perform dynamodb:Query on products: no wire grants it.");
        assertThat(store.problems).anyMatch(problem -> problem.startsWith("search: search is not permitted to perform dynamodb:Query on products"));
        store.run().reload(store.design());
        assertThat(search("?q=dog").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void cardsThatAreAddedRenamedAndRemovedAreFollowed() throws Exception {
        String address = store.api("shop");
        store.change("add queue receipts", "add bucket photos", "connect purchase receipts", "add user-pool staff");
        assertThat(store.run().token(store.card("staff"), "bob", Map.of())).contains(".");
        String token = store.run().token(store.card("customers"), "ada", Map.of());
        assertThat(buy("p-03", "authorization", "Bearer " + token).statusCode()).isEqualTo(201);

        store.change("rename search finder");
        assertThat(store.api("shop")).isEqualTo(address);
        assertThat(search("?q=dog").statusCode()).isEqualTo(200);

        store.change("remove finder");
        assertThat(search("?q=dog").statusCode()).isEqualTo(404);
    }
}
