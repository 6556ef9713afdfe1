package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTemplateTest {
    @Test
    void aValueOfSeveralLinesKeepsTheIndentationOfItsHole() {
        assertThat(TextTemplate.of("a {\n    ${body}\n}\n").fill("body", "x;\n\nif {\n    y;\n}")).isEqualTo("a {\n    x;\n\n    if {\n        y;\n    }\n}\n");
    }

    @Test
    void anEmptyValueTakesItsLineAway() {
        assertThat(TextTemplate.of("a\n  ${b}\nc${b}\n").fill("b", "")).isEqualTo("a\nc\n");
    }

    @Test
    void aHoleWithoutValueAndAValueWithoutHoleAreMistakes() {
        assertThatThrownBy(() -> TextTemplate.of("${a}").fill()).hasMessageContaining("${a}");
        assertThatThrownBy(() -> TextTemplate.of("a").fill("b", "x")).hasMessageContaining("b");
    }

    @Test
    void importsAreSortedAndLeftOutWhereTheyAreNotUsed() {
        JavaSource unit = new JavaSource("a.b", "C");
        String list = unit.type("java.util.List");

        assertThat(unit.text("import java.util.Map;\nimport a.Z;\nclass C {\n    " + list + "<Z> z;\n}\n"))
                .isEqualTo("package a.b;\n\nimport a.Z;\nimport java.util.List;\n\nclass C {\n    List<Z> z;\n}\n");
    }

    @Test
    void theSecondTypeOfOneSimpleNameStaysQualified() {
        JavaSource unit = new JavaSource("a.b", "List");

        assertThat(List.of(unit.type("java.util.List"), unit.type("a.b.List"), unit.type("x.Y"), unit.type("z.Y"))).containsExactly("java.util.List", "List", "Y", "z.Y");
    }

    @Test
    void aLongLineIsBrokenAtItsOutermostCommaButNeverInAText() {
        String words = "\"" + "word, ".repeat(15) + "\"";
        List<String> lines = LineBreaker.breakLong(List.of("    call(first(1, 2, 3), " + words + ", second(1, 2, 3));"));

        assertThat(lines).allMatch(line -> line.length() <= LineBreaker.WIDTH).contains("            second(1, 2, 3));");
    }
}
