package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WideGrant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be done to wires. */
public sealed interface WireEdit extends Edit {
    /** Draws a wire. Whether it may be drawn is decided before, by {@code Wiring}. */
    record Connect(Wire wire) implements WireEdit {
        @Override
        public Edited apply(Drawing drawing) {
            if (drawing.design().wire(wire.id()).isPresent()) {
                throw new ModelException("There is a wire with the id \"" + wire.id() + "\" already.");
            }
            return Edited.wire(drawing.withDesign(drawing.design().withWire(wire)), wire.id());
        }

        @Override
        public String label() {
            return "Connect";
        }
    }

    /** Takes wires away. */
    record Disconnect(Set<WireId> wires) implements WireEdit {
        public Disconnect {
            wires = Set.copyOf(wires);
        }

        @Override
        public Edited apply(Drawing drawing) {
            wires.forEach(drawing.design()::requireWire);
            SortedMap<WireId, Wire> kept = new TreeMap<>(drawing.design().wires());
            kept.keySet().removeAll(wires);
            return new Edited(drawing.withDesign(drawing.design().withWires(kept)), Set.of(), wires);
        }

        @Override
        public String label() {
            return wires.size() == 1 ? "Disconnect" : "Delete " + wires.size() + " wires";
        }
    }

    /** Sets a field of a wire; without a value, back to its default. */
    record SetWireField(WireId wire, String field, Optional<Value> value) implements WireEdit {
        @Override
        public Edited apply(Drawing drawing) {
            Wire before = drawing.design().requireWire(wire);
            Wire after = value.map(v -> before.withField(field, v)).orElseGet(() -> before.withoutField(field));
            return Edited.wire(drawing.withDesign(drawing.design().withWire(after)), wire);
        }

        @Override
        public String label() {
            return "Change " + field;
        }
    }

    /** Fastens the ends of a wire elsewhere. */
    record Retarget(WireId wire, End from, End to, WireRole role) implements WireEdit {
        @Override
        public Edited apply(Drawing drawing) {
            Wire moved = drawing.design().requireWire(wire).withEnds(from, to, role);
            return Edited.wire(drawing.withDesign(drawing.design().withWire(moved)), wire);
        }

        @Override
        public String label() {
            return "Move wire";
        }
    }

    /** Permits on a wire only what it needs, where the template permits more. */
    record Narrow(WireId wire) implements WireEdit {
        @Override
        public Edited apply(Drawing drawing) {
            return Edited.wire(drawing.withDesign(drawing.design().withWire(WideGrant.on(drawing.design().requireWire(wire), List.of()))), wire);
        }

        @Override
        public String label() {
            return "Permit only what is needed";
        }
    }

    /** Says which value holds where drawing and template changed a field of a wire to different ones; the mark of the conflict goes. */
    record DecideWireField(WireId wire, String field, Optional<Value> value) implements WireEdit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Deciding(field, value).wire(drawing, wire);
        }

        @Override
        public String label() {
            return new Deciding(field, value).label();
        }
    }
}
