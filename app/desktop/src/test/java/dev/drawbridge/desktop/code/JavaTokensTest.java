package dev.drawbridge.desktop.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTokensTest {
    private static List<org.assertj.core.groups.Tuple> pieces(String text) {
        return JavaTokens.of(text).stream().map(token -> tuple(token.type().name(), text.substring(token.start(), token.end()))).toList();
    }

    @Test
    void wordsAreKeywordsTypesOrMethods() {
        assertThat(pieces("final class Search { int at = find(0x1F); }")).containsExactly(tuple("KEYWORD", "final"), tuple("KEYWORD", "class"),
                tuple("TYPE", "Search"), tuple("KEYWORD", "int"), tuple("METHOD", "find"), tuple("NUMBER", "0x1F"));
    }

    @Test
    void whatStandsInTextsAndCommentsIsNothingElse() {
        assertThat(pieces("\"if \\\" class\" // new\n/* for \n it */ '\\''")).containsExactly(tuple("STRING", "\"if \\\" class\""), tuple("COMMENT", "// new"),
                tuple("COMMENT", "/* for \n it */"), tuple("STRING", "'\\''"));
    }

    @Test
    void aTextBlockGoesOnOverLines() {
        assertThat(pieces("\"\"\"\n a \"quoted\" \\\"\"\" b\n\"\"\"; @Override")).containsExactly(
                tuple("STRING", "\"\"\"\n a \"quoted\" \\\"\"\" b\n\"\"\""), tuple("ANNOTATION", "@Override"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "/* open", "\"\"\"", "'", "@", "\\", "1e", "\"\\", "a\"\n\"b"})
    void brokenCodeIsCutInOrderWithoutOverlap(String text) {
        int at = 0;
        for (JavaToken token : JavaTokens.of(text)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(at);
            assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
            at = token.end();
        }
    }
}
