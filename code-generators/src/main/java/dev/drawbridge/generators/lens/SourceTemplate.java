package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.Globals;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.NameUse;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.SyntaxNode;
import dev.drawbridge.generators.syntax.SyntaxWarning;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A SAM or CloudFormation template with its resources, in the order of the text. Immutable.
 */
public final class SourceTemplate {
    static final String RESOURCES = "Resources";
    static final String PROPERTIES = "Properties";
    /** Which section of {@code Globals} holds what a type inherits. Source: "Globals section" in the AWS SAM specification. */
    private static final Map<String, String> GLOBALS = Map.of("AWS::Serverless::Function", "Function", "AWS::Serverless::Api", "Api",
            "AWS::Serverless::HttpApi", "HttpApi", "AWS::Serverless::SimpleTable", "SimpleTable", "AWS::Serverless::StateMachine", "StateMachine",
            "AWS::Serverless::LayerVersion", "LayerVersion");

    private final Document document;
    private final SequencedMap<String, Part> parts;
    private final Optional<Origin> origin;

    private SourceTemplate(Document document, SequencedMap<String, Part> parts, Optional<Origin> origin) {
        this.document = document;
        this.origin = origin;
        this.parts = Collections.unmodifiableSequencedMap(parts);
    }

    /** The text of a user that this template is a view of. */
    interface Origin {
        Document document();

        /** Where in that text a place of the template stands; the nearest that is there. */
        TreePath place(TreePath path);

        /** Whether the tool behind that text makes a resource of that id itself. */
        boolean makes(String id);

        /** What people call a resource, where that is not its id. */
        Optional<String> name(String id);
    }

    /**
     * One resource.
     *
     * @param type empty when it has none that is text
     * @param body everything below its logical id
     * @param properties its properties, with what it inherits from {@code Globals}
     */
    record Part(String id, String type, Tree body, Tree properties) {
        /** The whole resource, with what its properties inherit; what is no resource but a loop of them stands in one property. */
        Tree withInherited() {
            return body instanceof Tree.Map ? body.with(PROPERTIES, properties)
                    : Tree.map("Type", Tree.string(type)).with(PROPERTIES, Tree.map("Loop", body));
        }

        TreePath path() {
            return TreePath.of(RESOURCES, id);
        }

        TreePath path(String property) {
            return TreePath.of(RESOURCES, id, PROPERTIES, property);
        }

        Optional<Tree> property(String... steps) {
            return properties.at(steps);
        }

        Optional<String> text(String... steps) {
            return properties.at(steps).flatMap(Tree::asText);
        }
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException if it is none, with its place
     */
    public static SourceTemplate read(String text) {
        try {
            return of(Document.parse(text));
        } catch (SyntaxException e) {
            throw new TemplateException(e);
        }
    }

    static SourceTemplate of(Document document) {
        Tree tree = document.tree();
        if (!(tree instanceof Tree.Map)) {
            throw problem(document, document.root(), "This is no template: it must be a mapping with the section Resources.");
        }
        Optional<Tree> resources = tree.get(RESOURCES);
        if (resources.isEmpty()) {
            throw problem(document, document.root(), tree.get("service").isPresent() && tree.get("provider").isPresent()
                    ? "This is a file of the Serverless Framework, not a SAM or CloudFormation template." : "This is no template: the section Resources is missing.");
        }
        if (!(resources.get() instanceof Tree.Map) && !(resources.get() instanceof Tree.Scalar s && s.isNull())) {
            throw problem(document, document.find(RESOURCES), "The section Resources must be a mapping of logical ids to resources.");
        }
        return new SourceTemplate(document, parts(tree), Optional.empty());
    }

    /** The same template as a view of another text: its places are told by where they come from. */
    SourceTemplate from(Origin other) {
        return new SourceTemplate(document, parts, Optional.of(other));
    }

    /** Whether it is a view of another text, whose own words say what is guarded. */
    boolean isView() {
        return origin.isPresent();
    }

    /** The resources of a template, each with what it inherits. */
    static SequencedMap<String, Part> parts(Tree template) {
        Tree globals = template.get("Globals").orElseGet(Tree::map);
        SequencedMap<String, Part> parts = new LinkedHashMap<>();
        template.get(RESOURCES).orElseGet(Tree::map).entries().forEach((id, body) -> {
            String type = body.get("Type").flatMap(Tree::asText).orElse(id.startsWith("Fn::") ? id.replaceAll("::[^:]*$", "") : "");
            Tree own = body instanceof Tree.Map ? body.get(PROPERTIES).orElseGet(Tree::map) : body;
            Tree inherited = Optional.ofNullable(GLOBALS.get(type)).flatMap(globals::get).orElseGet(Tree::map);
            parts.put(id, new Part(id, type, body, Globals.merged(inherited, own)));
        });
        return parts;
    }

    private static TemplateException problem(Document document, Optional<SyntaxNode> node, String sentence) {
        return new TemplateException(node.map(document::line).orElse(1), node.map(document::column).orElse(1), sentence);
    }

    public Document document() {
        return document;
    }

    Tree tree() {
        return document.tree();
    }

    /** The resources by their logical ids. */
    SequencedMap<String, Part> parts() {
        return parts;
    }

    Optional<Part> part(String id) {
        return Optional.ofNullable(parts.get(id));
    }

    /** The line of a place, from 1; 0 if it is not in the text. */
    int line(TreePath path) {
        return node(path).map(text()::line).orElse(0);
    }

    /** The column of a place, from 1; 0 if it is not in the text. */
    int column(TreePath path) {
        return node(path).map(text()::column).orElse(0);
    }

    /** The line of a name. */
    int line(NameUse use) {
        return origin.isPresent() ? line(use.path()) : document.source().line(use.span().start());
    }

    /** The column of a name. */
    int column(NameUse use) {
        return origin.isPresent() ? column(use.path()) : document.source().column(use.span().start());
    }

    /** What is odd about the text that the user wrote. */
    List<SyntaxWarning> warnings() {
        return text().warnings();
    }

    /** Whether something else than this template makes a resource of that id. */
    boolean makes(String id) {
        return origin.filter(from -> from.makes(id)).isPresent();
    }

    /** What people call a resource. */
    String name(String id) {
        return origin.flatMap(from -> from.name(id)).orElse(id);
    }

    /** Where a place of this view stands in the text that the user wrote. */
    TreePath place(TreePath path) {
        return origin.map(from -> from.place(path)).orElse(path);
    }

    /** What stands there in that text. */
    Optional<Tree> written(TreePath path) {
        return text().tree().at(place(path));
    }

    private Document text() {
        return origin.map(Origin::document).orElse(document);
    }

    private Optional<SyntaxNode> node(TreePath path) {
        TreePath place = place(path);
        return text().findKey(place).or(() -> text().find(place));
    }
}
