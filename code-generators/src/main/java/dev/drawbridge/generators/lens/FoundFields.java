package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WideGrant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what a template says about a wire onto the wire that was known; what says the same is left as it is.
 *
 * @param guarded whether requests of the API need a token unless their route is open; else routes cannot say that they are
 */
record FoundFields(WireRule row, boolean guarded) {

    Wire on(FoundWire found, Wire known) {
        Wire wire = known;
        for (Field field : row.fields()) {
            Optional<Value> value = Optional.ofNullable(found.fields().get(field.name())).or(field::defaultValue);
            Optional<Value> before = row.value(known, field.name());
            boolean same = field.name().equals(WireTable.ROUTES) ? routes(value).equals(routes(before))
                    : WireTable.LISTS.contains(field.name()) ? sorted(value).equals(sorted(before))
                    : value.isPresent() == before.isPresent() && (value.isEmpty() || Json.same(value.get(), before.get()));
            if (!same && isSaid(field, found)) {
                wire = value.isEmpty() || value.equals(field.defaultValue()) ? wire.withoutField(field.name()) : wire.withField(field.name(), value.get());
            }
        }
        List<Value> wide = Optional.ofNullable(found.fields().get(WideGrant.MEMBER)).map(Value::asItems).orElse(List.of());
        return WideGrant.on(wire, wide.stream().map(Value::display).toList());
    }

    /** A flag that only widens writing says nothing about a wire that only reads. */
    private boolean isSaid(Field field, FoundWire found) {
        boolean reads = !Value.of("write").equals(found.fields().get(WireTable.MODE));
        boolean writes = row.field(WireTable.MODE).isEmpty() || found.fields().containsKey(WireTable.MODE) && !Value.of("read").equals(found.fields().get(WireTable.MODE));
        return row.grants().stream().map(Grant::when).noneMatch(when -> switch (when) {
            case Grant.When.ReadsAnd(String flag) -> flag.equals(field.name()) && !reads;
            case Grant.When.WritesAnd(String flag) -> flag.equals(field.name()) && !writes;
            case Grant.When.Always _, Grant.When.Reads _, Grant.When.Writes _ -> false;
        });
    }

    private static List<String> sorted(Optional<Value> texts) {
        return texts.map(Value::asItems).orElse(List.of()).stream().map(Value::display).sorted().toList();
    }

    /** Routes as they count: in any order, with what is left out. */
    private List<String> routes(Optional<Value> rows) {
        List<String> plain = new ArrayList<>();
        for (Value row : rows.map(Value::asItems).orElse(List.of())) {
            if (row instanceof Value.Entries(Map<String, Value> columns)) {
                Map<String, String> all = new LinkedHashMap<>();
                all.put("method", columns.getOrDefault("method", Value.of("GET")).display().toUpperCase(java.util.Locale.ROOT));
                all.put("path", columns.getOrDefault("path", Value.of("/")).display());
                all.put("authorize", guarded ? columns.getOrDefault("authorize", Value.of(true)).display() : "");
                plain.add(all.toString());
            }
        }
        plain.sort(String::compareTo);
        return plain;
    }
}
