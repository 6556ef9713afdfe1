package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.generators.asl.Definition;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions of state machines that stand in files of the project. They go into the template that is sent, where a plan shows what of
 * them changes; what is too long for that goes into the bucket. {@code DefinitionSubstitutions} are left to CloudFormation.
 */
final class FlowDefinitions {
    static final String SERVERLESS = "AWS::Serverless::StateMachine";
    static final String PLAIN = "AWS::StepFunctions::StateMachine";
    /** A template may have 1 MB; a definition may take a quarter of it. */
    private static final long MAX_INLINE = 256 * 1024;

    private final Path project;
    private final String template;

    /** @param template the name of the file that names the definitions */
    FlowDefinitions(Path project, String template) {
        this.project = project;
        this.template = template;
    }

    private static String property(String type) {
        return type.equals(SERVERLESS) ? "DefinitionUri" : "DefinitionS3Location";
    }

    /**
     * The file of a state machine; none if its definition is in the template, or in a bucket already.
     *
     * @throws DeployException if the file is not there
     */
    Optional<Path> file(String id, String type, Tree properties) {
        Optional<String> place = properties.get(property(type)).flatMap(Tree::asText).filter(text -> !text.startsWith("s3://"));
        return place.map(text -> {
            Path file = project.resolve(text).normalize();
            if (!Files.isRegularFile(file)) {
                throw new DeployException("The definition of " + id + " should be in " + text + ", but nothing is there. Put the file there, or correct the path in " + template + ".");
            }
            return file;
        });
    }

    boolean isShort(Path file) {
        try {
            return Files.size(file) <= MAX_INLINE;
        } catch (IOException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private static DeployException unreadable(Path file, String why, Exception e) {
        return new DeployException("The definition " + file.getFileName() + " cannot be read: " + why, e);
    }

    /** The template with the definition in it, in the place of the file's name. */
    Edits inlined(Edits edits, String id, String type, Path file) {
        try {
            Definition definition = Definition.parse(Files.readString(file));
            TreePath properties = TreePath.of("Resources", id, "Properties");
            // set first: a mapping without entries would be written in another way
            Edits with = type.equals(SERVERLESS) ? edits.set(properties.child("Definition"), definition.tree())
                    : edits.set(properties.child("DefinitionString"), Tree.string(definition.json()));
            return with.remove(properties.child(property(type)));
        } catch (SyntaxException e) {
            throw unreadable(file, "line " + e.line() + ": " + e.sentence(), e);
        } catch (IOException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    /** The template with the place in the bucket. */
    Edits placed(Edits edits, String id, String type, String bucket, String key) {
        return edits.set(TreePath.of("Resources", id, "Properties", property(type)), type.equals(SERVERLESS) ? Tree.string("s3://" + bucket + "/" + key)
                : Tree.map("Bucket", Tree.string(bucket)).with("Key", Tree.string(key)));
    }

    /** Definitions of a plain template as texts, which every endpoint takes; those that use functions of CloudFormation stay as they are. */
    static Tree texts(Tree plain) {
        Tree resources = plain.get("Resources").orElseGet(Tree::map);
        for (Map.Entry<String, Tree> each : resources.entries().entrySet()) {
            Optional<Tree> definition = each.getValue().at("Properties", "Definition");
            if (each.getValue().get("Type").flatMap(Tree::asText).filter(PLAIN::equals).isPresent() && definition.filter(FlowDefinitions::isPlain).isPresent()) {
                Tree properties = Tree.map();
                for (Map.Entry<String, Tree> property : each.getValue().get("Properties").orElseThrow().entries().entrySet()) {
                    boolean it = property.getKey().equals("Definition");
                    properties = properties.with(it ? "DefinitionString" : property.getKey(), it ? Tree.string(Definition.json(property.getValue())) : property.getValue());
                }
                resources = resources.with(each.getKey(), each.getValue().with("Properties", properties));
            }
        }
        return plain.with("Resources", resources);
    }

    private static boolean isPlain(Tree tree) {
        return switch (tree) {
            case Tree.Scalar _ -> true;
            case Tree.Seq s -> s.items().stream().allMatch(FlowDefinitions::isPlain);
            case Tree.Map m -> m.entries().values().stream().allMatch(FlowDefinitions::isPlain);
            case Tree.Intrinsic _ -> false;
        };
    }
}
