package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A design as a whole CloudFormation template without a transform. Pure and immutable. */
public final class CloudFormationTemplate {
    private static final String RAW = "raw-resource";

    private final SamTemplate sam;
    private final Expansion expansion;

    public CloudFormationTemplate(SamTemplate sam) {
        this.sam = sam;
        this.expansion = new Expansion(sam.wires());
    }

    /** What the template says. Cards that were found in somebody's template are written as if they had been drawn. */
    public Tree tree(Design design) {
        return expand(samTree(design));
    }

    /** The template as new text. */
    public String text(Design design) {
        return new Emitter(DocumentStyle.STANDARD).emit(tree(design));
    }

    /** The SAM template of all cards, also of those that were found in a template. */
    public Tree samTree(Design design) {
        return sam.tree(drawn(design));
    }

    /** The logical ids of raw resources: their properties are the user's own. */
    public Set<String> rawIds(Design design) {
        Set<String> ids = new TreeSet<>();
        sam.logicalIds(drawn(design)).forEach((node, id) -> {
            String kind = design.requireNode(node).kind();
            if (kind.equals(RAW) || sam.catalogue().kind(kind).template().isPresent()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The design with all cards as if they had been drawn, also those that were found in a template. */
    public static Design drawn(Design design) {
        Design drawn = design;
        for (var card : design.nodes().values()) {
            if (Adoption.isAdopted(card)) {
                drawn = drawn.withNode(Adoption.off(card));
            }
        }
        return drawn;
    }

    /** The plain form of a SAM template, whoever wrote it. */
    public Tree expand(Tree samTree) {
        return plain(samTree).tree();
    }

    /** The plain form of a SAM template, with what of it cannot be said. */
    public PlainTemplate plain(Tree samTree) {
        return expansion.expand(samTree);
    }

    /** The file of a function's code, for what its {@code Code} says; none when the code is in a bucket that the user named. */
    public static Optional<Artifact> artifact(Tree code) {
        return FunctionExpansion.artifact(code);
    }

    /** Whether a resource of that type can be written without the transform. */
    public static boolean isPlain(String type) {
        return Expansion.isPlain(type);
    }
}
