package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.cloudformation.CloudFormationTarget;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/** The formats a drawing can be taken out in. Pure and immutable. */
public final class Exports {
    /** The format that a project has its own template in. */
    public static final String SAM = "sam";
    /** What a text of ours begins with, so that it is known again; a comment in all formats. */
    public static final String MARK = "# Generated from the drawing; \"drawbridge export\" writes it anew.\n";

    private final SamTemplate sam;
    private final CloudFormationTemplate plain;
    private final List<Target> targets;

    public Exports(SamTemplate sam) {
        this.sam = sam;
        this.plain = new CloudFormationTemplate(sam);
        this.targets = List.of(new CloudFormationTarget(plain), new ServerlessTarget(plain), new TerraformTarget(plain));
    }

    /** The ids of all formats. */
    public List<String> formats() {
        List<String> ids = new ArrayList<>(List.of(SAM));
        targets.forEach(target -> ids.add(target.id()));
        return ids;
    }

    /**
     * The drawing in that format. For SAM that is the project's own template as it stands, if it has one.
     *
     * @throws ModelException if there is no such format, or the drawing cannot be written for it
     */
    public Export export(Drawing drawing, String format) {
        PortabilityReport report = new PortabilityReport(drawing.design(), sam, plain);
        if (format.equals(SAM)) {
            String text = drawing.texts().containsKey(SamTarget.TEMPLATE) ? drawing.texts().get(SamTarget.TEMPLATE) : sam.text(drawing.design());
            return new Export(SAM, List.of(new GeneratedFile(SamTarget.TEMPLATE, text, Ownership.PATCHED)), report.of(SAM));
        }
        Target target = targets.stream().filter(each -> each.id().equals(format)).findFirst().orElseThrow(() -> new ModelException(
                "There is no format \"" + format + "\". There are: " + String.join(", ", formats()) + "."));
        List<GeneratedFile> files = target.generate(drawing.design()).stream()
                .map(file -> new GeneratedFile(file.path(), MARK + (file.path().endsWith(".tf") ? "\n" : "") + file.content(), file.ownership())).toList();
        return new Export(format, files, report.of(format));
    }
}
