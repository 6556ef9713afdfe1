package dev.drawbridge.generators.project;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the files of targets, from the project folder into itself or into another folder. */
final class ProjectWriter {
    private static final String FUNCTIONS = "functions";

    private final Disk project;
    private final Disk out;
    private final String templateFile;
    private final String home;
    private final Optional<SamTemplate> template;

    /**
     * @param templateFile what the template is called in this project
     * @param home what its lens calls it
     * @param template writes a SAM template beside a home of another kind, where one was asked for
     */
    ProjectWriter(Disk project, Disk out, String templateFile, String home, Optional<SamTemplate> template) {
        this.project = project;
        this.out = out;
        this.templateFile = templateFile;
        this.home = home;
        this.template = template;
    }

    Generated write(Drawing drawing, List<Target> targets) {
        Map<String, GeneratedFile> files = new TreeMap<>();
        for (Target target : targets) {
            target.generate(drawing.design()).forEach(file -> files.putIfAbsent(file.path(), file));
        }
        // a text that follows the drawing holds what the user wrote into it
        drawing.texts().forEach((path, text) -> files.computeIfPresent(path, (_, file) -> new GeneratedFile(path, text, file.ownership())));
        if (!home.equals(SamTarget.TEMPLATE)) {
            ownHome(files, drawing);
        } else if (!templateFile.equals(SamTarget.TEMPLATE)) {
            Optional.ofNullable(files.remove(SamTarget.TEMPLATE)).ifPresent(file -> files.put(templateFile, new GeneratedFile(templateFile, file.content(), file.ownership())));
        }
        if (out != project) {
            usersFiles(files);
        }
        return new FileWriter(out).write(List.copyOf(files.values()), folders());
    }

    /** A project whose home is another file than a SAM template has such a template only where it was asked for, made from its drawing. */
    private void ownHome(Map<String, GeneratedFile> files, Drawing drawing) {
        if (files.remove(SamTarget.TEMPLATE) != null) {
            template.ifPresent(sam -> files.put(SamTarget.TEMPLATE, new GeneratedFile(SamTarget.TEMPLATE, sam.text(CloudFormationTemplate.drawn(drawing.design())), Ownership.GENERATED)));
            Optional.ofNullable(drawing.texts().get(home)).ifPresent(text -> files.put(templateFile, new GeneratedFile(templateFile, text, Ownership.PATCHED)));
        }
    }

    /** In another folder the user's files are what they are in the project; changed there, they are left alone. */
    private void usersFiles(Map<String, GeneratedFile> files) {
        for (String path : new ArrayList<>(files.keySet())) {
            if (files.get(path).ownership() == Ownership.USER_OWNED) {
                project.read(path).ifPresent(text -> files.put(path, new GeneratedFile(path, text, Ownership.PATCHED)));
            }
        }
        Set<String> functions = new TreeSet<>();
        files.keySet().stream().filter(path -> path.startsWith(FUNCTIONS + "/") && path.indexOf('/', FUNCTIONS.length() + 1) > 0)
                .forEach(path -> functions.add(path.substring(0, path.indexOf('/', FUNCTIONS.length() + 1))));
        for (String function : functions) {
            for (String path : project.below(function + "/src")) {
                if (!files.containsKey(path) && !path.startsWith(function + "/src/generated/")) {
                    if (project.isText(path)) {
                        files.put(path, new GeneratedFile(path, project.read(path).orElseThrow(), Ownership.PATCHED));
                    } else if (!out.exists(path)) {
                        project.copy(path, out);
                    }
                }
            }
        }
    }

    private Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        out.children(FUNCTIONS).forEach(name -> folders.add(FUNCTIONS + "/" + name));
        return folders;
    }
}
