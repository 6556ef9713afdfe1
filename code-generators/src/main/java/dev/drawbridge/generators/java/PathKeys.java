package dev.drawbridge.generators.java;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which parts in braces of a function's paths stand for a key: {@code {id}} of {@code /products/{id}} for the key {@code id}, and for one of another name if the path ends with it.
 *
 * @param names of the parts, in the order of the paths
 * @param always whether every request that is meant has one of them
 */
record PathKeys(List<String> names, boolean always) {
    PathKeys {
        names = List.copyOf(names);
    }

    /**
     * The parts that stand for a key.
     *
     * @param which routes are meant
     * @param greedy whether what is left of a path may be a key, as it may for objects
     */
    static PathKeys of(FunctionPlan plan, String key, boolean greedy, Predicate<StartPlan.Route> which) {
        return of(plan, which, route -> part(route, key, greedy));
    }

    /** @param part what of a route stands for the key */
    static PathKeys of(FunctionPlan plan, Predicate<StartPlan.Route> which, Function<StartPlan.Route, Optional<String>> part) {
        Set<String> names = new LinkedHashSet<>();
        boolean always = true;
        for (StartPlan.Http http : plan.starts(StartPlan.Http.class)) {
            always &= !http.everything();
            for (StartPlan.Route route : http.routes().stream().filter(which).toList()) {
                Optional<String> name = part.apply(route);
                name.ifPresent(names::add);
                always &= name.isPresent();
            }
        }
        return new PathKeys(List.copyOf(names), always && !names.isEmpty());
    }

    boolean none() {
        return names.isEmpty();
    }

    /** The part of a route that stands for the key: one of its name, else the one that the path ends with. */
    static Optional<String> part(StartPlan.Route route, String key, boolean greedy) {
        return route.pathParameters().stream().filter(name -> plain(name).equals(plain(key)) && (greedy || !isGreedy(route, name))).findFirst()
                .or(() -> route.pathParameters().stream().filter(name -> route.path().endsWith("/{" + name + "}") || greedy && route.path().endsWith("/{" + name + "+}")).findFirst());
    }

    private static boolean isGreedy(StartPlan.Route route, String name) {
        return route.path().contains("{" + name + "+}");
    }

    private static String plain(String name) {
        return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }

    /** An expression that says whether the path has the key. */
    String present() {
        return String.join(" || ", names.stream().map(name -> "request.hasPathParameter(" + JavaNames.literal(name) + ")").toList());
    }

    /** An expression of the key, for requests that have it. */
    String value(ValueType type) {
        String method = switch (type) {
            case WHOLE -> "pathWhole";
            case DECIMAL -> "pathDecimal";
            case TEXT, FLAG, TEXT_LIST -> "pathParameter";
        };
        String last = "request." + method + "(" + JavaNames.literal(names.getLast()) + ")";
        for (String name : names.subList(0, names.size() - 1).reversed()) {
            last = "request.hasPathParameter(" + JavaNames.literal(name) + ") ? request." + method + "(" + JavaNames.literal(name) + ")\n        : " + last;
        }
        return last;
    }
}
