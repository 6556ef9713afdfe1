package dev.drawbridge.generators.syntax;

import java.util.List;

/** Adds an entry to a mapping or an element to a sequence that has some already, whatever its style. */
final class PartInsertion {
    private final Document document;
    private final boolean blockText;

    /** @param blockText see {@link TreePrinter} */
    PartInsertion(Document document, boolean blockText) {
        this.document = document;
        this.blockText = blockText;
    }

    /** @param key the key of a mapping entry, or an empty string for an element of a sequence that has no mapping around it */
    List<Patch> patches(Located at, int index, String key, Tree value) {
        Parts parts = Parts.of(at.node());
        TreePrinter printer = new TreePrinter(document.style(), blockText);
        boolean mapping = at.node() instanceof MappingNode;
        if (!at.node().isFlow()) {
            BlockEditor block = new BlockEditor(document);
            int indent = block.indent(parts);
            return block.insert(at, parts, index, mapping ? printer.entry(key, value, indent) : printer.item(value, indent));
        }
        FlowEditor flow = new FlowEditor(document);
        String entry;
        if (document.isJson()) {
            String json = printer.json(value, flow.entryLevel(parts));
            entry = mapping ? printer.key(key, true) + document.style().jsonColon() + json : json;
        } else {
            entry = mapping ? printer.flowEntry(key, value) : printer.flow(value);
        }
        return flow.insert(parts, index, entry);
    }
}
