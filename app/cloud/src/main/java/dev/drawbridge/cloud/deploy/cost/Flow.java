package dev.drawbridge.cloud.deploy.cost;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a month reach each card, if what comes in at the ends is led along the wires. Every message counts alone (batches are
 * not assumed to fill), failures are not assumed to happen, and the routes of an API share its requests evenly. For one use.
 */
final class Flow {
    private static final double HOURS = 730;
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+)\\s+(minute|hour|day)s?\\)");
    private static final Pattern CRON = Pattern.compile("cron\\((\\S+)\\s+(\\S+)\\s+.*\\)");
    private static final Set<WireRole> STARTING = Set.of(WireRole.CALL, WireRole.TRIGGER, WireRole.SEND, WireRole.DELIVER);
    private static final Set<String> APIS = Set.of("http-api", "rest-api", "graphql-api");

    private final Design design;
    private final Catalogue catalogue;
    private final Traffic traffic;
    private final Map<NodeId, Double> known = new HashMap<>();
    private final Set<NodeId> onTheWay = new HashSet<>();

    Flow(Design design, Catalogue catalogue, Traffic traffic) {
        this.design = design;
        this.catalogue = catalogue;
        this.traffic = traffic;
    }

    /** Requests, messages or calls a month. */
    double of(NodeId card) {
        Double before = known.get(card);
        if (before != null) {
            return before;
        }
        if (!onTheWay.add(card)) {
            // a loop feeds itself; what it adds nobody can say
            return 0;
        }
        double flow = counted(design.requireNode(card));
        onTheWay.remove(card);
        known.put(card, flow);
        return flow;
    }

    private double counted(Node card) {
        var said = traffic.of(card.name()).requests();
        if (said.isPresent()) {
            return said.getAsDouble();
        }
        if (card.kind().startsWith("schedule")) {
            return times(catalogue.of(card).text(card, "expression"));
        }
        List<Wire> in = design.wiresOf(card.id()).stream().filter(wire -> wire.to().node().equals(card.id()) && STARTING.contains(wire.role())).toList();
        return in.isEmpty() ? traffic.requests() : in.stream().mapToDouble(this::along).sum();
    }

    private double along(Wire wire) {
        Node from = design.requireNode(wire.from().node());
        double all = of(from.id());
        if (!APIS.contains(from.kind())) {
            return all;
        }
        long routes = design.wiresOf(from.id()).stream().filter(other -> other.from().node().equals(from.id()) && other.role() == wire.role()).count();
        return all / Math.max(1, routes);
    }

    /** How often a schedule starts in a month. */
    static double times(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            double every = Double.parseDouble(rate.group(1));
            return switch (rate.group(2)) {
                case "minute" -> HOURS * 60 / every;
                case "hour" -> HOURS / every;
                default -> HOURS / 24 / every;
            };
        }
        if (expression.startsWith("at(")) {
            return 1;
        }
        Matcher cron = CRON.matcher(expression);
        if (!cron.matches()) {
            return HOURS;
        }
        double inAnHour = part(cron.group(1), 60);
        double hours = part(cron.group(2), 24);
        return inAnHour * hours * HOURS / 24;
    }

    /** How many values of a cron field there are: {@code *}, {@code 0/5}, {@code 1,2}, {@code 9-17} or a number. */
    private static double part(String field, int all) {
        if (field.equals("*") || field.equals("?")) {
            return all;
        }
        int slash = field.indexOf('/');
        if (slash >= 0 && field.substring(slash + 1).matches("\\d+")) {
            return Math.max(1, all / Math.max(1, Double.parseDouble(field.substring(slash + 1))));
        }
        double count = 0;
        for (String one : field.split(",")) {
            String[] ends = one.split("-");
            count += ends.length == 2 && ends[0].matches("\\d+") && ends[1].matches("\\d+") ? Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1 : 1;
        }
        return count;
    }
}
