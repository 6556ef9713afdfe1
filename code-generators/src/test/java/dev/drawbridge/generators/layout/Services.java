package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.Map;
import java.util.TreeMap;

/** Drawings of serverless shape: services of ten cards, whose topics fan out to later services. */
public final class Services {
    private static final String[][] CARDS = {{"api", "http-api"}, {"f0", "function"}, {"f1", "function"}, {"f2", "function"}, {"f3", "function"},
        {"t0", "table"}, {"t1", "table"}, {"queue", "queue"}, {"topic", "topic"}, {"bucket", "bucket"}};
    private static final String[][] WIRES = {{"api", "f0", "CALL"}, {"api", "f1", "CALL"}, {"api", "f2", "CALL"}, {"f0", "t0", "ACCESS"}, {"f0", "t1", "ACCESS"},
        {"f1", "t0", "ACCESS"}, {"f1", "t1", "ACCESS"}, {"f2", "queue", "SEND"}, {"queue", "f3", "TRIGGER"}, {"f3", "bucket", "ACCESS"}, {"f3", "topic", "SEND"}};

    private Services() {}

    public static Design design(int services) {
        Map<NodeId, Node> nodes = new TreeMap<>();
        Map<WireId, Wire> wires = new TreeMap<>();
        for (int service = 0; service < services; service++) {
            String prefix = "s" + service + "-";
            for (String[] card : CARDS) {
                nodes.put(new NodeId(prefix + card[0]), Node.of(new NodeId(prefix + card[0]), card[1], prefix + card[0]));
            }
            for (String[] wire : WIRES) {
                connect(wires, prefix + wire[0], prefix + wire[1], WireRole.valueOf(wire[2]));
            }
            if (service % 3 == 0 && service + 2 < services) {
                connect(wires, prefix + "topic", "s" + (service + 1) + "-queue", WireRole.DELIVER);
                connect(wires, prefix + "topic", "s" + (service + 2) + "-queue", WireRole.DELIVER);
            }
        }
        return Design.empty("services").withNodes(nodes).withWires(wires);
    }

    /** The same services, all of one piece: each topic starts functions of as many later services as make up the wires. */
    public static Design chain(int services, int wires) {
        Map<WireId, Wire> all = new TreeMap<>();
        Design apart = design(services);
        apart.wires().values().stream().filter(wire -> wire.role() != WireRole.DELIVER).forEach(wire -> all.put(wire.id(), wire));
        for (int step = 1; all.size() < wires; step++) {
            for (int service = 0; service + step < services && all.size() < wires; service++) {
                connect(all, "s" + service + "-topic", "s" + (service + step) + "-f" + step % 4, WireRole.TRIGGER);
            }
        }
        return apart.withWires(all);
    }

    private static void connect(Map<WireId, Wire> wires, String from, String to, WireRole role) {
        WireId id = new WireId(from + ".." + to);
        wires.put(id, Wire.of(id, End.out(new NodeId(from)), End.in(new NodeId(to)), role));
    }
}
