package com.example.petstore.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.petstore.events.HttpRequest;
import com.example.petstore.ports.InMemoryProductsTable;
import com.example.petstore.ports.ProductsItem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final InMemoryProductsTable products = new InMemoryProductsTable();
    private final Search search = new Search(products);

    @BeforeEach
    void fillTheShop() {
        products.hold(new ProductsItem("p-1", "Dog bed", "dog", new BigDecimal("64.90"), 14L));
        products.hold(new ProductsItem("p-2", "Squeaky bone", "dog", new BigDecimal("7.95"), 120L));
        products.hold(new ProductsItem("p-3", "Feather wand", "cat", new BigDecimal("5.50"), 75L));
    }

    private List<String> names(String target) {
        ProductsItem[] found = search.handle(HttpRequest.get(target)).json(ProductsItem[].class);
        return Arrays.stream(found).map(ProductsItem::name).toList();
    }

    @Test
    void findsProductsOfATagTheCheapestFirst() {
        assertEquals(List.of("Squeaky bone", "Dog bed"), names("/products?q=dog"));
    }

    @Test
    void theTagMayBeTypedInCapitals() {
        assertEquals(List.of("Feather wand"), names("/products?q=CAT"));
    }

    @Test
    void findsNothingForATagThatNoProductHas() {
        assertEquals(List.of(), names("/products?q=dragon"));
    }

    @Test
    void showsEverythingWhenNothingIsAskedFor() {
        assertEquals(List.of("Feather wand", "Squeaky bone", "Dog bed"), names("/products"));
    }
}
