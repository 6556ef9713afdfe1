package dev.drawbridge.cloud.deploy;

import dev.drawbridge.generators.project.Imports;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a project of what is deployed, whoever deployed it, so that it can be changed from here. */
public final class StackImport {
    /** More names than that, and nobody reads them. */
    private static final int NAMED = 6;

    private StackImport() {}

    /**
     * What came of it.
     *
     * @param template the name of the template's file in the project
     * @param notes what the user should know before deploying
     */
    public record Imported(OpenProject project, String template, List<String> notes) {
        public Imported {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Takes the template as it was deployed into a new project, with an environment that leads to where it came from. Changes nothing in the cloud.
     *
     * @param where it is; its stack must be named
     * @param folder of the new project; must be empty, or not there yet
     * @throws DeployException if nothing of that name is deployed, or the folder cannot be written
     */
    public static Imported into(Path folder, Deployer deployer, Environment where) {
        if (where.stack().isEmpty()) {
            throw new DeployException("Say which stack a project is to be made of.");
        }
        String text = deployer.template(new DeployRequest(folder, Design.empty("project"), where));
        String name = text.stripLeading().startsWith("{") ? "template.json" : "template.yaml";
        Imports.Imported imported;
        try {
            Path temporary = Files.createTempDirectory("drawbridge-import");
            Path file = temporary.resolve(name);
            try {
                Files.writeString(file, text);
                // nothing lies beside it, so what it names on somebody's machine is told as missing
                imported = Imports.copy(file, folder);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new DeployException("The template of " + where.stack() + " cannot be written: " + e.getMessage() + ".", e);
        }
        new EnvironmentsFile(folder).save(where.withTakeOver(true));
        List<String> notes = new java.util.ArrayList<>(imported.notes());
        List<String> elsewhere = imported.project().store().design().nodes().values().stream().filter(StackImport::isInBucket).map(Node::name).toList();
        if (!elsewhere.isEmpty()) {
            String which = String.join(", ", elsewhere.subList(0, Math.min(NAMED, elsewhere.size()))) + (elsewhere.size() > NAMED ? " and " + (elsewhere.size() - NAMED) + " more" : "");
            notes.add("The code of " + which + " is not downloaded; it stays where it is in S3, and runs as before. To work on it, unpack what \"aws lambda get-function --function-name NAME --query Code.Location\""
                    + " leads to into a folder of this project (of compiled Java that gives classes, not sources), and let CodeUri name that folder.");
        }
        return new Imported(imported.project(), name, notes);
    }

    private static boolean isInBucket(Node node) {
        return node.kind().equals("function") && node.field("codeUri").flatMap(Value::asText).filter(uri -> uri.startsWith("s3://")).isPresent();
    }
}
