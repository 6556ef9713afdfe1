package dev.drawbridge.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IconFileTest {

    @Test
    void anIdIsFollowedByItsPaths() {
        List<Icon> icons = file("""
                # two icons

                plus
                  stroke M12 4v16
                  stroke M4 12h16
                # a comment in between
                dot
                  fill   M11 12h2v2z
                """)
                .read();

        assertThat(icons)
                .containsExactly(
                        new Icon(
                                "plus",
                                Icon.Purpose.ACTION,
                                List.of(new Stroke("M12 4v16", false), new Stroke("M4 12h16", false))),
                        new Icon("dot", Icon.Purpose.ACTION, List.of(new Stroke("M11 12h2v2z", true))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            plus\\n  draw M1 1h2       | test.icons, line 2: "draw M1 1h2" is neither "stroke PATH" nor "fill PATH".
            plus\\n  stroke            | test.icons, line 2: "stroke" is neither "stroke PATH" nor "fill PATH".
            #\\n  stroke M1 1h2        | test.icons, line 2: a path stands before the first icon id.
            plus\\nminus\\n  stroke M1 1 | test.icons, line 1: The icon "plus" draws nothing; give it at least one stroke.
            Plus\\n  stroke M1 1h2     | test.icons, line 1: The icon id "Plus" is not kebab-case, such as event-bus.
            plus\\n\\n  stroke M1 x    | test.icons, line 3: The path "M1 x" is wrong at character 4: a number is missing.
            """)
    void aBrokenFileIsRefusedWithTheLine(String text, String message) {
        IconFile file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(file::read).isInstanceOf(IconException.class).hasMessage(message);
    }

    private static IconFile file(String text) {
        return new IconFile("test.icons", Icon.Purpose.ACTION, text);
    }
}
