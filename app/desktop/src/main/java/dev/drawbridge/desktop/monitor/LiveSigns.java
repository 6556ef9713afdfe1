package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.desktop.monitor.LiveSign.Look;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Figures as signs on cards and wires. Pure. */
public record LiveSigns(Map<NodeId, LiveSign> cards, Map<WireId, LiveSign> wires) {
    /** None. */
    public static final LiveSigns NONE = new LiveSigns(Map.of(), Map.of());

    /** More than this part of the work that went wrong is bad; any is worth a look. */
    private static final double BAD_SHARE = 0.05;
    private static final double SLOW_MILLIS = 1_000;
    private static final double VERY_SLOW_MILLIS = 3_000;
    private static final double LONG_WAIT_SECONDS = 60;
    private static final double VERY_LONG_WAIT_SECONDS = 600;
    private static final int TREND = 24;

    public LiveSigns {
        cards = Map.copyOf(cards);
        wires = Map.copyOf(wires);
    }

    /** What the figures say. */
    public static LiveSigns of(Figures figures, Design design, ColourBy colour) {
        double most = design.nodes().keySet().stream().mapToDouble(id -> figures.of(id).work().map(Series::rate).orElse(0.0)).max().orElse(0);
        Map<NodeId, LiveSign> cards = new HashMap<>();
        for (Node node : design.nodes().values()) {
            CardFigures card = figures.of(node.id());
            List<AlarmState> ringing = figures.alarms().getOrDefault(node.id(), List.of()).stream().filter(alarm -> alarm.state() == AlarmState.State.ALARM).toList();
            if (!card.series().isEmpty() || !ringing.isEmpty()) {
                cards.put(node.id(), card(card, ringing, colour, most));
            }
        }
        Map<WireId, LiveSign> wires = new HashMap<>();
        double busiest = figures.wires().values().stream().mapToDouble(Traffic::perSecond).max().orElse(0);
        figures.wires().forEach((id, traffic) -> wires.put(id, wire(traffic, busiest)));
        return new LiveSigns(cards, wires);
    }

    private static LiveSign card(CardFigures card, List<AlarmState> ringing, ColourBy colour, double most) {
        Coloured coloured = ringing.isEmpty() ? switch (colour) {
            case TROUBLE -> trouble(card);
            case SLOWNESS -> slowness(card);
            case LOAD -> load(card, most);
            case WAITING -> waiting(card);
            case NOTHING -> Coloured.PLAIN;
        } : new Coloured(Look.BAD, ringing.size() == 1 ? Words.of("live.alarm", shortName(ringing.getFirst().name())) : Words.of("live.alarms", ringing.size()));
        String line = FigureWords.line(card);
        return new LiveSign(coloured.look(), coloured.badge(), line.isEmpty() ? coloured.badge() : coloured.badge().isEmpty() ? line : coloured.badge() + ", " + line, trend(card), 0);
    }

    private static String shortName(String alarm) {
        return alarm.substring(alarm.lastIndexOf('-') + 1);
    }

    private record Coloured(Look look, String badge) {
        private static final Coloured PLAIN = new Coloured(Look.PLAIN, "");
    }

    private static Coloured trouble(CardFigures card) {
        double errors = card.errors();
        return errors == 0 ? Coloured.PLAIN : new Coloured(card.errorShare() > BAD_SHARE ? Look.BAD : Look.UNEASY, Words.of("live.wrong", FigureWords.number(errors), errors == 1 ? 1 : 2));
    }

    private static Coloured slowness(CardFigures card) {
        OptionalDouble slow = card.slowness();
        return slow.isEmpty() ? Coloured.PLAIN : new Coloured(slow.getAsDouble() > VERY_SLOW_MILLIS ? Look.BAD : slow.getAsDouble() > SLOW_MILLIS ? Look.UNEASY : Look.GOOD,
                "p95 " + FigureWords.millis(slow.getAsDouble()));
    }

    private static Coloured load(CardFigures card, double most) {
        double rate = card.work().map(Series::rate).orElse(0.0);
        return rate == 0 ? new Coloured(Look.QUIET, Words.of("live.idle")) : new Coloured(rate > most / 2 ? Look.BUSY : Look.PLAIN, FigureWords.rate(rate));
    }

