package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.generators.lens.SamLens;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A template on this machine that another template names: packaged in its turn, and sent. */
final class NestedTemplate {
    private static final int DEEPEST = 10;

    private NestedTemplate() {}

    /**
     * The nested template, ready to be sent.
     *
     * @param id of the resource that names it
     * @throws DeployException if it is no template, or is nested in itself
     */
    static Artifact of(Packaging.Job job, Packaging.Place parent, String id, NodeId owner, Path file) {
        String prefix = parent.prefix() + id + "-";
        String name = shown(job.project(), file);
        if (prefix.chars().filter(c -> c == '-').count() > DEEPEST) {
            throw new DeployException(name + " is nested in itself, or more than " + DEEPEST + " templates deep. Take the resource " + id + " out of it.");
        }
        try {
            String text = Files.readString(file);
            Path folder = file.getParent();
            Design design = design(job.project(), folder, prefix, text);
            Edits edits = new Packaging(job, new Packaging.Place(name, folder, prefix, design, ResourceOwners.of(design))).packaged(new Edits(Document.parse(text)));
            if (edits.text().getBytes(StandardCharsets.UTF_8).length > StackTemplate.MAX_IN_BUCKET) {
                throw StackTemplate.tooLong(name, edits.text().getBytes(StandardCharsets.UTF_8).length);
            }
            Path ready = job.project().resolve(".drawbridge").resolve("build").resolve("templates").resolve(prefix + file.getFileName());
            AtomicFile.write(ready, edits.text().getBytes(StandardCharsets.UTF_8));
            return Artifact.file(owner, ready, "templates/", true);
        } catch (SyntaxException e) {
            throw new DeployException(name + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DeployException(name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String shown(Path project, Path file) {
        Path root = project.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(root) ? root.relativize(whole) : whole).toString();
    }

    /** Its cards, with code told from the project's folder, so that it is built as that of other cards; under names of their own. */
    private static Design design(Path project, Path folder, String prefix, String text) {
        try {
            Design design = SamLens.standard().read(text, Design.empty("nested"));
            String inside = project.toAbsolutePath().normalize().relativize(folder.toAbsolutePath().normalize()).toString().replace('\\', '/');
            for (Node node : design.nodes().values()) {
                if (node.kind().equals("function")) {
                    String uri = node.field("codeUri").flatMap(Value::asText).orElse(".");
                    boolean below = !LocalProperty.isElsewhere(uri) && !inside.isEmpty();
                    design = design.withNode(below ? node.withField("codeUri", Value.of(inside + "/" + uri.replaceFirst("^(\\./)+", ""))) : node);
                }
            }
            return design;
        } catch (ModelException noTemplate) {
            throw new DeployException(prefix.substring(0, prefix.length() - 1) + " names a file that is no template: " + noTemplate.getMessage(), noTemplate);
        }
    }
}
