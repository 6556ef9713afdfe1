package dev.drawbridge.generators.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void headingsParagraphsAndMarkedWordsAreTold() {
        assertThat(Markdown.blocks("# Title\nplain **bold** *lean* ***both*** `code` [link](https://example.com)")).containsExactly(
                new Block.Heading(1, List.of(Span.plain("Title"))),
                new Block.Paragraph(List.of(Span.plain("plain "), new Span("bold", true, false, false, ""), Span.plain(" "), new Span("lean", false, true, false, ""), Span.plain(" "),
                        new Span("both", true, true, false, ""), Span.plain(" "), new Span("code", false, false, true, ""), Span.plain(" "),
                        new Span("link", false, false, false, "https://example.com"))));
    }

    @Test
    void listsKeepTheirDepthAndTheirNumbers() {
        assertThat(Markdown.blocks("- one\n  - inner\n- two\n\n3. three\n4. four")).containsExactly(
                new Block.Item(0, "\u2022", List.of(Span.plain("one"))), new Block.Item(1, "\u2022", List.of(Span.plain("inner"))),
                new Block.Item(0, "\u2022", List.of(Span.plain("two"))), new Block.Item(0, "3.", List.of(Span.plain("three"))), new Block.Item(0, "4.", List.of(Span.plain("four"))));
    }

    @Test
    void codeKeepsItsLines() {
        assertThat(Markdown.blocks("```java\nint a;\n  int b;\n```")).containsExactly(new Block.Code(List.of("int a;", "  int b;")));
    }

    @Test
    void markupOfAPageIsShownAndNotInterpreted() {
        assertThat(Markdown.plain("<script>alert(1)</script>\n\nsay <b>hello</b>")).isEqualTo("<script>alert(1)</script> say <b>hello</b>");
    }

    @Test
    void thePlainTextIsOneLine() {
        assertThat(Markdown.plain("# A\n\n* b\n* **c**\n")).isEqualTo("A \u2022 b \u2022 c");
    }
}
