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
        return text(tree(design));
    }

    static String text(Tree template) {
        return new Emitter(DocumentStyle.STANDARD).emit(template);
    }

    /** The drawing as the template that descriptors are written from: all cards as if they had been drawn. */
    public SamSource source(Design design) {
        return new SamSource(design.name(), samTree(design), rawIds(drawn(design)));
    }

    /** The SAM template of all cards, also of those that were found in a template. */
    public Tree samTree(Design design) {
        return sam.tree(drawn(design));
    }

    /** The logical ids of raw resources, as the design's template has them: their properties are the user's own. */
    public Set<String> rawIds(Design design) {
        Set<String> ids = new TreeSet<>();
        sam.logicalIds(design).forEach((node, id) -> {
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

    /** The same template with what {@code Globals} says on each resource, APIs that only events name, and roles as resources. */
    public Tree normalized(Tree samTree, Losses losses) {
        Tree whole = Tree.map();
        for (var entry : samTree.entries().entrySet()) {
            if (!entry.getKey().equals("Globals")) {
                whole = whole.with(entry.getKey(), entry.getKey().equals("Resources") ? new Tree.Map(new Normalization(sam.wires(), losses).of(samTree)) : entry.getValue());
            }
        }
        return whole;
    }

    /** The plain form of a SAM template, whoever wrote it. */
    public Tree expand(Tree samTree) {
        return plain(samTree).tree();
    }

    /** The plain form of a SAM template, with what of it cannot be said. */
    public PlainTemplate plain(Tree samTree) {
        return expansion.expand(samTree);
    }

    /** The parameters that a template of these plain resources needs, made of that SAM template. */
    public static Optional<Tree> parameters(Tree samTree, Tree resources) {
        return Expansion.parameters(samTree, resources);
    }

    /** The file of a function's code, for what its {@code Code} says; none when the code is in a bucket that the user named. */
    public static Optional<Artifact> artifact(Tree code) {
        return FunctionExpansion.artifact(code);
    }

    /** The file of the project that an address is of, where a template has it in the bucket of a release. */
    public static Optional<String> file(Tree address) {
        return FunctionExpansion.ofAddress(address);
    }

    /** Whether a resource of that type can be written without the transform. */
    public static boolean isPlain(String type) {
        return Expansion.isPlain(type);
    }
}
