package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an edit added to the view, in the names that the framework gives it. For one edit. */
final class NewParts {
    private final FrameworkView view;
    private final Map<String, Tree> resources;
    private final CloudFormationTemplate plain;
    private final FrameworkNames names = new FrameworkNames();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Set<String> logs = new HashSet<>();

    /**
     * @param before ids that were there
     * @param resources as they are now
     */
    NewParts(FrameworkView view, Set<String> before, Map<String, Tree> resources, CloudFormationTemplate plain) {
        this.view = view;
        this.resources = resources;
        this.plain = plain;
        resources.forEach((id, body) -> {
            if (!before.contains(id)) {
                name(id, body);
            }
        });
    }

    private void name(String id, Tree body) {
        switch (body.get("Type").flatMap(Tree::asText).orElse("")) {
            case FrameworkPut.FUNCTION -> {
                String like = view.functions().values().stream().map(FrameworkView.Function::key).findFirst().orElse("");
                String key = FrameworkIds.key(Character.toLowerCase(id.charAt(0)) + id.substring(1), like);
                if (view.functions().values().stream().anyMatch(function -> function.key().equals(key))) {
                    throw new ModelException("The file has a function \"" + key + "\" already. Choose another name.");
                }
                keys.put(id, key);
                names.call(id, FrameworkIds.function(key));
                body.at("Properties", "LoggingConfig", "LogGroup", "Ref").flatMap(Tree::asText).ifPresent(group -> {
                    logs.add(group);
                    names.call(group, FrameworkIds.logGroup(key));
                });
            }
            case "AWS::Serverless::HttpApi" -> {
                requireFirst(FrameworkIds.HTTP_API, "HTTP");
                names.call(id, FrameworkIds.HTTP_API);
                body.at("Properties", "AccessLogSettings", "DestinationArn", "Fn::GetAtt", "0").flatMap(Tree::asText).ifPresent(logs::add);
            }
            case "AWS::Serverless::Api" -> {
                requireFirst(FrameworkIds.REST_API, "REST");
                names.call(id, FrameworkIds.REST_API);
                body.at("Properties", "AccessLogSetting", "DestinationArn", "Fn::GetAtt", "0").flatMap(Tree::asText).ifPresent(logs::add);
            }
            default -> { }
        }
    }

    private void requireFirst(String id, String kind) {
        boolean another = resources.keySet().stream().filter(each -> resources.get(each).get("Type").equals(Optional.of(Tree.string(kind.equals("HTTP") ? "AWS::Serverless::HttpApi"
                : "AWS::Serverless::Api")))).count() > 1;
        if (view.has(id) || another || !view.file().isAws()) {
            throw new ModelException(view.file().isAws() ? "The Serverless Framework makes one " + kind + " API for a file, and this file has it already. Add the routes to that one."
                    : "Files for " + view.file().provider() + " have no " + kind + " API.");
        }
    }

    /** The tree with the names that the framework gives to what is new. */
    Tree theirs(Tree body) {
        return names.in(body);
    }

    /** The key of a new function. */
    String key(String id) {
        if (!view.file().isAws()) {
            throw new ModelException("New functions can be drawn in files for aws alone; this one is for " + view.file().provider() + ". Write it in the file, the drawing follows.");
        }
        return keys.get(id);
    }

    /** How long the log of a new function is kept. */
    Optional<Tree> retention(String id) {
        return Optional.ofNullable(resources.get(id)).flatMap(body -> body.at("Properties", "LoggingConfig", "LogGroup", "Ref")).flatMap(Tree::asText)
                .flatMap(group -> Optional.ofNullable(resources.get(group))).flatMap(group -> group.at("Properties", "RetentionInDays"));
    }

    /** Whether the framework makes the resource for a function or an API that is new. */
    boolean isSaidByFunctions(String id) {
        return logs.contains(id);
    }

    /** A resource without SAM. */
    Tree plain(String id, Tree body) {
        String type = body.get("Type").flatMap(Tree::asText).orElse("");
        if (!view.file().isAws()) {
            throw new ModelException("Files for " + view.file().provider() + " hold no resources of AWS.");
        }
        if (!type.startsWith("AWS::Serverless::")) {
            return body;
        }
        Tree expanded = plain.expand(Tree.map("Resources", Tree.map(id, body)));
        return expanded.at(TreePath.of("Resources", id)).filter(found -> !found.get("Type").flatMap(Tree::asText).orElse("AWS::Serverless::").startsWith("AWS::Serverless::"))
                .orElseThrow(() -> new ModelException(type + " is known to SAM alone, so it cannot stand in a file of the Serverless Framework."));
    }
}
