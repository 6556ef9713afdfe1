package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.Optional;

/** A topic: {@code AWS::SNS::Topic}. Its receivers hold the subscriptions. */
final class TopicResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        out.add(id, "AWS::SNS::Topic", new Block().put("DisplayName", design.field(card, "displayName")));
        Deliveries.write(design, card, design.into(card, WireRole.DELIVER), out);
        out.output(id + "TopicArn", "ARN of the topic " + card.name(), Tree.ref(id));
    }

    /** The filter of a wire from a topic: JSON in a field, a mapping in the template. */
    static Optional<Tree> filter(SamDesign design, SamDesign.Link link) {
        return design.field(link, "filterPolicy").map(tree -> tree instanceof Tree.Scalar
                ? ValueTree.json(tree.asText().orElse(""), "The filter of " + link.words()) : tree);
    }
}
