package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files and folders beside a template that it refers to. Source: what {@code sam package} and {@code aws cloudformation package} upload.
 */
public final class LocalFiles {
    private static final Map<String, Set<String>> PROPERTIES = Map.ofEntries(
            Map.entry("AWS::Serverless::Function", Set.of("CodeUri")), Map.entry("AWS::Serverless::LayerVersion", Set.of("ContentUri")),
            Map.entry("AWS::Serverless::Api", Set.of("DefinitionUri")), Map.entry("AWS::Serverless::HttpApi", Set.of("DefinitionUri")),
            Map.entry("AWS::Serverless::StateMachine", Set.of("DefinitionUri")), Map.entry("AWS::Serverless::Application", Set.of("Location")),
            Map.entry("AWS::Serverless::GraphQLApi", Set.of("SchemaUri")), Map.entry("AWS::Lambda::Function", Set.of("Code")),
            Map.entry("AWS::Lambda::LayerVersion", Set.of("Content")), Map.entry("AWS::ApiGateway::RestApi", Set.of("BodyS3Location")),
            Map.entry("AWS::StepFunctions::StateMachine", Set.of("DefinitionS3Location")), Map.entry("AWS::CloudFormation::Stack", Set.of("TemplateURL")),
            Map.entry("AWS::AppSync::GraphQLSchema", Set.of("DefinitionS3Location")));

    private LocalFiles() {}

    /**
     * The paths as they are written, sorted; addresses of other places are left out.
     *
     * @throws TemplateException if the text is no template
     */
    public static SortedSet<String> of(String template) {
        SourceTemplate source = SourceTemplate.read(template);
        SortedSet<String> found = new TreeSet<>();
        for (SourceTemplate.Part part : source.parts().values()) {
            for (String property : PROPERTIES.getOrDefault(part.type(), Set.of())) {
                part.text(property).ifPresent(found::add);
            }
        }
        collectIncludes(source.tree(), found);
        found.removeIf(path -> path.isBlank() || path.matches("[a-z0-9]+://.*") || path.startsWith("/"));
        return found;
    }

    /** {@code AWS::Include} names a file. */
    private static void collectIncludes(Tree tree, Set<String> found) {
        if (tree.get("Name").flatMap(Tree::asText).filter("AWS::Include"::equals).isPresent()) {
            tree.at("Parameters", "Location").flatMap(Tree::asText).ifPresent(found::add);
        }
        tree.entries().values().forEach(below -> collectIncludes(below, found));
        tree.items().forEach(below -> collectIncludes(below, found));
    }
}
