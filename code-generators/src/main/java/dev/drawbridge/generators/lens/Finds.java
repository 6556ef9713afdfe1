package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WideGrant;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the wires of one template; what is found about one wire in several places is put together. */
final class Finds {
    private final Map<FoundWire.Key, FoundWire> wires = new LinkedHashMap<>();
    private final Set<String> joined = new HashSet<>();
    private final List<Strange> strange = new ArrayList<>();
    private final List<Strange> merged = new ArrayList<>();

    /** Something that starts a function or grants something, but that no row of the wire table describes. */
    record Strange(TreePath place, String words) {}

    void add(String from, WireRole role, String to, Map<String, Value> fields, TreePath... places) {
        FoundWire found = new FoundWire(from, role, to, fields, List.of(places));
        if (!from.equals(to)) {
            wires.merge(found.key(), found, this::joined);
            joined.add(from + " " + to);
        }
    }

    /** Two finds of one wire as one. */
    FoundWire joined(FoundWire a, FoundWire b) {
        Map<String, Value> fields = new LinkedHashMap<>(a.fields());
        Set<String> lost = new TreeSet<>();
        b.fields().forEach((name, value) -> {
            if (!isEvent(a) || isSum(name)) {
                fields.merge(name, value, (x, y) -> joined(name, x, y));
            } else if (!value.equals(a.fields().get(name))) {
                lost.add(name);
            }
        });
        if (isEvent(a)) {
            a.fields().keySet().stream().filter(name -> !isSum(name) && !b.fields().containsKey(name)).forEach(lost::add);
        }
        if (!lost.isEmpty()) {
            b.places().stream().findFirst().ifPresent(place -> merged(place, wire(a.from(), a.to()), lost));
        }
        List<TreePath> places = new ArrayList<>(a.places());
        places.addAll(b.places());
        return new FoundWire(a.from(), a.role(), a.to(), fields, places);
    }

    /** Whether each place of a wire is an event with settings of its own: the wire shows those of the first, where an edit would change them. */
    private static boolean isEvent(FoundWire wire) {
        return (wire.role() == WireRole.TRIGGER || wire.role() == WireRole.DELIVER) && wire.fields().keySet().stream().noneMatch(WireTable.LISTS::contains);
    }

    private static Value joined(String name, Value x, Value y) {
        if (WireTable.LISTS.contains(name)) {
            List<Value> rows = new ArrayList<>(x.asItems());
            rows.addAll(y.asItems());
            return Value.of(rows);
        }
        if (name.equals(WideGrant.MEMBER)) {
            List<Value> all = new ArrayList<>(x.asItems());
            y.asItems().stream().filter(each -> !all.contains(each)).forEach(all::add);
            return Value.of(all);
        }
        if (name.equals(WireTable.MODE)) {
            return x.equals(y) ? x : Value.of("read-write");
        }
        return x.asFlag().filter(on -> on).isPresent() ? x : y;
    }

    /** Whether what two places say of it adds up. */
    private static boolean isSum(String name) {
        return WireTable.LISTS.contains(name) || name.equals(WideGrant.MEMBER) || name.equals(WireTable.MODE);
    }

    /**
     * Notes that one wire or card stands in another place too, and that it can show but one word for each of these fields.
     *
     * @param what the wire or card, in words
     */
    void merged(TreePath place, String what, Set<String> fields) {
        merged.add(new Strange(place, what + " stands here too" + (fields.isEmpty() ? "" : ", with other words for " + String.join(", ", fields))));
    }

    /** {@code The wire from Jobs to Work}. */
    static String wire(String from, String to) {
        return "The wire from " + from + " to " + to;
    }

    List<Strange> merged() {
        return merged;
    }

    void strange(TreePath place, String words) {
        strange.add(new Strange(place, words));
    }

    /** Whether any wire leads from the one to the other. */
    boolean joins(String from, String to) {
        return joined.contains(from + " " + to);
    }

    Optional<FoundWire> wire(String from, WireRole role, String to) {
        return Optional.ofNullable(wires.get(new FoundWire.Key(from, role, to)));
    }

    Collection<FoundWire> wires() {
        return wires.values();
    }

    List<Strange> strange() {
        return strange;
    }
}
