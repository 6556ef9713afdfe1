package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A design as a whole SAM template. Pure and immutable: the same design gives the same tree and the same text. */
public final class SamTemplate {
    /** What makes a template one of SAM. */
    public static final String TRANSFORM = "AWS::Serverless-2016-10-31";

    private final Catalogue catalogue;
    private final WireTable table;
    /** In the order they are read best: from what callers see to what is kept. */
    private final SequencedMap<String, CardResources> kinds = new LinkedHashMap<>();

    public SamTemplate(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
        kinds.put(SamKinds.CLIENT, new ClientResource());
        kinds.put(SamKinds.USER_POOL, new UserPoolResource());
        kinds.put(SamKinds.API, new HttpApiResource());
        kinds.put(SamKinds.REST_API, new RestApiResource());
        kinds.put(SamKinds.WEBSOCKET_API, new WebSocketResource());
        kinds.put(SamKinds.GRAPHQL_API, new GraphResource());
        kinds.put(SamKinds.FUNCTION, new FunctionResource());
        kinds.put(SamKinds.LAYER, LibraryResources::layer);
        kinds.put(SamKinds.STATE_MACHINE, new StateMachineResource());
        kinds.put(SamKinds.QUEUE, new QueueResource());
        kinds.put(SamKinds.TOPIC, new TopicResource());
        kinds.put(SamKinds.EVENT_BUS, new EventBusResource());
        kinds.put(SamKinds.STREAM, new StreamResource());
        kinds.put(SamKinds.EVENT_PIPE, new PipeResource());
        kinds.put(SamKinds.TABLE, new TableResource());
        kinds.put(SamKinds.EMAIL, LibraryResources::email);
        kinds.put(SamKinds.SECRET, SettingResources::secret);
        kinds.put(SamKinds.PARAMETER, SettingResources::parameter);
        kinds.put(SamKinds.BUCKET, new BucketResource());
        catalogue.kinds().stream().filter(kind -> kind.template().isPresent()).forEach(kind -> kinds.put(kind.id(), new FormResource(kind)));
        kinds.put(SamKinds.RAW, new RawResource());
    }

    /**
     * What the template says.
     *
     * @throws dev.drawbridge.model.ModelException if a field holds JSON that is none, with the sentence which
     */
    public Tree tree(Design design) {
        return tree(new SamDesign(design, catalogue, table));
    }

    private Tree tree(SamDesign design) {
        Resources out = new Resources();
        kinds.forEach((kind, writer) -> {
            for (Node card : design.nodes(kind)) {
                // what was found in the template is written by the lens, where it stands
                if (!Adoption.isAdopted(card)) {
                    writer.write(design, card, out);
                    AlarmParts.write(design, card, out);
                }
            }
        });
        // schedules stand with what they start, so their rules have their names by now
        for (String kind : List.of(SamKinds.SCHEDULE, SamKinds.SCHEDULER)) {
            design.nodes(kind).stream().filter(card -> !Adoption.isAdopted(card)).forEach(card -> AlarmParts.write(design, card, out));
        }
        Block globals = new Block();
        // the defaults of somebody else's template are theirs
        if (!design.nodes(SamKinds.FUNCTION).isEmpty() && !design.isGuest()) {
            globals.put("Function", FunctionResource.globals(design.kind(SamKinds.FUNCTION)));
        }
        return new Block().put("AWSTemplateFormatVersion", "2010-09-09").put("Transform", TRANSFORM)
                .put("Description", design.design().name())
                .put("Globals", globals)
                .put("Resources", out.resources().tree())
                .put("Outputs", out.outputs())
                .tree();
    }

    /** The template as new text. */
    public String text(Design design) {
        return new Emitter(DocumentStyle.STANDARD).emit(tree(design));
    }

    /** The logical id of every card, whether it is a resource or not. */
    public Map<NodeId, String> logicalIds(Design design) {
        LogicalIds ids = new LogicalIds(design);
        Map<NodeId, String> all = new LinkedHashMap<>();
        design.nodes().values().forEach(node -> all.put(node.id(), ids.of(node)));
        return all;
    }

    /** The alarms that the rows of a card ask for. */
    public List<AlarmParts.Part> alarms(Design design, Node card) {
        return AlarmParts.of(new SamDesign(design, catalogue, table), card);
    }

    /** The alarms that the rows of a schedule ask for, whose rules have these logical ids. */
    public List<AlarmParts.Part> alarms(Design design, Node schedule, List<String> rules) {
        return AlarmParts.of(new SamDesign(design, catalogue, table), schedule, rules.stream().map(AlarmParts.Measured::rule).toList());
    }

    /** How another template names things: a statement that permits what a wire needs, the variables it gives. */
    public WireParts wireParts(Design design) {
        return new WireParts(new SamDesign(design, catalogue, table));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public WireTable wires() {
        return table;
    }

    /** What SAM makes of the schedules that are events of what they start, by logical id: the rule or schedule stands with a card that is no resource itself. */
    Map<String, NodeId> clocks(Design design) {
        SamDesign sam = new SamDesign(design, catalogue, table);
        tree(sam);
        Map<String, NodeId> found = new LinkedHashMap<>();
        design.wires().values().forEach(wire -> {
            Node source = design.requireNode(wire.from().node());
            if (source.kind().equals(SamKinds.SCHEDULE) || source.kind().equals(SamKinds.SCHEDULER)) {
                sam.ids().ofEvent(design.requireNode(wire.to().node()), wire.id().value()).ifPresent(id -> found.put(id, source.id()));
                Adoption.logicalId(source).filter(path -> path.contains("/")).ifPresent(path -> found.put(path.replace("/", ""), source.id()));
            }
        });
        return found;
    }

    /** Logical ids of the design's resources by what they are for, so that two designs can be compared. */
    Map<String, String> ids(Design design) {
        SamDesign sam = new SamDesign(design, catalogue, table);
        tree(sam);
        return sam.ids().resources();
    }
}
