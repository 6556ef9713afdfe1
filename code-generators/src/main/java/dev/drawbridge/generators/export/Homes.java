package dev.drawbridge.generators.export;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.asl.Definition;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the file that a project is at home in. Pure but for the files that definitions stand in. */
final class Homes {
    private static final String MACHINE = "AWS::Serverless::StateMachine";
    /** Variables of the framework: an address with a colon or arguments. Source: "Variables" in the documentation of the framework. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?!AWS::)[^}:]*(?::|\\()[^}]*\\}");

    private final SamTemplate sam;
    private final CloudFormationTemplate plain;

    Homes(SamTemplate sam, CloudFormationTemplate plain) {
        this.sam = sam;
        this.plain = plain;
    }

    /**
     * The home of a drawing.
     *
     * @param files the text of a file of the project
     * @throws ModelException if the file, or one that it needs, cannot be read
     */
    Home of(Drawing drawing, Function<String, Optional<String>> files) {
        Design design = drawing.design();
        Losses losses = new Losses();
        Optional<String> framework = Optional.ofNullable(drawing.texts().get(ServerlessTarget.FILE));
        Optional<String> own = Optional.ofNullable(drawing.texts().get(SamTarget.TEMPLATE));
        try {
            if (framework.isPresent()) {
                return framework(design, framework.get(), files);
            }
            Design named = own.isPresent() ? design : CloudFormationTemplate.drawn(design);
            Tree template = own.isPresent() ? Document.parse(own.get()).tree() : plain.samTree(design);
            SamSource source = new SamSource(design.name(), template, plain.rawIds(named));
            return new Home(Exports.SAM, own.orElseGet(() -> sam.text(named)), source, new SamSource(design.name(), inlined(template, files), source.raw()), sam.logicalIds(named), losses);
        } catch (SyntaxException e) {
            throw new ModelException("The project's own file cannot be read now: " + e.getMessage(), e);
        }
    }

    /** A file of the framework is no template, so what its cards show is written as if it had been drawn. */
    private Home framework(Design design, String text, Function<String, Optional<String>> files) {
        Losses losses = new Losses();
        Design drawn = CloudFormationTemplate.drawn(sayable(design));
        SortedMap<NodeId, String> ids = new TreeMap<>(sam.logicalIds(drawn));
        Tree template = plain.samTree(drawn);
        design.nodes().values().stream().filter(card -> Adoption.isAdopted(card) && ids.containsKey(card.id())).forEach(card ->
                losses.add(ids.get(card.id()), "Only what its card shows is written; what else " + ServerlessTarget.FILE + " says about it is not."));
        template.get("Resources").orElse(Tree.map()).entries().forEach((id, resource) -> {
            Set<String> variables = new TreeSet<>();
            variables(resource, variables);
            variables.forEach(variable -> losses.add(id, "Only the framework can fill " + variable + "."));
        });
        design.nodes().values().forEach(card -> ids.putIfAbsent(card.id(), card.name()));
        SamSource source = new SamSource(design.name(), template, plain.rawIds(drawn));
        return new Home(ServerlessTarget.ID, text, source, new SamSource(design.name(), inlined(template, files), source.raw()), ids, losses);
    }

    /** Without the events that only the framework has words for. */
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

    private static void variables(Tree tree, Set<String> found) {
        switch (tree) {
            case Tree.Scalar scalar -> {
                Matcher variable = VARIABLE.matcher(scalar.text());
                while (variable.find()) {
                    found.add(variable.group());
                }
            }
            case Tree.Seq(var items) -> items.forEach(item -> variables(item, found));
            case Tree.Map(var entries) -> entries.values().forEach(value -> variables(value, found));
            case Tree.Intrinsic(String _, Tree argument) -> variables(argument, found);
        }
    }

    /** Definitions of files as texts of the template: CloudFormation itself takes no files from this machine. */
    private static Tree inlined(Tree template, Function<String, Optional<String>> files) {
        SequencedMap<String, Tree> resources = new LinkedHashMap<>();
        template.get("Resources").orElse(Tree.map()).entries().forEach((id, resource) -> {
            Optional<String> file = resource.get("Type").flatMap(Tree::asText).filter(MACHINE::equals).flatMap(_ -> resource.at("Properties", "DefinitionUri")).flatMap(Tree::asText);
            Optional<Tree> definition = file.flatMap(path -> files.apply(path).map(text -> definition(id, path, text)));
            resources.put(id, definition.map(text -> resource.with("Properties", with(resource.get("Properties").orElseThrow(), text))).orElse(resource));
        });
        return template.with("Resources", new Tree.Map(resources));
    }

    private static Tree with(Tree properties, Tree definition) {
        SequencedMap<String, Tree> changed = new LinkedHashMap<>();
        properties.entries().forEach((key, value) -> {
            if (key.equals("DefinitionUri")) {
                changed.put("Definition", definition);
            } else {
                changed.put(key, value);
            }
        });
        return new Tree.Map(changed);
    }

    private static Tree definition(String id, String path, String text) {
        try {
            return Tree.string(Definition.parse(text).json());
        } catch (SyntaxException e) {
            throw new ModelException("The definition of " + id + " cannot be read, " + path + " line " + e.line() + ": " + e.sentence(), e);
        }
    }
}
