package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GraphQL APIs: {@code graphql-field} for a field that two functions give the value of, {@code graphql-access} for a way in that lacks what it needs.
 * What the schema says is looked at where files can be read.
 */
final class GraphRule implements Rule {
    private record Claim(String api, String field) {}

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<Claim, Wire> seen = new HashMap<>();
        context.triggers(Trigger.GRAPHQL_FIELD).forEach(wire -> {
            List<Value> fields = wire.field(WireTable.GRAPH_FIELDS).map(Value::asItems).orElse(List.of());
            for (Value field : fields) {
                Wire other = seen.putIfAbsent(new Claim(wire.from().node().value(), field.display()), wire);
                if (other != null) {
                    findings.add(twice(context, wire, other, field, fields));
                }
            }
        });
        context.nodes("graphql-api").forEach(api -> access(context, api, findings));
        return findings;
    }

    private static Finding twice(CheckContext context, Wire wire, Wire other, Value field, List<Value> fields) {
        String sentence = wire.id().equals(other.id()) ? field.display() + " stands twice on the wire " + context.words(wire) + ". Remove one."
                : "The value of " + field.display() + " is given by " + context.to(other).name() + " and by " + context.to(wire).name() + ". Let only one of them give it.";
        List<Value> rest = new ArrayList<>(fields);
        rest.remove(rest.lastIndexOf(field));
        List<Fix> fixes = rest.isEmpty() ? List.of()
                : List.of(new Fix("Remove " + field.display() + " from " + context.words(wire), new WireEdit.SetWireField(wire.id(), WireTable.GRAPH_FIELDS, Optional.of(Value.of(rest)))));
        return new Finding("graphql-field", Severity.ERROR, new Subject.OfWire(wire.id(), WireTable.GRAPH_FIELDS), sentence, fixes);
    }

    private static void access(CheckContext context, Node api, List<Finding> findings) {
        List<Wire> usual = context.index().into(api.id(), WireRole.AUTHORIZE).stream()
                .filter(wire -> context.row(wire).filter(row -> !row.flag(wire, "additional")).isPresent()).toList();
        if (usual.size() > 1) {
            findings.add(new Finding("graphql-access", Severity.ERROR, new Subject.OfWire(usual.get(1).id(), "additional"), api.name() + " asks for tokens of " + context.from(usual.get(0)).name()
                    + " and of " + context.from(usual.get(1)).name() + " at once. Let one of the pools decide about marked fields only.",
                    List.of(new Fix("Let " + context.from(usual.get(1)).name() + " decide about marked fields only", new WireEdit.SetWireField(usual.get(1).id(), "additional", Optional.of(Value.of(true)))))));
        }
        String way = context.kind(api).text(api, "authentication");
        String needed = way.equals("OPENID_CONNECT") ? "issuer" : way.equals("AWS_LAMBDA") ? "authorizer" : "";
        if (usual.isEmpty() && !needed.isEmpty() && context.kind(api).value(api, needed).filter(value -> !value.display().isBlank()).isEmpty()) {
            findings.add(new Finding("graphql-access", Severity.ERROR, new Subject.OfNode(api.id(), needed), needed.equals("issuer")
                    ? api.name() + " takes tokens of an OpenID provider, but of which is not said. Set its issuer."
                    : api.name() + " leaves it to a function who gets in, but to which is not said. Set the ARN of its authorizer."));
        }
    }
}
