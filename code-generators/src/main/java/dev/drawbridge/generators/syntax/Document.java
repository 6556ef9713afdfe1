package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML or JSON text and its syntax tree. Immutable; {@link Edits} makes new ones. Of several YAML documents in one text the first is
 * read and the others are kept.
 */
public final class Document {
    /** Far above CloudFormation's limit of 1 MB for a template and below what makes anyone wait. */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final SourceText source;
    private final Format format;
    private final Optional<SyntaxNode> root;
    private final List<SyntaxWarning> warnings;
    private final Map<Integer, SyntaxNode> aliases;
    // Both are derived from the fields above and the same whoever computes them first.
    private volatile Tree tree;
    private volatile DocumentStyle style;

    private Document(SourceText source, Format format, Optional<SyntaxNode> root, List<SyntaxWarning> warnings, Map<Integer, SyntaxNode> aliases) {
        this.source = source;
        this.format = format;
        this.root = root;
        this.warnings = List.copyOf(warnings);
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * Opens a text. A text that starts with a brace or a bracket is JSON if it can be read as such, else YAML in flow style.
     *
     * @throws SyntaxException if it is neither, too long, or nested too deeply
     */
    public static Document parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(1, 1, "This file is longer than " + MAX_LENGTH / (1024 * 1024) + " MB, which no template is.");
        }
        SourceText source = new SourceText(text);
        if (!looksLikeJson(text)) {
            return yaml(source);
        }
        List<SyntaxWarning> warnings = new ArrayList<>();
        try {
            return new Document(source, Format.JSON, Optional.of(new JsonReader(source, warnings).read()), warnings, Map.of());
        } catch (SyntaxException notJson) {
            try {
                return yaml(source);
            } catch (SyntaxException notYaml) {
                throw notJson;
            }
        }
    }

    /** What the strict parser refuses and the parsers behind CloudFormation take is read on a second try. */
    private static Document yaml(SourceText source) {
        try {
            return yaml(source, source.text());
        } catch (SyntaxException strict) {
            String lenient = YamlReader.withLoneDashes(source.text());
            if (lenient.equals(source.text())) {
                throw strict;
            }
            try {
                return yaml(source, lenient);
            } catch (SyntaxException alsoLenient) {
                throw strict;
            }
        }
    }

    private static Document yaml(SourceText source, String parsed) {
        List<SyntaxWarning> warnings = new ArrayList<>();
        Map<Integer, SyntaxNode> aliases = new HashMap<>();
        return new Document(source, Format.YAML, new YamlReader(source, parsed, warnings, aliases).read(), warnings, aliases);
    }

    private static boolean looksLikeJson(String text) {
        int i = text.startsWith("\uFEFF") ? 1 : 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == '[');
    }

    public String text() {
        return source.text();
    }

    public SourceText source() {
        return source;
    }

    public Format format() {
        return format;
    }

    public boolean isJson() {
        return format == Format.JSON;
    }

    /** The root of the first document; nothing in a text of white space and comments. */
    public Optional<SyntaxNode> root() {
        return root;
    }

    /** Duplicate keys and further documents. */
    public List<SyntaxWarning> warnings() {
        return warnings;
    }

    /** What an alias stands for; anything but an alias stands for itself. */
    public SyntaxNode resolve(SyntaxNode node) {
        return node instanceof AliasNode a ? aliases.get(a.span().start()) : node;
    }

    /** Whether the document uses aliases at all. */
    public boolean hasAliases() {
        return !aliases.isEmpty();
    }

    /**
     * What the document says, read once; null for a text without content.
     *
     * @throws SyntaxException if aliases contain themselves or grow beyond all measure
     */
    public Tree tree() {
        Tree known = tree;
        if (known == null) {
            known = root.map(new TreeReader(this)::read).orElseGet(Tree::nothing);
            tree = known;
        }
        return known;
    }

    /** What one node of this document says, its tag included. */
    public Tree tree(SyntaxNode node) {
        return new TreeReader(this).read(node);
    }

    /** The style of this document, measured once. */
    public DocumentStyle style() {
        DocumentStyle known = style;
        if (known == null) {
            known = StyleDetector.measure(this);
            style = known;
        }
        return known;
    }

    /** The node at a path, through aliases and merged mappings. The argument of a short-form intrinsic is the tagged node itself. */
    public Optional<SyntaxNode> find(TreePath path) {
        return Located.find(this, path, true).map(Located::node).map(this::resolve);
    }

    public Optional<SyntaxNode> find(String... steps) {
        return find(TreePath.of(steps));
    }

    /** The key node at a path, to show where something is named; nothing for elements of sequences. */
    public Optional<SyntaxNode> findKey(TreePath path) {
        return Located.find(this, path, true).map(Located::slot).flatMap(s -> s instanceof Slot.InMapping m ? Optional.of(m.entry().key()) : Optional.empty());
    }

    /** The text with some patches, read again. */
    public Document patched(List<Patch> patches) {
        return patches.isEmpty() ? this : parse(Patch.apply(text(), patches));
    }

    /** The line of a node, from 1. */
    public int line(SyntaxNode node) {
        return source.line(node.span().start());
    }

    /** The column of a node, from 1. */
    public int column(SyntaxNode node) {
        return source.column(node.span().start());
    }
}
