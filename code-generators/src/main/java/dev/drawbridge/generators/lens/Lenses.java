package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkDocument;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which lens is for which file. Immutable. */
public final class Lenses {
    /** What such files are called, if nothing else tells. */
    private static final Pattern FRAMEWORK = Pattern.compile("serverless([.-].*)?[.](ya?ml|json)");

    private final Lens sam;
    private final Lens framework;

    /** @param ours how we would write a drawing */
    public Lenses(SamTemplate ours) {
        this(ours, _ -> Optional.empty());
    }

    /** @param files the text of a file beside a template, under the path that it is included by */
    public Lenses(SamTemplate ours, Function<String, Optional<String>> files) {
        this.sam = new SamFile(ours);
        this.framework = new FrameworkFile(ours, files);
    }

    /**
     * The lens for a file: what it says decides; its name, where it cannot be read or is not there yet.
     *
     * @param name of the file, without its folder
     */
    public Lens of(String name, String text) {
        Optional<Tree> tree = tree(text);
        boolean named = FRAMEWORK.matcher(name).matches();
        boolean template = tree.filter(t -> t.get(SourceTemplate.RESOURCES).isPresent()).isPresent();
        return tree.filter(FrameworkDocument::isOne).isPresent() || named && !template ? framework : sam;
    }

    private static Optional<Tree> tree(String text) {
        try {
            return Optional.of(Document.parse(text).tree());
        } catch (SyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a text is a file that one of the lenses reads. */
    public boolean isTemplate(String text) {
        return tree(text).filter(tree -> tree.get(SourceTemplate.RESOURCES).filter(resources -> resources instanceof Tree.Map).isPresent() || FrameworkDocument.isOne(tree)).isPresent();
    }
}
