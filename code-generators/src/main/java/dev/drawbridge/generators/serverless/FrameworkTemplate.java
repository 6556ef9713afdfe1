package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** Puts the template together. For one use. */
final class FrameworkTemplate {
    private static final List<String> BESIDE = List.of("Condition", "CreationPolicy", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy");
    private static final Map<String, String> SAM_NAMES = Map.of("TracingConfig", "Tracing", "DeadLetterConfig", "DeadLetterQueue");
    private static final TreePath PROPERTIES = TreePath.of("Properties");

    private final FrameworkDocument file;
    private final FrameworkView view;
    private final OutsideValues outside;
    private final Losses losses;
    private final SharedRole role;
    private final FunctionSource functions;
    private final ApiSource apis;
    private final SocketSource sockets;
    private final SequencedMap<String, Tree> resources = new LinkedHashMap<>();

    FrameworkTemplate(FrameworkDocument file, OutsideValues outside, WireTable table, Losses losses) {
        this.file = file;
        this.view = FrameworkView.of(file, FrameworkView.Hints.NONE);
        this.outside = outside;
        this.losses = losses;
        this.role = new SharedRole(file, view, table, losses);
        this.apis = new ApiSource(file, losses);
        this.functions = new FunctionSource(file, view, apis, losses);
        this.sockets = new SocketSource(file, view, table);
    }

    Tree tree() {
        view.template().get("Resources").orElseGet(Tree::map).entries().forEach((id, body) -> {
            if (view.functions().containsKey(id)) {
                resources.put(id, functions.function(id, body));
            } else if (view.rawEvents().containsKey(id)) {
                losses.leaveOut(id, "It is an event in the words of the Serverless Framework, which no other format has.");
            } else if (view.made().containsKey(id)) {
                made(id, body, view.made().get(id));
            } else {
                resources.put(id, body);
            }
        });
        apis.extra().forEach(resources::putIfAbsent);
        file.templates().forEach(this::extended);
        Block whole = new Block().put("AWSTemplateFormatVersion", "2010-09-09").put("Transform", transform());
        file.templates().forEach(template -> whole.put("Description", file.at(template.child("Description"))));
        Tree seen = view.template();
        for (Map.Entry<String, Tree> section : seen.entries().entrySet()) {
            switch (section.getKey()) {
                case "Transform", "Outputs", "Parameters" -> { }
                case "Resources" -> whole.put("Resources", new Tree.Map(resources));
                case "Globals" -> whole.put("Globals", globals(section.getValue()));
                default -> whole.put(section.getKey(), section.getValue());
            }
        }
        Block parameters = new Block();
        seen.get("Parameters").orElseGet(Tree::map).entries().forEach(parameters::put);
        outside.parameters().entries().forEach(parameters::put);
        return whole.put("Parameters", parameters).put("Outputs", seen.get("Outputs").filter(outputs -> !outputs.entries().isEmpty())).tree();
    }

    private Tree transform() {
        Set<Tree> all = new LinkedHashSet<>();
        for (TreePath template : file.templates()) {
            file.at(template.child("Transform")).ifPresent(transform -> all.addAll(transform.each()));
        }
        all.add(Tree.string("AWS::Serverless-2016-10-31"));
        return all.size() == 1 ? all.iterator().next() : Tree.seq(List.copyOf(all));
    }

    private Tree globals(Tree globals) {
        TreePath runtime = TreePath.of("Function", "Runtime");
        boolean images = file.functions().values().stream().allMatch(path -> file.at(path.child("image")).isPresent());
        return globals.at(runtime).isPresent() || images ? globals : Twig.at(globals, runtime, Optional.of(Tree.string("nodejs24.x")));
    }

    private void made(String id, Tree body, FrameworkView.Made made) {
        switch (made.kind()) {
            case ROLE -> resources.put(id, role.resource());
            case WEBSOCKETS -> sockets.resources().forEach(resources::put);
            case HTTP_API -> resources.put(id, apis.http(body));
            case REST_API -> resources.put(id, apis.rest(body));
            case LOG_GROUP -> functions.log(id, body).ifPresent(log -> resources.put(id, log));
            case LAYER, OTHER -> resources.put(id, withSettings(body));
        }
    }

    /** What the provider says of a bucket that is made for events. */
    private Tree withSettings(Tree body) {
        if (body.get("Type").flatMap(Tree::asText).filter("AWS::S3::Bucket"::equals).isEmpty()) {
            return body;
        }
        Tree all = file.at("provider", "s3").orElseGet(Tree::map);
        Optional<String> name = body.at("Properties", "BucketName").flatMap(Tree::asText);
        Optional<Tree> own = all.entries().entrySet().stream().filter(entry -> name.filter(text -> text.equals(entry.getKey())
                || entry.getValue().get("name").flatMap(Tree::asText).filter(text::equals).isPresent()).isPresent()).map(Map.Entry::getValue).findFirst();
        Tree with = body;
        for (Map.Entry<String, Tree> setting : own.orElseGet(Tree::map).entries().entrySet()) {
            String property = Character.toUpperCase(setting.getKey().charAt(0)) + setting.getKey().substring(1);
            with = property.equals("Name") ? with : Twig.at(with, PROPERTIES.child(property), Optional.of(setting.getValue()));
        }
        return with;
    }

    /** What the file adds to what the framework makes: below {@code extensions}, or under the same id below {@code Resources}. */
    private void extended(TreePath template) {
        for (String section : List.of("Resources", "extensions")) {
            file.at(template.child(section)).orElseGet(Tree::map).entries().forEach((id, addition) -> {
                boolean own = view.resources().containsKey(id);
                if (section.equals("Resources") && own) {
                    return;
                }
                Tree there = resources.get(id);
                if (there == null) {
                    losses.add(id, "What the file adds to this resource of the framework's own is not written.");
                } else {
                    resources.put(id, joined(there, addition));
                }
            });
        }
    }

    private Tree joined(Tree there, Tree addition) {
        Tree joined = there;
        boolean function = there.get("Type").flatMap(Tree::asText).filter(FrameworkPut.FUNCTION::equals).isPresent();
        for (String key : BESIDE) {
            Optional<Tree> said = addition.get(key);
            joined = said.isPresent() ? joined.with(key, said.get()) : joined;
        }
        Optional<Tree> waits = addition.get("DependsOn");
        joined = waits.isPresent() ? FunctionSource.waiting(joined, waits.get()) : joined;
        for (Map.Entry<String, Tree> property : addition.get("Properties").orElseGet(Tree::map).entries().entrySet()) {
            String name = function ? SAM_NAMES.getOrDefault(property.getKey(), property.getKey()) : property.getKey();
            Tree value = function ? ofSam(property.getKey(), property.getValue()) : property.getValue();
            joined = Twig.at(joined, PROPERTIES.child(name), Optional.of(value));
        }
        return joined;
    }

    private static Tree ofSam(String property, Tree value) {
        return switch (property) {
            case "TracingConfig" -> value.get("Mode").orElse(value);
            case "Tags" -> {
                Block tags = new Block();
                value.items().forEach(tag -> tag.get("Key").flatMap(Tree::asText).ifPresent(key -> tags.put(key, tag.get("Value"))));
                yield tags.tree();
            }
            default -> value;
        };
    }
}
