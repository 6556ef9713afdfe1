package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import java.util.Optional;

/** A resource that no kind describes: its type and its properties as they are. */
final class RawResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String type = design.kind(card).text(card, "type");
        if (type.isBlank()) {
            return;
        }
        Optional<Tree> properties = design.field(card, "properties");
        Block block = new Block();
        properties.ifPresent(tree -> tree.entries().forEach(block::put));
        out.add(design.id(card), type, block);
    }
}
