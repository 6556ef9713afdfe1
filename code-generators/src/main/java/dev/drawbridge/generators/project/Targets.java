package dev.drawbridge.generators.project;

import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.java.JavaProject;
import dev.drawbridge.generators.java.JavaProject;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Optional;

/**
 * What a project can be written for.
 *
 * @param template how a drawing is a SAM template, for the text that follows it
 */
public record Targets(SamTemplate template, List<Target> all) {
    public Targets {
        all = List.copyOf(all);
    }

    /** The targets that come with the program. */
    public static Targets standard() {
        Catalogue catalogue = Catalogue.standard();
        WireTable wires = WireTable.standard();
        SamTemplate template = new SamTemplate(catalogue, wires);
        return new Targets(template, List.of(new SamTarget(template, JavaProject.standard()::of)));
    }

    public Optional<Target> find(String id) {
        return all.stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /** The target of that id, which must be there. */
    public Target require(String id) {
        return find(id).orElseThrow(() -> new UnknownNameException("There is no target \"" + id + "\"; there is "
                + String.join(", ", all.stream().map(Target::id).toList()) + "."));
    }
}
