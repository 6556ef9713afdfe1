package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.TemplateForm;
import java.util.List;
import java.util.Optional;

/** A card that is nothing but its resource: its type, its fields where the catalogue says they stand, and its other properties. */
final class FormResource implements CardResources {
    private final Kind kind;
    private final TemplateForm form;

    FormResource(Kind kind) {
        this.kind = kind;
        this.form = kind.template().orElseThrow();
    }

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String type = kind.text(card, Kind.RESOURCE_TYPE);
        Tree properties = design.field(card, Kind.OTHER_PROPERTIES).orElseGet(Tree::map);
        for (Field field : kind.fields()) {
            Optional<TemplateForm.Way> way = Optional.ofNullable(form.spots().get(field.name())).filter(spot -> spot.part().isEmpty()).flatMap(spot -> spot.in(type));
            Optional<Tree> value = design.set(card, field.name());
            if (way.isPresent() && value.isPresent()) {
                properties = with(properties, way.get().steps(), worded(form.spots().get(field.name()), value.get()));
            }
        }
        if (type.startsWith("Fn::")) {
            // a loop is no resource; it stands in the template that it was found in
            return;
        }
        Block block = new Block();
        properties.entries().forEach(block::put);
        out.add(design.id(card), type, block);
    }

    private static Tree worded(TemplateForm.Spot spot, Tree value) {
        Optional<Boolean> flag = spot.on().isEmpty() || !(value instanceof Tree.Scalar scalar) ? Optional.empty() : scalar.asBoolean();
        return flag.map(on -> Tree.string(on ? spot.on() : spot.off())).orElse(value);
    }

    private static Tree with(Tree tree, List<String> steps, Tree value) {
        Tree below = steps.size() == 1 ? value : with(tree.get(steps.getFirst()).orElseGet(Tree::map), steps.subList(1, steps.size()), value);
        return tree.with(steps.getFirst(), below);
    }
}
