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
        return CardTitle.of(name, CardTitleTest::width, CardTitleTest::width, 120).lines();
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
    void aLongWordIsPartedWhereASyllableOfItBegins() {
        assertThat(lines("notificationsender")).containsExactly("notification", "sender");
        assertThat(lines("subscriptionwatcher")).containsExactly("subscription", "watcher");
        assertThat(lines("paymentreminders")).containsExactly("paymentremin", "ders");
        assertThat(lines("somethingbirthdays")).containsExactly("something", "birthdays");
    }

    @Test
    void aWordWithoutSyllablesIsPartedWhereTheLineEnds() {
        assertThat(lines("xxxxxxxxxxxxxxxx")).containsExactly("xxxxxxxxxxxx", "xxxx");
    }

    @Test
    void aWordAloneIsRatherSetSmallerThanParted() {
        assertThat(CardTitle.of("transcriptions", CardTitleTest::width, text -> 0.8 * width(text), 120)).isEqualTo(new CardTitle(List.of("transcriptions"), true));
        assertThat(CardTitle.of("transcribeWords", CardTitleTest::width, text -> 0.8 * width(text), 120)).isEqualTo(new CardTitle(List.of("transcribe", "Words"), true));
        assertThat(CardTitle.of("transcripts", CardTitleTest::width, text -> 0.8 * width(text), 120)).isEqualTo(new CardTitle(List.of("transcripts"), false));
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