    private static Coloured waiting(CardFigures card) {
        OptionalDouble age = card.figure(Metric.OLDEST_AGE);
        OptionalDouble depth = card.figure(Metric.DEPTH);
        if (age.isEmpty() && depth.isEmpty()) {
            return Coloured.PLAIN;
        }
        double seconds = age.orElse(0);
        return new Coloured(seconds > VERY_LONG_WAIT_SECONDS ? Look.BAD : seconds > LONG_WAIT_SECONDS ? Look.UNEASY : Look.GOOD,
                age.isPresent() && seconds > 0 ? Words.of("live.oldest", FigureWords.seconds(seconds)) : Words.of("live.waiting", FigureWords.number(depth.orElse(0))));
    }

    /** The card's work over time, in as many steps as a small curve can show. */
    static List<Double> trend(CardFigures card) {
        return card.series(Metric.DEPTH).or(card::work).map(LiveSigns::steps).orElse(List.of());
    }

    static List<Double> steps(Series series) {
        // what is not measured yet is not none
        int size = series.grid().size();
        while (size > 1 && Double.isNaN(series.at(size - 1))) {
            size--;
        }
        int shown = Math.min(TREND, size);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            double value = 0;
            for (int at = i * size / shown; at < (i + 1) * size / shown; at++) {
                double point = Double.isNaN(series.at(at)) ? 0 : series.at(at);
                // counts add up; of durations, depths and ages the worst is what matters
                value = series.metric().fold() == Metric.Fold.SUM ? value + point : Math.max(value, point);
            }
            values.add(value);
        }
        return values;
    }

    private static LiveSign wire(Traffic traffic, double busiest) {
        if (traffic.certainty() == Traffic.Certainty.UNKNOWN) {
            return new LiveSign(Look.PLAIN, "", "", List.of(), 0);
        }
        if (traffic.isNone()) {
            return new LiveSign(Look.QUIET, FigureWords.rate(0), Words.of("live.none"), List.of(), 0);
        }
        // by orders of magnitude, or one busy wire would make all others look idle
        double weight = busiest <= 0 ? 0 : Math.clamp(1 + Math.log10(Math.max(traffic.perSecond() / busiest, 1e-3)) / 3, 0.1, 1);
        String rate = (traffic.certainty() == Traffic.Certainty.AT_MOST ? "≤ " : "") + FigureWords.rate(traffic.perSecond());
        return new LiveSign(traffic.failed() > 0 ? Look.BAD : Look.BUSY, rate, rate, List.of(), weight);
    }

    /** Only the way of one trace: its cards with what they took, its wires, and everything else stepped back. */
    public static LiveSigns of(Trace trace, Design design) {
        Map<NodeId, LiveSign> cards = new HashMap<>();
        Map<WireId, LiveSign> wires = new HashMap<>();
        design.nodes().keySet().forEach(id -> cards.put(id, new LiveSign(Look.QUIET, "", "", List.of(), 0)));
        design.wires().keySet().forEach(id -> wires.put(id, new LiveSign(Look.QUIET, "", "", List.of(), 0)));
        int step = 0;
        for (Hop hop : trace.hops()) {
            step++;
            String badge = step + " · " + FigureWords.millis(hop.duration().toNanos() / 1e6) + (hop.ok() ? "" : " · " + hop.result().split(":", 2)[0]);
            String words = hop.ok() ? badge : badge.substring(0, badge.lastIndexOf('·') + 1) + " " + hop.result();
            hop.card().ifPresent(card -> cards.merge(card, new LiveSign(hop.ok() ? Look.BUSY : Look.BAD, badge, words, List.of(), 0), LiveSigns::worse));
            hop.wire().ifPresent(wire -> {
                wires.put(wire, new LiveSign(hop.ok() ? Look.BUSY : Look.BAD, "", badge, List.of(), 0.6));
                design.wire(wire).ifPresent(drawn -> cards.merge(drawn.from().node(), new LiveSign(Look.PLAIN, "", "", List.of(), 0), LiveSigns::worse));
            });
        }
        return new LiveSigns(cards, wires);
    }

    private static LiveSign worse(LiveSign before, LiveSign now) {
        if (before.look() == Look.QUIET) {
            return now;
        }
        // the first visit is the one that is told, or the first that failed
        return new LiveSign(now.look().compareTo(before.look()) > 0 ? now.look() : before.look(), before.badge().isEmpty() || now.look() == Look.BAD && before.look() != Look.BAD ? now.badge() : before.badge(), before.words() + " " + now.words(), List.of(), 0);
    }
}
