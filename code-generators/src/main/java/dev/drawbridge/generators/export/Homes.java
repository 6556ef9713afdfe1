package dev.drawbridge.generators.export;

import dev.drawbridge.generators.asl.Definition;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkSource;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds the file that a project is at home in. Pure but for the files that definitions stand in. */
final class Homes {
    private static final String MACHINE = "AWS::Serverless::StateMachine";

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

    /** A file of the framework is no template; what it would make is one. */
    private Home framework(Design design, String text, Function<String, Optional<String>> files) {
        FrameworkSource framework = FrameworkSource.of(text, files, sam.wires());
        SortedMap<NodeId, String> ids = new TreeMap<>(sam.logicalIds(design));
        design.nodes().values().forEach(card -> ids.putIfAbsent(card.id(), card.name()));
        Losses losses = new Losses();
        losses.addAll(framework.losses());
        SamSource source = new SamSource(design.name(), framework.template(), plain.rawIds(design));
        return new Home(ServerlessTarget.ID, text, source, new SamSource(design.name(), inlined(framework.template(), files), source.raw()), ids, losses);
    }

    /** Definitions of files as texts of the template: CloudFormation itself takes no files from this machine. */
    private static Tree inlined(Tree template, Function<String, Optional<String>> files) {
        SequencedMap<String, Tree> resources = new LinkedHashMap<>();
        template.get("Resources").orElse(Tree.map()).entries().forEach((id, resource) -> {
            Optional<String> schema = schema(resource).flatMap(files);
            if (schema.isPresent()) {
                boolean plain = resource.at("Properties", "DefinitionS3Location").isPresent();
                resources.put(id, resource.with("Properties", with(resource.get("Properties").orElseThrow(), plain ? "DefinitionS3Location" : "SchemaUri",
                        plain ? "Definition" : "SchemaInline", Tree.string(schema.get()))));
                return;
            }
            Optional<String> file = resource.get("Type").flatMap(Tree::asText).filter(MACHINE::equals).flatMap(_ -> resource.at("Properties", "DefinitionUri")).flatMap(Tree::asText);
            Optional<Tree> definition = file.flatMap(path -> files.apply(path).map(text -> definition(id, path, text)));
            resources.put(id, definition.map(text -> resource.with("Properties", with(resource.get("Properties").orElseThrow(), "DefinitionUri", "Definition", text))).orElse(resource));
        });
        return template.with("Resources", new Tree.Map(resources));
    }

    /** The file of a GraphQL API's schema, if it is one of the project. */
    private static Optional<String> schema(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).filter(type -> type.equals("AWS::AppSync::GraphQLSchema") || type.equals("AWS::Serverless::GraphQLApi"))
                .flatMap(_ -> resource.at("Properties", "DefinitionS3Location").or(() -> resource.at("Properties", "SchemaUri")))
                .flatMap(Tree::asText).filter(path -> !path.startsWith("s3://"));
    }

    private static Tree with(Tree properties, String file, String inline, Tree definition) {
        SequencedMap<String, Tree> changed = new LinkedHashMap<>();
        properties.entries().forEach((key, value) -> {
            if (key.equals(file)) {
                changed.put(inline, definition);
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
