package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "3", "0.1", "-12345678901234567890.123456789", "true", "null", "[1,[2,{}]]", "{\"a\":1,\"b\":{\"c\":[]}}",
        "{\"Ref\":\"X\"}", "{\"Fn::If\":[\"C\",{\"Ref\":\"A\"},null]}", "{\"Ref\":\"X\",\"b\":1}"})
    void whatIsReadIsWrittenTheSame(String json) {
        assertThat(ValueJson.write(ValueJson.parse(json))).hasToString(json);
    }

    @Test
    void anObjectWithOneIntrinsicFunctionIsAnExpression() {
        assertThat(ValueJson.parse("{\"Fn::Sub\": \"${A}\"}")).isEqualTo(new Value.Expression("Fn::Sub", Value.of("${A}")));
        assertThat(ValueJson.parse("{\"Reference\": 1}")).isEqualTo(Value.entries("Reference", 1));
    }

    @Test
    void entriesAreWrittenSorted() {
        assertThat(ValueJson.write(Value.entries("b", 1, "a", 2))).hasToString("{\"a\":2,\"b\":1}");
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> ValueJson.parse("{a}")).isInstanceOf(ModelException.class).hasMessageStartingWith("\"{a}\" is not valid JSON (");
    }
}
