package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.PlainTemplate;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project's template as it is sent: the user's text, with the places of local code replaced by where that code will be in the bucket.
 * The user's file is only read.
 *
 * @param name of the file that it comes from
 * @param tree what the text says
 * @param artifacts what it names that is on this machine
 * @param notes what the user should know before it is deployed
 */
record StackTemplate(String name, String text, Tree tree, List<Artifact> artifacts, List<String> notes) {
    /** Inline in a request. Source: CloudFormation quotas, "Template body size in a request". */
    static final int MAX_INLINE = 51_200;
    /** In a bucket. Source: CloudFormation quotas, "Template body size in an S3 object". */
    static final int MAX_IN_BUCKET = 1024 * 1024;

    StackTemplate {
        artifacts = List.copyOf(artifacts);
        notes = List.copyOf(notes);
    }

    /**
     * The same without the SAM transform, for endpoints that do not expand it.
     *
     * @throws DeployException if the template has something that only the transform can expand
     */
    StackTemplate plain() {
        PlainTemplate plain = new CloudFormationTemplate(new SamTemplate(Catalogue.standard(), WireTable.standard())).plain(tree);
        List<String> told = new ArrayList<>(notes);
        plain.losses().all().forEach((id, sentences) -> {
            String type = tree.at("Resources", id, "Type").flatMap(Tree::asText).orElse("");
            if (!plain.makers().containsValue(id) && !CloudFormationTemplate.isPlain(type)) {
                throw new DeployException("The resource " + id + " is of the type " + type + ", which only the SAM transform can expand, and this environment does without it. Deploy to AWS itself, or take the resource out of "
                        + name + ".");
            }
            sentences.forEach(sentence -> told.add("Without the SAM transform, " + id + " is approximate: " + sentence));
        });
        // every place of code is named already, so the parameters for it are not needed
        Optional<Tree> parameters = tree.get("Parameters");
        Tree expanded = parameters.isPresent() ? plain.tree().with("Parameters", parameters.get()) : without(plain.tree(), "Parameters");
        expanded = FlowDefinitions.texts(released(expanded));
        return new StackTemplate(name, new Emitter(DocumentStyle.STANDARD).emit(expanded), expanded, artifacts, told);
    }

    /** A version of a function is made anew when what is said of it changes: so it says which code it is of. */
    private static Tree released(Tree template) {
        Tree resources = template.get("Resources").orElseGet(Tree::map);
        for (Map.Entry<String, Tree> entry : resources.entries().entrySet()) {
            Tree version = entry.getValue();
            if (version.get("Type").flatMap(Tree::asText).filter("AWS::Lambda::Version"::equals).isEmpty()) {
                continue;
            }
            Tree properties = version.get("Properties").orElseGet(Tree::map);
            String function = properties.get("FunctionName").map(TreeText::of).orElse("");
            String key = template.at("Resources", function, "Properties", "Code", "S3Key").map(TreeText::of).orElse("");
            resources = resources.with(entry.getKey(), version.with("Properties", properties.with("Description", Tree.string("Code " + key))));
        }
        return template.with("Resources", resources);
    }

    private static Tree without(Tree map, String key) {
        Tree left = Tree.map();
        for (Map.Entry<String, Tree> entry : map.entries().entrySet()) {
            left = entry.getKey().equals(key) ? left : left.with(entry.getKey(), entry.getValue());
        }
        return left;
    }

    /** Bytes as they are sent. */
    int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Reads the template of a project and builds the code that it names.
     *
     * @param deployed what is deployed now: code that is as it was keeps its place
     * @param restored cards whose code is to be put back
     * @throws DeployException if it cannot be read, or code does not compile
     */
    static StackTemplate of(DeployRequest request, BucketPlace bucket, Tree deployed, Restored restored, DeployListener listener) {
        HomeTemplate home = HomeTemplate.of(request);
        List<String> notes = new ArrayList<>(home.notes());
        try {
            Packaging.Job job = new Packaging.Job(request.project(), bucket, deployed, restored, new FunctionZips(request.project()), listener, new ArrayList<>(), notes);
            // what was found in somebody's file is built as that file says, also where the template that is sent is ours
            Packaging.Place place = new Packaging.Place(home.name(), request.project(), "", request.design(), ResourceOwners.of(home.design()));
            Edits edits = new Packaging(job, place).packaged(new Edits(Document.parse(home.text())));
            StackTemplate template = new StackTemplate(home.name(), edits.text(), edits.tree(), job.artifacts(), notes);
            if (template.size() > MAX_IN_BUCKET) {
                throw tooLong(home.name(), template.size());
            }
            return template;
        } catch (SyntaxException e) {
            throw new DeployException(home.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static DeployException tooLong(String name, int size) {
        return new DeployException(name + " is " + size / 1024 + " KB long; CloudFormation takes " + MAX_IN_BUCKET / 1024 + " KB. Split the drawing into two projects.");
    }
}
