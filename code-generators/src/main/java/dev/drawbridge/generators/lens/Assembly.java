package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a design of what was found, matched with the design known so far: cards by their logical id, wires by their ends. What the
 * template cannot say (ids, notes, clients, groups, names for people) comes from what was known; all else is the template's word.
 */
final class Assembly {
    /** Kinds without a resource of ours: they stand with what they start. */
    private static final Set<String> STANDING = Set.of("schedule", FunctionUrls.KIND);

    private final Cards cards;
    private final Finds finds;
    private final Design known;
    private final SamTemplate ours;
    /** What we would write for cards of our own, to see what of it was changed in the text. */
    private final Map<String, SourceTemplate.Part> generated;
    private final Map<NodeId, String> knownIds;
    private final DesignIndex index;
    private final Map<FoundWire.Key, Wire> knownWires = new HashMap<>();
    private final Map<String, NodeId> ids = new LinkedHashMap<>();
    private final WireParts parts;
    private Design design;

    /** @param knownIds the logical ids of the cards of the known design */
    Assembly(Cards cards, Finds finds, Design known, Map<NodeId, String> knownIds, SamTemplate ours) {
        this.cards = cards;
        this.finds = finds;
        this.known = known;
        this.ours = ours;
        boolean haveOurs = known.nodes().values().stream().anyMatch(node -> !Adoption.isAdopted(node));
        this.generated = haveOurs ? SourceTemplate.parts(ours.tree(known)) : Map.of();
        this.knownIds = knownIds;
        this.index = new DesignIndex(known);
        known.wires().values().forEach(wire -> knownWires.putIfAbsent(key(wire.from().node(), wire.role(), wire.to().node()), wire));
        this.parts = ours.wireParts(known);
        this.design = new Design(known.name(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), known.notes(), known.settings(), known.unknown());
    }

    Reading reading() {
        Map<String, Node> matches = match();
        // collected first: a design with one card more is a copy, and there are files with tens of thousands
        Map<NodeId, Node> all = new TreeMap<>();
        // cards that were known keep their names and ids, so they come before new ones take theirs
        matches.forEach((id, node) -> {
            ids.put(id, node.id());
            Node here = withFields(standing(id, node), cards.card(id).orElseThrow());
            Node first = all.putIfAbsent(node.id(), here);
            if (first != null && !first.fields().equals(here.fields())) {
                cards.card(id).flatMap(Cards.Card::path).ifPresent(place -> finds.merged(place, "The card " + first.name(), differing(first, here)));
            }
        });
        known.nodes().values().stream().filter(this::isBeyondTemplates).forEach(node -> all.computeIfAbsent(node.id(), _ -> Adoption.off(node)));
        Set<String> names = new HashSet<>();
        all.values().forEach(node -> names.add(node.name().toLowerCase(Locale.ROOT)));
        for (Cards.Card card : cards.all().values()) {
            // what we write beside a known card of ours is no card
            if (!ids.containsKey(card.id()) && !generated.containsKey(card.id())) {
                Node node = found(card, all, names);
                ids.put(card.id(), node.id());
                names.add(node.name().toLowerCase(Locale.ROOT));
                all.put(node.id(), withFields(node, card));
            }
        }
        design = design.withNodes(all);
        Map<WireId, FoundWire> wires = wires();
        keepWires();
        replace(new Environments(cards, ids, ours).read(design));
        replace(LayerWires.fields(cards, ids, design));
        replace(new AlarmRows(cards, ids).read(design));
        groups();
        return new Reading(design, cards.template(), cards, ids, wires, finds);
    }

    private static Set<String> differing(Node a, Node b) {
        Set<String> names = new TreeSet<>(a.fields().keySet());
        names.addAll(b.fields().keySet());
        names.removeIf(name -> a.field(name).equals(b.field(name)));
        return names;
    }

