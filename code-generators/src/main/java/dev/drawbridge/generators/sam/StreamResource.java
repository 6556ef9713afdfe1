package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;

/** A stream: {@code AWS::Kinesis::Stream}, encrypted with the key that AWS keeps for Kinesis. */
final class StreamResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        boolean fixed = design.kind(card).text(card, "capacity").equals("PROVISIONED");
        Block properties = new Block().put("StreamModeDetails", new Block().put("StreamMode", design.field(card, "capacity")));
        if (fixed) {
            properties.put("ShardCount", design.field(card, "shards"));
        }
        properties.put("RetentionPeriodHours", design.field(card, "retention"))
                .put("StreamEncryption", new Block().put("EncryptionType", "KMS").put("KeyId", "alias/aws/kinesis"));
        out.add(id, "AWS::Kinesis::Stream", properties);
        Deliveries.write(design, card, design.into(card, WireRole.DELIVER), out);
        out.output(id + "StreamName", "Name of the stream " + card.name(), Tree.ref(id));
    }
}
