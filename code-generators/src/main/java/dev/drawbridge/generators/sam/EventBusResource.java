package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;

/** An event bus: {@code AWS::Events::EventBus}; the account's own bus is there already. Rules stand with those that they deliver to. */
final class EventBusResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        if (!design.flag(card, "default")) {
            String id = design.id(card);
            // a bus must be given a name, CloudFormation makes none up
            out.add(id, "AWS::Events::EventBus", new Block().put("Name", Tree.sub("${AWS::StackName}-" + Names.kebab(card.name()))));
            out.output(id + "EventBusName", "Name of the event bus " + card.name(), Tree.ref(id));
        }
        Deliveries.write(design, card, design.into(card, WireRole.DELIVER), out);
    }
}
