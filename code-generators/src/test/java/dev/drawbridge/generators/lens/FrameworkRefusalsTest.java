package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import org.junit.jupiter.api.Test;

/** What a serverless.yml has no place for is refused in a sentence, and nothing of it is lost. */
class FrameworkRefusalsTest {
    private static final String HEAD = """
            service: shop
            provider: {name: aws, runtime: java21}
            functions:
            """;

    private static NodeId card(DesignStore store, String name) {
        return store.design().nodeNamed(name).orElseThrow().id();
    }

    private static void refused(DesignStore store, String text, Edit edit, String why) {
        assertThatThrownBy(() -> store.apply(edit)).isInstanceOf(ModelException.class).hasMessageContaining(why).hasMessageEndingWith(".");
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void anEventHasNoNameToChange() {
        String text = HEAD + "  lines: {handler: a.Lines, events: [{cloudwatchLog: /shop/lines}]}\n";
        DesignStore store = FrameworkLawsTest.store(text);
        refused(store, text, new CardEdit.RenameNode(card(store, "CloudWatchLogs"), "errors"), "no names in serverless.yml");
    }

    @Test
    void aSecondAuthorizerThatNoRouteAsksIsNotLostWithoutAWord() {
        String text = HEAD + """
                  door: {handler: a.Door}
                  gate: {handler: a.Gate}
                  orders: {handler: a.Orders, events: [{http: {path: orders, method: get, authorizer: door}}]}
                """.indent(2);
        DesignStore store = FrameworkLawsTest.store(text);
        Wire second = Wire.of(new WireId("second"), End.out(card(store, "gate")), End.in(card(store, "RestApi")), WireRole.AUTHORIZE);
        refused(store, text, new WireEdit.Connect(second), "authorizer: gate");
    }
}
