package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import dev.drawbridge.model.wire.Wiring;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every drawing that can be drawn. */
class RandomDrawingsTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final Wiring WIRING = new Wiring(Drawings.CATALOGUE, Drawings.WIRES);
    private static final List<String> NAMES = List.of("search", "search role", "search-logs", "pet orders", "pet-orders", "Products", "api", "URL2go", "x", "jobs",
            "clicks queue", "search get", "photos", "web");

    @Provide
    Arbitrary<Design> designs() {
        return Arbitraries.longs().map(RandomDrawingsTest::draw);
    }

    /** Places up to twelve cards and draws legal wires between them, as a user in a hurry would. */
    private static Design draw(long seed) {
        Random random = new Random(seed);
        // a pipe lacks an end as often as not
        List<Kind> kinds = Drawings.CATALOGUE.placeable().stream().filter(kind -> !kind.id().equals("event-pipe")).toList();
        Design design = Design.empty("random");
        int cards = random.nextInt(13);
        for (int i = 0; i < cards; i++) {
            Kind kind = kinds.get(random.nextInt(kinds.size()));
            Node node = Node.of(new NodeId("n" + i), kind.id(), design.freshName(NAMES.get(random.nextInt(NAMES.size()))));
            for (var field : kind.fields()) {
                if (field.type() instanceof FieldType.Flag && !field.name().equals("default") && random.nextBoolean()) {
                    node = node.withField(field.name(), Value.of(random.nextBoolean()));
                }
            }
            design = design.withNode(node);
        }
        List<Node> nodes = List.copyOf(design.nodes().values());
        for (int i = 0; i < cards * 4; i++) {
            Node from = nodes.get(random.nextInt(nodes.size()));
            Node to = nodes.get(random.nextInt(nodes.size()));
            End end = random.nextInt(5) == 0 ? End.failure(from.id()) : End.out(from.id());
            if (WIRING.judge(design, end, to) instanceof Wiring.Verdict.Allowed(List<WireRule> rules)) {
                WireRule rule = rules.get(random.nextInt(rules.size()));
                Wire wire = WIRING.create(design, rule, from, to);
                if (rule.field(WireTable.MODE).isPresent()) {
                    wire = wire.withField(WireTable.MODE, Value.of(List.of("read", "write", "read-write").get(random.nextInt(3))));
                }
                design = design.withWire(wire);
            }
        }
        return design;
    }

    @Property(tries = 150, seed = "20251122")
    void theTextSaysWhatTheTreeSays(@ForAll("designs") Design design) {
        assertThat(Document.parse(TEMPLATE.text(design)).tree()).isEqualTo(TEMPLATE.tree(design));
    }

    @Property(tries = 150, seed = "20251122")
    void noActionHasAStarAndNoPermissionIsBeyondTheRows(@ForAll("designs") Design design) {
        Set<String> actions = new TreeSet<>(BaseGrants.LOGS);
        actions.addAll(BaseGrants.TRACING);
        for (Wire wire : design.wires().values()) {
            Drawings.WIRES.of(design, wire).ifPresent(rule -> rule.grants(wire).stream().filter(grant -> grant.holder() != Grant.Holder.SERVICE
                    || rule.role() == WireRole.DELIVER).forEach(grant -> actions.addAll(grant.actions())));
        }
        TemplateReading reading = new TemplateReading(TEMPLATE.tree(design));
        Set<String> found = new TreeSet<>();
        reading.resources().forEach((id, resource) -> {
            String type = resource.get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals("AWS::IAM::Role") || type.equals("AWS::SQS::QueuePolicy") || type.equals("AWS::SNS::TopicPolicy")) {
                Tree policies = resource.at("Properties", "Policies").or(() -> resource.at("Properties", "PolicyDocument")).orElseGet(Tree::seq);
                TemplateReading.permissions(policies).forEach(permission -> {
                    String action = permission.substring(0, permission.indexOf(" on "));
                    assertThat(action).doesNotContain("*");
                    if (permission.endsWith(" on *")) {
                        // EC2 and RDS know no resources for what Lambda asks of them
                        assertThat(BaseGrants.TRACING.contains(action) || action.startsWith("ec2:") || action.startsWith("rds:Describe")).as(action).isTrue();
                    }
                    found.add(action);
                });
            }
        });
        assertThat(actions).containsAll(found);
    }

    @Property(tries = 150, seed = "20251122")
    void nothingRefersToItselfInACircleOrToWhatIsNotThere(@ForAll("designs") Design design) {
        TemplateReading reading = new TemplateReading(TEMPLATE.tree(design));
        assertThat(TemplateReading.circle(reading.referencesThroughEvents())).isEmpty();
        long cards = design.nodes().values().stream().filter(n -> !n.kind().equals("client") && !n.kind().startsWith("schedule") && !n.kind().equals("function-url")
                && dev.drawbridge.generators.sam.SourceForm.ALL.stream().noneMatch(form -> form.kind().equals(n.kind()))).count();
        assertThat((long) reading.resources().size()).isGreaterThanOrEqualTo(cards);
    }

    @Property(tries = 60, seed = "20251122")
    void fromAnyDrawingToAnyOtherTheTextFollows(@ForAll("designs") Design before, @ForAll("designs") Design after) {
        String followed = new TemplateText(TEMPLATE).follow(TEMPLATE.text(before), before, after);
        assertThat(Document.parse(followed).tree()).isEqualTo(TEMPLATE.tree(after));
    }
}
