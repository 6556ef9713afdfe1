package dev.drawbridge.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** Every letter is ten wide here, so a line of 120 has twelve of them. */
class CardTitleTest {
    private static List<String> lines(String name) {
        return CardTitle.lines(name, CardTitleTest::width, CardTitleTest::width, 120);
    }

    private static double width(String text) {
        return 10.0 * text.codePointCount(0, text.length());
    }

    @Test
    void aNameThatFitsStandsOnOneLine() {
        assertThat(lines("checkout")).containsExactly("checkout");
        assertThat(lines("twelve-chars")).containsExactly("twelve-chars");
    }

    @Test
    void aLongNameIsPartedWhereAWordOfItEnds() {
        assertThat(lines("GetOrderFunction")).containsExactly("GetOrder", "Function");
        assertThat(lines("CreateOrderFunction")).containsExactly("CreateOrder", "Function");
        assertThat(lines("HTTPProxyOrderApi")).containsExactly("HTTPProxy", "OrderApi");
        assertThat(lines("shop-orders-dead-letters")).containsExactly("shop-orders-", "dead-letters");
        assertThat(lines("orders of the day")).containsExactly("orders of", "the day");
    }

    @Test
    void aLongWordIsPartedWhereTheLineEnds() {
        assertThat(lines("recalculateeverything")).containsExactly("recalculatee", "verything");
    }

    @Test
    void whatIsTooLongForTwoLinesKeepsItsEnd() {
        assertThat(lines("ServerlessShopCreateOrderFromBasketFunction")).containsExactly("Serverless", "ShopC\u2026nction");
    }

    @Property
    void noLineIsWiderThanItsRoom(@ForAll @NotEmpty String name) {
        List<String> lines = lines(name);
        assertThat(lines).hasSizeBetween(1, 2).allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(120));
    }
}