    /** A schedule or address that was drawn and now stands in somebody's function or rule is changed there from now on. */
    private Node standing(String id, Node node) {
        boolean stands = (STANDING.contains(node.kind()) || SourceWires.isKind(node.kind())) && !Adoption.isAdopted(node) && !generated.containsKey(id)
                && !(id.contains("/") && generated.containsKey(id.substring(0, id.indexOf('/'))));
        return stands ? new Adoption(id, node.name()).on(node) : node;
    }

    private void replace(List<Node> changed) {
        if (!changed.isEmpty()) {
            Map<NodeId, Node> all = new TreeMap<>(design.nodes());
            changed.forEach(node -> all.put(node.id(), node));
            design = design.withNodes(all);
        }
    }

    /** Known cards by the logical ids they have in the template now. */
    private Map<String, Node> match() {
        Map<String, Node> matches = new LinkedHashMap<>();
        for (Node node : known.nodes().values()) {
            String id = knownIds.get(node.id());
            if (cards.is(id, node.kind())) {
                matches.put(id, node);
            }
        }
        known.nodes().values().stream().filter(Assembly::isDefaultBus).findFirst().filter(_ -> cards.card(BusWires.DEFAULT_BUS).isPresent())
                .ifPresent(node -> matches.put(BusWires.DEFAULT_BUS, node));
        for (Cards.Card card : cards.of(FunctionUrls.KIND)) {
            int slash = card.id().indexOf('/');
            Optional.ofNullable(slash < 0 ? null : matches.get(card.id().substring(0, slash))).flatMap(function -> FunctionUrls.known(index, function))
                    .ifPresent(node -> matches.put(card.id(), node));
        }
        List<Cards.Card> clocks = new ArrayList<>(cards.of("schedule"));
        clocks.addAll(cards.of(SchedulerWires.KIND));
        SourceWires.kinds().forEach(kind -> clocks.addAll(cards.of(kind)));
        clocks.removeIf(card -> matches.containsKey(card.id()));
        for (Cards.Card card : clocks) {
            if (card.id().indexOf('/') < 0 && card.is(SchedulerWires.KIND)) {
                SchedulerWires.known(known, parts, card.id()).ifPresent(node -> matches.put(card.id(), node));
            }
        }
        // one event is one wire, so of several that could be a card's the surest goes first and the others are cards of their own
        for (int doubt = 0; doubt < 4; doubt++) {
            for (Cards.Card card : clocks) {
                if (card.id().indexOf('/') > 0 && !matches.containsKey(card.id())) {
                    schedule(matches, card, doubt).ifPresent(node -> matches.put(card.id(), node));
                }
            }
        }
        return matches;
    }

    /**
     * The known schedule or source that is an event of a function or a state machine, and is no other of its events.
     *
     * @param doubt 0 for one that was found as this event, 1 for one whose event elsewhere has that name, 2 for one that would be called so, 3 for one with a number behind its name
     */
    private Optional<Node> schedule(Map<String, Node> matches, Cards.Card card, int doubt) {
        String holder = card.id().substring(0, card.id().indexOf('/') + 1);
        String event = card.id().substring(holder.length());
        Node target = matches.get(holder.substring(0, holder.length() - 1));
        if (target == null) {
            return Optional.empty();
        }
        return index.into(target.id(), WireRole.TRIGGER).stream().map(index::from).filter(node -> node.kind().equals(card.shape().kind()))
                .filter(node -> switch (doubt) {
                    case 0 -> Adoption.logicalId(node).filter(card.id()::equals).isPresent();
                    case 1 -> event.equals(eventName(node));
                    case 2 -> event.equals(Names.pascal(node.name()));
                    default -> event.matches("(" + Pattern.quote(eventName(node)) + "|" + Names.pascal(node.name()) + ")[0-9]*");
                })
                // lines of several logs come by as many events
                .filter(node -> node.kind().equals(SourceWires.LOGS) || matches.entrySet().stream().noneMatch(other -> other.getValue().id().equals(node.id()) && other.getKey().startsWith(holder)))
                .findFirst();
    }

