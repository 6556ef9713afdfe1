package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What was understood of one template.
 *
 * @param problem why it could not be opened; empty when it was
 * @param identical whether saving it without an edit gives the same text, and reading it again the same drawing
 * @param resources in the template, with those that SAM makes for events
 * @param cards of a kind of their own
 * @param wires between cards
 * @param parts resources that are drawn inside a card
 * @param raw cards that no kind describes
 * @param notUnderstood what starts functions or is referred to and became no wire, in words
 * @param functions the cards of functions
 * @param milliseconds from text to drawing
 */
public record TemplateReport(String problem, boolean identical, int resources, int cards, int wires, int parts, int raw, Set<String> notUnderstood, List<Node> functions, double milliseconds) {
    public TemplateReport {
        notUnderstood = Set.copyOf(notUnderstood);
        functions = List.copyOf(functions);
    }

    public boolean opened() {
        return problem.isEmpty();
    }

    static TemplateReport of(Lens lens, String text) {
        long start = System.nanoTime();
        try {
            Reading reading = lens.reading(text, Design.empty("report"));
            double milliseconds = (System.nanoTime() - start) / 1e6;
            Design design = reading.design();
            boolean identical = lens.follow(text, design, design).equals(text) && lens.read(text, design).equals(design);
            int raw = (int) design.nodes().values().stream().filter(node -> node.kind().equals(Shapes.RAW)).count();
            Set<String> strange = new TreeSet<>(reading.notUnderstood());
            TemplateFindings.missing(reading.template()).forEach(missing -> strange.add(missing.id() + " (refers to nothing)"));
            return new TemplateReport("", identical, (int) reading.template().parts().keySet().stream().filter(id -> !reading.template().makes(id)).count(), design.nodes().size() - raw, design.wires().size(),
                    (int) reading.parts().keySet().stream().filter(id -> !reading.template().makes(id)).count(), raw, strange,
                    design.nodes().values().stream().filter(node -> node.kind().equals("function")).toList(), milliseconds);
        } catch (ModelException e) {
            return new TemplateReport(Optional.ofNullable(e.getMessage()).orElse("It cannot be read."), false, 0, 0, 0, 0, 0, Set.of(), List.of(), (System.nanoTime() - start) / 1e6);
        }
    }

    /** Reads templates with the kinds and wires that come with the program; one for many. */
    public static final class Reporter {
        private final SamTemplate ours = new SamTemplate(Catalogue.standard(), WireTable.standard());

        /**
         * What is understood of a file; a text that no lens reads is no error here.
         *
         * @param name of the file, without its folder
         * @param files the text of a file beside it, under the path that it is included by
         */
        public TemplateReport of(String name, String text, Function<String, Optional<String>> files) {
            return new Lenses(ours, files).of(name, text).report(text);
        }
    }
}
