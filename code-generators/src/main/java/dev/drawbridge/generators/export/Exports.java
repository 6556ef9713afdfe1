package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.cloudformation.CloudFormationTarget;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Descriptor;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The formats a drawing can be taken out in. Pure and immutable. */
public final class Exports {
    /** The format that a project has its own template in. */
    public static final String SAM = "sam";
    /** The routes of the API cards alone, as those who call them want them. */
    public static final String OPENAPI = OpenApiExport.ID;
    /** The schemas of its GraphQL APIs. */
    public static final String GRAPHQL = GraphqlExport.ID;
    /** What a text of ours begins with, so that it is known again; a comment in all formats. */
    public static final String MARK = "# Generated from the drawing; \"drawbridge export\" writes it anew.\n";

    private final WireTable wires;
    private final Homes homes;
    private final List<Descriptor> targets;

    public Exports(SamTemplate sam) {
        CloudFormationTemplate plain = new CloudFormationTemplate(sam);
        this.wires = sam.wires();
        this.homes = new Homes(sam, plain);
        this.targets = List.of(new CloudFormationTarget(plain), new ServerlessTarget(plain), new TerraformTarget(plain));
    }

    /** The ids of all formats that say a whole drawing. */
    public List<String> formats() {
        List<String> ids = new ArrayList<>(List.of(SAM));
        targets.forEach(target -> ids.add(target.id()));
        return ids;
    }

    /** The format as it is shown. */
    public String title(String format) {
        return targets.stream().filter(target -> target.id().equals(format)).findFirst().map(Target::title).orElse("AWS SAM");
    }

    /**
     * The drawing in that format. For the format of the project's own file that is the file as it stands.
     *
     * @throws ModelException if there is no such format, or the drawing cannot be written for it
     */
    public Export export(Drawing drawing, String format) {
        return export(drawing, format, _ -> Optional.empty());
    }

    /**
     * The same where files of the project can be read.
     *
     * @param files the text of a file, named as fields of cards name it; none where nothing is there
     */
    public Export export(Drawing drawing, String format, Function<String, Optional<String>> files) {
        if (format.equals(OPENAPI)) {
            return OpenApiExport.of(drawing.design(), wires);
        }
        if (format.equals(GRAPHQL)) {
            return GraphqlExport.of(drawing.design(), files);
        }
        Home home = homes.of(drawing, files);
        PortabilityReport report = new PortabilityReport(drawing.design(), home.ids(), home.source().template().get("Resources").orElse(Tree.map()).entries());
        if (format.equals(home.format())) {
            return new Export(format, List.of(new GeneratedFile(format.equals(SAM) ? SamTarget.TEMPLATE : ServerlessTarget.FILE, home.text(), Ownership.PATCHED)), report.exact());
        }
        Losses losses = new Losses();
        losses.addAll(home.losses());
        if (format.equals(SAM)) {
            String text = MARK + new Emitter(DocumentStyle.STANDARD).emit(home.source().template());
            return new Export(SAM, List.of(new GeneratedFile(SamTarget.TEMPLATE, text, Ownership.PATCHED)), report.of(losses));
        }
        Descriptor target = targets.stream().filter(each -> each.id().equals(format)).findFirst().orElseThrow(() -> new UnknownNameException(
                "There is no format \"" + format + "\". There are: " + String.join(", ", formats()) + ", " + OPENAPI + ", " + GRAPHQL + "."));
        SamSource source = format.equals(TerraformTarget.ID) ? home.source() : home.inlined();
        List<GeneratedFile> written = target.write(source, losses).stream()
                .map(file -> new GeneratedFile(file.path(), MARK + (file.path().endsWith(".tf") ? "\n" : "") + file.content(), file.ownership())).toList();
        return new Export(format, written, report.of(losses));
    }
}
