package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.ScheduleGroups;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarms of cards: {@code AWS::CloudWatch::Alarm}, one for each row of the field {@code alarms}. Silence is no alarm. */
public final class AlarmParts {
    /** The field that holds the rows. */
    public static final String FIELD = "alarms";
    /** The type of the resources. */
    public static final String TYPE = "AWS::CloudWatch::Alarm";

    /**
     * The resource of one row.
     *
     * @param key metric and how manieth of it, {@code errors 1}: the same row before and after an edit; for schedules the rule as well
     * @param suffix of its logical id behind that of what it measures
     */
    public record Part(String key, Measured of, String suffix, Tree properties) {}

    /**
     * What is measured: the resource of a card, or one of the rules that a schedule is made of.
     *
     * @param id logical id
     * @param place what tells the rules of one card apart, whatever they are called; empty if there is one resource only
     */
    public record Measured(String id, String place) {
        /** A rule of a schedule: that of an event of a function is called after both, as SAM does it. */
        public static Measured rule(String id) {
            return new Measured(id, id);
        }
    }

    private AlarmParts() {}

    static void write(SamDesign design, Node card, Resources out) {
        for (Part part : of(design, card)) {
            String place = part.of().place();
            String id = place.isEmpty() ? design.ids().beside(card, part.suffix()) : design.ids().beside(card, place, part.of().id(), part.suffix());
            out.add(id, TYPE, block(part.properties()));
        }
    }

    /** Whether there is something to measure: the account's own bus and group of schedules also carry what others do, and are none of ours. */
    private static boolean isThere(SamDesign design, Node card) {
        if (card.kind().equals(SamKinds.SCHEDULER)) {
            return ScheduleGroups.own(design.design(), card).isPresent();
        }
        return !card.kind().equals(SamKinds.EVENT_BUS) || !design.flag(card, "default");
    }

    private static Block block(Tree properties) {
        Block block = new Block();
        properties.entries().forEach(block::put);
        return block;
    }

    /** What the card's rows ask for; a row of a metric that its kind does not have is left out, and a check says so. */
    static List<Part> of(SamDesign design, Node card) {
        return of(design, card, card.kind().equals(SamKinds.SCHEDULE) ? design.rules(card) : List.of());
    }

    /** @param rules that a schedule is made of; each is watched by an alarm of its own */
    static List<Part> of(SamDesign design, Node card, List<Measured> rules) {
        List<Part> parts = new ArrayList<>();
        List<Measured> all = card.kind().equals(SamKinds.SCHEDULE) ? rules : List.of(new Measured(design.id(card), ""));
        all.forEach(measured -> add(design, card, measured, parts));
        return parts;
    }

    private static void add(SamDesign design, Node card, Measured measured, List<Part> parts) {
        Map<String, Integer> counts = new HashMap<>();
        for (Value.Entries row : design.kind(card).rows(card, FIELD)) {
            String id = row.text("metric").orElseGet(() -> design.kind(card).field(FIELD).map(field -> first(card.kind())).orElse(""));
            AlarmMetric.of(card.kind(), id).filter(metric -> isThere(design, card)).ifPresent(metric -> {
                int number = counts.merge(id, 1, Integer::sum);
                String suffix = Names.pascal(id) + "Alarm" + (number == 1 ? "" : Integer.toString(number));
                parts.add(new Part(key(id, number, measured), measured, suffix, properties(design, card, measured, metric, row, number)));
            });
        }
    }

    /** What tells the alarms of a card apart. */
    public static String key(String metric, int number, Measured of) {
        return metric + " " + number + (of.place().isEmpty() ? "" : " " + of.id());
    }

    /** The metric of a row that names none. */
    public static String first(String kind) {
        return switch (kind) {
            case SamKinds.FUNCTION -> "errors";
            case SamKinds.QUEUE, SamKinds.STREAM -> "age";
            case SamKinds.API, SamKinds.REST_API, SamKinds.GRAPHQL_API -> "5xx";
            case SamKinds.TABLE -> "read-throttles";
            case SamKinds.USER_POOL -> "throttles";
            case SamKinds.BUCKET -> "objects";
            default -> "failed";
        };
    }

    private static Tree properties(SamDesign design, Node card, Measured measured, AlarmMetric metric, Value.Entries row, int number) {
        String id = measured.id();
        String name = "${AWS::StackName}-" + Names.kebab(measured.place().isEmpty() ? card.name() : id) + "-" + metric.id() + (number == 1 ? "" : "-" + number);
        Tree resource = switch (card.kind()) {
            case SamKinds.QUEUE -> Tree.getAtt(id, "QueueName");
            case SamKinds.TOPIC -> Tree.getAtt(id, "TopicName");
            case SamKinds.GRAPHQL_API -> Tree.getAtt(id, "ApiId");
            case SamKinds.SCHEDULER -> design.set(card, "group").orElseThrow();
            case SamKinds.REST_API -> Adoption.isAdopted(card) ? Tree.ref("AWS::StackName") : restApiName(card);
            default -> Tree.ref(id);
        };
        Block block = new Block().put("AlarmName", Tree.sub(name));
        Tree period = number(row, "period", metric.period());
        if (metric.isSummedUp()) {
            block.put("Metrics", List.of(new Block().put("Id", "all").put("Expression", Tree.sub(metric.query(id))).put("Period", period).put("ReturnData", true).tree()));
        } else {
            List<Tree> dimensions = new ArrayList<>(List.of(Tree.map("Name", Tree.string(metric.dimension())).with("Value", resource)));
            if (!metric.beside().isEmpty()) {
                String[] one = metric.beside().split("=");
                dimensions.add(Tree.map("Name", Tree.string(one[0])).with("Value", Tree.string(one[1])));
            }
            block.put("Namespace", metric.namespace()).put("MetricName", metric.name()).put("Dimensions", dimensions).put(metric.statisticProperty(), metric.statistic()).put("Period", period);
        }
        block.put("EvaluationPeriods", number(row, "periods", 1))
                .put("Threshold", number(row, "threshold", 1))
                .put("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                .put("TreatMissingData", "notBreaching");
        topic(design, row).ifPresent(topic -> block.put("AlarmActions", List.of(Tree.ref(design.id(topic)))));
        return block.tree();
    }

    /** A REST API of ours is given a name where an alarm has to name it; SAM calls all of a template after its stack. */
    static Tree restApiName(Node card) {
        return Tree.sub("${AWS::StackName}-" + Names.kebab(card.name()));
    }

    private static Tree number(Value.Entries row, String column, int otherwise) {
        return row.get(column).map(ValueTree::number).orElseGet(() -> Tree.integer(otherwise));
    }

    private static Optional<Node> topic(SamDesign design, Value.Entries row) {
        return row.text("topic").filter(name -> !name.isBlank()).flatMap(design.design()::nodeNamed).filter(node -> node.kind().equals(SamKinds.TOPIC));
    }
}
