package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The work that a template makes grows as the template does. Counted is what the work allocates, which does not depend on how quick or busy
 * the machine is: copies of a drawing, lists of cards and texts put together for each resource all show in it. A template four times as long
 * may take six times as much; work that grows with the square would take sixteen times.
 */
class GrowthTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final int FEW = 60;
    private static final int TIMES = 4;
    private static final double MOST = TIMES * 1.5;

    private static long allocated(Supplier<Object> work) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads && threads.isThreadAllocatedMemorySupported(), "this Java does not tell what threads allocate");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.get();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.get();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void growsAsTheTemplateDoes(java.util.function.Function<String, Supplier<Object>> work) {
        long few = allocated(work.apply(LargeTemplates.ofServices(FEW)));
        long many = allocated(work.apply(LargeTemplates.ofServices(FEW * TIMES)));
        assertThat((double) many / few).as(few + " bytes, then " + many).isLessThan(MOST);
    }

    private static Design read(String text) {
        return new SamLens(OURS).read(text, Design.empty("large"));
    }

    private static Node first(Design design, String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void opening() {
        growsAsTheTemplateDoes(text -> () -> read(text));
    }

    @Test
    void readingAgainWhatIsKnown() {
        growsAsTheTemplateDoes(text -> {
            Design known = read(text);
            return () -> new SamLens(OURS).read(text, known);
        });
    }

    @Test
    void findings() {
        growsAsTheTemplateDoes(text -> {
            Design known = read(text);
            return () -> TemplateFindings.of("template.yaml", text, known, OURS).findings();
        });
    }

    @Test
    void changingAField() {
        growsAsTheTemplateDoes(text -> {
            Design known = read(text);
            Design wish = known.withNode(first(known, "function").withField("memory", Value.of(1024)));
            return () -> new LensText(OURS).settled(new LensText(OURS).follow(text, known, wish), wish);
        });
    }

    @Test
    void changingADrawingOfOurOwn() {
        long few = allocated(ofOurOwn(FEW));
        long many = allocated(ofOurOwn(FEW * TIMES));
        assertThat((double) many / few).as(few + " bytes, then " + many).isLessThan(MOST);
    }

    private static Supplier<Object> ofOurOwn(int services) {
        List<Node> cards = new ArrayList<>();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            NodeId work = new NodeId("work" + i);
            NodeId jobs = new NodeId("jobs" + i);
            NodeId rows = new NodeId("rows" + i);
            cards.addAll(List.of(Node.of(work, "function", "work " + i), Node.of(jobs, "queue", "jobs " + i), Node.of(rows, "table", "rows " + i)));
            wires.add(Wire.of(new WireId("t" + i), End.out(jobs), End.in(work), WireRole.TRIGGER));
            wires.add(Wire.of(new WireId("a" + i), End.out(work), End.in(rows), WireRole.ACCESS));
        }
        Design drawn = Design.of("ours", cards, wires);
        Design wish = drawn.withNode(drawn.requireNode(new NodeId("work0")).withField("memory", Value.of(1024)));
        String text = OURS.text(drawn);
        return () -> new LensText(OURS).settled(new LensText(OURS).follow(text, drawn, wish), wish);
    }

    @Test
    void renaming() {
        growsAsTheTemplateDoes(text -> {
            Design known = read(text);
            Design wish = known.withNode(first(known, "table").withName("purchases"));
            return () -> new LensText(OURS).settled(new LensText(OURS).follow(text, known, wish), wish);
        });
    }
}
