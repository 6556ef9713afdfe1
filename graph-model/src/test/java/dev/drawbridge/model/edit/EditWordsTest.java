package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditWordsTest {
    private final EditWords words = new EditWords(Catalogue.standard(), WireTable.standard());
    private Design design = Design.empty("shop");

    private void edit(String... typed) {
        design = words.parse(design, List.of(typed)).apply(Drawing.of(design, Layout.empty())).drawing().design();
    }

    private void shop() {
        edit("add", "http-api", "shop");
        edit("add", "function", "search");
        edit("add", "table", "products");
        edit("add", "queue", "orders");
        edit("add", "queue", "failed orders");
    }

    private Node node(String name) {
        return design.nodeNamed(name).orElseThrow();
    }

    private Wire wire(String name) {
        return words.wire(design, name);
    }

    @Test
    void addPlacesACardOfTheKindByIdTitleOrAlias() {
        edit("add", "function", "search");
        edit("add", "User pool", "users");
        edit("add", "SQS", "orders");

        assertThat(design.nodes().values().stream().map(Node::kind)).containsExactlyInAnyOrder("function", "user-pool", "queue");
        assertThat(node("search").id()).isEqualTo(new NodeId("search"));
    }

    @Test
    void setUnderstandsTheValueByTheTypeOfTheField() {
        shop();
        edit("set", "search.timeout", "20 s");
        edit("set", "Search.Runtime", "Java 21");
        edit("set", "search.tracing", "on");
        edit("set", "search.environment", "LEVEL=debug, MODE=a=b");
        edit("set", "search.note", "The way in.");
        edit("set", "products.itemFields", "id text, price decimal");
        edit("set", "orders.visibilityTimeout", "!Ref Seconds");
        edit("set", "orders.messageFields", "[{\"name\": \"id\"}]");

        assertThat(node("search").fields()).containsEntry("timeout", Value.of(20)).containsEntry("runtime", Value.of("java21"))
                .containsEntry("tracing", Value.of(true)).containsEntry("environment", Value.entries("LEVEL", "debug", "MODE", "a=b"));
        assertThat(node("search").note()).isEqualTo("The way in.");
        assertThat(node("products").field("itemFields")).contains(Value.of(List.of(Value.entries("name", "id", "type", "text"), Value.entries("name", "price", "type", "decimal"))));
        assertThat(node("orders").field("visibilityTimeout")).contains(new Value.Expression("Ref", Value.of("Seconds")));
        assertThat(node("orders").field("messageFields")).contains(Value.of(List.of(Value.entries("name", "id"))));
    }

    @Test
    void setWithoutAValueGoesBackToTheDefault() {
        shop();
        edit("set", "search.timeout", "20");
        edit("set", "search.timeout");

        assertThat(node("search").field("timeout")).isEmpty();
    }

    @Test
    void connectDrawsTheUsualWireAndSetsItsFields() {
        shop();
        edit("connect", "shop", "search", "--routes", "GET /products, POST /products");
        edit("connect", "search", "products", "--mode", "read-write", "--scan", "yes");

        assertThat(wire("shop->search").field("routes")).contains(Value.of(List.of(Value.entries("method", "GET", "path", "/products"), Value.entries("method", "POST", "path", "/products"))));
        assertThat(wire("search -> products").fields()).containsEntry("mode", Value.of("read-write")).containsEntry("scan", Value.of(true));
    }

    @Test
    void connectFindsTheFailurePortWhereOnlyThatFits() {
        shop();
        edit("connect", "orders", "failed orders");
        edit("connect", "search", "orders");
        edit("connect", "search", "orders", "--as", "on-failure");
        edit("connect", "search.failure", "failed orders");

        assertThat(wire("orders->failed orders").from().port()).isEqualTo("failure");
        assertThat(wire("search->orders:send").from().port()).isEqualTo("out");
        assertThat(wire("search->orders:on-failure").from().port()).isEqualTo("failure");
        assertThat(wire("search->failed orders").role()).isEqualTo(WireRole.ON_FAILURE);
    }

    @Test
    void aWireIsSetAndRemovedByTheNamesOfItsEnds() {
        shop();
        edit("connect", "orders", "search");
        edit("set", "orders->search.batchSize", "5");
        assertThat(wire("orders->search").field("batchSize")).contains(Value.of(5));

        edit("remove", "orders->search");
        assertThat(design.wires()).isEmpty();
    }

    @Test
    void renameAndRemoveFindCardsByNameWhateverTheCapitals() {
        shop();
        edit("rename", "SEARCH", "find");
        assertThat(node("find").id()).isEqualTo(new NodeId("search"));
        edit("remove", "find");
        assertThat(design.nodeNamed("find")).isEmpty();
    }

    @Test
    void anIdNamesACardToo() {
        shop();
        edit("rename", "search", "find");

        assertThat(words.card(design, "search").name()).isEqualTo("find");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | There is no edit "". Write add KIND NAME, set NAME.FIELD VALUE, set package NAME, connect A B [--mode read], rename A B or remove A.
            paint search                        | There is no edit "paint". Write add KIND NAME, set NAME.FIELD VALUE, set package NAME, connect A B [--mode read], rename A B or remove A.
            add funktion x                      | There is no kind "funktion". Did you mean function?
            add function                        | Write add KIND NAME; put quotes around a name or value with spaces.
            add function 1st                    | The name "1st" must start with a letter and go on with letters, digits, spaces, - or _.
            add function Search                 | A card is called "search" already. Choose another name, such as Search2.
            set serach.timeout 3                | There is no card "serach". Did you mean search?
            set nothing-like-it.timeout 3       | There is no card "nothing-like-it". There are failed orders, orders, products, search and shop.
            set search.timeuot 3                | search has no setting "timeuot". Did you mean timeout?
            set search.timeout 901              | Timeout must be a whole number from 1 to 900 s, but is 901.
            set search.timeout soon             | Timeout must be a whole number, but is "soon".
            set search.tracing maybe            | Tracing must be true or false, but is "maybe".
            set search.runtime java8            | Runtime must be one of java25, java21, java17, but is "java8".
            set search.environment LEVEL        | Environment must be written as NAME=VALUE,NAME=VALUE or as JSON, but has "LEVEL".
            set search.environment {            | "{" is not valid JSON
            set search 3                        | Write what to set as NAME.FIELD, for example search.timeout, instead of "search".
            set orders->search.batchSize 3      | There is no wire orders->search.
            connect orders shop                 | A queue cannot be wired to an HTTP API. It can be wired to an event pipe or a function.
            connect search products --mode      | Write settings of a wire as --FIELD VALUE, for example --mode read.
            connect search products mode read x x | Write settings of a wire as --FIELD VALUE, for example --mode read.
            connect search products --moode read| A wire from search to products has no setting "moode". Did you mean mode?
            connect search orders --as trigger  | A wire from search to orders cannot be "trigger". It can be send or on-failure.
            rename search orders!               | The name "orders!" must start with a letter and go on with letters, digits, spaces, - or _.
            remove search->orders:sent          | There is no role "sent". Did you mean send?
            """)
    void whatCannotBeDoneIsSaidInASentence(String typed, String message) {
        shop();

        assertThatThrownBy(() -> words.parse(design, Arrays.asList(typed.split(" ")))).isInstanceOf(ModelException.class).hasMessageStartingWith(message);
    }

    @Test
    void aCardThatWasFoundInATemplateMayHaveWhatTemplatesMaySay() {
        shop();
        Node search = design.requireNode(new NodeId("search"));
        Node found = new Node(search.id(), search.kind(), search.name(), search.fields(), search.note(), new TreeMap<>(Map.of("template", Value.entries("id", "Search", "name", "search"))));
        Design imported = design.withNode(found);

        assertThat(words.parse(imported, List.of("set", "search.runtime", "python3.14"))).isEqualTo(new CardEdit.SetField(found.id(), "runtime", Optional.of(Value.of("python3.14"))));
        assertThatThrownBy(() -> words.parse(imported, List.of("set", "search.runtime", "cobol"))).isInstanceOf(ModelException.class).hasMessageContaining("must be one of java25");
    }

    @Test
    void nothingTypedIsSaid() {
        assertThatThrownBy(() -> words.parse(design, List.of())).isInstanceOf(ModelException.class).hasMessageStartingWith("Nothing is asked for.");
    }

    @Test
    void twoWiresBetweenTheSameCardsMustBeToldApart() {
        shop();
        edit("connect", "search", "orders");
        edit("connect", "search", "orders", "--as", "on-failure");

        assertThatThrownBy(() -> words.wire(design, "search->orders"))
                .hasMessage("2 wires lead from search to orders. Say which: search->orders:send or search->orders:on-failure.");
    }

    @Test
    void twoCardsOfOneNameMustBeToldApartByTheirIds() {
        Design twice = Design.of("x", List.of(Node.of(new NodeId("a"), "table", "same"), Node.of(new NodeId("b"), "table", "Same")), List.of());

        assertThatThrownBy(() -> words.card(twice, "same")).hasMessage("2 cards are called \"same\". Name it by its id: a or b.");
    }

    @Test
    void aCardOfAnUnknownKindCannotBeSet() {
        Design strange = Design.of("x", List.of(Node.of(new NodeId("a"), "hologram", "a")), List.of());

        assertThatThrownBy(() -> words.set(strange, "a.x", java.util.Optional.of("1"))).isInstanceOf(ModelException.class).hasMessageContaining("hologram");
    }

    @Test
    void setPackageNamesThePackageOfAllFunctionsAndWithoutANameTheUsualOne() {
        String usual = design.settings().javaPackage();
        edit("set", "package", "com.acme.pets");
        assertThat(design.settings().javaPackage()).isEqualTo("com.acme.pets");
        edit("set", "package");
        assertThat(design.settings().javaPackage()).isEqualTo(usual);
        assertThatThrownBy(() -> edit("set", "package", "com.class.x")).isInstanceOf(ModelException.class).hasMessageContaining("no Java keywords");
    }
}
