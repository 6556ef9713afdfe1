package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A file of the framework as the SAM template that means the same: functions with their events, what the framework makes for them, and
 * the CloudFormation below {@code resources}. It is never shown or kept; it is how the lens of SAM sees the file. Each of its places
 * knows where in the file it comes from, so that {@link FrameworkPut} can carry a change of it back. Immutable.
 */
public final class FrameworkView {
    /** What the type of a resource begins with that stands for an event. */
    public static final String EVENT = "Serverless::Event::";

    /** Whether a card is an event that SAM has no words for. */
    public static boolean isEvent(Node card) {
        return card.kind().equals("raw-resource") && card.field("type").flatMap(Value::asText).filter(type -> type.startsWith(EVENT)).isPresent();
    }

    private final FrameworkDocument file;
    private final Tree template;
    private final SequencedMap<String, Function> functions;
    private final SequencedMap<String, TreePath> resources;
    private final Map<String, TreePath> outputs;
    private final Map<String, Made> made;
    private final Map<TreePath, TreePath> places;
    private final Map<String, String> names;
    private final Map<String, RawEvent> rawEvents;

    FrameworkView(FrameworkDocument file, ViewBuilder built) {
        this.file = file;
        this.template = built.template();
        this.functions = built.functions();
        this.resources = built.parts().resources();
        this.outputs = Map.copyOf(built.outputs());
        this.made = Map.copyOf(built.parts().made());
        this.places = new java.util.HashMap<>(built.parts().places());
        this.names = new TreeMap<>(built.parts().names());
        this.rawEvents = Map.copyOf(built.rawEvents());
    }

    /**
     * A function of the file.
     *
     * @param key as the file calls it
     * @param path where it stands
     */
    record Function(String key, TreePath path, List<Event> events) {
        Optional<Event> event(String name) {
            return events.stream().filter(event -> event.name().equals(name)).findFirst();
        }
    }

    /**
     * An event of a function.
     *
     * @param name in the view
     * @param item the place of the element of {@code events}
     * @param value the place of what the event says
     * @param element of a schedule with several times: which
     */
    record Event(String name, EventWord word, TreePath item, TreePath value, Optional<Integer> element) {}

    /** What the framework makes without being told in CloudFormation: its kind, and where its settings are. */
    record Made(Kind kind, TreePath place) {
        enum Kind {
            HTTP_API, REST_API, WEBSOCKETS, ROLE, LOG_GROUP, LAYER, OTHER
        }
    }

    /** An event that SAM has no words for, as a resource. */
    record RawEvent(TreePath item, TreePath value) {}

    /**
     * What the drawing so far calls things, and which events are to be resources because nothing else draws them.
     *
     * @param schedules names and expressions of the schedules that are known to start a function, by its logical id
     * @param raw places of events in the file
     */
    public record Hints(Map<String, SequencedMap<String, String>> schedules, java.util.Set<TreePath> raw) {
        public static final Hints NONE = new Hints(Map.of(), java.util.Set.of());
    }

    /** The view of a file. */
    public static FrameworkView of(FrameworkDocument file, Hints hints) {
        return new ViewBuilder(file, hints).view();
    }

    public FrameworkDocument file() {
        return file;
    }

    Tree template() {
        return template;
    }

    /** The view as text, for the parser. */
    public String text() {
        return new Emitter(DocumentStyle.STANDARD).emit(template);
    }

    SequencedMap<String, Function> functions() {
        return functions;
    }

    /** The logical id of the function of a key. */
    public Optional<String> function(String key) {
        return functions.entrySet().stream().filter(entry -> entry.getValue().key().equals(key)).map(Map.Entry::getKey).findFirst();
    }

    SequencedMap<String, TreePath> resources() {
        return resources;
    }

    Map<String, TreePath> outputs() {
        return outputs;
    }

    Map<String, Made> made() {
        return made;
    }

    /** The resources that stand for events, by their ids in the view. */
    public SequencedMap<String, Tree> rawResources() {
        SequencedMap<String, Tree> found = new java.util.LinkedHashMap<>();
        template.get("Resources").orElseGet(Tree::map).entries().forEach((id, body) -> {
            if (rawEvents.containsKey(id)) {
                found.put(id, body);
            }
        });
        return found;
    }

    Map<String, RawEvent> rawEvents() {
        return rawEvents;
    }

    /** Whether a resource of the view stands in the file: as a function, or as CloudFormation. */
    public boolean isWritten(String id) {
        return functions.containsKey(id) || resources.containsKey(id);
    }

    /** Whether a resource of the view is a function of the file. */
    public boolean isFunction(String id) {
        return functions.containsKey(id);
    }

    /** Where a function stands once it has that key. */
    public TreePath placeOf(String id, String key) {
        return functions.get(id).path().parent().child(key);
    }

    /** The function that a card of that name would be. */
    public Optional<String> functionNamed(String name) {
        return functions.entrySet().stream().filter(entry -> FrameworkIds.plain(name).equalsIgnoreCase(FrameworkIds.plain(entry.getValue().key()))).map(Map.Entry::getKey).findFirst();
    }

    /** The API of that kind that the framework makes. */
    public Optional<String> api(String kind) {
        return switch (kind) {
            case "http-api" -> Optional.of(FrameworkIds.HTTP_API).filter(made::containsKey);
            case "websocket-api" -> Optional.of(FrameworkIds.WEBSOCKETS).filter(made::containsKey);
            case "rest-api" -> Optional.of(FrameworkIds.REST_API).filter(made::containsKey);
            default -> Optional.empty();
        };
    }

    /** Whether the view has a resource of that id. */
    public boolean has(String id) {
        return isWritten(id) || made.containsKey(id) || rawEvents.containsKey(id);
    }

    /** Whether something else than the file makes a resource of that id: the framework, a plugin, or a file that is included. */
    public boolean makes(String id) {
        return !isWritten(id) && !rawEvents.containsKey(id) && (made.containsKey(id) || FrameworkIds.isMade(id) || file.hasPlugins() || file.includesResources());
    }

    /** What a resource is called by people. */
    public Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /** Where in the file a place of the view comes from; the nearest that is there. */
    public TreePath place(TreePath path) {
        TreePath known = path;
        while (!places.containsKey(known) && !known.isRoot()) {
            known = known.parent();
        }
        TreePath place = places.getOrDefault(known, TreePath.ROOT);
        for (String step : path.steps().subList(known.steps().size(), path.steps().size())) {
            TreePath deeper = place.child(step);
            if (file.raw(deeper).isEmpty()) {
                break;
            }
            place = deeper;
        }
        return place;
    }
}
