package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.TemplateForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which resources of a template are cards, and which are drawn inside one. First the parts of kinds that are nothing but their resources
 * find their whole; those that find none come together in one card. Then what only serves others finds whom it serves.
 */
final class Belonging {
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private final SourceTemplate template;
    private final References references;
    private final Shapes shapes;
    private final Map<String, String> drawn;
    private final Set<String> cards = new LinkedHashSet<>();
    private final Map<String, String> owners = new TreeMap<>();
    /** Cards whose type alone would not make them one of that kind. */
    private final Map<String, Kind> gathered = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, Set<String>> namedBy = new HashMap<>();

    /**
     * @param implicit cards that stand nowhere
     * @param drawn the kinds of cards that the drawing has so far, by logical id: a log group or a part without a whole that is one stays one, whoever else goes
     */
    Belonging(SourceTemplate template, References references, Shapes shapes, Set<String> implicit, Map<String, String> drawn) {
        this.drawn = drawn;
        this.template = template;
        this.references = references;
        this.shapes = shapes;
        cards.addAll(implicit);
        Map<Kind, List<String>> members = new LinkedHashMap<>();
        Set<String> serving = new LinkedHashSet<>();
        for (SourceTemplate.Part part : template.parts().values()) {
            Set<String> named = references.all(part.body());
            names.put(part.id(), named);
            named.forEach(other -> namedBy.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(part.id()));
            List<Kind> wholes = shapes.families().wholes(part.type());
            wholes.forEach(kind -> members.computeIfAbsent(kind, _ -> new ArrayList<>()).add(part.id()));
            if (shapes.serving().contains(part.type()) && !BusWires.isSchedule(part) && !SourceWires.standsAlone(part, references) && !isDrawnGroup(part)) {
                serving.add(part.id());
            } else if (wholes.isEmpty()) {
                cards.add(part.id());
            }
        }
        members.forEach(this::family);
        serving.removeIf(id -> owners.containsKey(id) || cards.contains(id));
        serve(serving);
    }

    /** A group of logs that was a card, unless it has come to be a function's own. */
    private boolean isDrawnGroup(SourceTemplate.Part part) {
        return part.type().equals(LOG_GROUP) && drawn.containsKey(part.id()) && references.logger(part.id()).isEmpty();
    }

    Map<String, String> owners() {
        return owners;
    }

    /** What each resource refers to. */
    Map<String, Set<String>> names() {
        return names;
    }

    /** Which resources refer to each. */
    Map<String, Set<String>> namers() {
        return namedBy;
    }

    boolean isCard(String id) {
        return cards.contains(id);
    }

    Optional<Kind> gathered(String id) {
        return Optional.ofNullable(gathered.get(id));
    }

    private SourceTemplate.Part part(String id) {
        return template.parts().get(id);
    }

    private Shape shape(String id) {
        return shapes.of(part(id), gathered(id));
    }

    private void family(Kind kind, List<String> all) {
        TemplateForm form = kind.template().orElseThrow();
        Set<String> members = new LinkedHashSet<>(all);
        members.removeIf(owners::containsKey);
        Set<String> home = new LinkedHashSet<>();
        template.parts().values().stream().filter(part -> form.isCard(part.type()) && cards.contains(part.id())).forEach(part -> home.add(part.id()));
        // what could be a card itself is a part only of what it is joined to without a step between
        for (String id : List.copyOf(members)) {
            if (form.isCard(part(id).type())) {
                neighbours(id, form.parts().get(part(id).type()), true).stream().filter(home::contains).findFirst().ifPresentOrElse(card -> owners.put(id, card), () -> {
                    cards.add(id);
                    home.add(id);
                });
                members.remove(id);
            }
        }
        List<String> left = new ArrayList<>();
        for (String id : members) {
            search(id, home, members, form).ifPresentOrElse(card -> owners.put(id, card), () -> left.add(id));
        }
        left.removeIf(id -> shapes.serving().contains(part(id).type()));
        List<String> known = left.stream().filter(id -> kind.id().equals(drawn.get(id))).toList();
        known.forEach(id -> {
            cards.add(id);
            gathered.put(id, kind);
            home.add(id);
        });
        left.removeAll(known);
        if (left.isEmpty()) {
            return;
        }
        List<String> order = new ArrayList<>(form.parts().keySet());
        String card = !known.isEmpty() ? known.getFirst() : home.size() == 1 ? home.iterator().next()
                : left.stream().min(Comparator.comparing(id -> order.indexOf(part(id).type()))).orElseThrow();
        if (!home.contains(card)) {
            cards.add(card);
            gathered.put(card, kind);
            left.remove(card);
        }
        left.forEach(id -> owners.put(id, card));
    }

