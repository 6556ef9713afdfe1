package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event pipe: {@code AWS::Pipes::Pipe} with a role of its own. One that lacks an end is not written, CloudFormation would refuse it. */
final class PipeResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        List<SamDesign.Link> links = design.of(card).stream().filter(link -> link.rule().grants(link.wire()).stream().anyMatch(grant -> grant.holder() == Grant.Holder.ROLE)).toList();
        if (links.isEmpty()) {
            return;
        }
        String role = design.ids().beside(card, "TargetRole");
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        links.forEach(link -> statements.grants(link, Grant.Holder.ROLE));
        String principal = links.getFirst().rule().grants().stream().filter(grant -> grant.holder() == Grant.Holder.ROLE).findFirst().orElseThrow().principal();
        out.add(role, "AWS::IAM::Role", TargetRole.role(principal, statements));
        Optional<SamDesign.Link> source = design.into(card, WireRole.DELIVER).stream().findFirst();
        List<SamDesign.Link> targets = new ArrayList<>(design.outOf(card, WireRole.TRIGGER));
        targets.addAll(design.outOf(card, WireRole.DELIVER));
        if (source.isEmpty() || targets.isEmpty()) {
            return;
        }
        Block properties = new Block().put("Source", source(design, source.get().from())).put("SourceParameters", parameters(design, card, source.get().from()));
        design.outOf(card, WireRole.CALL).stream().findFirst().ifPresent(call -> properties.put("Enrichment", design.addresses().arn(call.to())));
        Node target = targets.getFirst().to();
        properties.put("Target", design.addresses().arn(target)).put("TargetParameters", target(design, card, target)).put("RoleArn", Tree.getAtt(role, "Arn"));
        if (!design.flag(card, "enabled")) {
            properties.put("DesiredState", "STOPPED");
        }
        out.add(design.id(card), "AWS::Pipes::Pipe", properties);
    }

    private static Tree source(SamDesign design, Node source) {
        return source.kind().equals(SamKinds.TABLE) ? Tree.getAtt(design.id(source), "StreamArn") : design.addresses().arn(source);
    }

    private static Block parameters(SamDesign design, Node card, Node source) {
        Block parameters = new Block();
        List<Tree> filters = StreamEvents.filters(design.kind(card).value(card, "filter"));
        if (!filters.isEmpty()) {
            parameters.put("FilterCriteria", Tree.map("Filters", Tree.seq(filters)));
        }
        Block batch = new Block();
        if (!source.kind().equals(SamKinds.QUEUE)) {
            batch.put("StartingPosition", design.field(card, "startingPosition"));
        }
        batch.put("BatchSize", design.field(card, "batchSize"));
        return parameters.put(switch (source.kind()) {
            case SamKinds.QUEUE -> "SqsQueueParameters";
            case SamKinds.TABLE -> "DynamoDBStreamParameters";
            default -> "KinesisStreamParameters";
        }, batch);
    }

    /** What a target must be told beside its ARN. */
    private static Block target(SamDesign design, Node card, Node target) {
        return switch (target.kind()) {
            case SamKinds.QUEUE -> design.flag(target, "fifo") ? new Block().put("SqsQueueParameters", new Block().put("MessageGroupId", design.id(card))) : new Block();
            case SamKinds.STREAM -> new Block().put("KinesisStreamParameters", new Block().put("PartitionKey", design.id(card)));
            case SamKinds.EVENT_BUS -> new Block().put("EventBridgeEventBusParameters", new Block().put("Source", dev.drawbridge.model.Names.kebab(card.name())).put("DetailType", design.id(card)));
            default -> new Block();
        };
    }
}
