package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layers: their fields, and the lists of functions that name them. What a list has of elsewhere, an ARN, is a field of the function. */
final class LayerWires {
    static final String KIND = "layer";
    /** The field of a function. */
    static final String FIELD = "layers";
    private static final String PROPERTY = "Layers";
    private static final TreePath SHARED = TreePath.of("Globals", "Function", PROPERTY);

    private LayerWires() {}

    static List<FieldPlace> serverless() {
        List<FieldPlace> fields = new ArrayList<>(both("ContentUri"));
        // without a word old versions stay
        fields.add(Places.flag("retain", "Properties/RetentionPolicy", "Retain", "Delete").standard(Value.of(true)));
        return fields;
    }

    static List<FieldPlace> plain() {
        List<FieldPlace> fields = new ArrayList<>(both("Content"));
        fields.add(Places.flag("retain", "DeletionPolicy", "Retain", "Delete").standard(Value.of(false)));
        return fields;
    }

    private static List<FieldPlace> both(String content) {
        return List.of(Places.text("contentUri", "Properties/" + content), Places.tree("runtimes", "Properties/CompatibleRuntimes"), Places.tree("architectures", "Properties/CompatibleArchitectures"),
                Places.text("layerName", "Properties/LayerName"), Places.text("description", "Properties/Description"), Places.text("license", "Properties/LicenseInfo"));
    }

    private static Optional<String> layer(Cards cards, Tree entry) {
        return cards.references().target(entry).filter(id -> cards.is(id, KIND));
    }

    private static List<Tree> entries(Cards.Card function) {
        return function.body().at("Properties", PROPERTY).map(Tree::items).orElse(List.of());
    }

    /** The wires of functions to the layers that they name. */
    static void read(Cards cards, Finds finds) {
        for (Cards.Card function : cards.of("function")) {
            List<Tree> shared = cards.template().tree().at(SHARED).map(Tree::items).orElse(List.of());
            SourceTemplate.Part part = cards.template().part(function.id()).orElseThrow();
            List<Tree> own = part.body().at("Properties", PROPERTY).map(Tree::items).orElse(List.of());
            for (Tree entry : entries(function)) {
                int at = own.indexOf(entry);
                TreePath place = at >= 0 ? part.path(PROPERTY).child(at) : SHARED.child(Math.max(0, shared.indexOf(entry)));
                layer(cards, entry).ifPresent(id -> finds.add(function.id(), WireRole.ACCESS, id, Map.of(), place));
            }
        }
    }

    /** The functions whose layers of elsewhere are not as the design says. */
    static List<Node> fields(Cards cards, Map<String, NodeId> ids, Design design) {
        List<Node> changed = new ArrayList<>();
        for (Cards.Card function : cards.of("function")) {
            Node node = design.requireNode(ids.get(function.id()));
            Optional<Tree> whole = function.body().at("Properties", PROPERTY);
            List<Value> others = entries(function).stream().filter(entry -> layer(cards, entry).isEmpty()).map(TreeValue::of).toList();
            Optional<Value> value = whole.isPresent() && !(whole.get() instanceof Tree.Seq) ? whole.map(TreeValue::of) : others.isEmpty() ? Optional.empty() : Optional.of(Value.of(others));
            boolean none = node.field(FIELD).map(there -> there.asItems().isEmpty() && !(there instanceof Value.Expression)).orElse(true);
            if (!value.equals(node.field(FIELD)) && !(none && value.isEmpty())) {
                changed.add(value.isPresent() ? node.withField(FIELD, value.get()) : node.withoutField(FIELD));
            }
        }
        return changed;
    }

    /** Changes what a list has of elsewhere; the layers that are wired stay where they are. */
    static void change(Working work, Node was, Node is) {
        TreePath list = work.part(was.id()).path(PROPERTY);
        List<Tree> before = trees(was);
        List<Tree> after = trees(is);
        for (Tree gone : before) {
            if (!after.contains(gone)) {
                List<Tree> there = work.edits().tree().at(list).map(Tree::items).orElse(List.of());
                if (there.contains(gone)) {
                    work.edit(edits -> Pruning.remove(edits, list.child(there.indexOf(gone))));
                }
            }
        }
        for (Tree fresh : after) {
            if (!before.contains(fresh)) {
                append(work, list, fresh);
            }
        }
    }

    private static List<Tree> trees(Node function) {
        return function.field(FIELD).map(Value::asItems).orElse(List.of()).stream().map(ValueTree::of).toList();
    }

    static boolean isOne(Design design, Wire wire) {
        return design.requireNode(wire.to().node()).kind().equals(KIND);
    }

    /** An image holds its libraries itself, so its template says nothing of layers; the wire stays for when it is a zip again. */
    static boolean isOfImage(Node function, Node layer) {
        return layer.kind().equals(KIND) && function.field("packageType").flatMap(Value::asText).filter("Image"::equals).isPresent();
    }

    static void add(Working work, Wire wire) {
        append(work, work.part(wire.from().node()).path(PROPERTY), Tree.ref(work.parts().logicalId(wire.to().node())));
    }

    private static void append(Working work, TreePath list, Tree entry) {
        boolean there = work.edits().tree().at(list).filter(Tree.Seq.class::isInstance).isPresent();
        work.edit(edits -> there ? edits.append(list, entry) : edits.set(list, Tree.seq(entry)));
    }
}