    private Optional<String> search(String member, Set<String> home, Set<String> members, TemplateForm form) {
        Set<String> seen = new LinkedHashSet<>(Set.of(member));
        Deque<String> open = new ArrayDeque<>(Set.of(member));
        while (!open.isEmpty()) {
            String here = open.poll();
            for (String next : neighbours(here, form.parts().get(part(here).type()), false)) {
                if (home.contains(next)) {
                    return Optional.of(next);
                }
                if (members.contains(next) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    /** What a resource is joined to: by its properties first, then by its other references, then by those to it. */
    private Set<String> neighbours(String id, List<String> properties, boolean only) {
        Set<String> found = new LinkedHashSet<>();
        for (String property : properties) {
            part(id).property(property).ifPresent(tree -> found.addAll(references.all(tree)));
        }
        if (!only || properties.isEmpty()) {
            found.addAll(names.get(id));
            found.addAll(namedBy.getOrDefault(id, Set.of()));
        }
        return found;
    }

    private void serve(Set<String> serving) {
        ClockAlarms clocks = new ClockAlarms(template);
        serving.removeIf(id -> {
            Optional<String> schedule = clocks.card(part(id));
            schedule.ifPresent(card -> owners.put(id, card));
            return schedule.isPresent();
        });
        List<String> left = new ArrayList<>();
        for (String id : serving) {
            owner(id, serving).ifPresentOrElse(card -> owners.put(id, card), () -> left.add(id));
        }
        // what serves nobody is a card, if there is a kind for it; then others may belong to it
        left.sort(Comparator.comparing(this::rank));
        List<String> lost = new ArrayList<>();
        for (String id : left) {
            Optional<String> owner = owner(id, serving);
            if (owner.isPresent()) {
                owners.put(id, owner.get());
            } else if (shapes.families().card(part(id).type()).isPresent()) {
                cards.add(id);
            } else {
                lost.add(id);
            }
        }
        for (String id : lost) {
            owner(id, serving).ifPresentOrElse(card -> owners.put(id, card), () -> cards.add(id));
        }
    }

    private int rank(String id) {
        String type = part(id).type();
        return shapes.families().card(type).flatMap(Kind::template).map(form -> form.types().indexOf(type)).orElse(Integer.MAX_VALUE);
    }

    private Optional<String> owner(String serving, Set<String> all) {
        Set<String> seen = new LinkedHashSet<>(Set.of(serving));
        Deque<String> open = new ArrayDeque<>(Set.of(serving));
        while (!open.isEmpty()) {
            Optional<String> raw = Optional.empty();
            for (String next : served(open.poll())) {
                String card = owners.getOrDefault(next, next);
                if (cards.contains(card)) {
                    if (part(card) == null || !shape(card).kind().equals(Shapes.RAW)) {
                        return Optional.of(card);
                    }
                    raw = raw.isPresent() ? raw : Optional.of(card);
                } else if (all.contains(next) && seen.add(next)) {
                    open.add(next);
                }
            }
            if (raw.isPresent()) {
                return raw;
            }
        }
        return Optional.empty();
    }

    private Set<String> served(String id) {
        SourceTemplate.Part part = part(id);
        Set<String> found = new LinkedHashSet<>();
        if (part.type().equals(LOG_GROUP)) {
            // a function's own group is its own, whoever else reads there
            references.logger(id).ifPresent(found::add);
        }
        for (String way : shapes.serving().ways(part.type())) {
            switch (way) {
                case Serving.NAMED_BY -> {
                    List<String> those = new ArrayList<>(namedBy.getOrDefault(id, Set.of()));
                    those.sort(Comparator.comparing(other -> !asRole(part(other).body(), id)));
                    found.addAll(those);
                }
                case Serving.NAMES -> found.addAll(names.get(id));
                default -> {
                    if (way.startsWith(Serving.KIND)) {
                        cards.stream().filter(card -> part(card) != null && shape(card).kind().equals(way.substring(1))).findFirst().ifPresent(found::add);
                    }
                    part.property(way).ifPresent(tree -> {
                        found.addAll(references.all(tree));
                        references.target(tree).ifPresent(found::add);
                        tree.get("Id").flatMap(Tree::asText).filter(template.parts()::containsKey).ifPresent(found::add);
                        // a target may be told by its name alone
                        tree.items().forEach(each -> each.get("Arn").flatMap(references::target).ifPresent(found::add));
                    });
                }
            }
        }
        if (part.type().equals(AlarmParts.TYPE)) {
            restApi(part).ifPresent(found::add);
        }
        return found;
    }

    /** Metrics know a REST API by its name alone, which is that of the stack where SAM is told none. */
    private Optional<String> restApi(SourceTemplate.Part alarm) {
        for (Tree dimension : alarm.property("Dimensions").map(Tree::items).orElse(List.of())) {
            if (dimension.get("Name").flatMap(Tree::asText).filter("ApiName"::equals).isPresent()) {
                Tree name = dimension.get("Value").orElseGet(Tree::nothing);
                List<String> called = template.parts().values().stream().filter(part -> part.type().equals("AWS::Serverless::Api") || part.type().equals("AWS::ApiGateway::RestApi"))
                        .filter(part -> part.property("Name").map(name::equals).orElse(part.type().equals("AWS::Serverless::Api") && name.equals(Tree.ref("AWS::StackName"))))
                        .map(SourceTemplate.Part::id).toList();
                return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a resource has another one as its role, and does not just permit it something. */
    private boolean asRole(Tree tree, String role) {
        return switch (tree) {
            case Tree.Map m -> m.entries().entrySet().stream().anyMatch(entry ->
                    entry.getKey().contains("Role") && references.all(entry.getValue()).contains(role) || asRole(entry.getValue(), role));
            case Tree.Seq s -> s.items().stream().anyMatch(item -> asRole(item, role));
            case Tree.Intrinsic _, Tree.Scalar _ -> false;
        };
    }
}
