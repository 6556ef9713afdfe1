package dev.drawbridge.generators.java;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.Binding;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a design's functions and wires, by the rows of the wire table, into plans. Pure. */
final class FunctionPlans {
    /** Names that the first text of a class uses; a port's variable keeps away from them. */
    private static final Set<String> LOCALS = Set.of("request", "batch", "changes", "change", "records", "record", "message", "notification", "event", "tick", "invocation", "key", "item",
            "answer", "content", "function", "call");
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)\\+?}");
    private static final String FUNCTION = "function";

    private final Catalogue catalogue;
    private final WireTable table;

    FunctionPlans(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The plan of every function, in the order of their folders; those that were found in a template bring their own code. */
    List<FunctionPlan> of(Design design) {
        DesignIndex index = new DesignIndex(design);
        List<FunctionPlan> plans = new ArrayList<>();
        Map<String, String> folders = new HashMap<>();
        for (Node node : design.nodes().values()) {
            if (node.kind().equals(FUNCTION) && (!Adoption.isAdopted(node) || Adoption.isDrawn(node))) {
                FunctionPlan plan = plan(index, node);
                String other = folders.put(plan.code().packageName(), node.name());
                if (other != null) {
                    throw new ModelException("The functions \"" + other + "\" and \"" + node.name() + "\" would have the same Java package; rename one of them.");
                }
                plans.add(plan);
            }
        }
        plans.sort(Comparator.comparing(plan -> plan.code().folder()));
        return plans;
    }

    private FunctionPlan plan(DesignIndex index, Node function) {
        FunctionCode code = FunctionCode.of(index.design(), function);
        List<PortPlan> ports = ports(index, function);
        List<StartPlan> starts = starts(index, function);
        requireDistinct(function, ports, starts);
        return new FunctionPlan(function.name(), code, release(function), ports, starts);
    }

    private int release(Node function) {
        String digits = catalogue.of(function).text(function, "runtime").replaceAll("^java(\\d+).*$", "$1");
        return digits.matches("\\d{2}") ? Integer.parseInt(digits) : 25;
    }

    private List<PortPlan> ports(DesignIndex index, Node function) {
        List<PortPlan> ports = new ArrayList<>();
        Set<NodeId> seen = new HashSet<>();
        for (Wire wire : index.outOf(function.id())) {
            Optional<WireRule> row = table.of(index.design(), wire).filter(found -> found.binding().isPresent() && seen.add(wire.to().node()));
            row.ifPresent(rule -> ports.add(port(rule.binding().get(), rule, wire, index.to(wire))));
        }
        ports.sort(Comparator.comparing(port -> port.facts().typeName()));
        return ports;
    }

    private PortPlan port(Binding binding, WireRule rule, Wire wire, Node card) {
        String suffix = switch (binding) {
            case TABLE -> "Table";
            case QUEUE -> "Queue";
            case TOPIC -> "Topic";
            case BUCKET -> "Bucket";
            case FUNCTION -> "Function";
            case EVENT_BUS -> "Bus";
            case STATE_MACHINE -> "StateMachine";
            case SECRET -> "Secret";
            case PARAMETER -> "Parameter";
            case STREAM -> "Stream";
            case CONNECTIONS -> "Connections";
            case EMAIL -> "Email";
            case GRAPHQL_API -> "Graph";
        };
        String pascal = pascal(card);
        List<PortPlan.Setting> environment = rule.variables().stream()
                .map(variable -> new PortPlan.Setting(variable.attribute().name().toLowerCase(Locale.ROOT), variable.name(card))).toList();
        PortPlan.Facts facts = new PortPlan.Facts(card, pascal, pascal + suffix, JavaNames.variable(card.name(), suffix, LOCALS), environment);
        AccessMode mode = rule.mode(wire).orElse(AccessMode.READ_WRITE);
        return switch (binding) {
            case TABLE -> tablePort(facts, card, mode, rule.flag(wire, "scan"));
            case QUEUE -> new PortPlan.QueuePort(facts, message(card), catalogue.of(card).flag(card, "fifo"));
            case TOPIC -> new PortPlan.TopicPort(facts, message(card));
            case BUCKET -> new PortPlan.BucketPort(facts, mode, rule.flag(wire, "delete"));
            case FUNCTION -> new PortPlan.FunctionPort(facts);
            case STREAM -> new StreamPort(facts, streamed(card));
            case EVENT_BUS -> new BusPort(facts, detail(card), source(card));
            case STATE_MACHINE -> new StateMachinePort(facts, rule.flag(wire, WireTable.STARTS), rule.flag(wire, WireTable.ANSWERS));
            case SECRET -> new SettingPort(facts, true);
            case PARAMETER -> new SettingPort(facts, false);
            case CONNECTIONS -> new ConnectionsPort(facts);
            case EMAIL -> new EmailPort(facts);
            case GRAPHQL_API -> new GraphPort(facts);
        };
    }

    private static String pascal(Node card) {
        String pascal = Names.pascal(card.name());
        return pascal.isEmpty() || Character.isDigit(pascal.charAt(0)) ? "Card" + pascal : pascal;
    }

    private Shape message(Node card) {
        return Shape.of(pascal(card) + "Message", catalogue.of(card).rows(card, "messageFields"), List.of(), Set.of());
    }

    private Shape streamed(Node stream) {
        return Shape.of(pascal(stream) + "Record", catalogue.of(stream).rows(stream, "messageFields"), List.of(), Set.of());
    }

    private Shape detail(Node bus) {
        return Shape.of(pascal(bus) + "Detail", catalogue.of(bus).rows(bus, "messageFields"), List.of(), Set.of());
    }

    /** What events say where they come from, unless the card says otherwise. */
    private String source(Node bus) {
        String own = catalogue.of(bus).text(bus, "eventSource");
        return own.isBlank() ? Names.kebab(bus.name()) : own;
    }

    private PortPlan.TablePort tablePort(PortPlan.Facts facts, Node card, AccessMode mode, boolean scan) {
        Shape item = item(card);
        return new PortPlan.TablePort(facts, item, indexes(catalogue.of(card).rows(card, "indexes"), item), mode, scan && mode.reads());
    }

    /** An item of a table. */
    private Shape item(Node card) {
        String partition = orId(catalogue.of(card).text(card, "partitionKey"));
        String sort = catalogue.of(card).text(card, "sortKey");
        List<String> keyNames = sort.isEmpty() || sort.equals(partition) ? List.of(partition) : List.of(partition, sort);
        List<Value.Entries> rows = new ArrayList<>(catalogue.of(card).rows(card, "itemFields"));
        List<Value.Entries> indexRows = catalogue.of(card).rows(card, "indexes");
        Set<String> indexed = new HashSet<>();
        for (Value.Entries index : indexRows) {
            for (String column : List.of("partitionKey", "sortKey")) {
                // an index key that is no item field yet is text, like a key of the table
                index.text(column).filter(name -> !name.isEmpty() && indexed.add(name))
                        .ifPresent(name -> rows.add(Value.entries("name", name, "type", "text")));
            }
        }
        return Shape.of(pascal(card) + "Item", rows, keyNames, indexed);
    }

    private static String orId(String name) {
        return name.isEmpty() ? "id" : name;
    }

    private static List<PortPlan.IndexPlan> indexes(List<Value.Entries> rows, Shape item) {
        List<String> methods = JavaNames.distinct(rows.stream().map(row -> method(row.text("name").orElse(""))).toList(), Set.of());
        List<PortPlan.IndexPlan> indexes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Value.Entries row = rows.get(i);
            Optional<Member> partition = row.text("partitionKey").flatMap(item::find);
            if (partition.isPresent() && row.text("name").isPresent()) {
                Optional<Member> sort = row.text("sortKey").flatMap(item::find).filter(member -> !member.equals(partition.get()));
                indexes.add(new PortPlan.IndexPlan(row.text("name").get(), methods.get(i), partition.get(), sort));
            }
        }
        return indexes;
    }

    /** {@code queryByOwner} for an index called by-owner, owner-index or owner. */
    private static String method(String index) {
        List<String> words = new ArrayList<>(Names.words(index));
        if (words.size() > 1 && words.getFirst().equalsIgnoreCase("by")) {
            words.removeFirst();
        }
        if (words.size() > 1 && words.getLast().equalsIgnoreCase("index")) {
            words.removeLast();
        }
        return "queryBy" + Names.pascal(String.join(" ", words));
    }

    private List<StartPlan> starts(DesignIndex index, Node function) {
        Map<Trigger, List<Wire>> wires = new EnumMap<>(Trigger.class);
        for (Wire wire : index.into(function.id())) {
            table.of(index.design(), wire).flatMap(WireRule::trigger).ifPresent(t -> wires.computeIfAbsent(t, x -> new ArrayList<>()).add(wire));
        }
        List<StartPlan> starts = new ArrayList<>();
        // asked first, because its questions look like the requests that they are about
        access(index, function).ifPresent(starts::add);
        for (Trigger trigger : Trigger.values()) {
            List<Wire> these = wires.getOrDefault(trigger, List.of());
            List<Node> cards = these.stream().map(index::from).distinct().sorted(Comparator.comparing(Node::name)).toList();
            List<String> names = cards.stream().map(Node::name).toList();
            if (!these.isEmpty()) {
                switch (trigger) {
                    case HTTP -> starts.add(http(index, these, cards));
                    case SOCKET_MESSAGE -> starts.add(new SocketMessages(names, routeKeys(index, these)));
                    case GRAPHQL_FIELD -> starts.add(new GraphCalls(names, routeKeys(index, these)));
                    case QUEUE_BATCH -> cards.forEach(card -> starts.add(queue(index, card)));
                    case TOPIC_MESSAGE -> cards.forEach(card ->
                            starts.add(new StartPlan.TopicMessage(card.name(), pascal(card), pascal(card) + "Notification", message(card))));
                    case BUCKET_EVENT -> starts.add(new StartPlan.BucketEvent(names));
                    case SCHEDULE_TICK -> starts.add(ticks(index, these, names));
                    case TABLE_CHANGES -> cards.forEach(card -> starts.add(new TableChanges(card.name(), pascal(card), item(card))));
                    case STREAM_RECORDS -> cards.forEach(card -> starts.add(new StreamRecords(card.name(), pascal(card), streamed(card))));
                    case BUS_EVENT -> starts.add(new BusEvents(names, cards.size() == 1 ? detail(cards.getFirst()) : Shape.of("Detail", List.of(), List.of(), Set.of())));
                    case KAFKA_RECORDS -> starts.add(new SourceStart(SourceStart.Sort.KAFKA, names, false));
                    case BROKER_MESSAGES -> starts.add(new SourceStart(SourceStart.Sort.BROKER, names, false));
                    case DOCUMENT_CHANGES -> starts.add(new SourceStart(SourceStart.Sort.DOCUMENTS, names, false));
                    case LOG_LINES -> starts.add(new SourceStart(SourceStart.Sort.LOGS, names, false));
                    case SKILL_REQUEST -> starts.add(new SourceStart(SourceStart.Sort.SKILL, names, false));
                    case USER_EVENT -> starts.add(new SourceStart(SourceStart.Sort.USERS, names, false));
                    // a message is whatever the rule picks, so nothing tells it from a call
                    case DEVICE_MESSAGE -> {
                        if (!wires.containsKey(Trigger.INVOCATION)) {
                            starts.add(new StartPlan.Invocation());
                        }
                    }
                    case INVOCATION -> starts.add(new StartPlan.Invocation());
                }
            }
        }
        return starts.isEmpty() ? List.of(new StartPlan.Invocation()) : starts;
    }

    /** The APIs that ask the function who may call them. */
    private Optional<StartPlan> access(DesignIndex index, Node function) {
        List<Wire> wires = index.outOf(function.id(), WireRole.AUTHORIZE);
        boolean brief = wires.stream().noneMatch(wire -> table.of(index.design(), wire).filter(rule -> rule.field("simple").isPresent() && !rule.flag(wire, "simple")).isPresent());
        return wires.isEmpty() ? Optional.empty() : Optional.of(new SourceStart(SourceStart.Sort.ACCESS, wires.stream().map(index::to).map(Node::name).distinct().sorted().toList(), brief));
    }

    private List<String> routeKeys(DesignIndex index, List<Wire> wires) {
        return wires.stream().flatMap(wire -> table.of(index.design(), wire).orElseThrow().routes(wire).stream()).distinct().toList();
    }

    private StartPlan.Http http(DesignIndex index, List<Wire> wires, List<Node> cards) {
        List<Node> rest = cards.stream().filter(card -> card.kind().equals("rest-api")).toList();
        SortedSet<String> origins = new TreeSet<>();
        for (Node api : rest) {
            if (catalogue.of(api).flag(api, "cors")) {
                index.into(api.id(), WireRole.CALL).forEach(call -> catalogue.of(index.from(call)).value(index.from(call), "origins").map(Value::asItems).orElse(List.of())
                        .forEach(origin -> origin.asText().ifPresent(origins::add)));
            }
        }
        return new StartPlan.Http(routes(index, wires), rest.size() < cards.size(), !rest.isEmpty(), List.copyOf(origins),
                cards.stream().anyMatch(card -> card.kind().equals("function-url")));
    }

    private StartPlan.QueueBatch queue(DesignIndex index, Node card) {
        boolean wrapped = index.into(card.id(), WireRole.DELIVER).stream()
                .anyMatch(wire -> table.of(index.design(), wire).map(rule -> !rule.flag(wire, "raw")).orElse(false));
        return new StartPlan.QueueBatch(card.name(), pascal(card), pascal(card) + "Batch", message(card), catalogue.of(card).flag(card, "fifo"), wrapped);
    }

    private StartPlan.ScheduleTick ticks(DesignIndex index, List<Wire> wires, List<String> names) {
        List<String> inputs = wires.stream().map(wire -> table.of(index.design(), wire).map(rule -> rule.text(wire, "input")).orElse("")).toList();
        return new StartPlan.ScheduleTick(names, inputs.stream().filter(text -> !text.isBlank()).distinct().sorted().toList(),
                inputs.stream().anyMatch(String::isBlank));
    }

    private List<StartPlan.Route> routes(DesignIndex index, List<Wire> wires) {
        List<StartPlan.Route> routes = new ArrayList<>();
        for (Wire wire : wires) {
            for (Value.Entries row : table.of(index.design(), wire).orElseThrow().rows(wire, WireTable.ROUTES)) {
                String path = row.text("path").orElse("/");
                List<String> parameters = PARAMETER.matcher(path).results().map((MatchResult match) -> match.group(1)).toList();
                routes.add(new StartPlan.Route(row.text("method").orElse("GET"), path, parameters));
            }
        }
        routes.sort(Comparator.comparing(StartPlan.Route::path).thenComparing(StartPlan.Route::method));
        return routes;
    }

    /** Two cards whose names differ only in spelling would give one Java type. */
    private static void requireDistinct(Node function, List<PortPlan> ports, List<StartPlan> starts) {
        Map<String, String> owners = new HashMap<>();
        for (PortPlan port : ports) {
            String other = owners.get(port.facts().pascal());
            if (other != null) {
                throw clash(function, other, port.facts().card().name());
            }
            claim(function, owners, port.facts().pascal(), port.facts().card().name());
        }
        for (StartPlan start : starts) {
            if (start instanceof StartPlan.QueueBatch queue) {
                claim(function, owners, queue.pascal(), queue.card());
            } else if (start instanceof StartPlan.TopicMessage topic) {
                claim(function, owners, topic.pascal(), topic.card());
            } else if (start instanceof EventStart other) {
                other.claims().forEach((pascal, card) -> claim(function, owners, pascal, card));
            }
        }
    }

    private static void claim(Node function, Map<String, String> owners, String pascal, String card) {
        String other = owners.putIfAbsent(pascal, card);
        if (other != null && !other.equals(card)) {
            throw clash(function, other, card);
        }
    }

    private static ModelException clash(Node function, String one, String other) {
        return new ModelException("The cards \"" + one + "\" and \"" + other + "\", both wired to the function \"" + function.name()
                + "\", would have the same name in Java; rename one of them.");
    }
}
