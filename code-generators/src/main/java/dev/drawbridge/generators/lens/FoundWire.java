package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Map;

/**
 * A wire that a template says.
 *
 * @param from logical id of the card it leaves
 * @param to logical id of the card it reaches
 * @param fields what the template says about it, whether it is a default or not
 * @param places what makes it: events, resources, statements; routes stand in the order of their places
 */
record FoundWire(String from, WireRole role, String to, Map<String, Value> fields, List<TreePath> places) {
    FoundWire {
        fields = Map.copyOf(fields);
        places = List.copyOf(places);
    }

    Key key() {
        return new Key(from, role, to);
    }

    /** One wire has one key, however many places make it. */
    record Key(String from, WireRole role, String to) {}
}
