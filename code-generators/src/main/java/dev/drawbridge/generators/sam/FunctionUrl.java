package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Optional;

/** The address of a function's own. It has no resource in SAM, it is a property of its function. */
final class FunctionUrl {
    private FunctionUrl() {}

    /** The card of the address; a function has one at most. */
    static Optional<Node> of(SamDesign design, Node function) {
        return design.into(function, WireRole.CALL).stream().map(SamDesign.Link::from).filter(from -> from.kind().equals(SamKinds.FUNCTION_URL)).findFirst();
    }

    static Block config(SamDesign design, Node function) {
        Block config = new Block();
        of(design, function).ifPresent(url -> config.put("AuthType", design.field(url, "auth")).put("Cors", cors(design, url)));
        return config;
    }

    static void output(SamDesign design, Node function, Resources out) {
        String id = design.id(function) + "Url";
        of(design, function).ifPresent(url -> out.output(id, "Address of the function " + function.name(), Tree.getAtt(id, "FunctionUrl")));
    }

    private static Block cors(SamDesign design, Node url) {
        List<Tree> origins = design.flag(url, "cors") ? Origins.of(design, design.into(url, WireRole.CALL)) : List.of();
        return origins.isEmpty() ? new Block() : new Block().put("AllowOrigins", origins).put("AllowMethods", Block.strings("*"))
                .put("AllowHeaders", Block.strings("authorization", "content-type")).put("MaxAge", Origins.MAX_AGE_SECONDS);
    }
}
