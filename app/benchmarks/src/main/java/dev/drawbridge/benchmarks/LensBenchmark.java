package dev.drawbridge.benchmarks;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.SamFile;
import dev.drawbridge.generators.project.Targets;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Checks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Measures what a template costs by its length: to open it, to find what is wrong with it, and to put one edit into its text, as long as
 * the hand that made the edit waits: the text, and the drawing as the text says it then.
 *
 * <p>Measured is the time that the thread had a processor, which is what it takes on a machine that does nothing else. With an argument, a length in characters, only a template of that length is measured.
 */
public final class LensBenchmark {
    private static final int[] LENGTHS = {2_000, 10_000, 100_000, 1_000_000, 5_000_000};
    /** So many characters are read in all for one figure, so that short templates are warm. */
    private static final int WORK = 4_000_000;
    private static final int FEWEST = 3;
    private static final int MOST = 400;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LensBenchmark() {}

    /** Prints the table; takes about two minutes. */
    public static void main(String[] args) {
        Figures figures = new Figures();
        for (int length : args.length == 0 ? LENGTHS : new int[] {Integer.parseInt(args[0])}) {
            measure(figures, length);
        }
        System.out.println(figures.table());
    }

    private static void measure(Figures figures, int length) {
        SamTemplate ours = Targets.standard().template();
        Lens lens = new SamFile(ours);
        String text = TemplateText.of(length);
        Design design = lens.read(text, Design.empty("shop"));
        Checks checks = Checks.standard();
        String size = length < 1_000_000 ? length / 1_000 + " kB" : length / 1_000_000 + " MB";
        // what was read last is remembered, so each run reads another text
        add(figures, size + ", " + design.nodes().size() + " cards, " + design.wires().size() + " wires: opened", text, run -> lens.read(text + "# " + run + "\n", Design.empty("shop")));
        add(figures, size + ": read again, with what was known", text, run -> lens.read(text + "# " + run + "\n", design));
        add(figures, size + ": checked", text, run -> lens.findings("template.yaml", text, design).findings().size() + checks.run(design, ours.catalogue(), ours.wires()).size());
        NodeId function = first(design, "function");
        NodeId table = first(design, "table");
        Hand memory = new Hand(lens, text, design);
        add(figures, size + ": a memory size changed", text, run -> memory.edit(now -> now.withNode(now.requireNode(function).withField("memory", Value.of(1024 + Math.abs(run))))));
        Hand name = new Hand(lens, text, design);
        add(figures, size + ": a table renamed", text, run -> name.edit(now -> now.withNode(now.requireNode(table).withName("purchases" + Math.abs(run)))));
    }

    private static NodeId first(Design design, String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).findFirst().orElseThrow().id();
    }

    /** Somebody who edits one drawing again and again: each edit starts from the text that the last one left. */
    private static final class Hand {
        private final Lens lens;
        private String text;
        private Design design;

        Hand(Lens lens, String text, Design design) {
            this.lens = lens;
            this.text = text;
            this.design = design;
        }

        Object edit(UnaryOperator<Design> edit) {
            Design wish = edit.apply(design);
            String after = lens.follow(text, design, wish);
            if (after.equals(text)) {
                throw new IllegalStateException("the edit changed nothing");
            }
            text = after;
            design = lens.settled(text, wish);
            return design;
        }
    }

    private static void add(Figures figures, String what, String text, IntFunction<Object> work) {
        int runs = Math.clamp(WORK / text.length(), FEWEST, MOST);
        long[] nanos = new long[runs];
        for (int run = -runs; run < runs; run++) {
            long began = THREADS.getCurrentThreadCpuTime();
            work.apply(run);
            if (run >= 0) {
                nanos[run] = THREADS.getCurrentThreadCpuTime() - began;
            }
        }
        figures.add(what, Figures.milliseconds(Figures.percentile(nanos, 0.5)), "");
        System.err.println(what + ": " + Figures.milliseconds(Figures.percentile(nanos, 0.5)));
    }
}