    static String eventName(Node schedule) {
        return Adoption.logicalId(schedule).map(id -> id.substring(id.indexOf('/') + 1)).orElseGet(() -> Names.pascal(schedule.name()));
    }

    private static boolean isDefaultBus(Node node) {
        return node.kind().equals("event-bus") && node.field("default").flatMap(Value::asFlag).orElse(false);
    }

    /** Cards that no template has a resource for; a schedule that starts nothing any more is one. */
    private boolean isBeyondTemplates(Node node) {
        // where its failures would go is no start
        boolean idle = (SourceWires.standsAsEvent(node) || node.kind().equals(FunctionUrls.KIND)) && index.outOf(node.id()).stream().allMatch(wire -> wire.role() == WireRole.ON_FAILURE)
                && Adoption.of(node).filter(mark -> mark.logicalId().contains("/") || isWrittenWithItsTarget(node) && cards.template().part(mark.logicalId()).isEmpty()).isPresent();
        return idle || isDefaultBus(node) || !Adoption.isAdopted(node) && !generated.containsKey(knownIds.get(node.id()));
    }

    private Node found(Cards.Card card, Map<NodeId, Node> all, Set<String> names) {
        String wish = cards.template().name(card.id().substring(card.id().indexOf('/') + 1)).replaceFirst("^Fn::ForEach::", "");
        String plain = named(wish);
        String name = plain;
        for (int n = 2; names.contains(name.toLowerCase(Locale.ROOT)); n++) {
            name = plain + n;
        }
        NodeId id = design.freshNodeId(name);
        for (int n = 2; known.node(id).isPresent() || all.containsKey(id); n++) {
            id = design.freshNodeId(name + "-" + n);
        }
        return new Adoption(card.id(), name).on(Node.of(id, card.shape().kind(), name));
    }

    private static String named(String logicalId) {
        String plain = logicalId.replaceAll("[^A-Za-z0-9 _-]+", " ").strip();
        String named = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "Resource " + plain : plain;
        return named.length() > Names.MAX_LENGTH ? named.substring(0, Names.MAX_LENGTH).strip() : named;
    }

    private Node withFields(Node node, Cards.Card card) {
        Node read = node;
        SourceTemplate.Part written = Adoption.isAdopted(node) ? null : generated.get(card.id());
        for (FieldPlace place : card.shape().fields()) {
            boolean mute = cards.body(card, place).filter(body -> !place.speaks().test(body)).isPresent();
            if (mute && known.node(node.id()).isPresent()) {
                continue;
            }
            Optional<Value> value = mute ? place.standard() : value(card, place);
            if (written == null || !sameAsWritten(written, node, place, value)) {
                read = withField(read, place.field(), value);
            }
        }
        return read;
    }

    private Optional<Value> value(Cards.Card card, FieldPlace place) {
        return cards.body(card, place).map(place::value).orElse(place.standard());
    }

    /** Whether the text says about a field what we would write for the known card. */
    private boolean sameAsWritten(SourceTemplate.Part written, Node node, FieldPlace place, Optional<Value> value) {
        if (place.part().isEmpty()) {
            return place.value(written.withInherited()).equals(value);
        }
        String id = knownIds.get(node.id());
        return Stream.of("Logs", "Stage", "Schema", "Key").map(suffix -> generated.get(id + suffix)).filter(part -> part != null && part.type().equals(place.part())).findFirst()
                .map(part -> place.value(part.withInherited()).equals(value)).orElse(true);
    }

    private Node withField(Node node, String name, Optional<Value> value) {
        Optional<Value> standard = ours.catalogue().of(node).field(name).flatMap(Field::defaultValue);
        if (value.isEmpty() || value.equals(standard) && !node.field(name).equals(value)) {
            return node.withoutField(name);
        }
        return node.withField(name, value.get());
    }

