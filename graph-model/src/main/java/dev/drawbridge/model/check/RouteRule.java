package dev.drawbridge.model.check;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code duplicate-route}: two routes of one API that cannot be told apart. {@code route-path}: a path that names a part twice. */
final class RouteRule implements Rule {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]*)(\\+?)}");

    private record Route(String api, String method, String shape) {}

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<Route, Wire> seen = new HashMap<>();
        context.triggers(Trigger.HTTP).forEach(wire -> {
            List<Value.Entries> routes = context.row(wire).orElseThrow().rows(wire, WireTable.ROUTES);
            for (Value.Entries entries : routes) {
                String method = entries.text("method").orElse("GET");
                String path = entries.text("path").orElse("");
                if (path.isEmpty()) {
                    continue;
                }
                twice(path).ifPresent(name -> findings.add(new Finding("route-path", Severity.ERROR, new Subject.OfWire(wire.id(), WireTable.ROUTES),
                        context.words(wire) + ": the path " + path + " names {" + name + "} twice. Give each part a name of its own.")));
                // what a part is called does not tell two paths apart
                Route route = new Route(wire.from().node().value(), method, VARIABLE.matcher(path).replaceAll("{$2}"));
                Wire other = seen.putIfAbsent(route, wire);
                if (other != null) {
                    findings.add(duplicate(context, wire, other, entries, routes));
                }
            }
        });
        return findings;
    }

    private static Finding duplicate(CheckContext context, Wire wire, Wire other, Value.Entries route, List<Value.Entries> routes) {
        String request = route.text("method").orElse("GET") + " " + route.text("path").orElse("");
        String who = wire.id().equals(other.id())
                ? request + " stands twice on the wire " + context.words(wire) + ". Remove one."
                : request + " is answered by " + context.words(other.to().node()) + " and by " + context.words(wire.to().node()) + ". Let only one of them answer it.";
        List<Value> rest = new ArrayList<>(routes);
        rest.remove(rest.lastIndexOf(route));
        List<Fix> fixes = rest.isEmpty() ? List.of()
                : List.of(new Fix("Remove " + request + " from " + context.words(wire), new WireEdit.SetWireField(wire.id(), WireTable.ROUTES, Optional.of(Value.of(rest)))));
        return new Finding("duplicate-route", Severity.ERROR, new Subject.OfWire(wire.id(), WireTable.ROUTES), who, fixes);
    }

    private static Optional<String> twice(String path) {
        Set<String> names = new HashSet<>();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            if (!names.add(variables.group(1))) {
                return Optional.of(variables.group(1));
            }
        }
        return Optional.empty();
    }
}
