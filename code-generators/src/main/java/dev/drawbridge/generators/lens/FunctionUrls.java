package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses of functions: a property of a function of SAM, or a resource of plain CloudFormation. */
final class FunctionUrls {
    static final String KIND = "function-url";
    /** The property of the function; with it the id of its card ends. */
    static final String NAME = "FunctionUrlConfig";

    private FunctionUrls() {}

    /** The address that stands in a function. */
    static Shape shape() {
        return new Shape("", KIND, List.of(Places.text("auth", "AuthType"), cors("Cors")));
    }

    /** The address that is a resource. */
    static List<FieldPlace> resource() {
        return List.of(Places.text("auth", "Properties/AuthType"), cors("Properties/Cors"));
    }

    /** Whether pages may call; which, the clients say. */
    private static FieldPlace cors(String path) {
        Tree any = Tree.seq(Tree.string("*"));
        FieldPlace present = Places.present("cors", path, Optional.of(Tree.map("AllowOrigins", any).with("AllowMethods", any).with("AllowHeaders", any)), "");
        // without a client that has pages there is nothing to say
        return new FieldPlace(present.field(), "", present.standard(), present.reader(), present.writer(), resource -> resource.at(new dev.drawbridge.generators.syntax.TreePath(Places.path(path))).isPresent());
    }

    /** The known address of a function. */
    static Optional<Node> known(DesignIndex known, Node function) {
        return known.into(function.id(), WireRole.CALL).stream().map(known::from).filter(node -> node.kind().equals(KIND)).findFirst();
    }

    /** The wire of an address to its function. */
    static void read(Cards cards, Finds finds, SourceTemplate.Part part) {
        if (part.type().equals("AWS::Lambda::Url")) {
            part.property("TargetFunctionArn").flatMap(cards.references()::target).filter(id -> cards.is(id, "function"))
                    .ifPresent(function -> finds.add(part.id(), WireRole.CALL, function, Map.of(), part.path()));
        } else {
            cards.card(part.id() + "/" + NAME).ifPresent(card -> finds.add(card.id(), WireRole.CALL, part.id(), Map.of(), card.path().orElseThrow()));
        }
    }

    /** The address of a plain function is a resource; an open one needs two permissions. Source: "Function URL access control" in the developer guide of Lambda. */
    private static void plain(Working work, SourceTemplate.Part function, String wish, Tree config) {
        boolean has = work.reading().template().parts().values().stream().anyMatch(part -> part.type().equals("AWS::Lambda::Url")
                && part.property("TargetFunctionArn").flatMap(work.reading().cards().references()::target).filter(function.id()::equals).isPresent());
        if (has) {
            throw new dev.drawbridge.model.ModelException(function.id() + " has an address already; Lambda gives a function one.");
        }
        Tree target = Tree.ref(function.id());
        String id = PlainTriggers.resource(work, wish, "AWS::Lambda::Url", config.with("TargetFunctionArn", target), function.id());
        if (config.get("AuthType").flatMap(Tree::asText).filter("NONE"::equals).isPresent()) {
            Tree anybody = Tree.map("FunctionName", target).with("Principal", Tree.string("*"));
            PlainTriggers.resource(work, function.id() + id + "CallPermission", "AWS::Lambda::Permission", anybody.with("Action", Tree.string(BaseGrants.INVOKE))
                    .with("InvokedViaFunctionUrl", Tree.bool(true)), id);
            PlainTriggers.resource(work, function.id() + id + "Permission", "AWS::Lambda::Permission", anybody.with("Action", Tree.string(BaseGrants.INVOKE_URL))
                    .with("FunctionUrlAuthType", Tree.string("NONE")), id);
        }
    }

    /** Writes a new address where its function was found. */
    static void add(Working work, Wire wire) {
        Node url = work.is().requireNode(wire.from().node());
        Tree config = Tree.map("AuthType", Tree.string(work.ours().catalogue().of(url).text(url, "auth")));
        boolean cors = url.field("cors").flatMap(Value::asFlag).orElse(true);
        Tree written = cors ? shape().field("cors").orElseThrow().writer().write(config, Optional.of(Value.of(true))) : config;
        SourceTemplate.Part function = work.part(wire.to().node());
        if (function.type().equals("AWS::Lambda::Function")) {
            plain(work, function, work.parts().logicalId(url.id()), written);
            return;
        }
        if (function.property(NAME).isPresent()) {
            throw new dev.drawbridge.model.ModelException(function.id() + " has an address already; Lambda gives a function one.");
        }
        work.edit(edits -> edits.set(function.path(NAME), written));
    }
}