    private Map<WireId, FoundWire> wires() {
        Map<WireId, FoundWire> found = new LinkedHashMap<>();
        Map<WireId, Wire> all = new TreeMap<>();
        Map<FoundWire.Key, WireId> seen = new HashMap<>();
        Set<String> guarded = new HashSet<>();
        finds.wires().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE).forEach(wire -> guarded.add(wire.to()));
        for (FoundWire wire : finds.wires()) {
            NodeId from = ids.get(wire.from());
            NodeId to = ids.get(wire.to());
            Optional<WireRule> row = from == null || to == null ? Optional.empty()
                    : ours.wires().find(design.requireNode(from).kind(), wire.role(), design.requireNode(to).kind());
            if (row.isEmpty()) {
                wire.places().stream().findFirst().ifPresent(place -> finds.strange(place, wire.from() + " to " + wire.to() + " (" + wire.role().id() + ")"));
                continue;
            }
            FoundWire.Key key = key(from, wire.role(), to);
            if (!seen.containsKey(key)) {
                Wire before = Optional.ofNullable(knownWires.get(key))
                        .orElseGet(() -> Wire.of(freshWireId(all, from, to), new dev.drawbridge.model.End(from, row.get().fromPort().id()), dev.drawbridge.model.End.in(to), wire.role()));
                Wire drawn = new FoundFields(row.get(), guarded.contains(wire.from())).on(wire, before);
                all.put(drawn.id(), drawn);
                found.put(drawn.id(), wire);
                seen.put(key, drawn.id());
            } else {
                found.merge(seen.get(key), wire, finds::joined);
            }
        }
        design = design.withWires(all);
        return found;
    }

    /** @param drawn wires so far, whose ids are taken as those of known ones are */
    private WireId freshWireId(Map<WireId, Wire> drawn, NodeId from, NodeId to) {
        WireId wish = design.freshWireId(from, to);
        WireId id = wish;
        for (int n = 2; drawn.containsKey(id) || known.wire(id).isPresent(); n++) {
            id = new WireId(wish + "-" + n);
        }
        return id;
    }

    private static FoundWire.Key key(NodeId from, WireRole role, NodeId to) {
        return new FoundWire.Key(from.value(), role, to.value());
    }

    /** Wires that no template can say stay, as long as their cards do. */
    private void keepWires() {
        Map<WireId, Wire> all = new TreeMap<>(design.wires());
        for (Wire wire : known.wires().values()) {
            Optional<Node> from = design.node(wire.from().node());
            Optional<Node> to = design.node(wire.to().node());
            boolean beyond = from.isPresent() && to.isPresent() && !all.containsKey(wire.id())
                    && (from.get().kind().equals("client") || LayerWires.isOfImage(from.get(), to.get()) || isUnwritten(from.get()) || isUnwritten(to.get()) || ours.wires().find(from.get().kind(), wire.role(), to.get().kind()).isEmpty());
            if (beyond) {
                all.put(wire.id(), wire);
            }
        }
        design = design.withWires(all);
    }

    /** Whether a card has a resource only as long as it starts something. */
    private static boolean isWrittenWithItsTarget(Node node) {
        return node.kind().equals(SchedulerWires.KIND) || node.kind().equals(FunctionUrls.KIND) || SourceWires.isKind(node.kind());
    }

    /** A pipe that lacks an end is in no template yet, nor is a scheduler without a target. */
    private boolean isUnwritten(Node node) {
        return isWrittenWithItsTarget(node) && !Adoption.isAdopted(node) && !ids.containsValue(node.id()) || node.kind().equals(PipeWires.KIND) && !Adoption.isAdopted(node) && !generated.containsKey(knownIds.get(node.id()));
    }

    private void groups() {
        SortedMap<GroupId, Group> groups = new TreeMap<>();
        known.groups().values().forEach(group -> {
            Set<NodeId> members = new TreeSet<>(group.members());
            members.retainAll(design.nodes().keySet());
            groups.put(group.id(), group.withMembers(members));
        });
        design = design.withGroups(groups);
    }
}
