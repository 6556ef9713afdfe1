package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of a serverless.yml that say who may call: their wire follows their name, however the file names them. */
class FrameworkAuthorizersTest {
    private static void followsTheName(String text, String renamed) {
        DesignStore store = FrameworkLawsTest.store(text);
        assertThat(store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE)).as(text).hasSize(1);
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("ask").orElseThrow().id(), "door"));
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(renamed);
        assertThat(store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE)).singleElement()
                .satisfies(wire -> assertThat(store.design().requireNode(wire.from().node()).name()).isEqualTo("door"));
        assertThat(FrameworkLawsTest.LENS.read(renamed, store.design())).isEqualTo(store.design());
        store.undo();
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "'ask'", "{name: ask, resultTtlInSeconds: 0}", "{name: ask, type: request, identitySource: method.request.header.Key}", "{arn: !GetAtt AskLambdaFunction.Arn}",
        "{name: guard, type: token, arn: !GetAtt AskLambdaFunction.Arn}", "{name: ask, type: token, arn: {'Fn::GetAtt': [AskLambdaFunction, Arn]}}"})
    void aRestApiAsksTheFunctionUnderItsNewName(String authorizer) {
        String text = """
                service: shop
                provider: {name: aws, runtime: java21}
                functions:
                  ask: {handler: a.Ask} # ask
                  orders:
                    handler: a.Orders
                    events:
                      - http: {path: /ask, method: get, authorizer: %s}
                """;
        // an authorizer with an ARN has a name of its own
        String fresh = authorizer.contains("arn") ? authorizer.replace("AskLambda", "DoorLambda") : authorizer.replace("ask", "door");
        followsTheName(text.formatted(authorizer), text.formatted(fresh).replace("  ask: {", "  door: {"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"functionName: ask", "functionArn: !GetAtt AskLambdaFunction.Arn"})
    void anHttpApiAsksTheFunctionUnderItsNewName(String function) {
        String text = """
                service: shop
                provider:
                  name: aws
                  runtime: java21
                  httpApi:
                    authorizers:
                      guard:
                        type: request
                        %s
                        identitySource: $request.header.Key
                functions:
                  ask: {handler: a.Ask}
                  orders:
                    handler: a.Orders
                    events:
                      - httpApi: {path: /ask, method: get, authorizer: {name: guard}}
                """;
        followsTheName(text.formatted(function), text.formatted(function.replace("AskLambda", "DoorLambda").replace(": ask", ": door")).replace("  ask: {", "  door: {"));
    }

    @Test
    void theFunctionThatAsksItselfIsNamedAnewToo() {
        String text = """
                service: shop
                provider: {name: aws, runtime: java21}
                functions:
                  first: {handler: a.First, destinations: {onSuccess: ask}}
                  ask:
                    handler: a.Ask
                    events:
                      - http: {path: /a, method: get, authorizer: other}
                  other:
                    handler: a.Other
                    events:
                      - http: {path: /b, method: get, authorizer: ask}
                """;
        DesignStore store = FrameworkLawsTest.store(text);
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("ask").orElseThrow().id(), "door"));
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text.replace("ask", "door"));
        store.apply(new CardEdit.RenameNode(store.design().nodeNamed("other").orElseThrow().id(), "gate"));
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text.replace("ask", "door").replace("  other", "  gate").replace("authorizer: other", "authorizer: gate"));
        assertThat(store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${self:custom.door}", "{name: '${self:custom.door.name}', type: token}", "${self:custom.other}"})
    void anAuthorizerBehindAVariableIsNamedAnewWhereItIsWrittenAndLeavesEachRoute(String authorizer) {
        String text = """
                service: shop
                provider: {name: aws, runtime: java21}
                custom:
                  other: ${self:custom.door}
                  door:
                    name: ask
                    resultTtlInSeconds: 0
                functions:
                  ask: {handler: a.Ask}
                  orders:
                    handler: a.Orders
                    events:
                      - http:
                          path: /ask
                          method: get
                          authorizer: %s
                """.formatted(authorizer);
        followsTheName(text, text.replace("name: ask", "name: door").replace("  ask: {", "  door: {"));
        DesignStore store = FrameworkLawsTest.store(text);
        store.apply(new WireEdit.Disconnect(store.design().wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE).map(Wire::id).collect(Collectors.toSet())));
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text.replace("          authorizer: " + authorizer + "\n", ""));
        assertThat(store.design().wires().values()).noneMatch(wire -> wire.role() == WireRole.AUTHORIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws_iam", "{type: aws_iam}"})
    void routesThatAskForASignatureAreNotGivenToAFunctionAndThatIsSaid(String signed) {
        String text = """
                service: shop
                provider: {name: aws, runtime: java21}
                functions:
                  ask: {handler: a.Ask}
                  orders:
                    handler: a.Orders
                    events:
                      - http: {path: /orders, method: get, authorizer: %s}
                """.formatted(signed);
        DesignStore store = FrameworkLawsTest.store(text);
        Design design = store.design();
        Node api = design.nodes().values().stream().filter(node -> node.kind().equals("rest-api")).findFirst().orElseThrow();
        Node ask = design.nodeNamed("ask").orElseThrow();
        Wire wire = RandomDrawings.WIRING.create(design, RandomDrawings.WIRES.find("function", WireRole.AUTHORIZE, "rest-api").orElseThrow(), ask, api);
        assertThatThrownBy(() -> store.apply(new WireEdit.Connect(wire))).isInstanceOf(ModelException.class).hasMessageContaining("no route here would ask ask");
        assertThat(FrameworkLawsTest.text(store)).isEqualTo(text);
    }

    @Test
    void theLastRouteThatAskedTakesTheWireAlongAndSaysSo() {
        String text = """
                service: shop
                provider: {name: aws, runtime: java21}
                functions:
                  ask: {handler: a.Ask}
                  orders:
                    handler: a.Orders
                    events:
                      - http: {path: /ask, method: get, authorizer: ask}
                  free:
                    handler: a.Free
                    events:
                      - http: {path: /free, method: get}
                """;
        DesignStore store = FrameworkLawsTest.store(text);
        Drawing before = store.drawing();
        Edit edit = new WireEdit.Disconnect(before.design().wires().values().stream().filter(wire -> wire.to().node().value().equals("orders")).map(Wire::id).collect(Collectors.toSet()));
        store.apply(edit);
        assertThat(Consequences.besides(before, edit, store.drawing()).wires()).singleElement().returns(WireRole.AUTHORIZE, Wire::role);
        assertThat(Consequences.besides(before, edit, store.drawing()).resources()).isEmpty();
    }
}
