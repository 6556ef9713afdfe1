package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.WireId;
import java.util.HashSet;
import java.util.Set;

/** What is done to the drawing as a whole. */
public sealed interface WholeEdit extends Edit {
    /** Changes what holds for the whole drawing. */
    record ChangeSettings(Settings settings) implements WholeEdit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Edited(drawing.withDesign(drawing.design().withSettings(settings)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return "Change settings";
        }
    }

    /** Takes over a whole drawing as it stands on disk, with its texts; unlike {@link Replace}, texts are taken as they are: what they mean may have changed in files that they include. */
    record Adopt(Drawing adopted, String label) implements WholeEdit {
        @Override
        public Edited apply(Drawing drawing) {
            Edited replaced = new Replace(adopted.design(), adopted.layout(), label).apply(drawing);
            return new Edited(adopted, replaced.nodes(), replaced.wires());
        }

        @Override
        public boolean isInStep() {
            return true;
        }
    }

    /** Takes over a drawing that was made elsewhere: a reload, an import, a merge. Everything counts as touched. */
    record Replace(Design design, Layout layout, String label) implements WholeEdit {
        @Override
        public Edited apply(Drawing drawing) {
            Set<NodeId> nodes = new HashSet<>(drawing.design().nodes().keySet());
            nodes.addAll(design.nodes().keySet());
            Set<WireId> wires = new HashSet<>(drawing.design().wires().keySet());
            wires.addAll(design.wires().keySet());
            return new Edited(drawing.withDesign(design).withLayout(layout), nodes, wires);
        }
    }
}
