package dev.drawbridge.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"!Ref Products", "!Sub ${Products}-x", "!GetAtt Products.Arn", "!GetAtt Nested.Outputs.Name", "!Join [\"-\",[\"a\",{\"Ref\":\"B\"}]]", "!Condition IsProd"})
    void whatIsWrittenReadsBackTheSame(String text) {
        assertThat(ExpressionText.parse(text)).isInstanceOfSatisfying(Typed.Is.class,
                is -> assertThat(ExpressionText.format((Value.Expression) is.value())).isEqualTo(text));
    }

    @Test
    void getAttIsSplitAtItsFirstDot() {
        assertThat(ExpressionText.parse("!GetAtt A.B.C")).isEqualTo(
                new Typed.Is(new Value.Expression("Fn::GetAtt", Value.of(List.of(Value.of("A"), Value.of("B.C"))))));
    }

    @Test
    void theLongFormIsUnderstoodToo() {
        assertThat(ExpressionText.parse("{\"Ref\": \"X\"}")).isEqualTo(new Typed.Is(new Value.Expression("Ref", Value.of("X"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Products", "!Ref", "!GetAtt Products", "!Join [", "{\"a\": 1}", "{"})
    void whatIsNoExpressionIsToldInOneSentence(String text) {
        assertThat(ExpressionText.parse(text)).isInstanceOfSatisfying(Typed.Wrong.class, wrong -> assertThat(wrong.sentence()).endsWith("."));
    }

    @Test
    void nothingMeansTheDefault() {
        assertThat(ExpressionText.parse("  ")).isEqualTo(new Typed.Cleared());
    }
}
