package dev.drawbridge.desktop.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ActionSearchTest {
    private static List<String> find(String typed) {
        return ActionSearch.find(List.of("Zoom out", "Open project", "Undo", "Show everything", "Copy"), Function.identity(), typed);
    }

    @Test
    void nothingTypedFindsEverythingInOrder() {
        assertThat(find("")).containsExactly("Zoom out", "Open project", "Undo", "Show everything", "Copy");
    }

    @Test
    void startsComeBeforeStartsOfWordsBeforeTheRest() {
        assertThat(find("o")).startsWith("Open project", "Zoom out").contains("Undo", "Copy");
        assertThat(find("UND")).containsExactly("Undo");
    }

    @Test
    void lettersInOrderAreEnough() {
        assertThat(find("zmo")).containsExactly("Zoom out");
        assertThat(find("qq")).isEmpty();
    }
}
