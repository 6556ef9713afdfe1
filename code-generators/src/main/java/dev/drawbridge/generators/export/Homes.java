package dev.drawbridge.generators.export;

import dev.drawbridge.generators.asl.Definition;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkDocument;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
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
            Tree template = framework.isPresent() ? seen(framework.get(), losses) : own.isPresent() ? Document.parse(own.get()).tree() : plain.samTree(design);
            Design named = framework.isPresent() || own.isPresent() ? design : CloudFormationTemplate.drawn(design);
            String text = framework.or(() -> own).orElseGet(() -> sam.text(named));
            SamSource source = new SamSource(design.name(), template, plain.rawIds(named));
            SamSource inlined = new SamSource(design.name(), inlined(template, files), source.raw());
            return new Home(framework.isPresent() ? ServerlessTarget.ID : Exports.SAM, text, source, inlined, sam.logicalIds(named), losses);
        } catch (SyntaxException e) {
            throw new ModelException("The project's own file cannot be read now: " + e.getMessage(), e);
        }
    }

    /** The template that means the same as a file of the framework; its events that no other format has are left out. */
    private static Tree seen(String text, Losses losses) {
        Tree template = Document.parse(FrameworkView.of(FrameworkDocument.of(Document.parse(text)), FrameworkView.Hints.NONE).text()).tree();
        SequencedMap<String, Tree> kept = new LinkedHashMap<>();
        template.get("Resources").orElse(Tree.map()).entries().forEach((id, resource) -> {
            if (resource.get("Type").flatMap(Tree::asText).filter(type -> type.startsWith(FrameworkView.EVENT)).isEmpty()) {
                kept.put(id, resource);
                Set<String> variables = new TreeSet<>();
                variables(resource, variables);
                variables.forEach(variable -> losses.add(id, "Only the framework can fill " + variable + "."));
            }
        });
        return template.with("Resources", new Tree.Map(kept));
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
