package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.asl.Definition;
import dev.drawbridge.generators.cloudformation.CloudFormationTarget;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The formats a drawing can be taken out in. Pure and immutable. */
public final class Exports {
    /** The format that a project has its own template in. */
    public static final String SAM = "sam";
    /** The routes of the API cards alone, as those who call them want them. */
    public static final String OPENAPI = OpenApiExport.ID;
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

    /** Without the events that only the Serverless Framework has words for. */
    private static Design sayable(Design design) {
        SortedMap<NodeId, Node> cards = new TreeMap<>(design.nodes());
        cards.values().removeIf(FrameworkView::isEvent);
        SortedMap<WireId, Wire> wires = new TreeMap<>(design.wires());
        wires.values().removeIf(wire -> !cards.containsKey(wire.from().node()) || !cards.containsKey(wire.to().node()));
        SortedMap<GroupId, Group> groups = new TreeMap<>();
        design.groups().forEach((id, group) -> {
            Set<NodeId> members = new TreeSet<>(group.members());
            members.retainAll(cards.keySet());
            groups.put(id, group.withMembers(members));
        });
        return design.withGroups(groups).withWires(wires).withNodes(cards);
    }

    /** Definitions of files as texts of the template: CloudFormation itself takes no files from this machine. */
    private static Design inlined(Design design, Function<String, Optional<String>> files) {
        SortedMap<NodeId, Node> cards = new TreeMap<>(design.nodes());
        cards.replaceAll((_, card) -> definition(card, files).map(text -> card.withField("definition", Value.of(text)).withoutField("definitionUri")).orElse(card));
        return design.withNodes(cards);
    }

    private static Optional<String> definition(Node card, Function<String, Optional<String>> files) {
        Optional<String> file = card.kind().equals("state-machine") ? card.field("definitionUri").flatMap(Value::asText) : Optional.empty();
        return file.flatMap(path -> files.apply(path).map(text -> {
            try {
                return Definition.parse(text).json();
            } catch (SyntaxException e) {
                throw new ModelException("The definition of " + card.name() + " cannot be read, " + path + " line " + e.line() + ": " + e.sentence(), e);
            }
        }));
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
            return OpenApiExport.of(drawing.design(), sam.wires());
        }
        String home = drawing.texts().containsKey(ServerlessTarget.FILE) ? ServerlessTarget.ID : SAM;
        PortabilityReport report = new PortabilityReport(drawing.design(), sam, plain, home);
        if (format.equals(ServerlessTarget.ID) && home.equals(format)) {
            return new Export(format, List.of(new GeneratedFile(ServerlessTarget.FILE, drawing.texts().get(ServerlessTarget.FILE), Ownership.PATCHED)), report.of(format));
        }
        if (format.equals(SAM)) {
            String text = drawing.texts().containsKey(SamTarget.TEMPLATE) ? drawing.texts().get(SamTarget.TEMPLATE)
                    : home.equals(SAM) ? sam.text(drawing.design()) : MARK + sam.text(CloudFormationTemplate.drawn(sayable(drawing.design())));
            return new Export(SAM, List.of(new GeneratedFile(SamTarget.TEMPLATE, text, Ownership.PATCHED)), report.of(SAM));
        }
        Target target = targets.stream().filter(each -> each.id().equals(format)).findFirst().orElseThrow(() -> new ModelException(
                "There is no format \"" + format + "\". There are: " + String.join(", ", formats()) + ", " + OPENAPI + "."));
        List<GeneratedFile> written = target.generate(sayable(format.equals(TerraformTarget.ID) ? drawing.design() : inlined(drawing.design(), files))).stream()
                .map(file -> new GeneratedFile(file.path(), MARK + (file.path().endsWith(".tf") ? "\n" : "") + file.content(), file.ownership())).toList();
        return new Export(format, written, report.of(format));
    }
}
