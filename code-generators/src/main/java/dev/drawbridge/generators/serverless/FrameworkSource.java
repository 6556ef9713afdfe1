package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A file of the framework as a whole SAM template that deploys the same: what the view of it shows, completed by what the framework makes
 * besides. Logical ids are the framework's own, so that what the file says of them holds. Source: the templates that the framework packages,
 * and its page "AWS CloudFormation Resource Reference".
 *
 * @param losses what the template does not say of the file, by the logical id that it is about
 */
public record FrameworkSource(Tree template, Losses losses) {
    /** Sections of the file that are about packaging and deploying alone, or are read here. */
    private static final Set<String> KNOWN = Set.of("service", "frameworkVersion", "configValidationMode", "useDotenv", "deprecationNotificationMode", "disabledDeprecations", "variablesResolutionMode",
            "unresolvedVariablesNotificationMode", "provider", "functions", "resources", "custom", "params", "stages", "package", "layers", "plugins", "org", "app", "tenant", "console", "outputs",
            "build", "projectDir", "licenseKey", "dashboard", "tags");

    /**
     * The template of a file for AWS.
     *
     * @param files the text of a file beside it, under the path that it is included by
     * @throws dev.drawbridge.generators.syntax.SyntaxException if the text is no such file
     */
    public static FrameworkSource of(String text, Function<String, Optional<String>> files, WireTable table) {
        Losses losses = new Losses();
        Document document = Document.parse(text);
        OutsideValues outside = new OutsideValues(taken(FrameworkDocument.of(document, files)), losses);
        FrameworkDocument file = FrameworkDocument.closed(document, files, outside);
        return new FrameworkSource(new FrameworkTemplate(file, outside, table, losses).tree(), losses).named(file);
    }

    private static Set<String> taken(FrameworkDocument file) {
        Set<String> taken = new LinkedHashSet<>();
        file.functions().keySet().forEach(key -> taken.add(FrameworkIds.function(key)));
        file.templates().forEach(template -> List.of("Resources", "Parameters").forEach(section -> taken.addAll(file.at(template.child(section)).orElseGet(Tree::map).entries().keySet())));
        return taken;
    }

    private FrameworkSource named(FrameworkDocument file) {
        file.resolved().entries().keySet().stream().filter(section -> !KNOWN.contains(section))
                .forEach(section -> losses.add(section, "It is a word of a plugin of the framework, which only the framework can follow."));
        return this;
    }
}
