package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.local.bus.BusEvent;
import dev.drawbridge.cloud.local.event.Events;
import dev.drawbridge.cloud.local.event.ObjectChange;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What buckets tell queues, topics and the account's own event bus. */
final class LocalBucketEvents {
    private final Supplier<LocalPlan> plan;
    private final Deliveries deliveries;

    LocalBucketEvents(Supplier<LocalPlan> plan, Deliveries deliveries) {
        this.plan = plan;
        this.deliveries = deliveries;
    }

    void changed(Node bucket, ObjectChange change) {
        String summary = change.event() + " " + change.key();
        for (LocalPlan.Ruled link : plan.get().outOf(bucket, WireRole.DELIVER)) {
            if (link.to().kind().equals("event-bus")) {
                BusEvent event = busEvent(change);
                deliveries.start(new Deliveries.Parcel(link.wire().id(), bucket.id(), link.to(), summary, event.text(), ""));
            } else if (fits(link, change)) {
                deliveries.start(new Deliveries.Parcel(link.wire().id(), bucket.id(), link.to(), summary, new String(Events.objectChange(change), StandardCharsets.UTF_8), ""));
            }
        }
    }

    /** {@code s3:ObjectCreated:*} stands for every event that starts like it. */
    private static boolean fits(LocalPlan.Ruled link, ObjectChange change) {
        String wanted = link.rule().text(link.wire(), "events").replaceFirst("^s3:", "").replaceFirst("\\*$", "");
        return change.event().startsWith(wanted) && change.key().startsWith(link.rule().text(link.wire(), "prefix"))
                && change.key().endsWith(link.rule().text(link.wire(), "suffix"));
    }

    /** The shape of docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html. */
    private static BusEvent busEvent(ObjectChange change) {
        boolean created = change.event().startsWith("ObjectCreated");
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.put("version", "0");
        detail.putObject("bucket").put("name", change.bucket());
        ObjectNode object = detail.putObject("object").put("key", change.key());
        if (created) {
            object.put("size", change.size()).put("etag", change.eTag());
        }
        detail.put("request-id", "local").put("requester", LocalNames.ACCOUNT).put("source-ip-address", "127.0.0.1");
        detail.put("reason", created ? change.event().replaceFirst("^ObjectCreated:", "") + "Object" : "DeleteObject");
        return BusEvent.of("aws.s3", created ? "Object Created" : "Object Deleted", detail, List.of("arn:aws:s3:::" + change.bucket()), change.time());
    }
}
