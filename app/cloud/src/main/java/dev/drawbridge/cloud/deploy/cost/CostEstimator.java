package dev.drawbridge.cloud.deploy.cost;

import dev.drawbridge.cloud.deploy.cost.CostEstimate.CardCost;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Estimates what a drawing would cost in a month on AWS. The formulas are those of the price pages, without free grants. Pure. */
public final class CostEstimator {
    /** Received and deleted besides sent. */
    private static final int CALLS_OF_A_MESSAGE = 3;
    private static final double HOURS = 730;
    private static final double RECORD_GB = 1e-6;
    /** Memory of express executions is paid in steps of 64 MB. */
    private static final double LEAST_GB = 64.0 / 1024;

    private final Catalogue catalogue;
    private final Prices prices;

    public CostEstimator(Catalogue catalogue, Prices prices) {
        this.catalogue = catalogue;
        this.prices = prices;
    }

    /** With the kinds and prices that come with the program. */
    public static CostEstimator aws() {
        return new CostEstimator(Catalogue.standard(), Prices.aws());
    }

    /** What it would cost if that much came in. */
    public CostEstimate of(Design design, Traffic traffic) {
        Flow flow = new Flow(design, catalogue, traffic);
        Map<NodeId, CardCost> cards = new LinkedHashMap<>();
        TreeSet<String> notPriced = new TreeSet<>();
        design.nodes().values().forEach(card -> {
            Kind kind = catalogue.of(card);
            if (kind.role() == NodeRole.CLIENT) {
                return;
            }
            int alarms = kind.rows(card, "alarms").size();
            cost(design, card, kind, flow, traffic).ifPresentOrElse(cost -> cards.put(card.id(), watched(cost, alarms)), () -> notPriced.add(kind.title()));
        });
        return new CostEstimate(cards, List.copyOf(notPriced), prices.words());
    }

    private Optional<CardCost> cost(Design design, Node card, Kind kind, Flow flow, Traffic traffic) {
        double times = flow.of(card.id());
        return Optional.ofNullable(switch (card.kind()) {
            case "function" -> function(card, kind, times, traffic.milliseconds(card.name()));
            case "http-api", "rest-api", "graphql-api" -> each(times, prices.of(card.kind() + ".request"), "requests");
            case "queue" -> each(times * CALLS_OF_A_MESSAGE, prices.of(kind.flag(card, "fifo") ? "queue.request.fifo" : "queue.request"), "requests");
            case "topic" -> each(times, prices.of("topic.publish"), "messages");
            case "event-bus" -> each(times, prices.of("event-bus.event"), "events");
            case "layer" -> new CardCost(0, "free beside the code");
            case "email" -> each(times, prices.of("email.mail"), "mails");
            case "scheduler" -> each(times, prices.of("scheduler.start"), "starts");
            case "schedule" -> new CardCost(0, number(times) + " starts, free");
            case "table" -> store(design, card, flow, traffic.gigabytes(card.name()), "table");
            case "bucket" -> store(design, card, flow, traffic.gigabytes(card.name()), "bucket");
            case "stream" -> new CardCost(HOURS * prices.of("stream.hour") + times * RECORD_GB * (prices.of("stream.gb-in") + prices.of("stream.gb-out")), number(times) + " records of 1 KB, on demand");
            case "state-machine" -> stateMachine(design, card, kind, times, traffic);
            case "event-pipe" -> each(times, prices.of("event-pipe.request"), "events");
            case "function-url" -> new CardCost(0, "free; its function is not");
            case "parameter" -> new CardCost(0, "a standard parameter, free");
            case "secret" -> new CardCost(prices.of("secret.month") + times * prices.of("secret.read"), "one secret");
            default -> null;
        });
    }

    private CardCost function(Node card, Kind kind, double times, double milliseconds) {
        int memory = kind.whole(card, "memory").orElse(512);
        String architecture = kind.text(card, "architecture");
        double second = prices.of("lambda.gb-second." + (architecture.equals("arm64") ? "arm64" : "x86_64"));
        double seconds = times * milliseconds / 1000 * memory / 1024;
        return new CardCost(times * prices.of("lambda.request") + seconds * second, number(times) + " calls of " + number(milliseconds) + " ms at " + memory + " MB");
    }

    private CardCost watched(CardCost cost, int alarms) {
        return alarms == 0 ? cost : new CardCost(cost.monthly() + alarms * prices.of("alarm.month"), cost.words() + ", " + alarms + (alarms == 1 ? " alarm" : " alarms"));
    }

    /** A step for each wire that leads out of it, one to begin and one to end. Express machines are paid by time: as long as their functions take, at the least memory. */
    private CardCost stateMachine(Design design, Node card, Kind kind, double times, Traffic traffic) {
        long steps = design.wiresOf(card.id()).stream().filter(wire -> wire.from().node().equals(card.id())).count();
        if (kind.text(card, "machineType").equals("EXPRESS")) {
            double seconds = Math.max(1, steps) * traffic.milliseconds(card.name()) / 1000;
            return new CardCost(times * (prices.of("state-machine.express.request") + seconds * LEAST_GB * prices.of("state-machine.express.gb-second")), number(times) + " express executions of " + number(seconds) + " s");
        }
        return new CardCost(times * (steps + 2) * prices.of("state-machine.transition"), number(times) + " executions of " + (steps + 2) + " transitions");
    }

    private static CardCost each(double times, double price, String what) {
        return new CardCost(times * price, number(times) + " " + what);
    }

    /** What its wires read and write, and what it holds. A wire that may do both is counted as one of each. */
    private CardCost store(Design design, Node card, Flow flow, double gigabytes, String kind) {
        double reads = 0;
        double writes = 0;
        for (Wire wire : design.wiresOf(card.id())) {
            if (!wire.to().node().equals(card.id())) {
                continue;
            }
            double times = flow.of(wire.from().node());
            String mode = wire.field("mode").map(String::valueOf).orElse("read").toLowerCase(Locale.ROOT);
            reads += mode.contains("read") ? times : 0;
            writes += mode.contains("write") ? times : 0;
        }
        double monthly = reads * prices.of(kind + ".read") + writes * prices.of(kind + ".write") + gigabytes * prices.of(kind + ".gb-month");
        return new CardCost(monthly, number(reads) + " reads, " + number(writes) + " writes, " + number(gigabytes) + " GB");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : String.format(Locale.ROOT, "%,.1f", value);
    }
}
