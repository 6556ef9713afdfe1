package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalValuesTest {
    private static final Design DESIGN = Drawings.of("shop", "add table products", "add queue orders", "add topic news", "add bucket photos");
    private final LocalValues values = new LocalValues(DESIGN, LocalNames.of(DESIGN), Map.of("Stage", "dev"), URI.create("http://127.0.0.1:1"));

    private String text(String function, Value argument) {
        return values.text(new Value.Expression(function, argument));
    }

    @Test
    void aReferenceGivesWhatItGivesOnAws() {
        assertThat(text("Ref", Value.of("Products"))).isEqualTo("products");
        assertThat(text("Ref", Value.of("Photos"))).isEqualTo("shop-photos");
        assertThat(text("Ref", Value.of("Orders"))).isEqualTo("http://127.0.0.1:1/000000000000/orders");
        assertThat(text("Ref", Value.of("News"))).isEqualTo("arn:aws:sns:us-east-1:000000000000:news");
        assertThat(text("Ref", Value.of("Stage"))).isEqualTo("dev");
        assertThat(text("Ref", Value.of("AWS::Region"))).isEqualTo("us-east-1");
    }

    @Test
    void attributesSubstitutionsAndJoinsAreWorkedOut() {
        assertThat(text("Fn::GetAtt", Value.of(List.of(Value.of("Orders"), Value.of("Arn"))))).isEqualTo("arn:aws:sqs:us-east-1:000000000000:orders");
        assertThat(text("Fn::GetAtt", Value.of("Orders.QueueName"))).isEqualTo("orders");
        assertThat(text("Fn::Sub", Value.of("${Stage}-${Products}-${Products.Arn}-${!literal}-$5"))).isEqualTo("dev-products-arn:aws:dynamodb:us-east-1:000000000000:table/products-${literal}-$5");
        assertThat(text("Fn::Sub", Value.of(List.of(Value.of("${a}/${Stage}"), Value.entries("a", new Value.Expression("Ref", Value.of("Products"))))))).isEqualTo("products/dev");
        assertThat(text("Fn::Join", Value.of(List.of(Value.of("-"), Value.of(List.of(Value.of("x"), new Value.Expression("Ref", Value.of("Stage")))))))).isEqualTo("x-dev");
    }

    @Test
    void whatCannotBeWorkedOutHereIsShownAsItIs() {
        Value unknown = new Value.Expression("Fn::ImportValue", Value.of("other"));
        assertThat(values.text(unknown)).isEqualTo(unknown.display());
        assertThat(text("Fn::Sub", Value.of("${Nothing}"))).isEqualTo("${Nothing}");
        assertThat(values.text(Value.of(5))).isEqualTo("5");
    }
}
