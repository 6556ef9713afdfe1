package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One thing that a wire between two cards could mean: a row of the wire table, in one of its access modes if it has some. Immutable. */
public record WireChoice(WireRule rule, Optional<AccessMode> mode) {
    /** Everything that a wire could mean that was drawn by that row; by keys no port is chosen, so rows of all ports come into question. */
    static List<WireChoice> of(Design design, WireTable table, Wire wire, boolean anyPort) {
        String from = design.requireNode(wire.from().node()).kind();
        String to = design.requireNode(wire.to().node()).kind();
        List<WireChoice> choices = new ArrayList<>();
        for (WireRule rule : table.between(from, to)) {
            boolean free = rule.role() == wire.role() || design.wires().values().stream().noneMatch(other -> other.role() == rule.role()
                    && other.from().node().equals(wire.from().node()) && other.to().node().equals(wire.to().node()));
            if (free && (anyPort || rule.fromPort().id().equals(wire.from().port()))) {
                boolean modes = rule.field(WireTable.MODE).isPresent();
                for (AccessMode mode : modes ? AccessMode.values() : new AccessMode[0]) {
                    choices.add(new WireChoice(rule, Optional.of(mode)));
                }
                if (!modes) {
                    choices.add(new WireChoice(rule, Optional.empty()));
                }
            }
        }
        return choices;
    }

    /** Whether the wire means this. */
    boolean holds(Wire wire) {
        return wire.role() == rule.role() && rule.mode(wire).equals(mode);
    }

    /** The wire with this meaning: what was set and is known to the row stays. */
    Wire on(Wire wire) {
        Wire changed = new Wire(wire.id(), new dev.drawbridge.model.End(wire.from().node(), rule.fromPort().id()), wire.to(), rule.role(), wire.fields(), wire.unknown());
        return mode.map(m -> changed.withField(WireTable.MODE, Value.of(m.id()))).orElse(changed);
    }

    /** {@code reads}, {@code on failure to}. */
    public String verb() {
        return mode.map(AccessMode::verb).orElse(rule.verb());
    }

    /** What it does, in one line: the actions that the mode permits, else what drawing it does. */
    public String words(Wire wire) {
        if (mode.isEmpty()) {
            return rule.help();
        }
        Set<String> actions = new LinkedHashSet<>();
        for (Grant grant : rule.grants(on(wire))) {
            grant.actions().forEach(action -> actions.add(action.substring(action.indexOf(':') + 1)));
        }
        return actions.stream().collect(Collectors.joining(", "));
    }
}
