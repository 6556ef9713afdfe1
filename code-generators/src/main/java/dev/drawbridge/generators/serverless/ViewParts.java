package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.Globals;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The resources of a view as they come together: their bodies, where each stands in the file, and what it is called. For one use. */
final class ViewParts {
    private final SequencedMap<String, Tree> all = new LinkedHashMap<>();
    private final SequencedMap<String, TreePath> resources = new LinkedHashMap<>();
    private final Map<String, FrameworkView.Made> made = new LinkedHashMap<>();
    private final Map<String, Tree> underlying = new LinkedHashMap<>();
    private final Map<TreePath, TreePath> places = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    static TreePath resource(String id) {
        return TreePath.of("Resources", id);
    }

    /** A path inside a resource. */
    static TreePath below(String id, TreePath path) {
        return below(resource(id), path);
    }

    static TreePath below(TreePath base, TreePath path) {
        List<String> steps = new ArrayList<>(base.steps());
        steps.addAll(path.steps());
        return new TreePath(steps);
    }

    boolean has(String id) {
        return all.containsKey(id) || resources.containsKey(id);
    }

    void put(String id, Tree body) {
        all.put(id, body);
    }

    /** A resource that the file has itself; of two with one id the first counts. */
    void found(String id, TreePath path) {
        if (resources.putIfAbsent(id, path) == null) {
            place(resource(id), path);
        }
    }

    /** The body of a resource that the file has itself, over what the framework makes under that id. */
    void add(String id, Tree own) {
        all.put(id, underlying.containsKey(id) ? Globals.merged(underlying.get(id), own) : own);
    }

    /** A resource that the framework makes by itself, unless the file has one under that id. */
    void make(String id, String type, Block properties, FrameworkView.Made.Kind kind, TreePath place) {
        if (resources.containsKey(id) && kind == FrameworkView.Made.Kind.OTHER) {
            // the framework puts what the file says over what it makes itself
            underlying.putIfAbsent(id, new Block().put("Type", type).put("Properties", properties.tree()).tree());
        }
        if (!resources.containsKey(id) && !made.containsKey(id)) {
            all.put(id, new Block().put("Type", type).put("Properties", properties.tree()).tree());
            made.put(id, new FrameworkView.Made(kind, place));
            place(resource(id), place);
        }
    }

    /** Where something of the view stands in the file. */
    void place(TreePath inView, TreePath inFile) {
        places.put(inView, inFile);
    }

    /** What the card of a resource is called. */
    void name(String id, String name) {
        names.put(id, name);
    }

    SequencedMap<String, Tree> all() {
        return all;
    }

    /** The resources that the file has itself. */
    SequencedMap<String, TreePath> resources() {
        return resources;
    }

    Map<String, FrameworkView.Made> made() {
        return made;
    }

    Map<TreePath, TreePath> places() {
        return places;
    }

    Map<String, String> names() {
        return names;
    }
}
