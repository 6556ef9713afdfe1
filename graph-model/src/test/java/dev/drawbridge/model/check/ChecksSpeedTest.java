package dev.drawbridge.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks run after each edit, so their work must grow with the drawing and not with its square. */
class ChecksSpeedTest {
    private final Catalogue catalogue = Catalogue.standard();
    private final WireTable table = WireTable.standard();
    private final Checks checks = Checks.standard(LocalDate.of(2026, 11, 22));

    @Test
    void fiveThousandCardsAreCheckedInAFractionOfASecond() {
        Design design = chain(1_000);
        assertThat(design.nodes()).hasSize(5_000);
        assertThat(best(design)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void alsoADrawingFullOfFindingsIsCheckedInAFractionOfASecond() {
        Design bad = chain(1_000);
        List<Wire> kept = bad.wires().values().stream().filter(wire -> wire.role() != WireRole.ON_FAILURE).toList();
        Design worse = Design.of("bad", bad.nodes().values(), kept);

        assertThat(checks.run(worse, catalogue, table)).hasSizeGreaterThan(1_000);
        assertThat(best(worse)).isLessThan(Duration.ofSeconds(2));
    }

    /** About 20 ms of the processor for either, whatever else the machine does; a quadratic rule takes seconds. */
    private Duration best(Design design) {
        assumeTrue(ProcessHandle.current().info().totalCpuDuration().isPresent(), "this system does not tell what a process takes of the processor");
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            Duration start = processor();
            checks.run(design, catalogue, table);
            Duration time = processor().minus(start);
            best = time.compareTo(best) < 0 ? time : best;
        }
        return best;
    }

    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    @Test
    void aCircleThroughAllCardsDoesNotOverflowTheStack() {
        Design design = chain(2_000);
        NodeId last = new NodeId("work1999");
        NodeId first = new NodeId("queue0");
        Design circle = design.withWire(Wire.of(new WireId("close"), End.out(last), End.in(first), WireRole.SEND));

        assertThat(checks.run(circle, catalogue, table)).anyMatch(finding -> finding.rule().equals("recursive-loop"));
    }

    /** queue -> function -> next queue ..., each function with a table, each queue with one for failures. */
    private static Design chain(int length) {
        List<Node> nodes = new ArrayList<>();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            nodes.add(Node.of(new NodeId("queue" + i), "queue", "queue" + i).withField("visibilityTimeout", Value.of(30 + i % 60)));
            nodes.add(Node.of(new NodeId("work" + i), "function", "work" + i).withField("environment", Value.entries("LEVEL", "debug")));
            nodes.add(Node.of(new NodeId("table" + i), "table", "table" + i).withField("partitionKey", Value.of("key")));
            nodes.add(Node.of(new NodeId("dead" + i), "queue", "dead" + i));
            nodes.add(Node.of(new NodeId("news" + i), "topic", "news" + i));
            wire(wires, "queue" + i, WireRole.TRIGGER, "work" + i);
            wire(wires, "work" + i, WireRole.ACCESS, "table" + i);
            wire(wires, "work" + i, WireRole.SEND, "news" + i);
            wires.add(Wire.of(new WireId("f" + i), End.failure(new NodeId("queue" + i)), End.in(new NodeId("dead" + i)), WireRole.ON_FAILURE));
            if (i + 1 < length) {
                wire(wires, "work" + i, WireRole.SEND, "queue" + (i + 1));
            }
        }
        return Design.of("large", nodes, wires);
    }

    private static void wire(List<Wire> wires, String from, WireRole role, String to) {
        wires.add(Wire.of(new WireId(from + ".." + to), End.out(new NodeId(from)), End.in(new NodeId(to)), role));
    }
}
