package com.example.petstore.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.petstore.events.HttpRequest;
import com.example.petstore.events.HttpResponse;
import com.example.petstore.ports.InMemoryProductsTable;
import com.example.petstore.ports.InMemoryPurchasesTable;
import com.example.petstore.ports.ProductsItem;
import com.example.petstore.ports.PurchasesItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurchaseTest {
    private final InMemoryProductsTable products = new InMemoryProductsTable();
    private final InMemoryPurchasesTable purchases = new InMemoryPurchasesTable();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:41:08Z"), ZoneOffset.UTC);
    private final Purchase function = new Purchase(products, purchases, clock);

    @BeforeEach
    void fillTheShop() {
        products.hold(new ProductsItem("leash", "Leather leash", "dog", new BigDecimal("24.50"), 3L));
    }

    private HttpResponse buy(String product, int quantity) {
        Purchase.Order order = new Purchase.Order(product, quantity);
        return function.handle(HttpRequest.post("/purchases", order).withClaim("sub", "ada"));
    }

    @Test
    void aPurchaseCostsTheShopsPriceAndIsKept() {
        HttpResponse response = buy("leash", 2);
        assertEquals(201, response.status());
        PurchasesItem purchase = purchases.items().getFirst();
        assertEquals(0, new BigDecimal("49").compareTo(purchase.total()));
        assertEquals("2026-11-22T10:41:08Z", purchase.boughtAt());
        assertEquals("ada", purchase.customer());
        assertEquals(1, products.get("leash").orElseThrow().stock());
    }

    @Test
    void moreThanThereAreIsRefusedAndTakesNothing() {
        assertEquals(409, buy("leash", 4).status());
        assertEquals(3, products.get("leash").orElseThrow().stock());
    }

    @Test
    void aProductThatIsNotThereIsNotFound() {
        assertEquals(404, buy("unicorn", 1).status());
    }

    @Test
    void anOrderOfNothingIsRefused() {
        assertEquals(400, buy("leash", 0).status());
    }

    @Test
    void nobodyBuysWithoutSigningIn() {
        HttpRequest request = HttpRequest.post("/purchases", new Purchase.Order("leash", 1));
        assertEquals(401, function.handle(request).status());
    }
}
