package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back equal, whatever it holds; what is read never breaks with anything but the family's exception. */
class RoundTripPropertiesTest {
    private static final List<String> KEYS = List.of("alpha", "Beta", "x-y", "a.b", "", "\"quoted\"", "größe", "Refs");

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(Value::of),
                Arbitraries.bigDecimals().map(Value.Decimal::new),
                Arbitraries.longs().map(Value::of),
                Arbitraries.of(Value.of(true), Value.of(false), new Value.Nothing()));
        return Arbitraries.recursive(() -> leaf, inner -> Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(Value::of),
                Arbitraries.maps(Arbitraries.of(KEYS), inner).ofMaxSize(4).map(Value.Entries::new),
                inner.map(argument -> new Value.Expression("Fn::Sub", argument))), 0, 3);
    }

    private Arbitrary<SortedMap<String, Value>> named() {
        return Arbitraries.maps(Arbitraries.of(KEYS), values()).ofMaxSize(3).map(TreeMap::new);
    }

    @Provide
    Arbitrary<Design> designs() {
        Arbitrary<List<SortedMap<String, Value>>> bags = named().list().ofSize(8);
        Arbitrary<List<Integer>> ends = Arbitraries.integers().between(0, 30).list().ofSize(8);
        return Combinators.combine(bags, ends, Arbitraries.strings().ofMaxLength(20), Arbitraries.integers().between(1, 4)).as(RoundTripPropertiesTest::design);
    }

    private static Design design(List<SortedMap<String, Value>> bags, List<Integer> picks, String text, int count) {
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        List<NodeId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NodeId id = new NodeId(List.of("search", "a.b", "\"x\"", "ü").get(i));
            ids.add(id);
            nodes.put(id, new Node(id, i == 0 ? "function" : "kind " + text, text + i, bags.get(i), i % 2 == 0 ? text : "", bags.get(i + 1)));
        }
        SortedMap<WireId, Wire> wires = new TreeMap<>();
        for (int i = 0; i + 1 < count; i++) {
            WireId id = new WireId("w" + i);
            wires.put(id, new Wire(id, new End(ids.get(picks.get(i) % count), i == 0 ? "out" : "failure"), new End(ids.get(picks.get(i + 1) % count), i == 1 ? "odd" : "in"),
                    WireRole.values()[picks.get(i + 2) % WireRole.values().length], bags.get(i + 2), bags.get(i + 3)));
        }
        GroupId group = new GroupId("g");
        Map<GroupId, Group> groups = count < 2 ? Map.of() : Map.of(group, new Group(group, text, new TreeSet<>(ids), count == 2 ? "" : "data", count == 3, bags.get(6)));
        NoteId note = new NoteId("n1");
        Map<NoteId, Note> notes = count == 1 ? Map.of() : Map.of(note, new Note(note, "# " + text + "\n\n* one", count == 2 ? "" : "flow", bags.get(4)));
        Settings settings = new Settings(new TreeSet<>(Set.of("aws", "t" + count)), "com.example", new TreeMap<>(Map.of("rule@x", text)), bags.get(5));
        return new Design("shop " + text, nodes, wires, new TreeMap<>(groups), new TreeMap<>(notes), settings, bags.get(7));
    }

    @Property(tries = 300, seed = "2026")
    void aDesignIsReadBackEqual(@ForAll("designs") Design design) {
        String text = DesignJson.write(design);

        assertThat(DesignJson.read(text)).isEqualTo(design);
        assertThat(DesignJson.write(DesignJson.read(text))).isEqualTo(text);
        assertThat(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).asString(java.nio.charset.StandardCharsets.UTF_8).isEqualTo(text);
    }

    @Property(tries = 200, seed = "2026")
    void aValueIsReadBackEqual(@ForAll("values") Value value) {
        assertThat(ValueJson.read(ValueJson.write(value))).isEqualTo(value);
    }

    @Property(tries = 100, seed = "2026")
    void aLayoutIsReadBackInWholePixels(@ForAll int x, @ForAll int y) {
        Layout layout = Layout.empty().withPlace(new NodeId("a"), new Point(x % 1_000_000 + 0.25, y % 1_000_000));

        assertThat(LayoutJson.read(LayoutJson.write(layout)).places()).containsEntry(new NodeId("a"), new Point(x % 1_000_000, y % 1_000_000));
    }

    @Property(tries = 500, seed = "2026")
    void aDamagedFileIsReadOrRefusedInASentence(@ForAll("designs") Design design, @ForAll int where, @ForAll char with) {
        String text = DesignJson.write(design);
        int at = Math.floorMod(where, text.length());
        String damaged = text.substring(0, at) + (with % 3 == 0 ? "" : with % 3 == 1 ? "\"" : "0") + text.substring(Math.min(text.length(), at + 1 + with % 7));
        try {
            DesignJson.read(damaged);
        } catch (ProjectFileException refused) {
            assertThat(refused.getMessage()).startsWith("drawbridge.json").matches("(?s).*[.].*");
        } catch (ModelException other) {
            throw new AssertionError("Not a ProjectFileException: " + damaged, other);
        }
    }
}
