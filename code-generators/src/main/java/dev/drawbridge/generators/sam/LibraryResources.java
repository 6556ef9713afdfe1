package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers, which functions name in a list, and identities that mail is sent from. */
final class LibraryResources {
    private LibraryResources() {}

    static void layer(SamDesign design, Node card, Resources out) {
        Block properties = new Block().put("LayerName", design.set(card, "layerName")).put("Description", design.set(card, "description"))
                .put("ContentUri", design.set(card, "contentUri").or(() -> Optional.of(Tree.string(folder(card)))))
                .put("CompatibleRuntimes", design.set(card, "runtimes")).put("CompatibleArchitectures", design.set(card, "architectures"))
                .put("LicenseInfo", design.set(card, "license")).put("RetentionPolicy", design.flag(card, "retain") ? "Retain" : "Delete");
        out.add(design.id(card), "AWS::Serverless::LayerVersion", properties);
    }

    /** Where the content of a layer is that says nothing of it. */
    static String folder(Node layer) {
        return "layers/" + Names.kebab(layer.name());
    }

    /** The layers of a function: those that are wired, then those of elsewhere. */
    static Optional<Tree> layers(SamDesign design, Node function) {
        List<Tree> wired = new ArrayList<>();
        design.outOf(function, WireRole.ACCESS).stream().filter(link -> link.to().kind().equals(SamKinds.LAYER)).forEach(link -> wired.add(Tree.ref(design.id(link.to()))));
        Optional<Tree> others = design.set(function, "layers");
        if (wired.isEmpty()) {
            return others;
        }
        others.ifPresent(more -> wired.addAll(more.items()));
        return Optional.of(Tree.seq(wired));
    }

    static void email(SamDesign design, Node card, Resources out) {
        out.add(design.id(card), "AWS::SES::EmailIdentity", new Block().put("EmailIdentity", design.field(card, "identity")));
    }
}
