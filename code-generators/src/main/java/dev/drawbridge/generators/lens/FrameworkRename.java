package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.cloudformation.Artifact;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.serverless.FrameworkDocument;
import dev.drawbridge.generators.serverless.FrameworkNaming;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives functions and resources of a file the names that their cards have after an edit, wherever the file names them. For one edit. */
final class FrameworkRename {
    private final Document document;
    private final Design was;
    private final Design is;
    private final Map<NodeId, String> renamed = new LinkedHashMap<>();

    /**
     * @param files the text of a file that the document includes
     * @param was the design before, marked for the document
     * @throws ModelException if a name is taken, or the card stands for what has no name in the file
     */
    FrameworkRename(Document document, Function<String, Optional<String>> files, Design was, Design is) {
        this.is = is;
        Document now = document;
        for (Node node : was.nodes().values()) {
            Optional<Node> after = is.node(node.id()).filter(other -> !other.name().equals(node.name()));
            Optional<String> id = Adoption.of(node).map(Adoption::logicalId);
            if (after.isPresent() && id.isPresent()) {
                FrameworkView view = FrameworkView.of(FrameworkDocument.of(now, files), FrameworkView.Hints.NONE);
                FrameworkNaming naming = new FrameworkNaming(view);
                if (view.isFunction(id.get())) {
                    String key = naming.key(id.get(), after.get().name());
                    now = moved(naming.function(id.get(), key), view.placeOf(id.get(), key), node, after.get());
                    renamed.put(node.id(), FrameworkNaming.function(key));
                } else if (view.isWritten(id.get())) {
                    String fresh = Names.pascal(after.get().name());
                    now = naming.resource(id.get(), fresh);
                    renamed.put(node.id(), fresh);
                } else if (SourceWires.isKind(node.kind())) {
                    throw new ModelException(node.name() + " stands for an event of a function, and events have no names in serverless.yml. Write what it is for into its note.");
                } else {
                    renamed.put(node.id(), id.get());
                }
            }
        }
        this.document = now;
        this.was = marked(was, was, is);
    }

    /** Code of ours is called after its card, so the file names it anew. */
    private Document moved(Document file, TreePath function, Node node, Node after) {
        if (!Adoption.isDrawn(node) || node.field("handler").isPresent()) {
            return file;
        }
        FunctionCode code = FunctionCode.of(is, after);
        Edits edits = new Edits(file).set(function.child("handler"), Tree.string(code.awsHandler()));
        TreePath artifact = function.child("package").child("artifact");
        return edits.tree().at(artifact).isPresent() ? edits.set(artifact, Tree.string(Artifact.of(Tree.string(code.folder())).path())).document() : edits.document();
    }

    private Design marked(Design design, Design marks, Design names) {
        Design marked = design;
        for (Node node : design.nodes().values()) {
            String id = Optional.ofNullable(renamed.get(node.id())).or(() -> marks.node(node.id()).flatMap(Adoption::of).map(Adoption::logicalId)).orElse("");
            if (!id.isEmpty()) {
                Node named = node.withName(names.node(node.id()).map(Node::name).orElse(node.name()));
                marked = marked.withNode(new Adoption(id, named.name()).on(named));
            }
        }
        return marked;
    }

    /** The file with its new names. */
    Document document() {
        return document;
    }

    /** The design before the edit, with the names after it. */
    Design was() {
        return was;
    }

    /** The design after the edit, with the marks of the one before. */
    Design is(Design known) {
        return marked(is, known, is);
    }
}
