package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;

/** The descriptor alone: a CloudFormation template that needs no transform. Immutable. */
public final class CloudFormationTarget implements Descriptor {
    /** As it stands on the command line. */
    public static final String ID = "cloudformation";
    /** Where the template stands; SAM's is beside it. */
    public static final String FILE = "cloudformation.yaml";

    private final CloudFormationTemplate template;

    public CloudFormationTarget(CloudFormationTemplate template) {
        this.template = template;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "CloudFormation";
    }

    @Override
    public CloudFormationTemplate template() {
        return template;
    }

    @Override
    public List<GeneratedFile> write(SamSource source, Losses losses) {
        PlainTemplate plain = template.plain(source.template());
        losses.addAll(plain.losses());
        plain.makers().forEach((id, function) -> {
            if (plain.resources().get(id).get("Type").flatMap(Tree::asText).filter("AWS::Lambda::Version"::equals).isPresent()) {
                losses.add(function, "A new version is published when the parameter Release changes, not whenever the code does.");
            }
        });
        return List.of(new GeneratedFile(FILE, CloudFormationTemplate.text(plain.tree()), Ownership.GENERATED));
    }
}
