package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.RecentDocuments;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads any SAM or CloudFormation template, YAML or JSON, as a drawing. The same text with the same design known gives the same drawing;
 * what was read last is remembered, because an edit asks for it several times. For any thread.
 */
public final class SamLens {
    private final SamTemplate ours;
    private final Shapes shapes;
    private final RecentDocuments documents = new RecentDocuments();
    private volatile SoftReference<Memory> last = new SoftReference<>(null);

    /** @param known what the reading was matched with */
    private record Memory(Document document, Design known, Reading reading) {
        /** By the law that what was read is read again, what came out may have gone in. */
        boolean holds(Document asked, Design with) {
            return document == asked && (with.equals(known) || with.equals(reading.design()));
        }
    }

    /** @param ours how we would write a drawing, to tell our own resources from those that were found */
    public SamLens(SamTemplate ours) {
        this.ours = ours;
        this.shapes = new Shapes(ours.catalogue());
    }

    /** With the kinds and wires that come with the program. */
    public static SamLens standard() {
        return new SamLens(new SamTemplate(Catalogue.standard(), WireTable.standard()));
    }

    /**
     * The drawing that the text says.
     *
     * @param known the drawing so far: what a template cannot say comes from it
     * @throws TemplateException if the text is no template, with its place
     */
    public Design read(String text, Design known) {
        return reading(text, known).design();
    }

    /** @throws TemplateException if the text is no template, with its place */
    Reading reading(String text, Design known) {
        return reading(parse(text), known);
    }

    /** The documents that were looked at last. */
    RecentDocuments documents() {
        return documents;
    }

    private Document parse(String text) {
        try {
            return documents.parse(text);
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }

    /** The same for a text that is parsed already. */
    Reading reading(Document document, Design known) {
        Memory memory = last.get();
        if (memory != null && memory.holds(document, known)) {
            return memory.reading();
        }
        try {
            Reading reading = reading(SourceTemplate.of(document), known);
            last = new SoftReference<>(new Memory(document, known, reading));
            return reading;
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }

    /** The kinds of the cards of a drawing that were found, by their logical ids. */
    private static Map<String, String> drawn(Design known, Map<NodeId, String> ids) {
        Map<String, String> kinds = new HashMap<>();
        known.nodes().values().stream().filter(node -> Adoption.isAdopted(node) && ids.containsKey(node.id())).forEach(node -> kinds.put(ids.get(node.id()), node.kind()));
        return kinds;
    }

    /** The same for a template whose resources are known already. */
    Reading reading(SourceTemplate template, Design known) {
        try {
            Map<NodeId, String> knownIds = ours.logicalIds(known);
            Cards cards = new Cards(template, shapes, drawn(known, knownIds));
            Finds finds = new Finds();
            EventWires events = new EventWires(cards, finds);
            ResourceWires resources = new ResourceWires(cards, finds);
            ApiWires apis = new ApiWires(cards, finds);
            for (SourceTemplate.Part part : cards.template().parts().values()) {
                if (EventWires.HOLDERS.contains(part.type())) {
                    events.read(part);
                }
                resources.read(part);
                apis.read(part);
            }
            new GrantWires(cards, ours.wires(), finds).read();
            LayerWires.read(cards, finds);
            FlowFields.calls(cards, finds);
            new ReferenceWires(cards, finds).read();
            return new Assembly(cards, finds, known, knownIds, ours).reading();
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }
}
