package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which file of a folder is the project's template: an imported one keeps its name. */
public final class TemplateFile {
    private static final List<String> USUAL = List.of(SamTarget.TEMPLATE, "template.yml", "template.json", "serverless.yml", "serverless.yaml", "serverless.json");
    private static final Lenses LENSES = new Lenses(Targets.standard().template());

    private TemplateFile() {}

    /** The name of the template's file in a project folder, whether it is there or not. */
    public static String in(Path folder) {
        return of(new Disk(folder));
    }

    /** The file of the project in a folder. */
    static String of(Disk disk) {
        Optional<String> json = disk.read(ProjectFolder.DESIGN_FILE);
        if (json.isEmpty()) {
            return find(disk).orElse(SamTarget.TEMPLATE);
        }
        Optional<String> named = Optional.empty();
        try {
            named = TemplateStamp.file(DesignJson.read(json.get()));
        } catch (ModelException broken) {
            // said in full when the project is read
        }
        return named.or(() -> USUAL.stream().filter(disk::exists).findFirst()).orElse(SamTarget.TEMPLATE);
    }

    /** The file for a project without {@code drawbridge.json}: one of the usual, or the only template there is. */
    private static Optional<String> find(Disk disk) {
        Optional<String> usual = USUAL.stream().filter(disk::exists).findFirst();
        if (usual.isPresent()) {
            return usual;
        }
        List<String> templates = disk.children("").stream().filter(name -> name.matches(".*[.](ya?ml|json|template)")).filter(name -> isTemplate(disk, name)).toList();
        return templates.size() == 1 ? Optional.of(templates.getFirst()) : Optional.empty();
    }

    private static boolean isTemplate(Disk disk, String name) {
        return LENSES.isTemplate(disk.read(name).orElse(""));
    }
}
