package dev.drawbridge.generators.layout;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Puts blocks that hang together into columns, so that wires run to the right and cross seldom. ELK's layered algorithm
 * says which column a block belongs to and how high it stands there; how far apart columns are is decided here, because
 * only we know how wide the labels are.
 */
final class Layers {
    /** Air between two blocks of a column: a label and some space for wires fit in. */
    static final double ROW_GAP = 36;
    private static final double COLUMN_GAP = 80;
    private static final double WIDEST_GAP = 288;
    /** Air to the left and right of a label, where the wire and its arrow head show. */
    private static final double LABEL_AIR = 30;
    /** Beyond this many blocks a quicker way to find columns is taken; the usual one grows faster than the drawing. */
    private static final int MANY = 400;

    private Layers() {}

    /**
     * Places for connected blocks, the upper left corner of all at 0, 0; every place is on the grid.
     *
     * @param order the blocks (indexes into {@code blocks}) in the order in which they are read now, which is kept where it does no harm
     */
    static Map<Integer, Point> place(List<Block> blocks, List<Integer> order, List<Link> links) {
        if (order.size() == 1) {
            return Map.of(order.getFirst(), new Point(0, 0));
        }
        Map<Integer, ElkNode> nodes = layOut(blocks, order, links);
        Map<Integer, List<Integer>> columns = new TreeMap<>();
        nodes.forEach((block, node) -> columns.computeIfAbsent(node.getProperty(LayeredOptions.LAYERING_LAYER_ID), key -> new ArrayList<>()).add(block));
        Map<Integer, Double> gaps = gaps(nodes, links);
        Map<Integer, Point> places = new HashMap<>();
        double x = 0;
        for (var column : columns.entrySet()) {
            List<Integer> downwards = new ArrayList<>(column.getValue());
            downwards.sort(Comparator.<Integer>comparingDouble(block -> nodes.get(block).getY()).thenComparing(block -> block));
            double free = Double.NEGATIVE_INFINITY;
            double widest = 0;
            for (int block : downwards) {
                double y = Math.max(Math.rint(nodes.get(block).getY() / CardMetrics.GRID) * CardMetrics.GRID, free);
                places.put(block, new Point(x, y));
                free = up(y + blocks.get(block).height() + ROW_GAP);
                widest = Math.max(widest, blocks.get(block).width());
            }
            x = up(x + widest + gaps.getOrDefault(column.getKey(), COLUMN_GAP));
        }
        double top = places.values().stream().mapToDouble(Point::y).min().orElse(0);
        places.replaceAll((block, place) -> place.plus(0, -top));
        return places;
    }

    /** After each column, room for the widest label between it and the next. */
    private static Map<Integer, Double> gaps(Map<Integer, ElkNode> nodes, List<Link> links) {
        Map<Integer, Double> gaps = new HashMap<>();
        for (Link link : links) {
            int from = nodes.get(link.from()).getProperty(LayeredOptions.LAYERING_LAYER_ID);
            int to = nodes.get(link.to()).getProperty(LayeredOptions.LAYERING_LAYER_ID);
            if (to == from + 1 && link.room() > 0) {
                gaps.merge(from, gap(link.room()), Math::max);
            }
        }
        return gaps;
    }

    /** How far apart two columns are between which a label takes that room. */
    static double gap(double room) {
        return room > 0 ? Math.clamp(room + 2 * LABEL_AIR, COLUMN_GAP, WIDEST_GAP) : COLUMN_GAP;
    }

    private static double up(double value) {
        return Math.ceil(value / CardMetrics.GRID) * CardMetrics.GRID;
    }

    private static Map<Integer, ElkNode> layOut(List<Block> blocks, List<Integer> order, List<Link> links) {
        // ELK copies default values by a table of types, which only this fills
        LayoutMetaDataService.getInstance();
        ElkNode graph = ElkGraphUtil.createGraph();
        configure(graph, order.size());
        Map<Integer, ElkNode> nodes = new HashMap<>();
        for (int block : order) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(blocks.get(block).width(), blocks.get(block).height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            nodes.put(block, node);
        }
        Map<End, ElkPort> ports = new HashMap<>();
        for (Link link : links) {
            ElkPort from = ports.computeIfAbsent(link.wire().from(), end -> port(nodes.get(link.from()), blocks.get(link.from()), end));
            ElkPort to = ports.computeIfAbsent(link.wire().to(), end -> port(nodes.get(link.to()), blocks.get(link.to()), end));
            ElkGraphUtil.createSimpleEdge(from, to).setProperty(LayeredOptions.PRIORITY_DIRECTION, link.forwards());
        }
        goOn();
        new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return Thread.currentThread().isInterrupted();
            }
        });
        goOn();
        return nodes;
    }

    /** @throws CancellationException when nobody waits for the places any more */
    private static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Tidying was stopped.");
        }
    }

    private static void configure(ElkNode graph, int size) {
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        graph.setProperty(LayeredOptions.GENERATE_POSITION_AND_LAYER_IDS, true);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY);
        graph.setProperty(LayeredOptions.LAYERING_STRATEGY, size > MANY ? LayeringStrategy.LONGEST_PATH_SOURCE : LayeringStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        graph.setProperty(LayeredOptions.THOROUGHNESS, size > MANY ? 2 : 12);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, ROW_GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 18.0);
    }

    private static ElkPort port(ElkNode node, Block block, End end) {
        Point at = CardMetrics.port(block.cards().get(end.node()), end.port());
        ElkPort port = ElkGraphUtil.createPort(node);
        switch (end.port()) {
            case "in" -> {
                port.setProperty(LayeredOptions.PORT_SIDE, PortSide.WEST);
                port.setLocation(0, at.y());
            }
            case "failure" -> {
                port.setProperty(LayeredOptions.PORT_SIDE, PortSide.SOUTH);
                port.setLocation(at.x(), block.height());
            }
            default -> {
                port.setProperty(LayeredOptions.PORT_SIDE, PortSide.EAST);
                port.setLocation(block.width(), at.y());
            }
        }
        return port;
    }
}
