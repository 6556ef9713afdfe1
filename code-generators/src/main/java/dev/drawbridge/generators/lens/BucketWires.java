package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.BucketNotifications;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bucket tells queues, topics and the account's own event bus: properties of the bucket. */
final class BucketWires {
    private static final String ALL = "NotificationConfiguration";

    private BucketWires() {}

    static void read(Cards cards, Finds finds, SourceTemplate.Part bucket) {
        for (Map.Entry<String, String> kind : BucketNotifications.LISTS.entrySet()) {
            List<Tree> all = bucket.property(ALL, kind.getValue()).map(Tree::items).orElse(List.of());
            for (int i = 0; i < all.size(); i++) {
                Tree each = all.get(i);
                TreePath place = bucket.path(ALL).child(kind.getValue()).child(i);
                each.get(BucketNotifications.TARGETS.get(kind.getKey())).flatMap(cards.references()::target).filter(id -> cards.is(id, kind.getKey())).ifPresent(to ->
                        finds.add(bucket.id(), WireRole.DELIVER, to, EventWires.objects(each.get("Event"), each.at("Filter", "S3Key", "Rules")), place));
            }
        }
        boolean told = bucket.property(ALL, BucketNotifications.BUS).filter(tree -> tree.get("EventBridgeEnabled").flatMap(Tree::asText).map(Boolean::parseBoolean).orElse(true)).isPresent();
        if (told && cards.card(BusWires.DEFAULT_BUS).isPresent()) {
            finds.add(bucket.id(), WireRole.DELIVER, BusWires.DEFAULT_BUS, Map.of(), bucket.path(ALL).child(BucketNotifications.BUS));
        }
    }

    /** Whether a wire is kept by the bucket at its start. */
    static boolean isOne(Node from, Wire wire) {
        return from.kind().equals("bucket") && wire.role() == WireRole.DELIVER;
    }

    /** Lets a bucket that was found tell the card at the other end. */
    static void add(Working work, Wire wire) {
        Node to = work.is().requireNode(wire.to().node());
        SourceTemplate.Part bucket = work.part(wire.from().node());
        Tree notification = work.parts().notification(wire.id());
        if (to.kind().equals("event-bus")) {
            work.edit(edits -> edits.set(bucket.path(ALL).child(BucketNotifications.BUS), notification));
            return;
        }
        TreePath list = bucket.path(ALL).child(BucketNotifications.LISTS.get(to.kind()));
        Optional<Tree> there = work.edits().tree().at(list);
        work.edit(edits -> there.isEmpty() ? edits.set(list, Tree.seq(notification)) : edits.append(list, notification));
    }

    static void change(Working work, Wire is, TreePath place) {
        work.edit(edits -> edits.set(place, work.parts().notification(is.id())));
    }
}
