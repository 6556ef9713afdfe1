package dev.drawbridge.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IconsTest {
    private static final List<String> KINDS = words("""
            client http-api rest-api websocket-api function-url schedule scheduler queue topic event-bus event-rule
            stream kafka mq document-changes event-source event-pipe function state-machine table bucket user-pool identity-pool auth0 firebase-auth firestore
            parse-server secret parameter layer email graphql-api nested-stack raw-resource unknown note group
            network load-balancer cdn dns certificate database cache file-system search-index broker delivery catalog backup chat container
            machine batch dashboard transfer ai media map thing key-card firewall role guard build configuration watch log automation
            cost-card custom-resource macro wait loop
            """);
    private static final List<String> ACTIONS = words("""
            play stop restart deploy live undo redo search plus minus close check chevron-right chevron-down
            chevron-left chevron-up warning error info success trash copy paste edit save folder file settings sun moon
            help fit zoom-in zoom-out grid tidy ungroup align-left align-right align-top align-bottom align-center-h
            align-center-v distribute-h distribute-v minimap outline send replay filter lock unlock eye eye-off
            external-link download upload code terminal wire key more menu drag-handle clock history palette inspector
            drawer keyboard arrow-right arrow-left tag alarm chart cost
            """);

    @Test
    void everyKindHasAnIcon() {
        assertThat(ids(Icon.Purpose.KIND)).containsExactlyInAnyOrderElementsOf(KINDS);
    }

    @Test
    void everyActionHasAnIcon() {
        assertThat(ids(Icon.Purpose.ACTION)).containsExactlyInAnyOrderElementsOf(ACTIONS);
    }

    @Test
    void theProductHasALogo() {
        assertThat(ids(Icon.Purpose.LOGO)).containsExactly("drawbridge");
    }

    @Test
    void idsAreUnique() {
        assertThat(Icons.all()).extracting(Icon::id).doesNotHaveDuplicates();
    }

    @Test
    void anIconIsFoundByItsId() {
        assertThat(Icons.find("event-bus")).get().extracting(Icon::id).isEqualTo("event-bus");
        assertThat(Icons.findOrUnknown("event-bus").id()).isEqualTo("event-bus");
    }

    @Test
    void whatHasNoIconIsShownAsUnknown() {
        assertThat(Icons.find("quantum-queue")).isEmpty();
        assertThat(Icons.findOrUnknown("quantum-queue")).isSameAs(Icons.unknown());
        assertThat(Icons.unknown().id()).isEqualTo("unknown");
    }

    @Test
    void theListOfAllIconsCannotBeChanged() {
        Icon icon = Icons.unknown();
        assertThatThrownBy(() -> Icons.all().add(icon)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theInkStaysOnTheGrid(Icon icon) {
        Bounds ink = icon.inkBounds();
        assertThat(ink.minX()).isGreaterThanOrEqualTo(0);
        assertThat(ink.minY()).isGreaterThanOrEqualTo(0);
        assertThat(ink.maxX()).isLessThanOrEqualTo(Icon.GRID);
        assertThat(ink.maxY()).isLessThanOrEqualTo(Icon.GRID);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theInkIsCentred(Icon icon) {
        Bounds ink = icon.inkBounds();
        assertThat(ink.centerX()).isCloseTo(Icon.GRID / 2, within(1.0));
        assertThat(ink.centerY()).isCloseTo(Icon.GRID / 2, within(1.0));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindFillsItsTile(Icon icon) {
        Bounds ink = icon.inkBounds();
        assertThat(Math.max(ink.width(), ink.height())).isGreaterThanOrEqualTo(18);
        assertThat(Math.min(ink.width(), ink.height())).isGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlySmallDotsAreFilled(Icon icon) {
        assertThat(icon.strokes()).filteredOn(Stroke::filled).allSatisfy(dot -> {
            assertThat(dot.inkBounds().width()).isLessThanOrEqualTo(4);
            assertThat(dot.inkBounds().height()).isLessThanOrEqualTo(4);
        });
    }

    /** Too little ink is not seen at 16 pixels, too much is a blot. */
    @ParameterizedTest
    @MethodSource("all")
    void anIconIsNeitherFaintNorABlotAt16Pixels(Icon icon) {
        double share = Arrays.stream(InkPainter.ink(icon, 16)).average().orElseThrow();
        double faintest = icon.purpose() == Icon.Purpose.KIND ? 0.12 : 0.05;
        assertThat(share).isBetween(faintest, 0.45);
    }

    @Test
    void noTwoKindsLookAlikeAt16Pixels() {
        assertThat(alike(kinds().toList(), 0.78)).isEmpty();
    }

    /** Pairs such as zoom-in and zoom-out differ by one stroke on purpose. */
    @Test
    void noTwoIconsLookTheSameAt16Pixels() {
        assertThat(alike(Icons.all(), 0.94)).isEmpty();
    }

    /** The pairs of which more than {@code limit} of the ink is shared. */
    private static List<String> alike(List<Icon> icons, double limit) {
        List<double[]> ink = icons.stream().map(icon -> InkPainter.ink(icon, 16)).toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < icons.size(); i++) {
            for (int j = i + 1; j < icons.size(); j++) {
                double shared = shared(ink.get(i), ink.get(j));
                if (shared > limit) {
                    pairs.add("%s and %s share %.2f".formatted(icons.get(i).id(), icons.get(j).id(), shared));
                }
            }
        }
        return pairs;
    }

    private static double shared(double[] one, double[] other) {
        double both = 0;
        double either = 0;
        for (int i = 0; i < one.length; i++) {
            both += Math.min(one[i], other[i]);
            either += Math.max(one[i], other[i]);
        }
        return both / either;
    }

    private static Stream<Icon> all() {
        return Icons.all().stream();
    }

    private static Stream<Icon> kinds() {
        return all().filter(icon -> icon.purpose() == Icon.Purpose.KIND);
    }

    private static List<String> ids(Icon.Purpose purpose) {
        return all().filter(icon -> icon.purpose() == purpose).map(Icon::id).toList();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
