package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.lens.RouteAuthorizers;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import java.nio.file.Path;

/** Which authorizers the routes of a project's template name; a drawing does not have it. */
public final class ProjectAuthorizers {
    private ProjectAuthorizers() {}

    /** What the template in that folder says, as it is saved; nothing where there is none, or it cannot be read. */
    public static RouteAuthorizers of(Path folder, Design design) {
        try {
            Disk disk = new Disk(folder);
            String file = TemplateFile.of(disk);
            return disk.read(file).map(text -> new Lenses(Targets.standard().template(), BesideTemplate.in(folder)).of(file, text).authorizers(text, design)).orElse(RouteAuthorizers.NONE);
        } catch (SyntaxException | ModelException unreadable) {
            return RouteAuthorizers.NONE;
        }
    }
}
