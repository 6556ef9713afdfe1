package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the resources of a template: which are cards, which only serve a card and are drawn inside it, and which APIs SAM makes by
 * itself.
 */
final class Cards {
    /** The APIs that SAM makes for events that name none. Source: "Generated CloudFormation resources" in the SAM documentation. */
    static final String IMPLICIT_REST = "ServerlessRestApi";
    static final String IMPLICIT_HTTP = "ServerlessHttpApi";

    private final SourceTemplate template;
    private final Shapes shapes;
    private final Set<String> implicit;
    private final References references;
    private final SequencedMap<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<String, List<SourceTemplate.Part>> partsByOwner = new HashMap<>();
    private final Map<String, List<Card>> byKind = new HashMap<>();
    private final Map<String, List<SourceTemplate.Part>> permissions = new HashMap<>();
    private final Map<String, Set<String>> named;
    private final Map<String, Set<String>> namedBy;

    /**
     * A card.
     *
     * @param id its logical id; {@code Function/Event} for a schedule that is an event
     * @param body what its fields are read from, with what it inherits
     * @param path where it stands; none for what SAM makes itself
     */
    record Card(String id, Shape shape, Tree body, Optional<TreePath> path) {
        boolean is(String kind) {
            return shape.kind().equals(kind);
        }
    }

    /** @param drawn the kinds of cards that the drawing has so far, by logical id: what could be drawn inside another card stays one */
    Cards(SourceTemplate template, Shapes shapes, Map<String, String> drawn) {
        this.template = template;
        this.shapes = shapes;
        this.implicit = implicitApis(template);
        if (BusWires.usesDefaultBus(template) && template.part(BusWires.DEFAULT_BUS).isEmpty()) {
            implicit.add(BusWires.DEFAULT_BUS);
        }
        this.references = new References(template, implicit);
        Belonging belonging = new Belonging(template, references, shapes, implicit, drawn);
        owners.putAll(belonging.owners());
        template.parts().values().stream().filter(part -> part.type().equals("AWS::Lambda::Permission")).forEach(part -> part.property("SourceArn").flatMap(references::target)
                .ifPresent(source -> permissions.computeIfAbsent(source, _ -> new ArrayList<>()).add(part)));
        template.parts().values().stream().filter(part -> owners.containsKey(part.id()))
                .forEach(part -> partsByOwner.computeIfAbsent(owners.get(part.id()), _ -> new ArrayList<>()).add(part));
        named = belonging.names();
        namedBy = belonging.namers();
        template.parts().values().stream().filter(part -> belonging.isCard(part.id())).forEach(part ->
                cards.put(part.id(), new Card(part.id(), SourceWires.resource(part, references).orElseGet(() -> shapes.of(part, belonging.gathered(part.id()))), part.withInherited(), Optional.of(part.path()))));
        implicit.forEach(this::addImplicit);
        template.parts().values().stream().filter(part -> EventWires.HOLDERS.contains(part.type())).forEach(this::addSchedules);
        cards.values().forEach(card -> byKind.computeIfAbsent(card.shape().kind(), _ -> new ArrayList<>()).add(card));
    }

    private void addImplicit(String id) {
        if (id.equals(BusWires.DEFAULT_BUS)) {
            Tree body = Tree.map(SourceTemplate.PROPERTIES, Tree.map("Name", Tree.string("default")));
            cards.put(id, new Card(id, shapes.of(new SourceTemplate.Part(id, "AWS::Events::EventBus", body, Tree.map()), Optional.empty()), body, Optional.empty()));
            return;
        }
        boolean rest = id.equals(IMPLICIT_REST);
        Tree inherited = template.tree().at("Globals", rest ? "Api" : "HttpApi").orElseGet(Tree::map);
        SourceTemplate.Part like = new SourceTemplate.Part(id, rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi", Tree.map(), inherited);
        cards.put(id, new Card(id, shapes.of(like, Optional.empty()), Tree.map(SourceTemplate.PROPERTIES, inherited), Optional.empty()));
    }

    private void addSchedules(SourceTemplate.Part function) {
        function.property("FunctionUrlConfig").filter(tree -> tree instanceof Tree.Map).ifPresent(config -> {
            String id = function.id() + "/" + FunctionUrls.NAME;
            cards.put(id, new Card(id, FunctionUrls.shape(), config, Optional.of(function.path(FunctionUrls.NAME))));
        });
        function.property("Events").map(Tree::entries).orElseGet(Collections::emptySortedMap).forEach((name, event) -> {
            String type = event.get("Type").flatMap(Tree::asText).orElse("");
            String id = function.id() + "/" + name;
            Optional<TreePath> path = Optional.of(function.path("Events").child(name));
            if (type.equals(SchedulerWires.EVENT)) {
                cards.put(id, new Card(id, SchedulerWires.event(), event, path));
            } else if (type.equals("Schedule")) {
                cards.put(id, new Card(id, Shapes.event(), event, path));
            } else {
                SourceWires.card(this, event).ifPresent(shape -> cards.put(id, new Card(id, shape, event, path)));
            }
        });
    }

    /** The APIs that SAM makes because of events that name none. */
    static Set<String> implicitApis(SourceTemplate template) {
        Set<String> found = new LinkedHashSet<>();
        for (SourceTemplate.Part part : template.parts().values()) {
            if (EventWires.HOLDERS.contains(part.type())) {
                part.property("Events").ifPresent(events -> events.entries().values().forEach(event -> {
                    String type = event.get("Type").flatMap(Tree::asText).orElse("");
                    if (type.equals("Api") && event.at("Properties", "RestApiId").isEmpty()) {
                        found.add(IMPLICIT_REST);
                    } else if (type.equals("HttpApi") && event.at("Properties", "ApiId").isEmpty()) {
                        found.add(IMPLICIT_HTTP);
                    }
                }));
            }
        }
        found.removeAll(template.parts().keySet());
        return found;
    }

    SourceTemplate template() {
        return template;
    }

    References references() {
        return references;
    }

    SequencedMap<String, Card> all() {
        return cards;
    }

    Optional<Card> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** Whether there is a card of that kind with that logical id. */
    boolean is(String id, String kind) {
        return card(id).filter(card -> card.is(kind)).isPresent();
    }

    List<Card> of(String kind) {
        return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
    }

    /** Whether the wire table says nothing about what has that id. */
    boolean isPlain(String id) {
        return card(id).filter(card -> shapes.isPlain(card.shape().kind())).isPresent();
    }

    /** What a resource refers to, in the order of its text. */
    Set<String> named(String id) {
        return named.getOrDefault(id, Set.of());
    }

    /** Which resources refer to one. */
    Set<String> namers(String id) {
        return namedBy.getOrDefault(id, Set.of());
    }

    /** The permissions to call a function that are given to one source. */
    List<SourceTemplate.Part> permissions(String source) {
        return permissions.getOrDefault(source, List.of());
    }

    /** Which part belongs to which card. */
    Map<String, String> owners() {
        return owners;
    }

    /** The parts of a card, in the order of the text. */
    List<SourceTemplate.Part> partsOf(String card) {
        return Collections.unmodifiableList(partsByOwner.getOrDefault(card, List.of()));
    }

    /** The tree that a field of a card is read from: its own, or that of a part of that type; empty if it has no such part. */
    Optional<Tree> body(Card card, FieldPlace field) {
        return field.part().isEmpty() ? Optional.of(card.body())
                : part(card, field.part()).map(SourceTemplate.Part::withInherited);
    }

    Optional<SourceTemplate.Part> part(Card card, String type) {
        return partsOf(card.id()).stream().filter(part -> part.type().equals(type)).findFirst();
    }
}
