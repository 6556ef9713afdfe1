package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources elsewhere, and user pools, as events of SAM. */
final class SourceEvents {
    private SourceEvents() {}

    /** The event of a wire; several where several functions log to one card. */
    static void write(SamDesign design, SamDesign.Link link, SourceForm form, Block events) {
        if (form.kind().equals("log-events") && link.from().kind().equals("log-events")) {
            logs(design, link, form, events);
            return;
        }
        boolean own = link.from().kind().equals("kafka") && !servers(design, link.from()).isEmpty();
        FunctionEvents.event(design, link, own ? SourceForm.OWN_KAFKA : form.event(), properties(design, link, form), events);
    }

    /** Each log group needs an event of its own. */
    private static void logs(SamDesign design, SamDesign.Link link, SourceForm form, Block events) {
        List<Tree> groups = new ArrayList<>();
        design.field(link.from(), "logGroup").ifPresent(groups::add);
        design.into(link.from(), WireRole.DELIVER).forEach(logging -> groups.add(logGroup(design, logging.from())));
        int number = 0;
        for (Tree group : groups) {
            number++;
            String name = design.ids().event(link.to(), link.wire().id() + (number == 1 ? "" : " " + number), design.id(link.from()) + (number == 1 ? "" : number));
            events.put(name, new Block().put("Type", form.event()).put("Properties", new Block().put("LogGroupName", group)
                    .put("FilterPattern", design.field(link, "pattern").orElse(Tree.string("")))));
        }
    }

    /** The name of the group that a function logs to. */
    private static Tree logGroup(SamDesign design, Node function) {
        return dev.drawbridge.generators.Adoption.isAdopted(function) ? Tree.sub("/aws/lambda/${" + design.id(function) + "}") : Tree.ref(design.ids().beside(function, "Logs"));
    }

    private static List<Tree> servers(SamDesign design, Node card) {
        return design.field(card, "servers").map(Tree::items).orElse(List.of());
    }

    private static Block properties(SamDesign design, SamDesign.Link link, SourceForm form) {
        Map<TreePath, Tree> all = new LinkedHashMap<>();
        if (link.from().kind().equals(form.kind())) {
            for (SourceForm.Spot spot : form.card()) {
                design.field(link.from(), spot.field()).filter(value -> !(value instanceof Tree.Seq(List<Tree> items) && items.isEmpty())).ifPresent(value -> all.put(spot.path(), value));
            }
            if (all.containsKey(TreePath.of("KafkaBootstrapServers"))) {
                all.remove(TreePath.of("Stream"));
            }
        } else if (!form.source().isEmpty()) {
            all.put(TreePath.of(form.source()), form.event().equals("CloudWatchLogs") ? Tree.ref(design.id(link.from())) : design.addresses().arn(link.from()));
        }
        List<Tree> access = new ArrayList<>();
        for (SourceForm.Spot spot : form.wire()) {
            Optional<Value> value = link.rule().value(link.wire(), spot.field());
            switch (spot.form()) {
                case PLAIN -> design.field(link, spot.field()).ifPresent(tree -> all.put(spot.path(), tree));
                case FILTERS -> Optional.of(StreamEvents.filters(value)).filter(list -> !list.isEmpty()).ifPresent(list -> all.put(spot.path(), Tree.seq(list)));
                case CREDENTIALS -> access.addAll(credentials(link));
                case VIRTUAL_HOST -> value.filter(host -> !host.display().isBlank()).ifPresent(host -> access.add(new Block().put("Type", SourceForm.VIRTUAL_HOST).put("URI", ValueTree.of(host)).tree()));
                case WHOLE_DOCUMENT -> value.flatMap(Value::asFlag).filter(on -> on).ifPresent(_ -> all.put(spot.path(), Tree.string("UpdateLookup")));
            }
        }
        if (!access.isEmpty()) {
            all.put(TreePath.of("SourceAccessConfigurations"), Tree.seq(access));
        }
        if (form.event().equals("CloudWatchLogs")) {
            all.putIfAbsent(TreePath.of("FilterPattern"), Tree.string(""));
        }
        Block properties = new Block();
        all.forEach((path, tree) -> {
            if (path.steps().size() == 1) {
                properties.put(path.last(), tree);
            } else {
                properties.put(path.steps().getFirst(), Tree.map(path.last(), tree));
            }
        });
        return properties;
    }

    /** How Lambda signs in, in the words of the template. */
    static List<Tree> credentials(SamDesign.Link link) {
        return link.rule().rows(link.wire(), "credentials").stream().map(row -> new Block().put("Type", row.text("type").orElse("BASIC_AUTH"))
                .put("URI", row.get("uri").map(ValueTree::of)).tree()).toList();
    }

    /** The secrets that Lambda signs in with; networks are none. */
    static List<Tree> secrets(SamDesign.Link link) {
        return link.rule().rows(link.wire(), "credentials").stream().filter(row -> !row.text("type").orElse("").startsWith("VPC_"))
                .flatMap(row -> row.get("uri").stream()).filter(uri -> !uri.display().isBlank()).map(ValueTree::of).distinct().toList();
    }

    /** An event that only says what the template says about it. */
    static void any(SamDesign design, SamDesign.Link link, Block events) {
        String type = design.kind(link.from()).text(link.from(), "type");
        if (link.from().kind().equals("event-source") && !type.isBlank() && !type.equals("EventSourceMapping")) {
            Block properties = new Block();
            design.field(link.from(), "properties").ifPresent(tree -> tree.entries().forEach(properties::put));
            FunctionEvents.event(design, link, type, properties, events);
        }
    }

    /** The triggers of a user pool. */
    static void users(SamDesign design, SamDesign.Link link, Block events) {
        List<Tree> triggers = design.field(link, "triggers").map(Tree::items).orElse(List.of());
        if (!triggers.isEmpty()) {
            FunctionEvents.event(design, link, "Cognito", new Block().put("UserPool", Tree.ref(design.id(link.from())))
                    .put("Trigger", triggers.size() == 1 ? triggers.getFirst() : Tree.seq(triggers)), events);
        }
    }
}
