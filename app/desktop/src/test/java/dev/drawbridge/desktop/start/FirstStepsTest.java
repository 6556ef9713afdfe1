package dev.drawbridge.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
    private static final Node CARD = Node.of(new NodeId("a"), "function", "a");
    private static final Design EMPTY = Design.empty("d");
    private static final Design ONE = Design.of("d", List.of(CARD), List.of());

    @Test
    void aNewCardDoesTheFirstStepAndATakenAwayOneDoesNone() {
        assertThat(FirstSteps.none().after(EMPTY, ONE).current()).contains(FirstSteps.Step.WIRE);
        assertThat(FirstSteps.none().after(ONE, EMPTY).current()).contains(FirstSteps.Step.PLACE);
    }

    @Test
    void aChangedFieldDoesTheThirdStepEvenOutOfOrder() {
        Design set = Design.of("d", List.of(CARD.withField("timeout", Value.of(3))), List.of());
        FirstSteps steps = FirstSteps.none().after(ONE, set);
        assertThat(steps.done()).containsExactly(FirstSteps.Step.SET);
        assertThat(steps.with(FirstSteps.Step.PLACE).with(FirstSteps.Step.WIRE).current()).contains(FirstSteps.Step.RUN);
    }

    @Test
    void afterAllStepsThereIsNone() {
        FirstSteps steps = FirstSteps.none();
        for (FirstSteps.Step step : FirstSteps.Step.values()) {
            steps = steps.with(step);
        }
        assertThat(steps.current()).isEmpty();
    }
}
