package dev.drawbridge.desktop.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsModelTest {
    private static final NodeId SEARCH = new NodeId("search");
    private final FindingsModel model = new FindingsModel();

    private static Finding finding(String rule, Severity severity) {
        return new Finding(rule, severity, new Subject.OfNode(SEARCH, ""), "Something.");
    }

    @Test
    void theWorstComesFirstAndColoursTheBadge() {
        model.show(Design.empty("x"), List.of(finding("a", Severity.INFO), finding("b", Severity.ERROR), finding("c", Severity.WARNING)));
        assertThat(model.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
        assertThat(model.of(SEARCH)).contains(new FindingsModel.Summary(3, Severity.ERROR));
        assertThat(model.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void whatTheUserAcceptedIsNotShown() {
        Design design = Design.empty("x");
        Design accepting = design.withSettings(design.settings().withSuppression("a", "search", "It is fine."));
        model.show(accepting, List.of(finding("a", Severity.WARNING)));
        assertThat(model.findings()).isEmpty();
        assertThat(model.of(SEARCH)).isEmpty();
    }

    @Test
    void nobodyIsToldOfTheSameAgain() {
        int[] told = {0};
        model.listen(() -> told[0]++);
        model.show(Design.empty("x"), List.of(finding("a", Severity.INFO)));
        model.show(Design.empty("x"), List.of(finding("a", Severity.INFO)));
        assertThat(told[0]).isEqualTo(1);
    }
}
