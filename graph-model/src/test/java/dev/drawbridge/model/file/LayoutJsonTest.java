package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutJsonTest {
    @Test
    void placesAreWrittenAsPairsOfWholePixels() {
        Layout layout = Layout.empty().withPlace(new NodeId("search"), new Point(447.6, 96)).withPlace(new NodeId("b"), new Point(-0.4, -16));

        assertThat(LayoutJson.write(layout)).isEqualTo("""
                {
                  "format": 1,
                  "places": {
                    "b": [0, -16],
                    "search": [448, 96]
                  }
                }
                """);
    }

    @Test
    void whatWasWrittenIsReadAsTheSameLayout() {
        Layout layout = LayoutJson.read("{\"format\": 1, \"places\": {\"a\": [1, 2]}, \"zoom\": 1.5}");

        assertThat(layout.place(new NodeId("a"))).contains(new Point(1, 2));
        assertThat(LayoutJson.read(LayoutJson.write(layout))).isEqualTo(layout);
        assertThat(LayoutJson.write(layout)).contains("\"zoom\": 1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[1, 2, 3]", "[1, \"2\"]", "{}", "null", "[1e300, 0]", "[1e999999, 0]"})
    void aPlaceThatIsNoneIsToldWithItsCard(String place) {
        assertThatThrownBy(() -> LayoutJson.read("{\"format\": 1, \"places\": {\"search\": " + place + "}}"))
                .isInstanceOf(ProjectFileException.class).hasMessageStartingWith("drawbridge.layout.json: places of \"search\" must be a pair [x, y]");
    }
}
