package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.syntax.Place;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the alarms of a card that was found in step with its rows: new ones, changed properties where they stand, and those that go. */
final class AlarmChanges {
    /** What a row says; all else of an alarm stays as it was written. */
    private static final List<String> SAID = List.of("Threshold", "Period", "Metrics", "EvaluationPeriods", "AlarmActions");

    private final Working work;

    AlarmChanges(Working work) {
        this.work = work;
    }

    void change(Node was, Node is) {
        Cards.Card card = work.card(was.id());
        Map<String, AlarmRows.Found> there = new LinkedHashMap<>();
        new AlarmRows(work.reading().cards(), work.reading().ids()).of(work.reading().design(), card.id(), was).forEach(found -> there.put(found.key(), found));
        Map<String, AlarmParts.Part> wanted = new LinkedHashMap<>();
        work.ours().alarms(work.is(), is).forEach(part -> wanted.put(part.key(), part));
        there.forEach((key, found) -> {
            if (!wanted.containsKey(key)) {
                work.edit(edits -> Pruning.removeResource(edits, found.part()));
            }
        });
        wanted.forEach((key, part) -> {
            if (there.containsKey(key)) {
                edit(there.get(key).part(), part.properties());
            } else {
                add(card.id(), part);
            }
        });
    }

    private void edit(String id, Tree wanted) {
        TreePath properties = TreePath.of(SourceTemplate.RESOURCES, id, SourceTemplate.PROPERTIES);
        for (String name : SAID) {
            Tree now = work.edits().tree().at(properties).flatMap(all -> all.get(name)).orElseGet(Tree::nothing);
            Tree then = wanted.get(name).orElseGet(Tree::nothing);
            if (!now.equals(then)) {
                work.edit(edits -> wanted.get(name).isPresent() ? edits.set(properties.child(name), then) : edits.remove(properties.child(name)));
            }
        }
    }

    /** The metrics of a REST API know it by the name that its template gives it. */
    private Tree named(String card, Tree properties) {
        boolean byName = properties.at("Dimensions").filter(all -> all.items().stream().anyMatch(one -> one.get("Name").flatMap(Tree::asText).filter("ApiName"::equals).isPresent())).isPresent();
        Optional<Tree> name = work.edits().tree().at(SourceTemplate.RESOURCES, card, SourceTemplate.PROPERTIES, "Name");
        return byName && name.isPresent() ? properties.with("Dimensions", Tree.seq(Tree.map("Name", Tree.string("ApiName")).with("Value", name.get()))) : properties;
    }

    private void add(String card, AlarmParts.Part part) {
        Tree resources = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        String wish = card + part.suffix();
        String id = wish;
        for (int n = 2; resources.get(id).isPresent(); n++) {
            id = wish + n;
        }
        String free = id;
        Tree body = Tree.map("Type", Tree.string(AlarmParts.TYPE)).with(SourceTemplate.PROPERTIES, named(card, part.properties()));
        work.edit(edits -> edits.put(TreePath.of(SourceTemplate.RESOURCES), free, body, Place.after(card)));
    }
}
