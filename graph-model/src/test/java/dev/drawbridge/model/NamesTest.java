package dev.drawbridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "pet-orders, PetOrders, petOrders, PET_ORDERS, pet-orders, petorders",
        "PetOrders,  PetOrders, petOrders, PET_ORDERS, pet-orders, petorders",
        "pet orders, PetOrders, petOrders, PET_ORDERS, pet-orders, petorders",
        "HTTPServer, HttpServer, httpServer, HTTP_SERVER, http-server, httpserver",
        "orders2,    Orders2,   orders2,   ORDERS2,    orders2,    orders2",
        "class,      Class,     class_,    CLASS,      class,      appclass",
        "2nd try,    2ndTry,    2ndTry,    2ND_TRY,    2nd-try,    app2ndtry"})
    void aNameHasOneFormForEachPlace(String name, String pascal, String camel, String constant, String kebab, String packageWord) {
        assertThat(Names.pascal(name)).isEqualTo(pascal);
        assertThat(Names.camel(name)).isEqualTo(camel);
        assertThat(Names.constant(name)).isEqualTo(constant);
        assertThat(Names.kebab(name)).isEqualTo(kebab);
        assertThat(Names.packageWord(name)).isEqualTo(packageWord);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Pet Orders", "pet_orders-2"})
    void aGoodNameHasNoProblem(String name) {
        assertThat(Names.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2nd", "a/b", "a.b", "a->b", "größe", "a\nb"})
    void aBadNameIsToldInASentence(String name) {
        assertThat(Names.problem(name)).isPresent().get().asString().endsWith(".");
    }

    @Test
    void aNameMayHaveSixtyFourCharacters() {
        assertThat(Names.problem("a".repeat(64))).isEmpty();
        assertThat(Names.problem("a".repeat(65))).contains("The name \"" + "a".repeat(65) + "\" has 65 characters; 64 is the most.");
    }
}
