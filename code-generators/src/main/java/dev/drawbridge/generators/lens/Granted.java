package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.PolicyPattern;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a list of permitted actions means for a row of the wire table: which mode, which flags. Actions that the row does not name count by
 * their verb.
 *
 * @param fields of the wire
 */
record Granted(Map<String, Value> fields) {
    private static final Pattern READING = Pattern.compile("(Get|List(?!Multipart)|Query|Scan|BatchGet|Describe|Head|Select|PartiQLSelect|ConditionCheck).*");
    private static final Pattern WRITING = Pattern.compile("(Put|Update|Delete|Write|BatchWrite|Create|Abort|PartiQL(Insert|Update|Delete)).*");

    /** Nothing, if the actions do not make this wire. */
    static Optional<Granted> by(WireRule row, List<String> patterns) {
        boolean always = false;
        boolean reads = false;
        boolean writes = false;
        Map<String, Value> flags = new LinkedHashMap<>();
        String service = "";
        for (Grant grant : row.grants()) {
            if (grant.holder() != Grant.Holder.FUNCTION || grant.on() != Grant.Place.TO) {
                continue;
            }
            service = grant.service();
            boolean permitted = grant.actions().stream().anyMatch(action -> patterns.stream().anyMatch(pattern -> fits(pattern, action)));
            switch (grant.when()) {
                case Grant.When.Always() -> always |= permitted;
                case Grant.When.Reads() -> reads |= permitted;
                case Grant.When.Writes() -> writes |= permitted;
                case Grant.When.ReadsAnd(String flag) -> {
                    reads |= permitted;
                    flags.merge(flag, Value.of(permitted), (a, b) -> a.equals(Value.of(true)) ? a : b);
                }
                case Grant.When.WritesAnd(String flag) -> {
                    writes |= permitted;
                    flags.merge(flag, Value.of(permitted), (a, b) -> a.equals(Value.of(true)) ? a : b);
                }
            }
        }
        if (row.field(WireTable.MODE).isEmpty()) {
            return always || flags.containsValue(Value.of(true)) ? Optional.of(new Granted(flags)) : Optional.empty();
        }
        String prefix = service + ":";
        for (String pattern : patterns) {
            if (pattern.startsWith(prefix)) {
                reads |= READING.matcher(pattern.substring(prefix.length())).matches();
                writes |= WRITING.matcher(pattern.substring(prefix.length())).matches();
            }
        }
        if (!reads && !writes) {
            return Optional.empty();
        }
        Map<String, Value> fields = new LinkedHashMap<>(flags);
        fields.put(WireTable.MODE, Value.of(reads && writes ? "read-write" : writes ? "write" : "read"));
        return Optional.of(new Granted(fields));
    }

    /** What actions amount to by their verbs alone; those whose verb says neither, such as invoking, may do both. */
    static Value verbs(List<String> patterns) {
        List<String> verbs = patterns.stream().map(pattern -> pattern.substring(pattern.indexOf(':') + 1)).toList();
        boolean onlyReads = verbs.stream().allMatch(verb -> READING.matcher(verb).matches());
        boolean onlyWrites = verbs.stream().allMatch(verb -> WRITING.matcher(verb).matches());
        return Value.of(onlyReads ? "read" : onlyWrites ? "write" : "read-write");
    }

    private static boolean fits(String pattern, String action) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern.equalsIgnoreCase(action);
        }
        return PolicyPattern.namesAction(pattern, action);
    }
}
