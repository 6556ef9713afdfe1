package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives resources other logical ids: the keys themselves, and every {@code Ref}, {@code GetAtt}, {@code Sub}, {@code DependsOn} and connector that names them. */
final class LogicalIdRename {
    private static final String RESOURCES = "Resources";
    /** {@code ${Name}} and {@code ${Name.Attribute}}, but not the literal {@code ${!Name}}. */
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)((?:\\.[A-Za-z0-9.]+)?)\\}");

    private final Map<String, String> names;

    /** @param names old ids to new ones; only what really changes */
    LogicalIdRename(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** The text with the new ids, in place. Ids that are not in it are left out. */
    Edits apply(Edits edits) {
        Map<String, Tree> resources = edits.tree().get(RESOURCES).map(Tree::entries).orElseGet(LinkedHashMap::new);
        Map<String, String> there = new LinkedHashMap<>(names);
        there.keySet().retainAll(resources.keySet());
        if (there.isEmpty()) {
            return edits;
        }
        for (String wanted : there.values()) {
            if (resources.containsKey(wanted) && !there.containsKey(wanted)) {
                throw new ModelException("The template has a resource \"" + wanted + "\" of its own already. Choose another name.");
            }
        }
        LogicalIdRename present = new LogicalIdRename(there);
        Tree wanted = present.template(edits.tree());
        Edits renamed = edits;
        // by way of ids that nobody has, so that two resources can swap theirs
        for (String old : there.keySet()) {
            renamed = renamed.rename(TreePath.of(RESOURCES, old), old + "IsRenamed");
        }
        for (Map.Entry<String, String> id : there.entrySet()) {
            renamed = renamed.rename(TreePath.of(RESOURCES, id.getKey() + "IsRenamed"), id.getValue());
        }
        return renamed.set(TreePath.ROOT, wanted);
    }

    /** The same for a tree. */
    Tree template(Tree template) {
        SequencedMap<String, Tree> sections = new LinkedHashMap<>();
        template.entries().forEach((section, value) -> {
            if (section.equals(RESOURCES)) {
                SequencedMap<String, Tree> resources = new LinkedHashMap<>();
                value.entries().forEach((id, resource) -> resources.put(names.getOrDefault(id, id), resource(resource)));
                sections.put(section, new Tree.Map(resources));
            } else {
                sections.put(section, references(value));
            }
        });
        return new Tree.Map(sections);
    }

    private Tree resource(Tree resource) {
        if (!(resource instanceof Tree.Map)) {
            return references(resource);
        }
        boolean connector = resource.get("Type").flatMap(Tree::asText).filter("AWS::Serverless::Connector"::equals).isPresent();
        SequencedMap<String, Tree> members = new LinkedHashMap<>();
        resource.entries().forEach((key, value) -> members.put(key, switch (key) {
            case "DependsOn" -> value instanceof Tree.Seq s ? Tree.seq(s.items().stream().map(this::name).toList()) : name(value);
            case "Connectors" -> ids(references(value));
            case "Properties" -> connector ? ids(references(value)) : references(value);
            default -> references(value);
        }));
        return new Tree.Map(members);
    }

    private Tree name(Tree name) {
        return name.asText().map(text -> Tree.string(names.getOrDefault(text, text))).orElse(name);
    }

    /** Connectors name resources by {@code Id}. */
    private Tree ids(Tree tree) {
        return switch (tree) {
            case Tree.Map m -> {
                SequencedMap<String, Tree> members = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> members.put(key, key.equals("Id") ? name(value) : ids(value)));
                yield new Tree.Map(members);
            }
            case Tree.Seq s -> Tree.seq(s.items().stream().map(this::ids).toList());
            case Tree.Scalar _, Tree.Intrinsic _ -> tree;
        };
    }

    private Tree references(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s;
            case Tree.Seq s -> Tree.seq(s.items().stream().map(this::references).toList());
            case Tree.Map m -> {
                SequencedMap<String, Tree> members = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> members.put(key, references(value)));
                yield new Tree.Map(members);
            }
            case Tree.Intrinsic(String function, Tree argument) -> new Tree.Intrinsic(function, switch (function) {
                case "Ref" -> name(argument);
                case "Fn::GetAtt" -> getAtt(argument);
                case "Fn::Sub" -> sub(argument);
                default -> references(argument);
            });
        };
    }

    private Tree getAtt(Tree argument) {
        List<Tree> items = argument.items();
        return items.size() == 2 ? Tree.seq(name(items.getFirst()), references(items.getLast())) : references(argument);
    }

    private Tree sub(Tree argument) {
        Optional<String> plain = argument.asText();
        if (plain.isPresent()) {
            return Tree.string(holes(plain.get(), Map.of()));
        }
        List<Tree> items = argument.items();
        if (items.size() == 2 && items.getFirst().asText().isPresent()) {
            Tree own = references(items.getLast());
            return Tree.seq(Tree.string(holes(items.getFirst().asText().get(), own.entries())), own);
        }
        return references(argument);
    }

    private String holes(String text, Map<String, Tree> own) {
        return HOLE.matcher(text).replaceAll(hole -> {
            String name = hole.group(1);
            String now = own.containsKey(name) ? name : names.getOrDefault(name, name);
            return Matcher.quoteReplacement("${" + now + hole.group(2) + "}");
        });
    }
}
