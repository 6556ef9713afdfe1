package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bucket tells others than functions. Source: "NotificationConfiguration" of {@code AWS::S3::Bucket}. */
public final class BucketNotifications {
    /** The list of the property for each kind. */
    public static final Map<String, String> LISTS = Map.of("queue", "QueueConfigurations", "topic", "TopicConfigurations");
    /** What names the card in an entry of its list. */
    public static final Map<String, String> TARGETS = Map.of("queue", "Queue", "topic", "Topic");
    /** What turns on the events for the account's own event bus. */
    public static final String BUS = "EventBridgeConfiguration";

    private BucketNotifications() {}

    static Block of(SamDesign design, Node bucket) {
        Map<String, List<Tree>> lists = new LinkedHashMap<>();
        Block all = new Block();
        for (SamDesign.Link link : design.outOf(bucket, WireRole.DELIVER)) {
            if (link.to().kind().equals(SamKinds.EVENT_BUS)) {
                all.put(BUS, one(design, link));
            } else {
                lists.computeIfAbsent(LISTS.get(link.to().kind()), _ -> new ArrayList<>()).add(one(design, link));
            }
        }
        lists.forEach((name, items) -> all.put(name, items));
        return all;
    }

    /** What the bucket says about one wire. */
    static Tree one(SamDesign design, SamDesign.Link link) {
        if (link.to().kind().equals(SamKinds.EVENT_BUS)) {
            return Tree.map("EventBridgeEnabled", Tree.bool(true));
        }
        Block entry = new Block().put("Event", design.field(link, "events")).put(TARGETS.get(link.to().kind()), design.addresses().arn(link.to()));
        List<Tree> rules = FunctionEvents.keyRules(design, link);
        return (rules.isEmpty() ? entry : entry.put("Filter", Tree.map("S3Key", Tree.map("Rules", Tree.seq(rules))))).tree();
    }

    /** The policies that must let the bucket in before it is told whom to notify. */
    static List<String> policies(SamDesign design, Node bucket) {
        return design.outOf(bucket, WireRole.DELIVER).stream().filter(link -> LISTS.containsKey(link.to().kind()))
                .map(link -> design.ids().beside(link.to(), "Policy")).distinct().sorted().toList();
    }
}
