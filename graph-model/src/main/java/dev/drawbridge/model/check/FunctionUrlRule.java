package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.AccessMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Function URLs: {@code function-url-shared}, {@code open-function-url}. Source: docs.aws.amazon.com/lambda/latest/dg/urls-auth.html.
 */
final class FunctionUrlRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("function-url").forEach(url -> {
            List<Wire> calls = context.index().outOf(url.id(), WireRole.CALL);
            calls.stream().skip(1).forEach(wire -> findings.add(shared(wire, "A function URL belongs to one function, and " + url.name() + " calls "
                    + context.to(calls.getFirst()).name() + " already. Give " + context.to(wire).name() + " a URL of its own, or put an HTTP API before both.")));
            calls.stream().findFirst().filter(_ -> context.kind(url).text(url, "auth").equals("NONE")).ifPresent(call -> open(context, url, context.to(call)).ifPresent(findings::add));
        });
        context.nodes("function").forEach(function -> context.index().into(function.id(), WireRole.CALL).stream()
                .filter(wire -> context.from(wire).kind().equals("function-url")).skip(1).forEach(wire -> findings.add(shared(wire,
                        function.name() + " has two function URLs; Lambda gives it one. Remove one of them."))));
        return findings;
    }

    private static Finding shared(Wire wire, String message) {
        return new Finding("function-url-shared", Severity.ERROR, new Subject.OfWire(wire.id(), ""), message,
                List.of(new Fix("Remove the wire", new WireEdit.Disconnect(java.util.Set.of(wire.id())))));
    }

    private static Optional<Finding> open(CheckContext context, Node url, Node function) {
        Optional<Wire> write = context.index().outOf(function.id()).stream().filter(wire -> wire.role() == WireRole.SEND
                || wire.role() == WireRole.ACCESS && context.row(wire).flatMap(row -> row.mode(wire)).filter(AccessMode::writes).isPresent()).findFirst();
        return write.map(wire -> new Finding("open-function-url", Severity.WARNING, new Subject.OfNode(url.id(), "auth"),
                "Anybody may call " + url.name() + ", and " + function.name() + " changes " + context.to(wire).name()
                        + ". Let only signed requests in, put an API with a user pool before it, or accept it with the reason why everybody may.",
                List.of(new Fix("Let only signed requests in", new CardEdit.SetField(url.id(), "auth", Optional.of(Value.of("AWS_IAM")))))));
    }
}
