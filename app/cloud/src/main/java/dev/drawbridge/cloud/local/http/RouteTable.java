package dev.drawbridge.cloud.local.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The routes of one API; the most exact one that fits answers. */
public final class RouteTable {
    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(Comparator.comparing(Route::rank)).toList();
    }

    /** A route that fits, with what its path parameters took. */
    public record Match(Route route, Map<String, String> parameters) {}

    public Optional<Match> match(String method, String rawPath) {
        for (Route route : routes) {
            if (route.method().equals(method) || route.method().equals("ANY")) {
                Optional<Map<String, String>> parameters = route.match(rawPath);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(route, parameters.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods a browser may use. */
    public SortedSet<String> methods() {
        SortedSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        for (Route route : routes) {
            if (route.method().equals("ANY")) {
                methods.addAll(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            } else {
                methods.add(route.method());
            }
        }
        return methods;
    }

    public List<Route> routes() {
        return routes;
    }
}
