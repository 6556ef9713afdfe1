package dev.drawbridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void numbersThatMeanTheSameAreEqual() {
        assertThat(new Value.Decimal(new BigDecimal("10.00"))).isEqualTo(Value.of(10)).hasSameHashCodeAs(Value.of(10));
        assertThat(new Value.Decimal(new BigDecimal("0E+9"))).isEqualTo(Value.of(0));
    }

    @Test
    void entriesInAnotherOrderAreEqual() {
        assertThat(Value.entries("a", 1, "b", true)).isEqualTo(Value.entries("b", true, "a", 1));
    }

    @Test
    void aValueIsAskedForByItsType() {
        assertThat(Value.of("x").asText()).contains("x");
        assertThat(Value.of(3).asInt()).contains(3);
        assertThat(new Value.Decimal(new BigDecimal("3.5")).asInt()).isEmpty();
        assertThat(Value.of(3_000_000_000L).asInt()).isEmpty();
        assertThat(Value.of(true).asFlag()).contains(true);
        assertThat(Value.of("x").asInt()).isEmpty();
        assertThat(Value.of(List.of(Value.of("a"))).asItems()).containsExactly(Value.of("a"));
    }

    @Test
    void aValueIsShownAsAPersonWouldReadIt() {
        assertThat(Value.of(100).display()).isEqualTo("100");
        assertThat(Value.of(List.of(Value.of("a"), Value.of(2))).display()).isEqualTo("a, 2");
        assertThat(Value.entries("a", 1).display()).isEqualTo("a: 1");
        assertThat(new Value.Expression("Fn::Sub", Value.of("${A}-x")).display()).isEqualTo("!Sub ${A}-x");
        assertThat(new Value.Nothing().display()).isEqualTo("null");
    }

    @Test
    void aHugeNumberIsShownShort() {
        assertThat(new Value.Decimal(new BigDecimal("1E+999999999")).display()).isEqualTo("1E+999999999");
    }
}
